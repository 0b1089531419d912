import { jest } from '@jest/globals';
import { listRegistry } from '@yidan/list-registry';
import { summons } from '@yidan/summons';
import type { Answer } from '@yidan/testing';
import { dispatch, expectStatus, registry, type SampleDistrict } from '../dispatch/a-sample-district.ts';
import { aDraftingDistrict, aWorkbook, Drafter, ORGAN } from './a-drafting-district.ts';

jest.setTimeout(180_000);

if (!process.env.YIDAN_REAL_DATA && process.env.YIDAN_REQUIRE_ALL === '1') throw new Error('YIDAN_REAL_DATA must name the folder of real workbooks');
const selfCheck = { completeness: true, accuracy: true, legality: true, normativity: true, statement: '本部门对清单的全面性、准确性、合法性、规范性负责' };

describe.each(['in-process', 'jetstream'] as const)('a department’s list, from a real workbook to the first matter it sends (%s)', (transport) => {
  let district: SampleDistrict;
  let draft: Drafter;
  const as = (role: string): string => district.person(role);
  const post = (path: string, who: string, body: object = {}): Promise<Answer> => district.city.as(who).post(`${registry}/${path}`, body);
  const step = async (path: string, who: string, body: object = {}): Promise<Answer['body']> => expectStatus(await draft.post(path, body, who), 200, 201).body;
  const version = async (): Promise<Answer['body']> => expectStatus(await district.city.as(as('ESTABLISHMENT_OFFICER')).get(`${registry}/versions/${draft.versionId}`), 200).body;
  const timers = async (): Promise<void> => {
    await district.city.service('list-registry').sweeper!.sweep();
    await district.city.settled();
  };

  beforeAll(async () => {
    district = await aDraftingDistrict([listRegistry, summons], { transport });
  });
  afterAll(() => district?.city.stop());

  it('is drafted from the department’s workbook, with what it lacks filled in, and submitted with its papers', async () => {
    const { city } = district;
    const { name, bytes } = await aWorkbook(district);
    const read = expectStatus(await city.as('qh.tjj.drafter').upload(`${registry}/imports?organ=${ORGAN}`, name, bytes), 201).body;
    for (const [i, unit] of (read.report.units as string[]).entries()) expectStatus(await post(`organs/${ORGAN}/units`, as('TENANT_ADMIN'), { code: `U${i + 1}`, name: unit }), 201);
    const { versionId } = expectStatus(await post(`lists/${ORGAN}/versions`, 'qh.tjj.drafter', { kind: 'INITIAL' }), 201).body;
    draft = new Drafter(district, versionId as string);
    const shown = expectStatus(await city.as('qh.tjj.drafter').get(`${registry}/versions/${versionId}/imports/${read.importId}`), 200).body;
    expect(shown.added).toHaveLength(read.report.items as number);
    await step(`imports/${read.importId}`, 'qh.tjj.drafter', { shown: shown.shown });

    await draft.complete();
    expect(await draft.errors()).toEqual([]);
    expect((await draft.post('submit', { selfCheck }, 'qh.tjj.approver')).body.violations.map(({ code }: { code: string }) => code)).toEqual(['REGISTRY.VERSION.REPORT_REQUIRED', 'REGISTRY.VERSION.FLOWCHART_REQUIRED']);
    await draft.papers();
    expect((await draft.post('submit', { selfCheck }, 'qh.tjj.drafter')).status).toBe(403);

    expect(await step('submit', 'qh.tjj.approver', { selfCheck })).toMatchObject({ state: 'SUBMITTED', round: 1, itemCount: read.report.items });
  });

  it('is returned once, answered and mended, and passed by both organs', async () => {
    const { itemKey } = (await draft.rows())[0]!;
    await step('accept', as('ESTABLISHMENT_OFFICER'));
    const opinion = await step('reviews', as('JUSTICE_REVIEWER'), { conclusion: 'RETURN', findings: [{ itemKey, rule: 'R-REG-10', severity: 'ERROR', text: '备注应写明办理依据的条款' }] });
    expect(await step('return', as('JUSTICE_DIRECTOR'))).toMatchObject({ state: 'RETURNED' });

    await draft.change(itemKey, { remarks: '依据统计法第六条办理' });
    await draft.papers();
    expect(await draft.post('resubmit', { selfCheck }, 'qh.tjj.approver')).toMatchObject({ status: 422, body: { code: 'REGISTRY.REVIEW.UNANSWERED' } });
    expectStatus(await post(`review-findings/${opinion.findings[0].findingId}/answer`, 'qh.tjj.drafter', { text: '已在备注中写明' }), 201);
    expect(await step('resubmit', 'qh.tjj.approver', { selfCheck })).toMatchObject({ state: 'SUBMITTED', round: 2 });
    await step('accept', as('ESTABLISHMENT_OFFICER'));
    for (const who of ['JUSTICE_REVIEWER', 'ESTABLISHMENT_OFFICER']) await step('reviews', as(who), { conclusion: 'PASS' });
    expect(await step('pass', as('JUSTICE_DIRECTOR'))).toMatchObject({ state: 'UNDER_REVIEW' });

    expect(await step('pass', as('ESTABLISHMENT_DIRECTOR'))).toMatchObject({ state: 'REVIEWED' });
  });

  it('is decided on by the commission', async () => {
    const { city, tenant } = district;
    const voters = tenant.people.filter(({ roles }) => roles.some((role) => role === 'COMMISSION_MEMBER' || role === 'COMMISSION_CHAIR')).map(({ subject }) => subject);
    const meeting = expectStatus(await post('meetings', as('COMMISSION_SECRETARY'), { meetsOn: '2026-09-07', place: '区政府第二会议室' }), 201).body;
    await step('schedule', as('COMMISSION_SECRETARY'), { meetingId: meeting.meetingId });
    const called = expectStatus(await city.as(as('COMMISSION_SECRETARY')).get(`${registry}/meetings/${meeting.meetingId}`), 200).body;
    const [{ agendaItemId }] = called.agenda;
    const act = async (path: string, who: string, body: object = {}): Promise<Answer['body']> => expectStatus(await post(`meetings/${meeting.meetingId}/${path}`, who, body), 200, 201).body;
    expect(called.members).toHaveLength(voters.length);
    await act('hold', as('COMMISSION_SECRETARY'), { present: called.members });
    for (const who of voters) await act('votes', who, { agendaItemId, choice: 'FOR' });
    const { rowVersion } = expectStatus(await city.as(as('COMMISSION_SECRETARY')).get(`${registry}/meetings/${meeting.meetingId}`), 200).body;
    const minutes = { text: '会议审议通过《清禾区统计局职责任务清单》。', conclusions: [{ agendaItemId, conclusion: 'APPROVED' }] };
    expectStatus(await city.as(as('COMMISSION_SECRETARY')).put(`${registry}/meetings/${meeting.meetingId}/minutes`, minutes, { 'if-match': `"${rowVersion}"` }), 200);
    expect((await draft.post('approve', {}, as('COMMISSION_CHAIR'))).status).toBe(409);
    await act('sign-minutes', as('COMMISSION_CHAIR'));

    expect(await step('approve', as('COMMISSION_CHAIR'))).toMatchObject({ state: 'APPROVED', documentNumber: '编委发〔2026〕1号' });
  });

  it('is shown to everybody, objected to and answered, filed with the city and in force', async () => {
    const { city, tenant } = district;
    await step('publicise', as('ESTABLISHMENT_OFFICER'), { channel: '区政府门户网站' });
    const anybody = city.anonymous();
    const [shown] = expectStatus(await anybody.get(`${registry}/public/${tenant.tenantId}/publicities`), 200).body.items;
    expect(shown).toMatchObject({ versionId: draft.versionId, from: '2026-09-07', to: '2026-09-14' });
    const filedObjection = expectStatus(await anybody.post(`${registry}/public/${tenant.tenantId}/publicities/${draft.versionId}/objections`, { text: '建议公布办理电话' }), 201).body;
    city.at('2026-09-15T09:00:00+08:00');
    await timers();
    expect((await version()).state).toBe('PUBLICITY');
    const { objections } = expectStatus(await city.as(as('ESTABLISHMENT_OFFICER')).get(`${registry}/versions/${draft.versionId}/publicity`), 200).body;
    expectStatus(await post(`objections/${objections[0].objectionId}/answer`, as('ESTABLISHMENT_OFFICER'), { result: 'PARTLY', text: '将在办事指南中公布' }), 200);
    expect((await version()).state).toBe('PUBLICITY_CLOSED');
    expect(expectStatus(await anybody.get(`${registry}/public/${tenant.tenantId}/objections/${filedObjection.receipt}`), 200).body).toMatchObject({ state: 'CLOSED', answer: '将在办事指南中公布' });

    const filed = await step('file', as('ESTABLISHMENT_OFFICER'));
    expect(filed).toMatchObject({ state: 'FILED', receiptNumber: '编备〔2026〕1号' });
    city.at('2026-09-16T00:00:30+08:00');
    await timers();

    expect(await version()).toMatchObject({ state: 'EFFECTIVE', effectiveFrom: '2026-09-16', contentHash: filed.contentHash });
    const copies = await city.sql('list-registry').query(`select receipt_number, content_hash, item_count from filed_copy where id = $1`, [draft.versionId]);
    expect(copies.rows).toEqual([{ receipt_number: '编备〔2026〕1号', content_hash: filed.contentHash, item_count: filed.itemCount }]);
  });

  it('sends the next matter to the organ and unit that now answer for it', async () => {
    const { city } = district;
    city.at('2026-09-16T09:00:00+08:00');
    const operator = city.as(as('DISPATCH_OPERATOR'));
    const { items } = expectStatus(await operator.get(`${registry}/items?organ=${ORGAN}&limit=50`), 200).body;
    const item = (items as { itemKey: string; name: string; assignments: { unitName: string }[]; version: { label: string } }[]).toSorted((a, b) => b.name.length - a.name.length)[0]!;
    const question = { title: [...item.name].slice(0, 60).join(''), content: `请依法办理：${item.name}` };
    // The copy of the list that matching reads is switched after the events have settled.
    const until = Date.now() + 10_000;
    let candidates: { itemKey: string; organ: { code: string } }[] = [];
    while (candidates[0]?.organ.code !== ORGAN && Date.now() < until) {
      ({ candidates } = expectStatus(await operator.post(`${dispatch}/match`, question), 200).body);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(candidates.map(({ itemKey }) => itemKey)).toContain(item.itemKey);

    let matter = expectStatus(await operator.post(`${dispatch}/matters`, { channel: 'HOTLINE', externalId: 'TJ-0001', urgency: 'NORMAL', ...question }), 201).body;
    if (matter.orders.length === 0) {
      matter = expectStatus(await operator.post(`${dispatch}/matters/${matter.id}/decide`, { itemKey: item.itemKey, reason: '属统计部门职责' }, { 'if-match': `"${matter.rowVersion}"` }), 200).body;
    }

    const [order] = matter.orders;
    expect([order.organ.code, item.version.label]).toEqual([ORGAN, `${ORGAN}-V1.0`]);
    const { rows } = await city.sql('summons').query(`select version_id as id from dispatch_order where id = $1`, [order.id]);
    expect(rows).toEqual([{ id: draft.versionId }]);
  });
});
