import { jest } from '@jest/globals';
import { AdjustmentDismissedV1, AdjustmentDoneV1, OrderDisputeRequestedV1, OrderRedispatchedV1, OrderSettledV1, WorkloadReportedV1 } from '@yidan/contracts';
import { v7 as uuid } from 'uuid';
import { API, DisputeCity } from './a-dispute-city.ts';
import { AtTheCommission } from './at-the-commission.ts';
import { LISTS } from './duty-lists.ts';

jest.setTimeout(60_000);

let city: DisputeCity;

beforeAll(async () => {
  city = await DisputeCity.start();
});
afterAll(() => city?.city.stop());

const codeOf = async (answer: Promise<{ status: number; body: { code?: string } }>): Promise<[number, string | undefined]> => {
  const { status, body } = await answer;
  return [status, body.code];
};
const sql = (text: string, values: unknown[] = []) => city.city.sql('dispute-arbitration').query(text, values);

/** What list-registry says of an adjustment that the outcome brought about. */
const adjusted = (organ: string, documentNumber: string) =>
  AdjustmentDoneV1.create(
    { caseId: uuid(), organId: city.organ(organ), trigger: 'DISPUTE_RULING', causeType: 'dispute-outcome', causeId: documentNumber, versionId: uuid(), at: '2026-03-10T00:00:00+08:00' },
    new Date('2026-03-10T00:00:00+08:00'),
  );

/** An order about the river that came into dispute. */
const anOrder = (matterId: string, orderId: string) => ({
  orderId, number: 'PJ-20260302-00007', matterId, itemKey: city.item('河道管理范围内倾倒'), itemCode: '510184-SWJ-01010001', versionId: city.versions.get('SWJ')!, organId: city.organ('SWJ'), unitId: city.unit('SWJ.ZF'), role: 'LEAD' as const,
  at: '2026-03-02T08:30:00+08:00',
});
const early = new Date('2026-03-02T08:30:00+08:00');

const about = (subject: ConstructorParameters<typeof AtTheCommission>[1]) => new AtTheCommission(city, subject);

