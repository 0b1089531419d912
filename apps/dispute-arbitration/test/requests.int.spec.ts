import { AdjustmentDismissedV1, AssistanceRequestObjectedV1, CallObjectedV1, FindingConfirmedV1, MatterDisputeRequestedV1, OrderDisputeRequestedV1 } from '@yidan/contracts';
import { v7 as uuid } from 'uuid';
import { API, DisputeCity } from './a-dispute-city.ts';
import { LISTS } from './duty-lists.ts';

let chong: DisputeCity;
const at = new Date('2026-03-02T09:00:00+08:00');

beforeAll(async () => {
  chong = await DisputeCity.start();
}, 180_000);
afterAll(() => chong?.city.stop());

/** A matter of which nobody can say by the list whose it is, and the request for it. */
async function unmatched(more: { candidates?: readonly string[]; interim?: string; partyOrganIds?: string[] }) {
  const matterId = uuid();
  const { candidates = [], interim, partyOrganIds } = more;
  const named = candidates.map((words) => ({ itemKey: chong.item(words), organId: chong.organ(words.startsWith('河道') ? 'SWJ' : 'CGJ'), unitId: chong.unit('SWJ.ZF') }));
  await chong.emit(
    [MatterDisputeRequestedV1.create({ matterId, number: 'LJ-20260302-00017', channel: 'HOTLINE', urgency: 'URGENT', kind: 'WHO_HOLDS', candidates: named, interimOrderId: interim ? uuid() : null, interimOrganId: interim ? chong.organ(interim) : null, at: at.toISOString(), ...(partyOrganIds ? { partyOrganIds } : {}) }, at)],
    'summons',
  );
  await chong.city.settled();
  return requestOf(matterId);
}
/** A township's call to an organ, which says that the duty is another's. */
async function objected(called: string, words: string, proposed: string | null) {
  const callId = uuid();
  const data = { callId, number: 'HJ-2026-00017', townOrganId: chong.organ('BMZ'), organId: chong.organ(called), unitId: chong.unit(`${called}.${{ SWJ: 'ZF', CGJ: 'SR' }[called]!}`), reason: 'NOT_MY_DUTY', itemKey: chong.item(words), proposedOrganId: proposed && chong.organ(proposed), basis: '三定规定第四条', at: at.toISOString() } as const;
  await chong.emit([CallObjectedV1.create(data, at)], 'summons');
  await chong.city.settled();
  return requestOf(callId);
}
/** An order whose holder says that it is another's. */
async function returned(holder: string, words: string, proposed: string | null) {
  const orderId = uuid();
  await chong.emit(
    [
      OrderDisputeRequestedV1.create(
        {
          orderId, number: 'PJ-20260302-00017', matterId: uuid(), itemKey: words ? chong.item(words) : null, itemCode: words ? '510184-SWJ-01010001' : null, versionId: words ? chong.versions.get('SWJ')! : null, organId: chong.organ(holder),
          unitId: chong.unit(`${holder}.${{ SWJ: 'ZF', CYZX: 'PJ', CGJ: 'SR' }[holder]!}`), role: 'LEAD', urgency: 'NORMAL', askedBy: 'ORGAN', reason: 'NOT_MY_DUTY', proposedOrganId: proposed && chong.organ(proposed), proposedItemKey: null, at: at.toISOString(),
        },
        at,
      ),
    ],
    'summons',
  );
  await chong.city.settled();
  return requestOf(orderId);
}
async function requestOf(refId: string) {
  const { rows } = await chong.city.sql('dispute-arbitration').query<{ id: string }>(`select id from dispute_request where origin->>'refId' = $1`, [refId]);
  const { body } = await chong.as('bb.officer').get(`${API}/dispute-requests/${rows[0]!.id}`);
  return body;
}
const settle = (id: string, command: string, body: object, version = 1) => chong.as('bb.officer').post(`${API}/dispute-requests/${id}/${command}`, body, { 'if-match': `"${version}"` });

