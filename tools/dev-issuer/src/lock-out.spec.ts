import { Browser } from '../test/a-browser.ts';
import { issuerAtDoor, type IssuerAtDoor } from '../test/an-issuer-at-a-door.ts';
import { lockOutRule } from './lock-out.ts';

const rule = { accountFailures: 3, addressFailures: 100, withinSeconds: 60, lockedSeconds: 120 };
async function tries(subject: string, headers: Record<string, string> = {}): Promise<Response> {
  const browser = new Browser(door.origin);
  return browser.open(await browser.loginPage(), { method: 'POST', body: new URLSearchParams({ subject }), headers });
}

let door: IssuerAtDoor;

describe('failed logins', () => {
  afterEach(() => door.stop());

  it('of one account lock it out, and others go on', async () => {
    door = await issuerAtDoor({ lockOut: rule });
    for (let i = 0; i < 3; i++) expect((await tries('qh.nobody')).status).toBe(422);

    const locked = await tries('qh.nobody');

    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await tries('qh.somebody')).status).toBe(422);
    expect((await tries('qh.zhao.min')).status).toBe(303);
  });

  it('of one address lock it out for every account, known ones too', async () => {
    door = await issuerAtDoor({ lockOut: { ...rule, addressFailures: 4 } });
    for (let i = 0; i < 4; i++) expect((await tries(`guess.${i}`)).status).toBe(422);

    expect((await tries('qh.zhao.min')).status).toBe(429);
  });

  it('are answered in Chinese and English, whichever the reader speaks', async () => {
    door = await issuerAtDoor({ lockOut: { ...rule, accountFailures: 1 } });
    await tries('qh.nobody');
    for (const [speaks, title] of [['zh-CN', '暂时不能登录'], ['en', 'Sign-in is locked for a while']] as const) {
      const page = await (await tries('qh.nobody', { 'accept-language': speaks })).text();
      expect(page).toContain(`<h1>${title}</h1>`);
      expect(page).toContain('登录失败次数过多，已暂时锁定。请在 2 分钟后重试。');
      expect(page).toContain('Too many failed attempts. Please try again in 2 minutes.');
    }
  });
});

describe('the rule', () => {
  it('is the environment\'s to change, in whole numbers', () => {
    expect(lockOutRule({})).toEqual({ accountFailures: 5, addressFailures: 20, withinSeconds: 900, lockedSeconds: 900 });
    expect(lockOutRule({ YIDAN_LOGIN_FAILURES: '3', YIDAN_LOGIN_LOCKED_SECONDS: '60' })).toMatchObject({ accountFailures: 3, lockedSeconds: 60 });
    expect(() => lockOutRule({ YIDAN_LOGIN_FAILURES: 'many' })).toThrow('YIDAN_LOGIN_FAILURES');
  });
});