describe('the ruling of the commission', () => {
  let id: string;
  let documentNumber: string;
  const [matterId, orderId, successorOrderId] = [uuid(), uuid(), uuid()];
  const river = () => about('river');

  it('F-046 the third level is reached by the second only, and ends in a ruling with its number and its document', async () => {
    ({ id } = await river().notAgreed({ origin: { type: 'DISPATCH', refId: orderId, matterId } }));
    const ruling = { meetingId: uuid(), sha256: 'a'.repeat(64) };
    expect(await codeOf(city.step('bw.secretary', id, 'deliberate', { meetingId: uuid() }))).toEqual([409, 'DISPUTE.LEVEL_SKIPPED']);
    expect(await codeOf(city.step('bw.chair', id, 'rule', ruling))).toEqual([409, 'DISPUTE.LEVEL_SKIPPED']);
    await river().submit(id);
    const meetingId = await river().planned();
    expect(await codeOf(city.step('bw.secretary', id, 'deliberate', { meetingId: uuid() }))).toEqual([422, 'DISPUTE.MEETING_UNKNOWN']);
    await city.done('bw.secretary', id, 'deliberate', { meetingId });
    await river().heard(id);
    const { commission } = await city.done('bw.secretary', id, 'draft-ruling', river().text('CGJ'));
    await river().minutes(meetingId, id, 'APPROVED');

    const ruled = await city.done('bw.chair', id, 'rule', { meetingId, sha256: commission.ruling.sha256 });

    documentNumber = ruled.outcome.documentNumber;
    expect(ruled).toMatchObject({ state: 'RULED', level: 3, outcome: { source: 'RULING' }, commission: { ruling: { policyRuling: false, documentNumber, signature: { role: 'COMMISSION_CHAIR', sha256: commission.ruling.sha256 } } } });
    const { items } = (await city.as('bb.officer').get(`${API}/disputes/${id}/documents`)).body;
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['APPLICATION', 'SUBMISSION', 'RULING', 'EXECUTION_NOTICE']));
    expect(items.find(({ kind }: { kind: string }) => kind === 'RULING').number).toBe(documentNumber);
    expect((await city.told(id)).filter((type) => ['dispute.case.ruled', 'dispute.outcome.decided'].includes(type))).toEqual(['dispute.case.ruled', 'dispute.outcome.decided']);
  });

  it('F-049 a ruling has one leading organ for each task, and names exactly what both lists say from then on; what has not followed is named when 编办 confirms', async () => {
    const { outcome } = await city.case(id);
    expect(outcome.split).toMatchObject([{ leadOrganId: city.organ('CGJ'), itemKey: city.item('河道管理范围内倾倒') }]);
    expect(outcome.amendments).toMatchObject([
      { organId: city.organ('SWJ'), operation: 'TRANSFER_OUT' },
      { organId: city.organ('CGJ'), operation: 'TRANSFER_IN', fromOrganId: city.organ('SWJ'), after: { remarks: `依据：${documentNumber}` } },
    ]);
    await city.emit([OrderDisputeRequestedV1.create({ ...anOrder(matterId, orderId), urgency: 'NORMAL', askedBy: 'ORGAN', reason: 'NOT_MY_DUTY', proposedOrganId: city.organ('CGJ'), proposedItemKey: null }, early)], 'summons');
    await city.emit([adjusted('SWJ', documentNumber)]);
    await city.city.settled();

    // The first list is in force: carrying out has begun by itself.
    expect(await city.case(id)).toMatchObject({ state: 'EXECUTING', interim: { organ: { code: 'SWJ' } } });
    const progress = (await city.as('swj.drafter').get(`${API}/disputes/${id}/execution`)).body;
    expect(progress.amendments.map(({ organ, state }: { organ: { code: string }; state: string }) => `${organ.code} ${state}`)).toEqual(['CGJ PENDING', 'SWJ EFFECTIVE']);
    const { status, body } = await city.step('bb.officer', id, 'confirm', { note: '已核实' });
    expect([status, body.code, body.violations.map(({ code }: { code: string }) => code)]).toEqual([409, 'DISPUTE.EXECUTION_OPEN', ['DISPUTE.LIST_NOT_EFFECTIVE', 'DISPUTE.ORDER_WAITING']]);
    expect(body.detailZh).toBe('定责结果尚未执行到位：崇区综合行政执法局的清单尚未按定责结果修改生效；PJ-20260302-00007 尚未按定责结果派件');
  });

  it('F-049 is carried out once every list is in force and no order waits; then nobody holds the duty meanwhile, and staffing hears what it means in work', async () => {
    const line = { itemKey: city.item('河道管理范围内倾倒'), itemCode: '510184-SWJ-01010001', organId: city.organ('SWJ'), unitId: city.unit('SWJ.ZF'), dispatched: 12, closed: 10, closedOnTime: 9, minutes: 4800 };
    const report = (month: string, given: object = {}) => WorkloadReportedV1.create({ month, part: 1, parts: 1, lines: [{ ...line, ...given }], at: '2026-03-01T00:00:00+08:00' }, early);
    await city.emit([report('2025-01'), report('2026-01'), report('2026-02', { dispatched: 8, minutes: 200 }), report('2026-03')], 'summons');
    await city.emit([adjusted('CGJ', documentNumber)]);
    // Whichever comes first: the order that takes the place of the other is settled before the other is known to be gone.
    const successor = { ...anOrder(matterId, successorOrderId), organId: city.organ('CGJ') };
    await city.emit([OrderSettledV1.create({ ...successor, decisionDocument: documentNumber }, early), OrderRedispatchedV1.create({ ...anOrder(matterId, orderId), successorOrderId }, early)], 'summons');
    await city.city.settled();
    await city.done('cgj.drafter', id, 'report-execution', { text: '已接收并清运', evidence: ['现场照片'] });

    const confirmed = await city.done('bb.officer', id, 'confirm', { note: '清单已生效，派件已改派' });

    expect(confirmed).toMatchObject({ state: 'EXECUTED', interim: null, execution: { confirmation: { noListChange: false }, reports: [{ organId: city.organ('CGJ') }] } });
    expect(confirmed.execution.confirmation.versionIds).toHaveLength(2);
    expect((await city.told(id)).slice(-3).sort()).toEqual(['dispute.case.executed', 'dispute.interim.released', 'dispute.workload.changed']);
    const { rows } = await sql(`select payload from journal where agg_id = $1 and type = 'dispute.workload.changed'`, [id]);
    const work = { itemKey: line.itemKey, ordersOfTwelveMonths: 20, minutesOfTwelveMonths: 5000 };
    expect(rows[0].payload).toMatchObject({ documentNumber, note: '建议增加一名执法人员', lines: [{ organId: city.organ('SWJ'), direction: 'LOSES', ...work }, { organId: city.organ('CGJ'), unitId: city.unit('CGJ.JZ'), direction: 'GAINS', ...work }] });
  });

  it('F-180 a case is closed with its cause, and with a proposal where objective constraints were the cause', async () => {
    expect((await city.step('bb.officer', id, 'close', {})).status).toBe(400);
    expect(await codeOf(city.step('bb.officer', id, 'close', { cause: 'OBJECTIVE_CONSTRAINT' }))).toEqual([422, 'DISPUTE.PROPOSAL_MISSING']);
    const closed = await city.done('bb.officer', id, 'close', { cause: 'OBJECTIVE_CONSTRAINT', proposal: { kind: 'STAFFING', text: '为河道清运增加一名执法人员' } });
    expect(closed).toMatchObject({ state: 'CLOSED', cause: 'OBJECTIVE_CONSTRAINT', execution: { proposal: { kind: 'STAFFING' } }, actions: [] });
  });
});