describe('what other procedures ask for', () => {
  it('becomes a case where two parties are known: the holder of a returned order denies the duty, and the list names who holds it meanwhile', async () => {
    const request = await returned('SWJ', '河道管理范围内倾倒', 'CGJ');
    expect(request).toMatchObject({ state: 'RAISED', stateZh: '已立案', sourceNumber: 'PJ-20260302-00017', kind: 'DISPATCH', actions: [] });

    const one = await chong.case(request.case.id);
    expect(one).toMatchObject({ raisedBy: 'SYSTEM', kind: 'DISPATCH', origin: { type: 'DISPATCH', refId: request.origin.refId, matterId: request.origin.matterId }, interim: { organ: { code: 'SWJ' }, unitId: chong.unit('SWJ.ZF'), rule: 2 } });
    expect(one.chainId).toBe(request.chainId);
    expect(one.parties.map(({ organ, stance }: { organ: { code: string }; stance: string }) => [organ.code, stance])).toEqual([['SWJ', 'DENIES'], ['CGJ', null]]);
    expect((await chong.as('op').get(`${API}/disputes/${one.id}`)).status).toBe(200);
  });

  it('joins the open case of the same items between the same parties, and is told who holds it', async () => {
    const request = await returned('SWJ', '河道管理范围内倾倒', 'CGJ');
    expect(request.state).toBe('JOINED');
    const { rows } = await chong.city.sql('dispute-arbitration').query(`select payload->>'caseId' as "caseId", payload->>'interimOrganId' as interim from journal where type = 'dispute.case.joined'`);
    expect(rows).toEqual([{ caseId: request.case.id, interim: chong.organ('SWJ') }]);
  });

  it('waits for 编办 where fewer than two parties are known; the operations centre is none', async () => {
    const request = await returned('CYZX', '', 'CGJ');
    expect(request).toMatchObject({ state: 'WAITING', dueAt: '2026-03-04T15:59:59.999Z', actions: ['raise', 'join', 'refuse'], parties: [{ organ: { code: 'CGJ' } }] });
    expect(await chong.tasks(request.id)).toEqual(['raise']);
    const { body } = await chong.as('supervisor').get(`${API}/dispute-requests`);
    expect(body.items[0]).toMatchObject({ id: request.id, actions: [] });
    expect((await chong.as('swj.approver').get(`${API}/dispute-requests`)).status).toBe(403);

    const parties = ['CGJ', 'SCJ'].map((code) => ({ organId: chong.organ(code) }));
    const alone = await settle(request.id, 'raise', { title: '夜间噪声', description: '无清单事项', parties: parties.slice(0, 1) });
    expect([alone.status, alone.body.code]).toEqual([422, 'DISPUTE.PARTIES']);
    const { body: raised } = await settle(request.id, 'raise', { title: '夜间噪声', description: '无清单事项', parties });
    expect(raised).toMatchObject({ state: 'RAISED', dueAt: null });
    expect(await chong.tasks(request.id)).toEqual([]);
    // Nobody received it but the centre, no list says anything: the leader in charge is asked.
    const one = await chong.case(raised.case.id);
    expect(one).toMatchObject({ raisedBy: 'EX_OFFICIO', chainId: request.chainId, interim: { organ: { code: 'CYZX' }, rule: 6 } });
    expect(await chong.tasks(one.id)).toEqual(['designateInterim', 'openNegotiation']);
    expect(one.deadlines.find(({ kind }: { kind: string }) => kind === 'designateInterim')).toMatchObject({ kindZh: '指定临时责任单位', dueAt: '2026-03-04T15:59:59.999Z' });
    expect(await chong.done('leader', one.id, 'designate-interim', { organId: chong.organ('SCJ'), ground: '先行处置' })).toMatchObject({ interim: { organ: { code: 'SCJ' }, rule: 1 } });
    expect(await chong.tasks(one.id)).toEqual(['openNegotiation']);
  });

  it('is joined or refused with its route by 编办', async () => {
    const [first, second] = [await unmatched({ interim: 'BMZ' }), await unmatched({ interim: 'BMZ' })];
    expect([first.state, first.urgency]).toEqual(['WAITING', 'URGENT']);
    const { body: refused } = await settle(first.id, 'refuse', { ground: 'CITIZEN' });
    expect(refused).toMatchObject({ state: 'REFUSED', refusal: { ground: 'CITIZEN', routeZh: expect.stringContaining('行政复议') as string } });
    const { body: { items } } = await chong.as('bb.officer').get(`${API}/disputes?keyword=${encodeURIComponent('夜间噪声')}`);
    expect((await settle(second.id, 'join', { caseId: items[0].id })).body).toMatchObject({ state: 'JOINED', case: { number: items[0].number } });
    expect((await settle(second.id, 'join', { caseId: items[0].id }, 2)).status).toBe(409);
    expect((await settle(second.id, 'join', { caseId: items[0].id }, 1)).status).toBe(412);
  });

  it('of an unmatched matter names the candidates and whom the dispatcher adds; the first receiver holds it where no list does', async () => {
    const byList = await unmatched({ candidates: ['河道采砂', '占道经营'], interim: 'BMZ' });
    expect((await chong.case(byList.case.id)).interim).toMatchObject({ organ: { code: 'SWJ' }, rule: 2 });
    const byReceiver = await unmatched({ interim: 'BMZ', partyOrganIds: [chong.organ('SCJ')] });
    expect((await chong.case(byReceiver.case.id)).interim).toMatchObject({ organ: { code: 'BMZ' }, rule: 3, groundEn: expect.stringContaining('Rule 3') as string });
  });

  it('by a confirmed overlap of two lists is raised by office, about the boundary; any other finding is not', async () => {
    const findingId = uuid();
    const finding = { organId: chong.organ('ZJJ'), otherOrganId: chong.organ('CGJ'), at: at.toISOString(), caseIds: [] };
    await chong.emit([FindingConfirmedV1.create({ ...finding, findingId: uuid(), kind: 'GAP' }, at), FindingConfirmedV1.create({ ...finding, findingId, kind: 'OVERLAP_SIMILAR', itemKeys: [chong.item('建设工地'), chong.item('占道经营')] }, at)]);
    await chong.city.settled();
    const request = await requestOf(findingId);
    expect(await chong.case(request.case.id)).toMatchObject({ kind: 'BOUNDARY', raisedBy: 'EX_OFFICIO', origin: { type: 'REGISTRY', refId: findingId }, convenorOrganId: chong.organ('ZJJ'), title: '职责边界：建设工地渣土运输和扬尘的监督管理' });
    const { rows } = await chong.city.sql('dispute-arbitration').query(`select from dispute_request where origin->>'type' = 'REGISTRY'`);
    expect(rows).toHaveLength(1);
  });

  it('by an objection to a refused assistance comes in the urgent lane, and what was written on it is the negotiation', async () => {
    const requestId = uuid();
    await chong.emit(
      [AssistanceRequestObjectedV1.create({ requestId, number: 'XZ-2026-00001', requestingOrganId: chong.organ('SCJ'), requestedOrganId: chong.organ('SWJ'), itemKeys: [chong.item('河道采砂')], exchange: '请求：提供采砂许可档案。答复：不予提供。', at: at.toISOString() }, at)],
      'administrative-assistance',
    );
    await chong.city.settled();
    const request = await requestOf(requestId);
    expect(await chong.case(request.case.id)).toMatchObject({ state: 'NEGOTIATION_FAILED', urgency: 'URGENT', kind: 'ASSISTANCE', negotiation: { meetings: [{ place: '书面往来', points: '请求：提供采砂许可档案。答复：不予提供。' }] } });
  });
});

