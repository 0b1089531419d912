import { PolicyChangedV1 } from '@yidan/contracts';
import { DisputeCity } from './a-dispute-city.ts';
import { LISTS } from './duty-lists.ts';

interface Answer {
  id: string;
  state: string;
  level: number;
  actions: string[];
  overdue: boolean;
  interim: unknown;
  deadlines: { kind: string; kindZh: string; dueAt: string; status: string }[];
  acceptance: { decision: string; to: string | null } | null;
  coordination: { opinion: { sha256: string; signatures: unknown[]; documentNumber: string | null }; replies: { organId: string; deemed: boolean }[] } | null;
  outcome: { documentNumber: string; amendments: { operation: string; organId: string; itemKey: string; after: { remarks: string; name: string } | null }[] } | null;
}

const application = {
  matter: '沿河路建筑垃圾由谁清运', negotiationDone: '3月2日会商一次，未达成一致', mainDispute: '清运是否属于河道管理', proposal: '由综合行政执法局牵头清运', reasons: '该局有清运力量',
  bases: [{ instrument: '中华人民共和国防洪法', article: '第二十二条' }],
};

describe('编办、司法协调', () => {
  let district: DisputeCity;
  beforeAll(async () => {
    district = await DisputeCity.start();
    await district.appoint('bb.officer2', 'BB', ['ESTABLISHMENT_OFFICER']);
    await district.city.settled();
  });
  afterAll(() => district.city.stop());

  const documents = async (id: string): Promise<string[]> => {
    const { rows } = await district.city.sql('dispute-arbitration').query<{ kind: string; number: string }>('select kind, number from dispute_document where case_id = $1 order by issued_at, number', [id]);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
    return rows.map(({ kind }) => kind);
  };
  const split = (more: object = {}): object[] => [
    { task: '河道管理范围内建筑垃圾的查处', itemKey: district.item('河道管理范围内倾倒'), leadOrganId: district.organ('CGJ'), leadUnitId: district.unit('CGJ.JZ'), assistOrganIds: [district.organ('SWJ')], handoff: '水务局发现后一个工作日内移送执法局', ...more },
  ];
  const opinion = (more: object = {}): object => ({ facts: '沿河路堆放建筑垃圾约三十立方米。', reasons: '建筑垃圾的处置由城市管理部门负责。', bases: application.bases, split: split(), ...more });
  /** A case whose materials the other party has. */
  async function forwarded(body: object = {}): Promise<string> {
    const { id } = (await district.notAgreed('swj.drafter', body)) as Answer;
    await district.done('bb.officer2', id, 'apply', application);
    await district.done('bb.officer', id, 'accept');
    await district.done('bb.officer', id, 'forward');
    return id;
  }
  const sand = (): object => ({ itemKeys: [district.item('河道采砂')] });
  const site = (): object => ({ itemKeys: [district.item('建设工地渣土')] });

  it('F-046 level 2 is entered by an application and left for the commission by a joint proposal, each step with its paper; nothing of it can be skipped', async () => {
    const { id } = (await district.raised('swj.drafter')) as Answer;
    expect(await district.step('swj.drafter', id, 'apply', application)).toMatchObject({ status: 409, body: { code: 'DISPUTE.LEVEL_SKIPPED' } });
    await district.done('swj.drafter', id, 'open-negotiation');
    expect(await district.step('bb.director', id, 'no-consensus', { reasons: '未达成一致' })).toMatchObject({ status: 409, body: { code: 'DISPUTE.LEVEL_SKIPPED' } });
    await district.done('swj.drafter', id, 'record-meeting', { at: '2026-03-02T08:00:00+08:00', place: '区政务中心', attendees: [{ organId: district.organ('SWJ'), name: '经办人' }], points: '未达成一致' });
    await district.done('swj.drafter', id, 'fail', { reason: '多次协商未果' });

    expect(await district.step('cgj.drafter', id, 'apply', application)).toMatchObject({ status: 409, body: { code: 'DISPUTE.CONVENOR_FIRST' } });
    const incomplete = await district.step('swj.drafter', id, 'apply', { matter: application.matter });
    expect(incomplete).toMatchObject({ status: 422, body: { code: 'DISPUTE.APPLICATION_INCOMPLETE' } });
    expect((incomplete.body as { violations: { path: string }[] }).violations.map(({ path }) => path)).toEqual(['negotiationDone', 'mainDispute', 'proposal', 'reasons', 'bases']);

    const applied = (await district.done('swj.drafter', id, 'apply', application)) as Answer;
    expect([applied.state, applied.level]).toEqual(['APPLIED', 2]);
    expect((await district.step('bb.officer', id, 'forward')).status).toBe(409);
    await district.done('bb.officer', id, 'ask-supplement', { reasons: '请附会商记录' });
    await district.done('swj.drafter', id, 'supplement', { text: '会商记录见附件', attachments: ['会商记录.pdf'] });
    await district.done('bb.officer', id, 'accept');
    await district.done('bb.officer', id, 'forward');
    await district.done('cgj.drafter', id, 'reply', { text: '清运属河道管理，应由水务局负责。' });
    for (let n = 0; n < 2; n++) await district.done('bb.officer', id, 'hold-round', { kind: 'WRITTEN', questions: '清运的法定依据？' });
    expect(await district.step('sfj.reviewer', id, 'hold-round', { kind: 'WRITTEN', questions: '再征求意见' })).toMatchObject({ status: 409, body: { code: 'DISPUTE.WRITTEN_ROUNDS_SPENT', detailZh: expect.stringContaining('请召开协调会议') as unknown } });
    await district.done('sfj.reviewer', id, 'hold-round', { kind: 'MEETING', questions: '会商', minutes: '各方陈述意见，未达成一致。' });

    const drafted = (await district.done('bb.officer', id, 'draft-opinion', opinion())) as Answer;
    const { sha256 } = drafted.coordination!.opinion;
    expect(await district.step('bb.director', id, 'no-consensus', { reasons: '未达成一致' })).toMatchObject({ status: 409, body: { code: 'DISPUTE.COORDINATION_RUNS' } });
    expect(await district.tasks(id)).toEqual(expect.arrayContaining(['acceptOpinion']));
    await district.done('cgj.principal', id, 'decline-opinion', { sha256, reason: '力量不足' });
    expect(await district.tasks(id)).toContain('noConsensus');
    const once = (await district.done('bb.director', id, 'no-consensus', { reasons: '一方不同意协调意见' })) as Answer;
    expect([once.state, once.actions.includes('noConsensus')]).toEqual(['COORDINATING', false]);
    const submitted = (await district.done('sfj.director', id, 'no-consensus')) as Answer;
    expect([submitted.state, submitted.level]).toEqual(['SUBMITTED_TO_COMMISSION', 3]);

    expect((await documents(id)).toSorted()).toEqual(['ACCEPTANCE', 'APPLICATION', 'COORDINATION_NOTICE', 'ROUND_MINUTES', 'SUBMISSION', 'SUPPLEMENT']);
    const clocks = submitted.deadlines.filter(({ status }) => status === 'RUNNING').map(({ kind }) => kind);
    expect(clocks).toEqual(['deliberate']);
  });

  it('F-048 an opinion needs the signatures of both directors and the acceptance of every party; then it has its number and decides', async () => {
    const { id } = (await district.notAgreed('swj.drafter', sand())) as Answer;
    // Ex officio, while the convenor's time still runs; another officer decides on it.
    await district.done('bb.officer', id, 'apply', application);
    expect(await district.step('bb.officer', id, 'accept')).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });
    await district.done('bb.officer2', id, 'accept');
    await district.done('bb.officer', id, 'forward');
    const drafted = (await district.done('sfj.reviewer', id, 'draft-opinion', opinion())) as Answer;
    const { sha256 } = drafted.coordination!.opinion;
    expect(drafted.actions).toContain('draftOpinion');
    await district.done('swj.principal', id, 'accept-opinion', { sha256 });
    expect(await district.step('bb.director', id, 'consensus', { sha256 })).toMatchObject({ status: 409, body: { code: 'DISPUTE.OPINION_NOT_ACCEPTED' } });
    expect((await district.step('cgj.approver', id, 'accept-opinion', { sha256 })).status).toBe(403);
    await district.done('cgj.principal', id, 'accept-opinion', { sha256 });

    const once = (await district.done('bb.director', id, 'consensus', { sha256 })) as Answer;
    expect([once.state, once.outcome, once.coordination!.opinion.signatures.length]).toEqual(['COORDINATING', null, 1]);
    expect((await district.step('bb.director', id, 'consensus', { sha256 })).status).toBe(409);
    const issued = (await district.done('sfj.director', id, 'consensus', { sha256 })) as Answer;
    expect(issued.state).toBe('OPINION_ISSUED');

    const number = issued.coordination!.opinion.documentNumber!;
    expect(number).toMatch(/〔2026〕\d+号$/);
    expect(issued.outcome).toMatchObject({ source: 'OPINION', documentNumber: number });
    expect(issued.outcome!.amendments.map(({ operation, organId, after }) => [operation, organId, after?.remarks])).toEqual([
      ['TRANSFER_OUT', district.organ('SWJ'), undefined], ['TRANSFER_IN', district.organ('CGJ'), `依据：${number}`],
    ]);
    expect(await documents(id)).toContain('OPINION');
    expect((await district.told(id)).filter((type) => type.endsWith('opinion-issued') || type.endsWith('outcome.decided'))).toEqual(['dispute.case.opinion-issued', 'dispute.outcome.decided']);
  });

  it('F-074 a split table names one that leads each task, and says how several organs hand over; what the lists would gain and lose can be seen before', async () => {
    const id = await forwarded({ itemKeys: [district.item('占道经营')] });
    const refused = await district.step('bb.officer', id, 'draft-opinion', opinion({ split: split({ handoff: undefined }) }));
    expect(refused).toMatchObject({ status: 422, body: { code: 'DISPUTE.SPLIT_HANDOFF_REQUIRED', violations: [{ path: 'split[0].handoff' }] } });
    const twoLeads = await district.step('bb.officer', id, 'draft-opinion', opinion({ split: [...split(), ...split({ task: '其他', leadOrganId: district.organ('SWJ'), leadUnitId: district.unit('SWJ.ZF'), assistOrganIds: [] })] }));
    expect(twoLeads).toMatchObject({ status: 422, body: { code: 'DISPUTE.SPLIT_TWO_LEADS', violations: [{ path: 'split[1].leadOrganId' }] } });

    const preview = await district.as('swj.drafter').post(`/api/dispute-arbitration/v1/disputes/${id}/preview-split`, { split: split() });
    expect(preview).toMatchObject({
      status: 200,
      body: {
        organs: [
          { organ: { code: 'SWJ' }, changes: [{ operation: 'TRANSFER_OUT', before: { name: '河道管理范围内倾倒垃圾、渣土等废弃物的查处' }, after: null }] },
          { organ: { code: 'CGJ' }, changes: [{ operation: 'TRANSFER_IN', before: null, after: { name: '河道管理范围内倾倒垃圾、渣土等废弃物的查处', leadUnitId: district.unit('CGJ.JZ'), remarks: '依据：〔文号〕' } }] },
        ],
      },
    });
  });

  it('an opinion that was drafted for other lists than those in force now is not signed', async () => {
    const id = await forwarded({ itemKeys: [district.item('食品小作坊')] });
    const food = { itemKey: district.item('食品小作坊'), leadOrganId: district.organ('ZJJ'), leadUnitId: district.unit('ZJJ.JG') };
    const { sha256 } = ((await district.done('bb.officer', id, 'draft-opinion', opinion({ split: split(food) }))) as Answer).coordination!.opinion;
    for (const head of ['swj.principal', 'cgj.principal']) await district.done(head, id, 'accept-opinion', { sha256 });
    await district.enact('SCJ', 2, LISTS.SCJ!.map((duty) => ({ ...duty, description: `${duty.description}（修订）` })), new Date('2026-03-02T09:00:00+08:00'));
    await district.city.settled();
    expect(await district.step('bb.director', id, 'consensus', { sha256 })).toMatchObject({ status: 409, body: { code: 'DISPUTE.LISTS_CHANGED' } });
  });

  it('dispute.opinionBindingForMinor an opinion on a minor dispute settles it against a party only where the policy pack says so', async () => {
    const id = await forwarded({ itemKeys: [district.item('占道经营')], parties: ['SWJ', 'SCJ'].map((code) => ({ organId: district.organ(code), stance: 'DENIES' })) });
    const { sha256 } = ((await district.done('bb.officer', id, 'draft-opinion', opinion({ minor: true }))) as Answer).coordination!.opinion;
    await district.done('swj.principal', id, 'accept-opinion', { sha256 });
    await district.done('scj.principal', id, 'decline-opinion', { sha256, reason: '不同意' });
    expect(await district.step('bb.director', id, 'consensus', { sha256 })).toMatchObject({ status: 409, body: { code: 'DISPUTE.OPINION_NOT_ACCEPTED' } });

    await district.emit([PolicyChangedV1.create({ key: 'dispute.opinionBindingForMinor', value: true, sourceDocument: '崇政办〔2026〕3号', validFrom: '2026-03-01' }, new Date('2026-03-01T09:00:00+08:00'))]);
    await district.city.settled();
    await district.done('bb.director', id, 'consensus', { sha256 });
    const issued = (await district.done('sfj.director', id, 'consensus', { sha256 })) as Answer;
    expect(issued).toMatchObject({ state: 'OPINION_ISSUED', level: 2, outcome: { source: 'OPINION', documentNumber: issued.coordination!.opinion.documentNumber } });

    const major = await forwarded({ itemKeys: [district.item('占道经营')], parties: ['SWJ', 'ZJJ'].map((code) => ({ organId: district.organ(code), stance: 'DENIES' })) });
    const text = ((await district.done('bb.officer', major, 'draft-opinion', opinion({ precedents: [] }))) as Answer).coordination!.opinion;
    await district.done('zjj.principal', major, 'decline-opinion', { sha256: text.sha256, reason: '不同意' });
    expect(await district.step('bb.director', major, 'consensus', { sha256: text.sha256 })).toMatchObject({ status: 409, body: { code: 'DISPUTE.OPINION_NOT_ACCEPTED' } });
  });

  it('runs twenty working days from the acceptance, is extended once, and is told when it is over; silence is no objection to the facts', async () => {
    const id = await forwarded(site());
    const clock = ({ deadlines }: Answer): string | undefined => deadlines.find(({ kind }) => kind === 'coordinate')?.dueAt;
    const begun = (await district.case(id)) as Answer;
    expect(clock(begun)).toBe(new Date('2026-03-30T23:59:59.999+08:00').toISOString());
    await district.at('2026-03-12T00:00:01');
    const silent = (await district.case(id)) as Answer;
    expect(silent.coordination!.replies.map(({ organId, deemed }) => [organId, deemed])).toEqual([[district.organ('SWJ'), true], [district.organ('CGJ'), true]]);
    expect([silent.state, silent.deadlines.filter(({ kind }) => kind === 'closeReplies').map(({ status }) => status)]).toEqual(['COORDINATING', ['FIRED']]);

    const extended = (await district.done('bb.director', id, 'extend-coordination', { reason: '需现场核实' })) as Answer;
    expect(clock(extended)).toBe(new Date('2026-04-14T23:59:59.999+08:00').toISOString());
    expect((await district.step('bb.director', id, 'extend-coordination', { reason: '再延' })).body).toMatchObject({ code: 'DEADLINE.EXTENSION_REPEATED' });
    // A reply too late is kept, and begins no clock anew.
    const late = (await district.done('cgj.drafter', id, 'reply', { text: '补充意见' })) as Answer;
    expect(late.deadlines.filter(({ kind }) => kind === 'closeReplies')).toHaveLength(1);

    await district.at('2026-04-15T00:00:01');
    const over = (await district.case(id)) as Answer;
    expect([over.state, over.overdue]).toEqual(['COORDINATING', true]);
    expect((await district.told(id)).filter((type) => type.endsWith('coordination-overdue'))).toHaveLength(1);
    expect(over.deadlines.filter(({ status }) => status === 'RUNNING').map(({ kind }) => kind).toSorted()).toEqual(['coordinate', 'noConsensus']);
    await district.done('bb.director', id, 'no-consensus', { reasons: '期限届满' });
    expect(((await district.done('sfj.director', id, 'no-consensus')) as Answer).state).toBe('SUBMITTED_TO_COMMISSION');
  });

  it('is refused with the way that is open instead, or lapses where the application is not supplemented; then nobody holds the duty for the sake of the dispute', async () => {
    const one = (await district.notAgreed('scj.drafter', { itemKeys: [district.item('食品小作坊')], parties: [{ organId: district.organ('SCJ') }, { organId: district.organ('ZJJ') }] })) as Answer;
    await district.done('scj.drafter', one.id, 'apply', application);
    const rejected = (await district.done('bb.officer', one.id, 'reject', { ground: 'STAFFING', reasons: '实为增编请求' })) as Answer;
    expect([rejected.state, rejected.interim, rejected.acceptance]).toEqual(['REJECTED', null, expect.objectContaining({ decision: 'REJECTED', to: '按机构编制管理程序申请' })]);

    const two = (await district.notAgreed('zjj.drafter', { itemKeys: [district.item('食品小作坊')], parties: [{ organId: district.organ('ZJJ') }, { organId: district.organ('SCJ') }] })) as Answer;
    await district.done('bb.officer', two.id, 'apply', application);
    await district.done('bb.officer2', two.id, 'ask-supplement', { reasons: '缺少会商记录' });
    await district.at('2026-05-06T00:00:01');
    const lapsed = (await district.case(two.id)) as Answer;
    expect([lapsed.state, lapsed.interim]).toEqual(['REJECTED', null]);
    expect(await documents(two.id)).toEqual(['APPLICATION', 'SUPPLEMENT']);
  });
});