describe('every approval of a ruling is a stored act', () => {
  let id: string;
  let meetingId: string;
  let sha256: string;
  const vendors = () => about('vendors');
  const COPIES = ['commission_meeting_copy', 'commission_decision_copy'];
  const keep = () => sql(`${COPIES.map((table) => `create table kept_${table} as table ${table}`).join('; ')}; create table kept_case as select id, commission from dispute_case`);
  const putBack = () => sql(`${COPIES.map((table) => `delete from ${table}; insert into ${table} table kept_${table}; drop table kept_${table}`).join('; ')}; update dispute_case d set commission = k.commission from kept_case k where k.id = d.id; drop table kept_case`);
  const rule = (more: object = {}) => codeOf(city.step('bw.chair', id, 'rule', { meetingId, sha256, ...more }));

  beforeAll(async () => {
    ({ id, meetingId } = await vendors().inDeliberation());
  });

  it('R-DSP-12 a ruling answers every precedent that is shown, and says why it follows one not', async () => {
    const shown = await vendors().precedents(id);
    expect(shown).toHaveLength(1);
    for (const precedents of [[], [{ ...shown[0], follows: false }]]) expect(await codeOf(city.step('bw.secretary', id, 'draft-ruling', vendors().text('SCJ', { precedents })))).toEqual([422, 'DISPUTE.PRECEDENTS_UNANSWERED']);
  });

  it('R-DSP-11 a ruling without any basis is refused; one that rests on practice alone is marked a policy ruling, and 司法 is told', async () => {
    await expect(codeOf(city.step('bw.secretary', id, 'draft-ruling', vendors().text('SCJ', { bases: [], precedents: await vendors().precedents(id) })))).resolves.toEqual([422, 'DISPUTE.BASIS_MISSING']);
    const { commission } = await city.done('bw.secretary', id, 'draft-ruling', vendors().text('SCJ', { bases: [], practice: '历来由市场监管部门处置', precedents: await vendors().precedents(id) }));
    expect(commission.ruling).toMatchObject({ policyRuling: true, signature: null, documentNumber: null });
    sha256 = commission.ruling.sha256;
  });

  it('R-DSP-10 nobody is ruled on who was not heard', async () => {
    const organId = city.organ('CGJ');
    await vendors().minutes(meetingId, id, 'APPROVED');
    await city.done('bw.secretary', id, 'hear', { parties: [{ organId, attended: true, said: '不属本单位职责' }] });
    const { status, body } = await city.step('bw.chair', id, 'rule', { meetingId, sha256 });
    expect([status, body.code, body.violations.map(({ path }: { path: string }) => path)]).toEqual([409, 'DISPUTE.HEARING_MISSING', [`parties.${city.organ('SCJ')}`]]);
    // Who was invited and stayed away had its chance (R-DSP-6).
    await city.done('bw.secretary', id, 'hear', { parties: [{ organId: city.organ('SCJ'), attended: false }] });
  });

  it.each([
    ['the meeting’s minutes', 'DISPUTE.DECISION_MISSING', `update commission_meeting_copy set state = 'PLANNED', minutes_sha256 = null, minutes_at = null`],
    ['the meeting’s decision on this case', 'DISPUTE.DECISION_MISSING', 'delete from commission_decision_copy'],
    ['an approval by vote', 'DISPUTE.DECIDED_OTHERWISE', `update commission_decision_copy set conclusion = 'REJECTED'`],
    ['a quorum', 'DISPUTE.DECIDED_OTHERWISE', `update commission_decision_copy set counts = counts || '{"present": 4}'`],
    ['the hearing', 'DISPUTE.HEARING_MISSING', `update dispute_case set commission = jsonb_set(commission, '{hearings}', '[]') where state = 'IN_DELIBERATION'`],
    ['the text that was read', 'DISPUTE.TEXT_CHANGED', `update dispute_case set commission = jsonb_set(commission, '{ruling,sha256}', to_jsonb(repeat('b', 64))) where state = 'IN_DELIBERATION'`],
    ['a text that the meeting had before it', 'DISPUTE.TEXT_NOT_APPROVED', `update dispute_case set commission = jsonb_set(commission, '{ruling,draftedAt}', '"2026-12-30T00:00:00.000Z"') where state = 'IN_DELIBERATION'`],
  ])('a ruling is refused without %s', async (_, code, takeAway) => {
    await keep();
    await sql(takeAway);
    expect(await rule()).toEqual([409, code]);
    await putBack();
  });

  it('is refused where the chair belongs to a party, drafted it, or read another text or meeting; then it is signed, and 司法 reads that it rests on practice alone', async () => {
    await city.appoint('chair.of.party', 'CGJ', ['COMMISSION_CHAIR']);
    await city.city.settled();
    expect(await codeOf(city.step('chair.of.party', id, 'rule', { meetingId, sha256 }))).toEqual([403, 'SEC.RECUSED']);
    expect(await rule({ meetingId: uuid() })).toEqual([409, 'DISPUTE.DECISION_MISSING']);
    expect(await rule({ sha256: 'c'.repeat(64) })).toEqual([409, 'DISPUTE.TEXT_CHANGED']);
    await city.appoint('chair.and.officer', 'BB', ['COMMISSION_CHAIR', 'ESTABLISHMENT_OFFICER']);
    await city.city.settled();
    await sql(`update dispute_case set commission = jsonb_set(commission, '{ruling,draftedBy}', to_jsonb($2::text)) where id = $1`, [id, city.people.get('chair.and.officer')]);
    expect(await codeOf(city.step('chair.and.officer', id, 'rule', { meetingId, sha256 }))).toEqual([403, 'SEC.FOUR_EYES']);
    expect(await rule()).toEqual([200, undefined]);
    const told = (await city.as('sfj.reviewer').get(`${API}/policy-rulings`)).body;
    expect(told.items).toMatchObject([{ caseId: id, practice: '历来由市场监管部门处置' }]);
    expect((await city.as('swj.drafter').get(`${API}/policy-rulings`)).status).toBe(403);
    expect((await sql(`select payload->>'policyRuling' as policy from journal where agg_id = $1 and type = 'dispute.case.ruled'`, [id])).rows).toEqual([{ policy: 'true' }]);
  });
});

