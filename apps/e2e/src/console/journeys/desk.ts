import { expect, it } from '@jest/globals';
import type { Stage } from '../a-stage.ts';
import { LIFT } from '../people-and-questions.ts';
import { anOrder, holderOf, personIn } from './an-order.ts';

/** 我的待办: what waits for somebody, as it comes. */
export function desk(stage: Stage): void {
  it('shows a handler the task as soon as a matter is dispatched, without reloading, and it is opened and signed for', async () => {
    const { organ, unit } = await holderOf(stage.operator, LIFT);
    const v = await stage.signedIn(personIn('UNIT_HANDLER', organ, unit), '/desk');
    await v.page.locator('[data-testid=stream]', { hasText: '自动更新中' }).waitFor();
    const inUnit = async (): Promise<number> => Number(await v.text('[data-testid=scope-unit] strong'));
    const before = await inUnit();
    expect(await v.page.locator('.main-menu a').first().innerText()).toBe('我的待办');
    await v.page.evaluate('window.stillHere = true');

    const order = await anOrder(stage.operator, '电梯三天两头困人', LIFT);

    const task = v.page.locator('[data-testid=tasks] tr', { hasText: order.number }).filter({ hasText: '签收' });
    await task.waitFor();
    expect([order.organ, order.unit]).toEqual([organ, unit]);
    expect(await inUnit()).toBe(before + 1);
    expect(await v.page.evaluate<boolean>('window.stillHere')).toBe(true);

    await v.page.getByLabel('查找').fill(order.number);
    await v.page.getByText('共 1 件', { exact: true }).waitFor();
    await task.getByRole('link').click();
    await v.page.getByRole('heading', { name: `派件单 ${order.number}` }).waitFor();
    expect(await v.button('申请退件').count()).toBe(0);
    await v.button(/^签收$/).click();
    await v.button('确定').click();
    await v.page.getByText('“签收”已办理。').waitFor();

    expect(await v.text('.facts')).toContain('已签收');
    const { body } = await stage.operator.get(`/api/summons/v1/orders/${order.id}`);
    expect(body.state).toBe('SIGNED');
    await v.page.getByRole('link', { name: '我的待办' }).first().click();
    await v.page.locator('[data-testid=scope-all]').waitFor();
    // The desk is shown as it was last read until it is read again.
    await task.waitFor({ state: 'detached' });
    expect(v.complaints).toEqual([]);
  }, 120_000);
}