describe('X-7 an objection to a call', () => {
  const held = async (caseId: string) =>
    (await chong.city.sql('dispute-arbitration').query<{ organ: string; from: string; until: string | null }>('select organ_id as organ, from_at::text as from, until_at::text as until from interim_designation where case_id = $1 order by from_at', [caseId])).rows;

  it('is an urgent dispute with the township and whoever is named instead, and the called organ holds it until the outcome is carried out, whatever the lists say', async () => {
    const request = await objected('CGJ', '河道采砂', 'SWJ');
    const one = await chong.case(request.case.id);
    const { id } = one;
    expect(one).toMatchObject({
      state: 'RAISED', kind: 'WHO_HOLDS', urgency: 'URGENT', origin: { type: 'SUMMONS', refId: request.origin.refId }, chainId: request.chainId,
      interim: { organ: { code: 'CGJ' }, unitId: chong.unit('CGJ.SR'), rule: 3, ground: expect.stringContaining('继续到场处置') as string, groundEn: expect.stringContaining('works on where it was called') as string },
    });
    expect(one.parties.map(({ organ, stance }: { organ: { code: string }; stance: string }) => [organ.code, stance])).toEqual([['CGJ', 'DENIES'], ['SWJ', null], ['BMZ', null]]);

    await chong.enact('SWJ', 2, LISTS['SWJ']!, new Date('2026-03-02T09:00:00+08:00'));
    await chong.done('swj.drafter', id, 'open-negotiation');
    const split = [{ task: '河道采砂现场处置', itemKey: chong.item('河道采砂'), leadOrganId: chong.organ('SWJ'), leadUnitId: chong.unit('SWJ.ZF'), handlerOrganIds: [], assistOrganIds: [] }];
    const { negotiation: { minutes: { sha256 } } } = await chong.done('swj.drafter', id, 'keep-minutes', { text: '由水政监察科负责', split });
    for (const head of ['swj.principal', 'cgj.principal', 'bmz.principal']) await chong.done(head, id, 'agree', { sha256 });
    await chong.done('swj.drafter', id, 'file-minutes');
    const { outcome } = await chong.done('cgj.drafter', id, 'execute');
    expect(await held(id)).toEqual([{ organ: chong.organ('CGJ'), from: expect.any(String) as string, until: null }]);
    await chong.emit([AdjustmentDismissedV1.create({ caseId: uuid(), organId: chong.organ('SWJ'), trigger: 'DISPUTE_RULING', causeType: 'dispute-outcome', causeId: outcome.documentNumber, reason: '已在修订中', at: at.toISOString() }, at)]);
    await chong.city.settled();
    await chong.done('bb.officer', id, 'confirm', { note: '已核实', dismissals: [{ organId: chong.organ('SWJ'), reason: '随年度修订一并修改' }] });

    const [only, ...others] = await held(id);
    expect(others).toEqual([]);
    expect(new Date(only!.from)).toEqual(new Date(one.interim.from));
    expect(only!.until).not.toBeNull();
  });

  it('is between the township and the called organ where nobody else is named; who was called works on at the call also where it joins a case that another holds', async () => {
    const first = await objected('CGJ', '占道经营', null);
    expect(await chong.case(first.case.id)).toMatchObject({ kind: 'COUNTY_TOWN', interim: { organ: { code: 'CGJ' }, rule: 3 } });
    const parties = ['SWJ', 'CGJ', 'BMZ'].map((code) => ({ organId: chong.organ(code) }));
    const open = await chong.raised('cgj.drafter', { title: '河道清淤', itemKeys: [chong.item('占道经营')], parties });
    expect(open.interim.organ.code).toBe('CGJ');

    const joined = await objected('SWJ', '占道经营', 'CGJ');
    expect(joined).toMatchObject({ state: 'JOINED', case: { id: open.id } });
    const { rows } = await chong.city.sql('dispute-arbitration').query(`select payload->>'caseId' as "caseId", payload->>'interimOrganId' as interim, payload->>'interimUnitId' as unit from journal where type = 'dispute.case.joined' and payload->'origin'->>'type' = 'SUMMONS'`);
    expect(rows).toEqual([{ caseId: open.id, interim: chong.organ('SWJ'), unit: chong.unit('SWJ.ZF') }]);
    expect((await held(open.id)).map(({ organ }) => organ)).toEqual([chong.organ('CGJ')]);
  });
});

