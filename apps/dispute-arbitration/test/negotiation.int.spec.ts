import { API, DisputeCity } from './a-dispute-city.ts';

let chong: DisputeCity;

beforeAll(async () => {
  chong = await DisputeCity.start();
}, 180_000);
afterAll(() => chong?.city.stop());

const about = (title: string, ...codes: string[]) => ({ title, itemKeys: [], parties: codes.map((code) => ({ organId: chong.organ(code) })) });
const refusal = async (answer: Promise<{ status: number; body: { code: string } }>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
};
const meeting = (...codes: string[]) => ({ at: '2026-03-03T10:00:00+08:00', place: '301 室', attendees: codes.map((code) => ({ organId: chong.organ(code), name: '经办人' })), points: '交换了意见。' });
/** The river stays with the water bureau; urban management handles what lies on the bank. */
const minutes = () => ({
  text: '一、河道管理范围内的由水务局牵头。二、岸上的由综合行政执法局主办。',
  split: [{
    task: '河道建筑垃圾处置', itemKey: chong.item('河道管理范围内倾倒'), leadOrganId: chong.organ('SWJ'), leadUnitId: chong.unit('SWJ.ZF'), handlerOrganIds: [chong.organ('CGJ')],
    handoff: '水务局发现岸上垃圾的，当日函告综合行政执法局，后者 2 个工作日内清运并反馈。',
  }],
});

