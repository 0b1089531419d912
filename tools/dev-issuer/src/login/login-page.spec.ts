import { createHash } from 'node:crypto';
import { Browser } from '../../test/a-browser.ts';
import { issuerAtDoor, people, type IssuerAtDoor } from '../../test/an-issuer-at-a-door.ts';
import { languageFor } from './language.ts';
import { loginPage } from './login-page.ts';
import { findPeople, type Person } from './person.ts';

let door: IssuerAtDoor;
let browser: Browser;
beforeAll(async () => {
  door = await issuerAtDoor();
});
beforeEach(() => {
  browser = new Browser(door.origin);
});
afterAll(() => door.stop());

const textOf = async (address: string, headers: Record<string, string> = {}): Promise<string> => (await browser.open(address, { headers })).text();

describe('the login page', () => {
  it('speaks Chinese, and English to who asks for it in the console, in the browser or on the page', async () => {
    const page = await browser.loginPage();
    expect(await textOf(page)).toContain('<html lang="zh-CN">');
    expect(await textOf(page)).toContain('以谁的身份登录？');
    expect(await textOf(page, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' })).toContain('As whom do you sign in?');
    expect(await textOf(`${page}?lang=en`, { 'accept-language': 'zh-CN' })).toContain('<html lang="en">');

    const fromEnglishConsole = await browser.loginPage({ ui_locales: 'en' });
    expect(await textOf(fromEnglishConsole, { 'accept-language': 'zh-CN' })).toContain('As whom do you sign in?');
  });

  it('links to itself in the other language and keeps what was searched for', async () => {
    expect(await textOf(`${await browser.loginPage()}?q=韩`)).toContain('<a href="?lang=en&amp;q=%E9%9F%A9" lang="en">English</a>');
  });

  it.each([
    ['zh', '没有口令'],
    ['en', 'no passwords'],
  ])('says in %s that it is the development login', async (lang, said) => {
    expect(await textOf(`${await browser.loginPage()}?lang=${lang}`)).toContain(said);
  });

  it('offers the people suggested first and the others by search, without any script', async () => {
    const page = await browser.loginPage();

    const first = await textOf(page);
    expect(first).toContain('value="qh.zhao.min"');
    expect(first).toContain('管理各部门清单');
    expect(first).not.toContain('value="qh.han.yan"');

    const found = await textOf(`${page}?q=${encodeURIComponent('市场监督 食品')}`);
    expect(found).toContain('找到 2 人');
    expect(found).toContain('<h2 lang="zh-CN">云川市青禾区</h2>');
    expect(found).toContain('<h3 lang="zh-CN">青禾区市场监督管理局</h3>');
    expect(found).toContain('value="qh.han.yan"');
    expect(found).toContain('科室承办人');
    expect(found).not.toContain('value="qh.zhao.min"');
  });

  it('escapes whatever it shows: names, what was searched for, a subject that was typed', async () => {
    const page = await browser.loginPage();
    const texts = [
      await textOf(`${page}?q=odd`),
      await textOf(`${page}?q=${encodeURIComponent('"><script>alert(1)</script>')}`),
      await (await browser.submit(page, { subject: '"><img src=x onerror=alert(1)>' })).text(),
    ];

    expect(texts[0]).toContain('&lt;b&gt;&quot;甲&quot;&amp;&#39;乙&#39;&lt;/b&gt;');
    for (const text of texts) expect(text).not.toMatch(/<b>|<i>|<u>|<img|<script>alert|"><script|"><img/);
  });

  it('runs no script and no style but its own, and leads by its forms only to the applications', async () => {
    const answer = await browser.open(await browser.loginPage());
    const policy = answer.headers.get('content-security-policy')!;
    const text = await answer.text();

    for (const tag of ['style', 'script']) {
      const inline = [...text.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map((found) => found[1]!);
      expect(inline).toHaveLength(1);
      expect(policy).toContain(`'sha256-${createHash('sha256').update(inline[0]!).digest('base64')}'`);
    }
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(`form-action 'self' ${door.origin} http://localhost:5173;`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('labels its fields and heads its parts in order', async () => {
    const text = await textOf(`${await browser.loginPage()}?q=qh`);

    for (const [, id] of text.matchAll(/<input id="([^"]+)"/g)) expect(text).toContain(`<label for="${id}">`);
    expect([...text.matchAll(/<h([1-6])/g)].map(([, level]) => level)).toEqual(['1', '2', '3', '3']);
  });
});

describe('finding people', () => {
  it('takes words of name, organ, unit, role and subject, in any order and case', () => {
    const found = (question: string): string[] => findPeople(people, question).map(({ subject }) => subject);

    expect(found('韩艳')).toEqual(['qh.han.yan']);
    expect(found('HEAD 食品科')).toEqual(['qh.shen.lei']);
    expect(found('编办经办人 青禾')).toEqual(['qh.zhao.min']);
    expect(found('韩艳 编办')).toEqual([]);
  });

  it('lists as many as one can look through and says how many there are', () => {
    const many: Person[] = Array.from({ length: 500 }, (_, i) => ({ subject: `p.${i}`, name: '某', tenant: '某区', organ: '某局', roles: { zh: '科室承办人', en: 'unit handler' } }));

    const page = loginPage({ language: 'en', people: many, question: 'handler' });
    expect(page).toContain('500 people found, 60 of them listed');
    expect(page.match(/name="subject" value="p\./g)).toHaveLength(60);
  });
});

describe('the language of an answer', () => {
  it.each([
    [{}, 'zh'],
    [{ accepted: 'fr,de;q=0.9' }, 'zh'],
    [{ accepted: 'zh;q=0.4, en;q=0.8' }, 'en'],
    [{ uiLocales: 'fr en-GB', accepted: 'zh-CN' }, 'en'],
    [{ chosen: 'zh', uiLocales: 'en', accepted: 'en' }, 'zh'],
    [{ chosen: '<script>', accepted: 'en' }, 'en'],
  ] as const)('for %j is %s', (wishes, language) => {
    expect(languageFor(wishes)).toBe(language);
  });
});
