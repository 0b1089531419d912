import { expect, it } from '@jest/globals';
import type { DutyItemSummary } from '@yidan/contracts';
import type { Stage } from '../a-stage.ts';
import { LIFT, OPERATOR } from '../people-and-questions.ts';
import { anOrder, personIn } from './an-order.ts';

/** 退件: an order goes back and out again to whoever the list names. */
export function returning(stage: Stage): void {
  it('an approver asks for it by an item of another organ, the operator approves, and that organ’s unit gets the order', async () => {
    const order = await anOrder(stage.operator, '电梯三天两头困人', `${LIFT}（退件）`);
    const { body } = await stage.operator.get('/api/list-registry/v1/items?organ=SWJ&limit=20');
    const item = (body.items as DutyItemSummary[]).find(({ assignments, itemStatus }) => itemStatus === 'ACTIVE' && assignments.some(({ role }) => role === 'LEAD'))!;
    const unit = item.assignments.find(({ role }) => role === 'LEAD')!.unitName;
    const approver = await stage.signedIn(personIn('ORGAN_APPROVER', order.organ), `/orders/${order.id}`);

    await approver.button('申请退件').click();
    await approver.button('确定').click();
    expect(await approver.page.locator('.step-form .field-error').allInnerTexts()).toEqual(['请填写', '请填写']);
    await approver.page.getByLabel('退件理由').selectOption('NOT_MY_DUTY');
    await approver.page.getByLabel('应由哪个清单事项负责').fill(item.name);
    await approver.page.getByText(`${item.organ.name} ${unit} · ${item.name}`, { exact: true }).last().click();
    await approver.page.getByLabel('依据', { exact: true }).fill('清单第一条，不属本单位职责');
    await approver.button('确定').click();
    await approver.page.getByText('“申请退件”已办理。').waitFor();
    expect(await approver.text('.facts')).toContain('退件待审');
    expect(await approver.text('[data-testid=returns]')).toContain(item.name);
    expect(await approver.button('退件申请文书').count()).toBe(1);

    const v = await stage.signedIn(OPERATOR, `/orders/${order.id}`);
    await v.button(/^同意退件$/).click();
    await v.page.locator('.step-form').getByText(item.name).first().waitFor();
    await v.page.getByLabel('理由', { exact: true }).fill('依清单由其负责');
    await v.button('确定').click();
    await v.page.getByText('“同意退件”已办理。').waitFor();
    expect(await v.text('.facts')).toContain('已改派');

    await v.page.locator('.facts').getByRole('link').click();
    await v.page.locator('[data-testid=orders] li', { hasText: `${item.organ.name} ${unit}` }).filter({ hasText: '已派件' }).waitFor();
    const { body: matter } = await stage.operator.get(`/api/summons/v1/matters/${order.matterId}`);
    const sent = matter.orders.find(({ organ }: { organ: { code: string } }) => organ.code === 'SWJ');
    const handler = await stage.city.as(personIn('UNIT_HANDLER', 'SWJ', sent.unit.code));
    const { body: theirs } = await handler.get(`/api/summons/v1/orders/${sent.id}`);
    expect(theirs).toMatchObject({ state: 'DISPATCHED', unit: { name: unit }, actions: expect.arrayContaining(['signFor']) });
    expect([...approver.complaints, ...v.complaints]).toEqual([]);
  }, 120_000);
}
