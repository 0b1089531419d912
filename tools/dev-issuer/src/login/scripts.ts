/** Finds while one types; without it the form's button does the same. */
export const filterScript = `
const box = document.querySelector('input[type=search]');
let waiting, latest = 0;
const find = () => {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const mine = ++latest;
    const address = new URL(location.pathname, location.href);
    address.search = new URLSearchParams(new FormData(box.form));
    const answer = await fetch(address);
    if (!answer.ok || mine !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.getElementById('people').replaceWith(page.getElementById('people'));
    document.getElementById('found').textContent = page.getElementById('found').textContent;
  }, 150);
};
box.addEventListener('input', (event) => { if (!event.isComposing) find(); });
box.addEventListener('compositionend', find);
`;

/** Goes on without a click where the application has already asked the question. */
export const goOnScript = `document.querySelector('button[name=logout]').click();`;