describe('a meeting that does not rule', () => {
  it('defers, or sends the case back to coordination, as it decided; one that was cancelled keeps no case waiting', async () => {
    const sand = about('sand');
    const { id, meetingId } = await sand.inDeliberation();
    const putOff = (command: string, meeting: string) => codeOf(city.step('bw.chair', id, command, { meetingId: meeting, reason: '需进一步调研' }));
    expect(await putOff('defer', meetingId)).toEqual([409, 'DISPUTE.DECISION_MISSING']);
    await sand.cancelled(meetingId);
    expect(await putOff('remand', meetingId)).toEqual([409, 'DISPUTE.DECISION_MISSING']);
    expect(await putOff('defer', meetingId)).toEqual([200, undefined]);
    const again = await sand.planned('2026-03-20');
    await city.done('bw.secretary', id, 'deliberate', { meetingId: again });
    await sand.minutes(again, id, 'REJECTED');
    expect(await putOff('defer', again)).toEqual([409, 'DISPUTE.DECIDED_OTHERWISE']);
    expect(await putOff('remand', again)).toEqual([200, undefined]);
    expect((await city.case(id)).state).toBe('COORDINATING');
  });
});

describe('a review', () => {
  let ruled: { id: string; outcome: { documentNumber: string } };
  const site = () => about('site');

  it('is asked for once, by the head of a party, with new facts, in time; and carrying out goes on', async () => {
    ruled = await site().ruled('CGJ');
    const { id, outcome } = ruled;
    await city.done('zjj.drafter', id, 'execute');
    expect((await city.step('cgj.principal', id, 'request-review', {})).status).toBe(400);
    expect((await city.step('cgj.drafter', id, 'request-review', { newFacts: '三定规定已修订' })).status).toBe(403);
    expect((await city.done('cgj.principal', id, 'request-review', { newFacts: '三定规定已修订' })).state).toBe('RECONSIDERING');

    await city.emit([adjusted('ZJJ', outcome.documentNumber)]);
    await city.city.settled();
    const { amendments } = (await city.as('bb.officer').get(`${API}/disputes/${id}/execution`)).body;
    expect(amendments.map(({ state }: { state: string }) => state).sort()).toEqual(['EFFECTIVE', 'PENDING']);
  });

  it('that replaces the ruling has a new number, and takes the place of what was still to be done', async () => {
    const { id, outcome } = ruled;
    const [meetingId, sitting] = [await site().planned('2026-03-20'), await site().planned('2026-03-20')];
    const { commission } = await city.done('bw.secretary', id, 'draft-ruling', site().text('ZJJ', { precedents: await site().precedents(id) }));
    const { sha256 } = commission.review.draft;
    expect(commission.ruling.documentNumber).toBe(outcome.documentNumber);
    await site().minutes(meetingId, id, 'APPROVED');
    const replace = { decision: 'REPLACED', meetingId, sha256 };
    expect(await codeOf(city.step('bw.chair', id, 'decide-review', { ...replace, meetingId: commission.ruling.meetingId }))).toEqual([409, 'DISPUTE.HEARING_MISSING']);
    await site().heard(id);
    expect(await codeOf(city.step('bw.chair', id, 'decide-review', { ...replace, meetingId: commission.ruling.meetingId }))).toEqual([409, 'DISPUTE.DECISION_MISSING']);
    expect(await codeOf(city.step('bw.chair', id, 'decide-review', { decision: 'UPHELD', meetingId: sitting }))).toEqual([409, 'DISPUTE.DECISION_MISSING']);

    const replaced = await city.done('bw.chair', id, 'decide-review', replace);

    expect(replaced).toMatchObject({ state: 'EXECUTING', commission: { former: [{ documentNumber: outcome.documentNumber }], review: { decision: 'REPLACED' } } });
    expect(replaced.outcome.documentNumber).not.toBe(outcome.documentNumber);
    const { rows } = await sql(`select payload->>'replaces' as replaces from journal where agg_id = $1 and type = 'dispute.outcome.decided' order by seq`, [id]);
    expect(rows).toEqual([{ replaces: null }, { replaces: outcome.documentNumber }]);
    const { amendments } = (await city.as('bb.officer').get(`${API}/disputes/${id}/execution`)).body;
    expect(amendments.filter(({ documentNumber }: { documentNumber: string }) => documentNumber === outcome.documentNumber).map(({ state }: { state: string }) => state).sort()).toEqual(['EFFECTIVE', 'REPLACED']);
    expect(await codeOf(city.step('cgj.principal', id, 'request-review', { newFacts: '又有新证据' }))).toEqual([409, 'DISPUTE.REVIEW_SPENT']);
  });
});