describe('the negotiation', () => {
  it('F-046 is the first level: what belongs to a higher one is refused until it failed, and it walks from the convening to minutes that stand', async () => {
    const { id } = await chong.raised('cgj.drafter');
    expect(await refusal(chong.step('bb.officer', id, 'replace-negotiation', { ground: 'URGENT' }))).toBe('409 DISPUTE.LEVEL_SKIPPED');
    expect(await refusal(chong.step('swj.drafter', id, 'apply', { matter: '河道垃圾', negotiationDone: '未协商', mainDispute: '归属', proposal: '请裁定', reasons: '无', bases: [{ instrument: '《中华人民共和国防洪法》' }] }))).toBe('409 DISPUTE.LEVEL_SKIPPED');
    expect(await refusal(chong.step('bb.officer', id, 'accept'))).toBe('409 DISPUTE.LEVEL_SKIPPED');
    expect(await refusal(chong.step('cgj.drafter', id, 'open-negotiation'))).toBe('409 DISPUTE.CONVENORS_TURN');
    const opened = await chong.done('swj.drafter', id, 'open-negotiation');
    expect(opened).toMatchObject({ state: 'NEGOTIATING', level: 1, deadlines: [{ kind: 'openNegotiation', status: 'MET' }, { kind: 'fail', kindZh: '协商不成', status: 'RUNNING' }] });
    expect(opened.actions).toEqual(['submitStatement', 'recordMeeting', 'recordRefusal', 'keepMinutes']);
    expect(await refusal(chong.step('swj.drafter', id, 'fail', { reason: '谈不拢' }))).toBe('422 DISPUTE.NOTHING_NEGOTIATED');
    await chong.done('swj.drafter', id, 'record-meeting', meeting('SWJ', 'CGJ'));

    const kept = await chong.done('swj.drafter', id, 'keep-minutes', minutes());
    expect(kept.negotiation.minutes).toMatchObject({ split: [{ isNew: false, leadOrganId: chong.organ('SWJ') }], amendments: [{ operation: 'MODIFY', organId: chong.organ('SWJ') }] });
    expect(await chong.tasks(id)).toEqual(['agree', 'fail']);
    const { sha256 } = kept.negotiation.minutes;
    await chong.done('swj.principal', id, 'agree', { sha256 });
    const agreed = await chong.done('cgj.principal', id, 'agree', { sha256 });
    expect([agreed.state, agreed.negotiation.signatures.map((signed: { organId: string; sha256: string }) => [signed.organId, signed.sha256])]).toEqual(['AGREED', [[chong.organ('SWJ'), sha256], [chong.organ('CGJ'), sha256]]]);

    const filed = await chong.done('swj.drafter', id, 'file-minutes');
    expect(filed).toMatchObject({ state: 'FILED', outcome: null, negotiation: { filed: { documentNumber: expect.stringMatching(/〔2026〕\d+号$/) as string } } });
    const { documentNumber } = filed.negotiation.filed;
    await chong.at('2026-03-10T09:00:00');
    const stands = await chong.case(id);
    expect(stands).toMatchObject({ outcome: { source: 'AGREEMENT', documentNumber, split: [{ task: '河道建筑垃圾处置' }] }, interim: { organ: { code: 'SWJ' } } });
    expect(stands.outcome.amendments[0].after.remarks).toContain(documentNumber);
    expect(await chong.told(id)).toEqual(expect.arrayContaining(['dispute.case.negotiation-started', 'dispute.case.agreed', 'dispute.case.filed', 'dispute.outcome.decided']));
    expect((await chong.step('bb.officer', id, 'object-to-minutes', { ground: '违反规定' })).status).toBe(409);
    chong.city.at('2026-03-02T09:00:00+08:00');
  });

  it('minutes are signed by the heads of all parties, over exactly the text that stands, and are not filed before', async () => {
    const { id } = await chong.raised('swj.drafter', { itemKeys: [chong.item('河道采砂')] });
    await chong.done('swj.drafter', id, 'open-negotiation');
    const first = (await chong.done('swj.drafter', id, 'keep-minutes', minutes())).negotiation.minutes.sha256;
    expect(await refusal(chong.step('swj.drafter', id, 'file-minutes'))).toBe('422 DISPUTE.MINUTES_UNSIGNED');
    expect(await refusal(chong.step('swj.approver', id, 'agree', { sha256: first }))).toBe('403 SEC.FORBIDDEN');
    await chong.done('swj.principal', id, 'agree', { sha256: first });
    expect(await refusal(chong.step('swj.principal', id, 'agree', { sha256: first }))).toBe('409 COMMON.ALREADY_SIGNED');

    const changed = await chong.done('swj.drafter', id, 'keep-minutes', { ...minutes(), text: '改为由水务局一家负责。' });
    expect(changed.negotiation.signatures).toEqual([]);
    expect(await refusal(chong.step('cgj.principal', id, 'agree', { sha256: first }))).toBe('409 DISPUTE.TEXT_CHANGED');
    const { sha256 } = changed.negotiation.minutes;
    await chong.done('cgj.principal', id, 'agree', { sha256 });
    expect(await refusal(chong.step('swj.drafter', id, 'file-minutes'))).toBe('422 DISPUTE.MINUTES_UNSIGNED');
    expect((await chong.done('swj.principal', id, 'agree', { sha256 })).state).toBe('AGREED');

    await chong.done('swj.drafter', id, 'file-minutes');
    const objected = await chong.done('bb.officer', id, 'object-to-minutes', { ground: '与“三定”规定不符' });
    expect(objected).toMatchObject({ state: 'NEGOTIATING', negotiation: { minutes: null, signatures: [], filed: null, objections: [{ ground: '与“三定”规定不符' }] } });
  });

  it('is convened by any party once the three days of the convenor are over, which is noted against it, and fails by itself when its time is over', async () => {
    const { id } = await chong.raised('cgj.drafter', { itemKeys: [chong.item('占道经营')], parties: [{ organId: chong.organ('CGJ') }, { organId: chong.organ('ZJJ') }] });
    await chong.at('2026-03-06T09:00:00');
    expect((await chong.case(id, 'zjj.drafter')).actions).toContain('openNegotiation');
    await chong.done('zjj.drafter', id, 'open-negotiation');
    const { rows } = await chong.city.sql('dispute-arbitration').query(`select payload->>'organId' as organ from journal where agg_id = $1 and payload->>'act' = 'LATE_CONVENOR'`, [id]);
    expect(rows).toEqual([{ organ: chong.organ('CGJ') }]);
    await chong.at('2026-03-23T09:00:00');
    const failed = await chong.case(id);
    expect([failed.state, failed.level, failed.interim.organ.code]).toEqual(['NEGOTIATION_FAILED', 1, 'CGJ']);
    const told = await chong.city.sql('dispute-arbitration').query(`select payload->>'ground' as ground from journal where agg_id = $1 and type = 'dispute.case.negotiation-failed'`, [id]);
    expect(told.rows).toEqual([{ ground: 'TIME_OVER' }]);
    chong.city.at('2026-03-02T09:00:00+08:00');
  });

  it('gives way to statements where the case is urgent and every party has given one', async () => {
    const { id } = await chong.raised('swj.drafter', { ...about('汛期漂浮物清理', 'SWJ', 'ZJJ'), urgency: 'URGENT' });
    expect(await refusal(chong.step('bb.officer', id, 'replace-negotiation', { ground: 'URGENT' }))).toBe('422 DISPUTE.STATEMENTS_MISSING');
    const statement = { stance: 'DENIES', claim: '不属本单位职责', reasons: '三定规定未列明', bases: [{ instrument: '《中华人民共和国水法》', article: '第三十九条' }] };
    await chong.done('swj.drafter', id, 'submit-statement', statement);
    const stated = await chong.done('zjj.drafter', id, 'submit-statement', { ...statement, stance: 'PARTIAL' });
    expect(stated.parties.map(({ stance }: { stance: string }) => stance)).toEqual(['DENIES', 'PARTIAL']);
    expect((await chong.done('bb.officer', id, 'replace-negotiation', { ground: 'URGENT' })).state).toBe('NEGOTIATION_FAILED');
  });

  it('is given up by whoever raised it when the heads of the others consented and the matter has a holder', async () => {
    const { id } = await chong.raised('zjj.drafter', { itemKeys: [chong.item('建设工地')], parties: [{ organId: chong.organ('ZJJ') }, { organId: chong.organ('CGJ') }] });
    expect(await refusal(chong.step('zjj.approver', id, 'withdraw', { reason: '已协商一致' }))).toBe('422 DISPUTE.CONSENT_MISSING');
    await chong.done('cgj.principal', id, 'consent-to-withdrawal');
    expect(await refusal(chong.step('cgj.principal', id, 'consent-to-withdrawal'))).toBe('409 DISPUTE.CONSENT_GIVEN');
    expect(await chong.done('zjj.approver', id, 'withdraw', { reason: '已协商一致' })).toMatchObject({ state: 'WITHDRAWN', interim: null, interims: [{ until: expect.any(String) as string }] });

    const nobodys = await chong.raised('zjj.drafter', about('无人认领的边坡', 'ZJJ', 'CGJ'));
    await chong.done('cgj.principal', nobodys.id, 'consent-to-withdrawal');
    expect(await refusal(chong.step('zjj.approver', nobodys.id, 'withdraw', { reason: '不想争了' }))).toBe('409 DISPUTE.NOBODY_HOLDS');
    expect((await chong.as('zjj.approver').post(`${API}/disputes/${nobodys.id}/withdraw`, { reason: 'x' })).status).toBe(428);
  });
});
