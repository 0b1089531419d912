import { expect, it } from '@jest/globals';
import type { Stage } from '../a-stage.ts';
import { LIFT, NOWHERE, OFFICER, OPERATOR, SUPERVISOR, UNCLEAR, UNIT_HANDLER } from '../people-and-questions.ts';

/** 谁负责: asking, dispatching, passing an answer on. */
export function questionBox(stage: Stage): void {
  it('names organ, unit, item, legal basis and reasons for an everyday question, as the services know them', async () => {
    const v = await stage.signedIn(OPERATOR);

    await v.ask(LIFT);

    const { body: match } = await stage.operator.post('/api/summons/v1/match', { title: LIFT, content: LIFT });
    const [best] = match.candidates;
    expect(await v.text('[data-testid=organ]')).toBe('青禾区市场监督管理局');
    expect(await v.text('[data-testid=unit]')).toBe('特种设备安全监察科');
    expect([best.organ.name, best.unit.name]).toEqual(['青禾区市场监督管理局', '特种设备安全监察科']);
    const { body: item } = await stage.operator.get(`/api/list-registry/v1/items/${best.itemKey}`);
    const answer = await v.text('.answer').then(async () => ((await v.page.locator('[data-testid=history]').waitFor()), v.text('.answer')));
    for (const said of [item.name, item.code, item.version.documentNumber, item.version.label, item.basisRefs[0].article, item.majorFunction.name, best.reasons[0].textZh]) expect(answer).toContain(said);
    expect(await v.text('[data-testid=basis]')).toContain(item.basisRefs[0].instrument);
    expect(await v.text('[data-testid=history]')).toContain('首次列入清单');
    expect(v.complaints).toEqual([]);
  });

  it('speaks English as soon as somebody asks for it, and still does after a reload', async () => {
    const v = await stage.signedIn(OPERATOR);
    await v.ask(LIFT);

    await v.button('切换语言：English').click();

    expect(await v.text('h1')).toBe('Who is responsible?');
    expect(await v.text('.reasons')).toContain('found in');
    await v.page.reload();
    await v.page.locator('#question').waitFor();
    expect(await v.text('h1')).toBe('Who is responsible?');
    expect(await v.page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('makes an order of the answer in one click, and shows its number, holder, deadline and state', async () => {
    const v = await stage.signedIn(OPERATOR);
    await v.ask(LIFT);
    const unit = await v.text('[data-testid=unit]');

    await v.button(/^派件$/).click();

    const number = await v.text('[data-testid=order-number]');
    const { body: orders } = await stage.operator.get('/api/summons/v1/orders?limit=50');
    const order = orders.items.find((one: { number: string }) => one.number === number);
    expect(order).toMatchObject({ state: 'DISPATCHED', channel: 'HOTLINE', unit: { name: unit } });
    await v.page.getByRole('link', { name: '查看派件单' }).click();
    await v.page.getByRole('heading', { name: `派件单 ${number}` }).waitFor();
    const facts = await v.text('.facts');
    for (const said of [number, order.organ.name, unit, '已派件', '签收：', order.matterNumber]) expect(facts).toContain(said);
  });

  it('lets the operator choose where several bodies fit, and sends it there with the reason given', async () => {
    const text = await stage.city.textAnswered('AMBIGUOUS', UNCLEAR);
    const v = await stage.signedIn(OPERATOR);
    await v.ask(text);
    expect(await v.text('.decision')).toContain('有多个可能的单位');
    const first = await v.text('[data-testid=organ]');

    await v.page.locator('.candidates button[aria-pressed=false]').first().click();

    const { body: match } = await stage.operator.post('/api/summons/v1/match', { title: text, content: text });
    const second = match.candidates[1];
    expect([await v.text('[data-testid=organ]'), await v.text('[data-testid=unit]')]).toEqual([second.organ.name, second.unit.name]);
    const reason = v.page.getByLabel('定责理由');
    expect(await reason.inputValue()).toContain(second.itemCode);
    await reason.fill('已与该科室电话确认。');
    await v.button(/^派件$/).click();
    const number = await v.text('[data-testid=order-number]');
    const { body: orders } = await stage.operator.get('/api/summons/v1/orders?limit=50');
    const order = orders.items.find((one: { number: string }) => one.number === number);
    expect(order.unit.name).toBe(second.unit.name);
    const { body: matter } = await stage.operator.get(`/api/summons/v1/matters/${order.matterId}`);
    expect(matter.decision).toMatchObject({ how: 'MANUAL', itemKey: second.itemKey, reason: '已与该科室电话确认。' });
    expect(first).not.toBe('');
  });

  it('says what to do where no item fits, and can leave the decision to an operator', async () => {
    const v = await stage.signedIn(OPERATOR);
    await v.ask(await stage.city.textAnswered('UNMATCHED', NOWHERE));
    expect(await v.text('.decision')).toContain('清单上没有找到对应事项');
    expect(await v.text('#advice')).toBe('怎么办');
    expect(await v.page.locator('[data-testid=organ]').count()).toBe(0);

    await v.button('登记来件，待派件员定责').click();

    await v.page.getByRole('heading', { name: '来件已登记，待派件员定责' }).waitFor();
    const number = /LJ-\d+-\d+/.exec(await v.text('.done'))?.[0];
    const { body: matters } = await stage.operator.get('/api/summons/v1/matters?state=UNMATCHED&limit=50');
    expect(matters.items.map((one: { number: string }) => one.number)).toContain(number);
  });

  it('offers dispatching to nobody who may not, and says who does', async () => {
    const v = await stage.signedIn(UNIT_HANDLER);
    await v.ask(LIFT);
    expect(await v.text('.dispatch .not-yours')).toMatch(/登记来件和派件由派件员.*您的角色：科室承办人。/);
    expect(await v.page.locator('.dispatch button').count()).toBe(0);
    expect(v.complaints).toEqual([]);
  });

  it('lets a supervisor register what the list leaves open, and leaves the decision to an operator', async () => {
    const text = await stage.city.textAnswered('AMBIGUOUS', UNCLEAR);
    const v = await stage.signedIn(SUPERVISOR);
    await v.ask(text);
    expect(await v.text('.dispatch .not-yours')).toContain('定责由派件员办理');
    expect(await v.button(/^派件$/).count()).toBe(0);

    await v.button('登记来件，待派件员定责').click();

    await v.page.getByRole('heading', { name: '来件已登记，待派件员定责' }).waitFor();
  });

  it('still shows the refusal where the services refuse what was offered', async () => {
    const v = await stage.signedIn(UNIT_HANDLER);
    // The services do not say who it is, so everything is offered and they are left to refuse.
    await v.page.route('**/api/list-registry/v1/me', (route) => route.abort());
    await v.page.reload();
    await v.ask(LIFT);
    await v.button(/^派件$/).click();
    expect(await v.text('.dispatch .problem')).toContain('您的角色无权执行此操作');
    expect(await v.text('[data-testid=who]')).toBe(UNIT_HANDLER);
  });

  it('gives the weightiest five reasons, the others on request, and common knowledge apart from the list', async () => {
    const text = await stage.city.textWhere([LIFT, ...UNCLEAR], ({ decision, candidates: [best] }) => decision !== 'UNMATCHED' && best!.reasons.some(({ kind }) => kind === 'USUAL_HOLDER') && best!.reasons.some(({ kind, weight }) => kind !== 'PLACE' && weight < 0.025));
    const { body } = await stage.operator.post('/api/summons/v1/match', { title: text, content: text });
    const reasons: { kind: string; weight: number; textZh: string }[] = body.candidates[0].reasons;
    const v = await stage.signedIn(OPERATOR);
    await v.ask(text);

    const words = reasons.filter(({ kind }) => !['PLACE', 'USUAL_HOLDER'].includes(kind));
    const weighty = words.filter(({ weight }) => Math.round(weight * 100) >= 3).slice(0, 5);
    const shown = await v.page.locator('[data-testid=reasons] li').allInnerTexts();
    expect(shown).toHaveLength(weighty.length);
    for (const [i, { textZh, weight }] of weighty.entries()) {
      expect(shown[i]).toContain(textZh);
      expect(shown[i]).toContain(`占 ${Math.round(weight * 100)}%`);
    }
    const usual = await v.text('.common-knowledge');
    expect(usual).toContain('常识参考（不出自清单）');
    expect(usual).toContain(reasons.find(({ kind }) => kind === 'USUAL_HOLDER')!.textZh);
    expect(usual).not.toContain('%');
    await v.button(/^显示全部理由/).click();
    expect(await v.page.locator('[data-testid=reasons] li').count()).toBe(words.length);
  });

  it('is linked on request only, and the link leads through the login to the same answer', async () => {
    const v = await stage.signedIn(OPERATOR);
    await v.ask(LIFT);
    expect(new URL(v.page.url()).search).toBe('');
    await v.button('复制链接').click();
    await v.page.getByText('链接已复制').waitFor();
    const link = new URL(await v.page.evaluate<string>('navigator.clipboard.readText()'));

    const other = await stage.freshlySignedIn(OFFICER, link.pathname + link.search);

    await other.page.locator('.decision').waitFor();
    expect(await other.text('[data-testid=unit]')).toBe('特种设备安全监察科');
  });

  it('says that the network is gone, and answers when it is back', async () => {
    const v = await stage.signedIn(OPERATOR);
    await v.context.setOffline(true);
    await v.page.locator('#question').fill(LIFT);
    await v.button('查一查谁来管').click();
    expect(await v.text('.problem')).toContain('连不上系统');
    expect(await v.text('.offline')).toContain('网络已断开');

    await v.context.setOffline(false);
    await v.button('重试').click();

    await v.page.locator('.decision').waitFor();
    expect(await v.page.locator('.offline').count()).toBe(0);
  });
}
