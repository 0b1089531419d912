import { expect, it } from '@jest/globals';
import type { Stage } from '../a-stage.ts';
import { LIFT, OFFICER, OPERATOR } from '../people-and-questions.ts';

/** 会话: its end, its renewal. */
export function session(stage: Stage): void {
  it('ends at the login page, and the questions asked in it are forgotten', async () => {
    const v = await stage.freshlySignedIn(OPERATOR);
    await v.ask(LIFT);
    await v.button('退出登录').click();

    await v.logIn(OFFICER);

    await v.page.locator('[data-testid=who]', { hasText: '赵敏' }).waitFor();
    expect(await v.page.getByText('本次登录问过的').count()).toBe(0);
  });

  it('that is over leads back to the login, and then to where the person was', async () => {
    const v = await stage.freshlySignedIn(OPERATOR, '/lists');
    await v.page.locator('[data-testid=total-items]').waitFor();
    await v.context.clearCookies();
    await v.page.evaluate("for (const key of Object.keys(sessionStorage)) sessionStorage[key] = sessionStorage[key].replace(/(_token\":\")[^\"]+/g, '$1spoilt')");

    await v.page.reload();
    await v.logIn(OPERATOR);

    expect(new URL(v.page.url()).pathname).toBe('/lists');
    expect(await v.text('[data-testid=total-items]')).toBe('1,181');
  });

  it('is renewed without a word where only the access token has run out', async () => {
    const v = await stage.freshlySignedIn(OPERATOR, '/lists');
    await v.page.locator('[data-testid=total-items]').waitFor();
    await v.page.evaluate("for (const key of Object.keys(sessionStorage)) sessionStorage[key] = sessionStorage[key].replace(/(access_token\":\")[^\"]+/g, '$1spoilt')");

    await v.page.reload();

    expect(await v.text('[data-testid=total-items]')).toBe('1,181');
  });
}