describe('a case that was referred up', () => {
  it('is ruled by what the superior decided, under the superior’s number; who does not comply is marked, and time that passes is told', async () => {
    const food = about('food');
    const id = await food.applied();
    await city.done('bb.director', id, 'refer-up', { to: '市委编办', reason: '涉及跨层级职责' });
    const { staffingNote: _, ...text } = food.text('SCJ');
    const decision = { ...text, authority: '中共市委机构编制委员会', documentNumber: '市编裁〔2026〕9号' };

    const ruled = await city.done('bb.officer', id, 'record-upper-decision', decision);

    // No list has to change: carrying out begins at once.
    expect(ruled).toMatchObject({ state: 'EXECUTING', level: 3, outcome: { source: 'RULING', documentNumber: '市编裁〔2026〕9号', amendments: [] }, commission: { ruling: { upperAuthority: '中共市委机构编制委员会', meetingId: null } } });
    expect(await codeOf(city.step('zjj.principal', id, 'request-review', { newFacts: '新证据' }))).toEqual([409, 'DISPUTE.REVIEW_ELSEWHERE']);
    expect(await codeOf(city.step('bb.officer', id, 'mark-non-compliance', { organId: city.organ('SWJ'), facts: '拒不接收' }))).toEqual([422, 'DISPUTE.PARTY_UNKNOWN']);
    expect(await city.done('bb.officer', id, 'mark-non-compliance', { organId: city.organ('SCJ'), facts: '拒不接收' })).toMatchObject({ nonCompliant: true, state: 'EXECUTING' });
    expect((await city.done('bb.officer', id, 'record-leader', { leader: '分管副区长', instruction: '限期办结' })).leaderActs).toHaveLength(1);

    await city.at('2026-05-06T09:00:00');
    const told = await city.told(id);
    expect(told.filter((type) => type === 'dispute.case.execution-overdue')).toHaveLength(1);
    expect(await city.done('bb.officer', id, 'confirm', { note: '职责未变动，已落实' })).toMatchObject({ state: 'EXECUTED', execution: { confirmation: { noListChange: true, versionIds: [] } } });
    expect((await city.told(id)).includes('dispute.workload.changed')).toBe(false);
  });
});

