/** How the pages of the issuer look; readable from a phone upwards. */
export const style = `
:root { color-scheme: light; --ink: #1f2933; --soft: #52606d; --line: #cbd2d9; --blue: #0b4f9e; --ground: #f5f7fa; }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.6 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: var(--ink); background: var(--ground); }
header { display: flex; justify-content: space-between; padding: .75rem 1rem; background: #fff; border-bottom: 1px solid var(--line); }
.product { font-weight: 600; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: .5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .5rem; }
a { color: var(--blue); }
p { margin: .5rem 0; }
.notice { padding: .75rem 1rem; background: #fff7e0; border: 1px solid #d9a400; border-radius: 6px; }
.error > p { margin: .25rem 0; }
.error { padding: .75rem 1rem; background: #fdecea; border: 1px solid #b3261e; border-radius: 6px; }
.hint { color: var(--soft); font-size: .875rem; margin: 0 0 .25rem; }
label { display: block; font-weight: 600; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
.row > div { flex: 1 1 16rem; }
.row > button { align-self: end; }
.row + .hint { margin-top: .25rem; }
input { width: 100%; min-height: 2.75rem; padding: .25rem .75rem; font: inherit; color: inherit; background: #fff; border: 1px solid #7b8794; border-radius: 6px; }
button { min-height: 2.75rem; padding: .25rem 1.25rem; font: inherit; color: #fff; background: var(--blue); border: 1px solid var(--blue); border-radius: 6px; cursor: pointer; }
button.quiet { color: var(--blue); background: #fff; }
:focus-visible { outline: 3px solid #e07b00; outline-offset: 2px; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
li { display: flex; }
button.person { flex: 1; display: flex; flex-direction: column; align-items: flex-start; padding: .6rem .9rem; text-align: start; color: inherit; background: #fff; border-color: var(--line); }
button.person:hover { border-color: var(--blue); }
.name { font-weight: 600; color: var(--blue); }
.detail { color: var(--soft); font-size: .875rem; }
code { font-size: .8125rem; overflow-wrap: anywhere; }
`;
