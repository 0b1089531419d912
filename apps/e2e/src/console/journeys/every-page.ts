import { expect, it } from '@jest/globals';
import { aFaultyListFile, aListFile, ELEMENTS } from '../a-list-workbook.ts';
import type { Stage } from '../a-stage.ts';
import { DESK, PHONE, type Looking, type Visitor } from '../a-visitor.ts';
import { LIFT, NOWHERE, OFFICER, OPERATOR, UNCLEAR, UNIT_HANDLER } from '../people-and-questions.ts';
import { anOrder, personIn } from './an-order.ts';

/** 无障碍: every page in one language, as it looks on a phone and on a desk. */
export function everyPage(stage: Stage, language: Required<Looking>['language']): void {
  // One visit for both screens: what differs between them is only how wide they are.
  const sound = async (v: Visitor, where: string, screens: readonly Required<Looking>['screen'][] = [PHONE, DESK]): Promise<void> => {
    for (const screen of screens) {
      await v.page.setViewportSize(screen);
      expect({ where, screen, violations: await v.violations(), overflow: await v.overflow() }).toEqual({ where, screen, violations: [], overflow: 0 });
    }
  };

  it('every page keeps to the rules of accessibility and fits the screen', async () => {
    const [unclear, nowhere] = [await stage.city.textAnswered('AMBIGUOUS', UNCLEAR), await stage.city.textAnswered('UNMATCHED', NOWHERE)];
    const v = await stage.signedIn(OPERATOR, '/', { language });
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
    await v.page.setViewportSize(PHONE);
    await v.page.locator('header .narrow-only').click();
    await v.page.locator('.drawer').waitFor();
    await sound(v, 'menu', [PHONE]);
    await v.page.locator('.drawer a[href="/lists"]').click();
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

  it('the pages of daily work keep to the rules of accessibility and fit the screen', async () => {
    const order = await anOrder(stage.operator, '电梯三天两头困人', `${LIFT}（${language}）`);
    const v = await stage.signedIn(personIn('ORGAN_APPROVER', order.organ), `/orders/${order.id}`, { language });
    await v.page.locator('[data-testid=steps] button').first().click();
    await v.page.locator('.step-form .ant-btn-primary').click();
    await v.page.locator('.step-form .field-error').first().waitFor();
    await sound(v, 'asking to return');
    const o = await stage.signedIn(OPERATOR, '/desk', { language });
    await o.page.locator('[data-testid=tasks] tr').first().waitFor();
    await sound(o, 'desk');
    await o.open('/live');
    await o.page.locator('[data-testid=live-rows] tr').first().waitFor();
    await sound(o, 'live');
    await o.open('/supervision');
    await o.page.locator('.filters').waitFor();
    await sound(o, 'supervision');
    await o.open(`/matters/${order.matterId}`);
    await o.page.locator('[data-testid=steps] button').first().click();
    await o.page.locator('.step-form').waitFor();
    await sound(o, 'matter');
    expect([...v.complaints, ...o.complaints]).toEqual([]);
  }, 120_000);

  it('what is not somebody’s to do says so within the rules of accessibility', async () => {
    const v = await stage.signedIn(UNIT_HANDLER, '/import', { language });
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
    const word = `无障碍${language}`;
    expect((await stage.operator.post('/api/summons/v1/lexicon', { words: [word], terms: ['无障碍设施'] })).status).toBe(201);
    const v = await stage.signedIn(OPERATOR, '/lexicon', { language });
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
    const v = await stage.signedIn(OFFICER, '/import', { language });
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