describe('what waits for its attribution in a list', () => {
  it('F-179 is asked of the superior: the request shows its age and is overdue after twenty working days; the reply is recorded, and has the list take the item up again', async () => {
    const food = about('food');
    const [duty] = LISTS['SCJ']!;
    await city.enact('SCJ', 2, [{ ...duty!, status: 'PENDING_ATTRIBUTION' }], new Date('2026-05-06T09:00:00+08:00'));
    await city.at('2026-05-06T09:00:00');
    const id = await food.applied({ parties: ['SCJ', 'CGJ'].map((code) => ({ organId: city.organ(code), stance: 'DENIES' })) });
    expect((await city.case(id)).upward).toBeNull();
    const asked = await city.done('bb.director', id, 'refer-up', { to: '市委编办', reason: '新法未指定承办单位' });
    expect(asked).toMatchObject({ state: 'REFERRED_UP', upward: { to: '市委编办', documentNumber: asked.acceptance.documentNumber, askedAt: asked.acceptance.at, workingDays: 0, reply: null } });
    expect(asked.deadlines.find(({ kind }: { kind: string }) => kind === 'recordUpperDecision')).toMatchObject({ kindZh: '登记上级决定', status: 'RUNNING' });
    expect(await city.tasks(id)).toContain('recordUpperDecision');

    await city.done('leader', id, 'designate-interim', { organId: city.organ('SCJ'), ground: '归属明确前先行处置' });
    // The Saturday between is worked.
    await city.at('2026-05-13T09:00:00');
    expect(await city.case(id)).toMatchObject({ overdue: false, upward: { workingDays: 6 } });
    await city.at('2026-06-12T09:00:00');
    const waiting = await city.case(id);
    expect(waiting).toMatchObject({ state: 'REFERRED_UP', overdue: true });
    expect(waiting.upward.workingDays).toBeGreaterThan(20);

    const { staffingNote: _, ...text } = food.text('SCJ', { executeBy: '2026-12-31' });
    const ruled = await city.done('bb.officer', id, 'record-upper-decision', { ...text, authority: '中共市委机构编制委员会', documentNumber: '市编复〔2026〕3号' });

    expect(ruled.upward).toEqual({ ...waiting.upward, reply: { kind: 'DECIDED', authority: '中共市委机构编制委员会', documentNumber: '市编复〔2026〕3号', text: null, at: ruled.outcomeAt } });
    // Nobody else is to hold it, and yet the list has to say so: what waited is attributed.
    expect(ruled).toMatchObject({ state: 'RULED', outcome: { documentNumber: '市编复〔2026〕3号', amendments: [{ organId: city.organ('SCJ'), operation: 'MODIFY', itemKey: city.item('食品小作坊') }] } });
    const { rows } = await sql(`select payload->'outcome'->'amendments'->0->>'itemKey' as "itemKey" from journal where agg_id = $1 and type = 'dispute.outcome.decided'`, [id]);
    expect(rows).toEqual([{ itemKey: city.item('食品小作坊') }]);
  });
});

