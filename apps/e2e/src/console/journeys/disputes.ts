import { expect, it } from '@jest/globals';
import type { DisputeAnswer, DisputeRequestAnswer } from '@yidan/contracts';
import type { TestClient } from '@yidan/testing';
import type { Stage } from '../a-stage.ts';
import { DESK, PHONE, type Visitor } from '../a-visitor.ts';
import { LIFT, OFFICER } from '../people-and-questions.ts';
import { anOrder, personIn, type SentOrder } from './an-order.ts';

const DISPUTES = '/api/dispute-arbitration/v1';
const OTHER = { code: 'ZHZF', name: '青禾区综合行政执法局' };

/** 职责争议: a request that waits becomes a case whose duty has a holder at once, and a party convenes. */
export function disputes(stage: Stage): void {
  it('the establishment office names the other party of a request that waits, the case says who holds the duty meanwhile, and the convenor opens the negotiation', async () => {
    const officer = await stage.city.as(OFFICER);
    const order = await anOrderInDispute(stage);
    const request = await theRequestOf(officer, order);

    const v = await stage.signedIn(OFFICER, '/disputes');
    await v.page.locator('.filters').waitFor();
    await sound(v, 'disputes');
    await v.page.getByRole('tab', { name: '待立案请求' }).click();
    await v.page.locator('[data-testid=requests]').getByRole('link', { name: request.sourceNumber! }).click();
    await v.button('明确当事单位并立案').click();
    await v.button('确定').click();
    await sound(v, 'naming a party, with faults');
    const row = v.page.getByRole('group', { name: '当事单位第 2 行' });
    await row.getByRole('combobox', { name: '单位', exact: true }).fill(OTHER.name);
    await row.getByText(`${OTHER.name} ${OTHER.code}`, { exact: true }).last().click();
    await v.page.getByLabel('标题').fill('电梯停运由谁处理');
    await v.page.getByLabel(/^事情和分歧/).fill('两个单位都认为不由本单位处理。');
    await v.button('确定').click();
    await v.page.getByText('“明确当事单位并立案”已办理。').waitFor();
    const number = await v.text('[data-testid=request] .facts a');
    await v.page.getByRole('link', { name: number }).first().click();

    await v.page.getByRole('heading', { name: `争议 ${number}` }).waitFor();
    const [found] = (await officer.get(`${DISPUTES}/disputes?keyword=${encodeURIComponent(number)}`)).body.items;
    const { body: one } = (await officer.get(`${DISPUTES}/disputes/${found.id}`)) as { body: DisputeAnswer };
    expect(one).toMatchObject({ number, state: 'RAISED', title: '电梯停运由谁处理', interim: { until: null } });
    expect(await v.text('[data-testid=holder]')).toContain(`${one.interim!.organ.name}（临时责任单位）`);
    expect(await v.text('[data-testid=levels] [aria-current]')).toContain('部门协商');
    expect(await v.text('[data-testid=parties]')).toContain(OTHER.name);
    await sound(v, 'case');
    await v.page.getByRole('tab', { name: '全链条' }).click();
    await v.page.locator('[data-testid=timeline] li').first().waitFor();
    await sound(v, 'chain');

    const convenor = one.parties.find(({ organ }) => organ.id === one.convenorOrganId)!.organ.code!;
    const party = await stage.signedIn(personIn('ORGAN_APPROVER', convenor), '/desk', { language: 'en' });
    await party.page.locator('[data-testid=tasks] tr', { hasText: number }).getByRole('link').first().click();
    await party.page.getByRole('heading', { name: `Dispute ${number}` }).waitFor();
    expect(await party.page.getByRole('tab').count()).toBe(0);
    await party.button('Open the negotiation').click();
    await party.button('Confirm').click();
    await party.page.getByText('“Open the negotiation” is done.').waitFor();
    expect(await party.text('[data-testid=case-facts]')).toContain('Negotiating');
    await party.page.locator('[data-testid=phase-negotiation]').waitFor();
    await party.button('Write the minutes').click();
    await sound(party, 'case of a party, in English');
    await soon('the order names its dispute', async () => (await stage.operator.get(`/api/summons/v1/orders/${order.id}`)).body.dispute);
    await party.open(`/orders/${order.id}`);
    await party.page.locator('.facts').getByRole('link', { name: number }).click();
    await party.page.getByRole('heading', { name: `Dispute ${number}` }).waitFor();
    expect([...v.complaints, ...party.complaints]).toEqual([]);
  }, 180_000);
}

/** An order whose organ says that it is nobody's duty, and for which the operator asks to have it settled: one party is known. */
async function anOrderInDispute({ city, operator }: Stage): Promise<SentOrder> {
  const order = await anOrder(operator, '电梯三天两头困人', `${LIFT}（争议）`);
  const at = `/api/summons/v1/orders/${order.id}`;
  const approver = await city.as(personIn('ORGAN_APPROVER', order.organ));
  const take = async (who: TestClient, step: string, body: object): Promise<void> => {
    const { rowVersion } = (await who.get(at)).body;
    expect(await who.post(`${at}/${step}`, body, { 'if-match': `"${rowVersion}"` })).toMatchObject({ status: 200 });
  };
  await take(approver, 'request-return', { reason: 'OUTSIDE_SCOPE', basis: '不属本单位职责' });
  await take(operator, 'escalate', { ground: '几个单位都说不归自己管' });
  return order;
}

/** The request as it arrived at the other service. */
function theRequestOf(officer: TestClient, { number }: SentOrder): Promise<DisputeRequestAnswer> {
  return soon(`what was asked for of order ${number} arrives`, async () => {
    const { body } = await officer.get(`${DISPUTES}/dispute-requests?state=WAITING&limit=200`);
    return (body.items as DisputeRequestAnswer[]).find(({ sourceNumber }) => sourceNumber === number);
  });
}

/** What one service hears of another, it knows a moment later. */
async function soon<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never: ${what}`);
}

async function sound(v: Visitor, where: string): Promise<void> {
  for (const screen of [PHONE, DESK]) {
    await v.page.setViewportSize(screen);
    expect({ where, screen, violations: await v.violations(), overflow: await v.overflow() }).toEqual({ where, screen, violations: [], overflow: 0 });
  }
}