describe('what was decided within twelve months', () => {
  /** A case closed long since, as its outcome left it. */
  async function decided(words: string, outcomeAt: string): Promise<string> {
    const { id } = await chong.raised('scj.drafter', { title: words, itemKeys: [chong.item(words)], parties: [{ organId: chong.organ('SCJ') }, { organId: chong.organ('BMZ') }] });
    const outcome = { source: 'RULING', documentNumber: '崇编裁〔2026〕1号', split: [{ task: '小作坊', itemKey: chong.item(words), isNew: false, leadOrganId: chong.organ('SCJ'), leadUnitId: chong.unit('SCJ.SP'), handlerOrganIds: [], assistOrganIds: [], handoff: null }], amendments: [] };
    await chong.city.sql('dispute-arbitration').query(`update dispute_case set state = 'CLOSED', outcome = $2, outcome_at = $3::timestamptz, closed_at = $3::timestamptz, cause = 'VAGUE_PROVISION' where id = $1`, [id, JSON.stringify(outcome), outcomeAt]);
    return id;
  }
  const again = (more: object = {}) => chong.raise('scj.drafter', { title: '再次提出', itemKeys: [chong.item('食品小作坊')], parties: [{ organId: chong.organ('SCJ') }, { organId: chong.organ('BMZ') }], ...more });

  it('is not disputed again: by hand it is refused, and a request is referred to it; new facts and a changed list open it again', async () => {
    const id = await decided('食品小作坊', '2026-02-01T09:00:00+08:00');
    const refused = await again();
    expect([refused.status, refused.body.violations[0].code]).toEqual([422, 'DISPUTE.RULED_BEFORE']);
    expect(refused.body.detailZh).toContain('崇编裁〔2026〕1号');

    const findingId = uuid();
    await chong.emit([FindingConfirmedV1.create({ findingId, kind: 'OVERLAP_SIMILAR', organId: chong.organ('SCJ'), otherOrganId: chong.organ('BMZ'), at: at.toISOString(), caseIds: [], itemKeys: [chong.item('食品小作坊')] }, at)]);
    await chong.city.settled();
    expect(await requestOf(findingId)).toMatchObject({ state: 'REFERRED', case: { id } });
    const { rows } = await chong.city.sql('dispute-arbitration').query(`select payload->'outcome'->>'documentNumber' as "documentNumber" from journal where type = 'dispute.request.referred-to-ruling'`);
    expect(rows).toEqual([{ documentNumber: '崇编裁〔2026〕1号' }]);

    // Where 编办 finds out who the parties are, and that is what it comes to, it goes by that as well.
    const waiting = await unmatched({ interim: 'BMZ' });
    const parties = ['SCJ', 'BMZ'].map((code) => ({ organId: chong.organ(code) }));
    expect((await settle(waiting.id, 'raise', { title: '小作坊', description: '由谁监管', parties, itemKeys: [chong.item('食品小作坊')] })).body).toMatchObject({ state: 'REFERRED', case: { id } });

    // The same item in another place of the list is no change; another text is.
    const [food] = LISTS['SCJ']!;
    await chong.enact('SCJ', 2, [food!], new Date('2026-02-20T09:00:00+08:00'));
    await chong.city.settled();
    expect((await again()).status).toBe(422);
    await chong.enact('SCJ', 3, [{ ...food!, description: '对食品小作坊、小摊贩和网络餐饮进行登记和监督检查。' }], new Date('2026-02-27T09:00:00+08:00'));
    await chong.city.settled();
    expect((await again()).status).toBe(201);
  });

  it('may be raised on new facts', async () => {
    const { rows } = await chong.city.sql('dispute-arbitration').query<{ id: string }>(`select id from dispute_case where title = '再次提出'`);
    await chong.city.sql('dispute-arbitration').query(`update dispute_case set state = 'CLOSED', outcome = (select outcome from dispute_case where title = '食品小作坊'), outcome_at = now(), closed_at = now(), cause = 'OTHER' where id = $1`, [rows[0]!.id]);
    expect((await again()).status).toBe(422);
    expect((await again({ newFacts: '省级目录已重新划分监管权限' })).status).toBe(201);
  });
});