describe('a request to the superior that comes back undecided', () => {
  it('F-179 has the case go on as accepted: the reply is kept with the request, its clock is met, that for forwarding begins, and the superior may be asked again', async () => {
    const food = about('food');
    await city.at('2026-06-15T09:00:00');
    const id = await food.applied({ parties: ['SCJ', 'SWJ'].map((code) => ({ organId: city.organ(code), stance: 'DENIES' })) });
    const first = await city.done('bb.director', id, 'refer-up', { to: '市委编办', reason: '涉及跨层级职责' });
    expect(first.actions).not.toContain('recordUpperReturn');
    await city.at('2026-06-17T09:00:00');
    expect(await codeOf(city.step('bb.director', id, 'record-upper-return', { authority: '市委编办', documentNumber: '市编函〔2026〕21号', text: '退回自行处理' }))).toEqual([403, 'SEC.FORBIDDEN']);
    expect((await city.case(id)).actions).toEqual(expect.arrayContaining(['recordUpperDecision', 'recordUpperReturn']));

    const returned = await city.done('bb.officer', id, 'record-upper-return', { authority: '市委编办', documentNumber: '市编函〔2026〕21号', text: '属区级职责，退回自行处理。' });

    const reply = { kind: 'RETURNED', authority: '市委编办', documentNumber: '市编函〔2026〕21号', text: '属区级职责，退回自行处理。', at: expect.any(String) };
    expect(returned).toMatchObject({
      state: 'ACCEPTED', level: 2, outcome: null, acceptance: { decision: 'ACCEPTED', documentNumber: '市编函〔2026〕21号' },
      upward: { to: '市委编办', documentNumber: first.acceptance.documentNumber, askedAt: first.acceptance.at, workingDays: 2, reply }, formerUpward: [],
    });
    const clocks = (kind: string) => returned.deadlines.filter((each: { kind: string }) => each.kind === kind).map(({ status }: { status: string }) => status);
    expect([clocks('recordUpperDecision'), clocks('forward'), clocks('coordinate')]).toEqual([['MET'], ['RUNNING'], ['RUNNING']]);
    const tasks = await city.tasks(id);
    expect([tasks.includes('recordUpperDecision'), tasks.includes('forward')]).toEqual([false, true]);
    expect(await city.told(id)).toContain('dispute.case.returned-by-superior');
    const { rows } = await sql(`select payload->>'authority' as authority, payload->>'documentNumber' as number from journal where agg_id = $1 and type = 'dispute.case.returned-by-superior'`, [id]);
    expect(rows).toEqual([{ authority: '市委编办', number: '市编函〔2026〕21号' }]);

    const again = await city.done('bb.director', id, 'refer-up', { to: '市委编办', reason: '退回后双方仍有重大分歧' });
    expect(again).toMatchObject({ state: 'REFERRED_UP', upward: { documentNumber: again.acceptance.documentNumber, workingDays: 0, reply: null }, formerUpward: [{ documentNumber: first.acceptance.documentNumber, workingDays: 2, reply }] });
    expect(again.acceptance.documentNumber).not.toBe(first.acceptance.documentNumber);
    expect(again.deadlines.filter(({ kind }: { kind: string }) => kind === 'recordUpperDecision').map(({ status }: { status: string }) => status).sort()).toEqual(['MET', 'RUNNING']);

    await city.done('bb.officer', id, 'record-upper-return', { authority: '市委编办', documentNumber: '市编函〔2026〕30号', text: '仍由你区处理。' });
    expect(await city.done('bb.officer', id, 'forward')).toMatchObject({ state: 'COORDINATING', upward: { reply: { documentNumber: '市编函〔2026〕30号' } }, formerUpward: [{ reply: { documentNumber: '市编函〔2026〕21号' } }] });
  });
});

