import { expect, it } from '@jest/globals';
import { aFaultyListFile, aListFile, ELEMENTS } from '../a-list-workbook.ts';
import type { Stage } from '../a-stage.ts';
import { PHONE, type Looking, type Visitor } from '../a-visitor.ts';
import { LIFT, NOWHERE, OFFICER, OPERATOR, UNCLEAR, UNIT_HANDLER } from '../people-and-questions.ts';

/** 无障碍: every page in one language on one screen. */
export function everyPage(stage: Stage, { language, screen }: Required<Looking>): void {
  const sound = async (v: Visitor, where: string): Promise<void> => {
    expect({ where, violations: await v.violations(), overflow: await v.overflow() }).toEqual({ where, violations: [], overflow: 0 });
  };

  it('every page keeps to the rules of accessibility and fits the screen', async () => {
    const [unclear, nowhere] = [await stage.city.textAnswered('AMBIGUOUS', UNCLEAR), await stage.city.textAnswered('UNMATCHED', NOWHERE)];
    const v = await stage.signedIn(OPERATOR, '/', { language, screen });
    await v.page.locator('#question').waitFor();
    await sound(v, 'question');
    await v.page.locator('.more summary').click();
    await v.ask(unclear);
    await v.page.locator('[data-testid=history]').waitFor();
    await sound(v, 'answer');
    await v.page.locator('.dispatch .ant-btn-primary').click();
    await v.page.locator('[data-testid=order-number]').waitFor();
    await sound(v, 'dispatched');
    await v.page.locator('.done a').click();
    await v.page.waitForURL(/\/orders\//);
    await v.page.locator('#matter-text').waitFor();
    await sound(v, 'order');
    if (screen === PHONE) {
      await v.page.locator('header .narrow-only').click();
      await v.page.locator('.drawer').waitFor();
      await sound(v, 'menu');
      await v.page.locator('.drawer a').nth(1).click();
    } else await v.page.locator('.main-menu a').nth(1).click();
    await v.page.locator('tbody tr').first().waitFor();
    await sound(v, 'lists');
    await v.open('/');
    await v.ask(nowhere);
    await v.page.locator('#advice').waitFor();
    await sound(v, 'unmatched');
    await v.open('/nowhere');
    await v.page.locator('.notice').waitFor();
    await sound(v, 'not found');
    expect(v.complaints).toEqual([]);
  }, 120_000);

  it('what is not somebody’s to do says so within the rules of accessibility', async () => {
    const v = await stage.signedIn(UNIT_HANDLER, '/import', { language, screen });
    await v.page.locator('.not-yours').waitFor();
    await sound(v, 'importing refused');
    await v.open('/');
    await v.ask(LIFT);
    await v.page.locator('.dispatch .not-yours').waitFor();
    await v.page.locator('[data-testid=history]').waitFor();
    if ((await v.page.locator('.more-reasons').count()) > 0) await v.page.locator('.more-reasons').click();
    await sound(v, 'dispatching refused');
    await v.open('/lexicon');
    await v.page.locator('.not-yours').waitFor();
    await sound(v, 'lexicon to read');
  });

  it('everyday words keep to the rules of accessibility and fit the screen', async () => {
    const word = `无障碍${language}${screen.width}`;
    expect((await stage.operator.post('/api/summons/v1/lexicon', { words: [word], terms: ['无障碍设施'] })).status).toBe(201);
    const v = await stage.signedIn(OPERATOR, '/lexicon', { language, screen });
    await v.page.locator('[data-testid=entries] tr', { hasText: word }).waitFor();
    await sound(v, 'lexicon');
    await v.page.locator('h1 ~ p .ant-btn-primary').click();
    await v.page.locator('form .ant-btn-primary').click();
    await v.page.locator('#entry-words-faults p').waitFor();
    await sound(v, 'adding, with faults');
    await v.page.locator('#entry-words').fill('铁扒子');
    await v.page.locator('#entry-terms').fill('河道采砂');
    await v.page.locator('#trial-texts').fill('铁扒子在河坝里刨');
    await v.page.locator('.trial button').click();
    await v.page.locator('[data-testid=trials] li').waitFor();
    await sound(v, 'tried');
    await v.page.locator('form .answer-actions button').nth(1).click();
    await v.page.locator('[data-testid=entries] tr', { hasText: word }).locator('.ant-btn-dangerous').click();
    await v.page.locator('.ant-modal').waitFor();
    await sound(v, 'removing');
    expect(v.complaints).toEqual([]);
  }, 120_000);

  it('importing keeps to the rules of accessibility and fits the screen', async () => {
    const v = await stage.signedIn(OFFICER, '/import', { language, screen });
    await sound(v, 'choosing');
    await v.page.locator('#organ').fill('SWJ');
    await v.page.getByText('青禾区水务局 SWJ', { exact: true }).last().waitFor();
    await sound(v, 'choosing an organ');
    await v.page.getByText('青禾区水务局 SWJ', { exact: true }).last().click();
    const check = v.page.locator('.drop + .answer-actions button').first();
    await v.page.locator('input[type=file]').setInputFiles({ name: 'a.xlsx', mimeType: 'application/octet-stream', buffer: await aFaultyListFile('SWJ', { 3: ELEMENTS[2] }) });
    await check.click();
    await v.page.locator('[data-testid=problems] tr').first().waitFor();
    await sound(v, 'refused');
    await v.page.locator('input[type=file]').setInputFiles({ name: 'b.xlsx', mimeType: 'application/octet-stream', buffer: await aListFile('SWJ') });
    await check.click();
    await v.page.locator('[data-testid=understood] details').last().click();
    await sound(v, 'understood');
    await v.page.locator('section:has(#next-step) .ant-btn-primary').click();
    await v.page.locator('.steps li.done').nth(1).waitFor();
    await v.page.locator('section:has(#next-step) .ant-btn-primary').click();
    await v.page.locator('#documentNumber').waitFor();
    await v.page.locator('.ant-modal .ant-btn-primary').click();
    await v.page.locator('.ant-modal .field-error').waitFor();
    await sound(v, 'loading');
    expect(v.complaints).toEqual([]);
  }, 120_000);
}