describe('an agreement on file', () => {
  it('decides when a party carries it out; a list that is not changed after all needs the reason of 编办', async () => {
    const parties = [{ organId: city.organ('SWJ'), stance: 'DENIES' }, { organId: city.organ('SCJ'), stance: 'DENIES' }];
    const { id } = await city.raised('swj.drafter', { title: '采砂点食品摊位由谁负责', itemKeys: [city.item('河道采砂')], parties });
    await city.done('swj.drafter', id, 'open-negotiation');
    const split = [{ ...about('sand').row('SWJ'), leadUnitId: city.unit('SWJ.ZF') }];
    const { negotiation } = await city.done('swj.drafter', id, 'keep-minutes', { text: '由水政监察科负责', split });
    for (const head of ['swj.principal', 'scj.principal']) await city.done(head, id, 'agree', { sha256: negotiation.minutes.sha256 });
    await city.done('swj.drafter', id, 'file-minutes');

    const executing = await city.done('scj.drafter', id, 'execute');

    const { documentNumber } = executing.outcome;
    expect(executing).toMatchObject({ state: 'EXECUTING', level: 1, outcome: { source: 'AGREEMENT', amendments: [{ operation: 'MODIFY', after: { remarks: `依据：${documentNumber}` } }] } });
    const dismissed = { caseId: uuid(), organId: city.organ('SWJ'), trigger: 'DISPUTE_RULING', causeType: 'dispute-outcome', causeId: documentNumber, reason: '已在修订中', at: '2026-03-10T00:00:00+08:00' } as const;
    await city.emit([AdjustmentDismissedV1.create(dismissed, early)]);
    await city.city.settled();
    const { body } = await city.step('bb.officer', id, 'confirm', { note: '已核实' });
    expect(body.violations.map(({ code }: { code: string }) => code)).toEqual(['DISPUTE.DISMISSAL_UNEXPLAINED']);
    const dismissals = [{ organId: city.organ('SWJ'), reason: '随年度修订一并修改' }];
    expect(await city.done('bb.officer', id, 'confirm', { note: '已核实', dismissals })).toMatchObject({ state: 'EXECUTED', execution: { confirmation: { noListChange: true, dismissals } } });
  });
});
