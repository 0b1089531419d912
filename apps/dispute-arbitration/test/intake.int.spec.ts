import { readWorkbook } from '@yidan/documents';
import { API, DisputeCity } from './a-dispute-city.ts';

let chong: DisputeCity;

beforeAll(async () => {
  chong = await DisputeCity.start();
}, 180_000);
afterAll(() => chong?.city.stop());

/** A dispute between organs that no list says anything of. */
const about = (title: string, ...codes: string[]) => ({ title, itemKeys: [], parties: codes.map((code) => ({ organId: chong.organ(code) })) });
const violations = ({ body }: { body: { violations: { path: string; code: string }[] } }): string[] => body.violations.map(({ path, code }) => `${path} ${code}`);
const list = async (who: string, query = '') => (await chong.as(who).get(`${API}/disputes?${query}`)).body;

describe('raising a dispute', () => {
  it('gives it a number, a convenor and an interim holder in the same instant', async () => {
    const one = await chong.raised('cgj.drafter');

    expect(one).toMatchObject({
      number: 'ZY-2026-0001', state: 'RAISED', stateZh: '已提出', level: 1, raisedBy: 'PARTY', jurisdiction: 'DISTRICT', issue: 'HOLDER', convenorOrganId: chong.organ('SWJ'), chainId: one.id,
      interim: { organ: { code: 'SWJ' }, unitId: chong.unit('SWJ.ZF'), rule: 2, from: one.raisedAt, until: null },
      deadlines: [{ kind: 'openNegotiation', kindZh: '启动协商', dueAt: '2026-03-05T15:59:59.999Z', status: 'RUNNING' }],
    });
    expect(one.parties.map(({ organ, role }: { organ: { code: string }; role: string }) => [organ.code, role])).toEqual([['SWJ', 'CONVENOR'], ['CGJ', 'COUNTERPART']]);
    expect(await chong.told(one.id)).toEqual(['dispute.case.raised', 'dispute.interim.designated']);
    expect(await chong.tasks(one.id)).toEqual(['openNegotiation']);
  });

  it('is for the party organs, a township, the dispatcher, 编办 and 司法 by office, and a leader, whose instruction is counted', async () => {
    const town = { kind: 'COUNTY_TOWN', ...about('镇域道路隔离栏维护', 'BMZ', 'ZJJ') };
    const [byTown, byOperator, byOffice, byJustice, byLeader] = [
      await chong.raised('bmz.caller', town),
      await chong.raised('op', about('共享单车乱停放', 'CGJ', 'SCJ')),
      await chong.raised('bb.officer', about('临时停车泊位', 'CGJ', 'ZJJ')),
      await chong.raised('sfj.reviewer', { ...about('处罚依据竞合', 'SCJ', 'CGJ'), legalIssue: '两部条例均有规定' }),
      await chong.raised('leader', about('防汛沙袋储备', 'SWJ', 'ZJJ')),
    ];

    expect([byTown, byOperator, byOffice, byJustice, byLeader].map(({ raisedBy, issue }) => `${raisedBy} ${issue}`)).toEqual(['TOWNSHIP HOLDER', 'DISPATCHER HOLDER', 'EX_OFFICIO HOLDER', 'EX_OFFICIO LAW', 'LEADER HOLDER']);
    expect(byTown.convenorOrganId).toBe(chong.organ('BMZ'));
    expect(byLeader.leaderActs).toHaveLength(1);
    expect((await chong.raise('scj.drafter', about('他人之争', 'SWJ', 'ZJJ'))).status).toBe(403);
    expect((await chong.raise('swj.handler')).status).toBe(403);
  });

  it('is refused with everything that is wrong with the parties: one only, one that was abolished, one nobody knows, one twice', async () => {
    const raise = (...organIds: string[]) => chong.raise('swj.drafter', { parties: organIds.map((organId) => ({ organId })) });
    const [alone, abolished, twice] = [
      await raise(chong.organ('SWJ')),
      await raise(chong.organ('SWJ'), chong.organ('JLJ'), '019cac0f-2680-7498-9687-d1be3d83520c'),
      await raise(chong.organ('SWJ'), chong.organ('CGJ'), chong.organ('SWJ')),
    ];

    expect([alone.status, alone.body.code, ...violations(alone)]).toEqual([422, 'DISPUTE.PARTIES', 'parties DISPUTE.PARTIES']);
    expect([abolished.status, ...violations(abolished)]).toEqual([422, 'parties[1].organId DISPUTE.PARTY_NOT_AT_WORK', 'parties[2].organId DISPUTE.PARTY_UNKNOWN']);
    expect([twice.status, ...violations(twice)]).toEqual([422, 'parties[2].organId DISPUTE.PARTY_TWICE']);
    expect((await chong.raise('swj.drafter', { itemKeys: ['019cac0f-2680-7498-9687-d1be3d83520c'] })).body.code).toBe('DISPUTE.ITEM_UNKNOWN');
  });

  it('F-047 a dispute inside one organ, and whatever belongs to another procedure, is rejected with its route', async () => {
    const inside = await chong.raise('swj.drafter', { ...about('科室分工', 'SWJ', 'SWJ') });
    expect([inside.status, inside.body.code, ...violations(inside)]).toEqual([422, 'DISPUTE.OUT_OF_SCOPE', 'subject DISPUTE.INTERNAL']);
    expect(inside.body.detailZh).toContain('由该机关按照内部议事规则自行研究确定');

    for (const [subject, route, routeZh] of [['CITIZEN', 'reconsideration', '行政复议'], ['DISCIPLINE', 'discipline', '纪检监察'], ['STAFFING', 'establishment', '机构编制事项'], ['OTHER_PROCEDURE', 'another procedure', '法定程序']] as const) {
      const { status, body } = await chong.raise('swj.drafter', { ...about('另有途径', 'SWJ', 'SCJ'), subject: [subject] });
      expect([status, body.code, body.violations[0].code]).toEqual([422, 'DISPUTE.OUT_OF_SCOPE', `DISPUTE.${subject}`]);
      expect([body.detail.includes(route), body.detailZh.includes(routeZh)]).toEqual([true, true]);
    }
  });

  it('with a functional zone goes to the city; with an organ of the province it is noted that it will be reported upward', async () => {
    const zone = await chong.raise('swj.drafter', about('园区排水', 'SWJ', 'GXQ'));
    expect([zone.status, zone.body.code]).toEqual([422, 'DISPUTE.JURISDICTION']);
    expect(zone.body.detailZh).toContain('请向市委编办提出');
    expect((await chong.raised('swj.drafter', about('水资源税征收', 'SWJ', 'SWS'))).jurisdiction).toBe('REFERRED_UP');
  });

  it('of the same items between the same parties is refused while a case is open, and names it; of two at once one is raised', async () => {
    const again = await chong.raise('swj.drafter', { title: '换个标题', parties: [{ organId: chong.organ('CGJ') }, { organId: chong.organ('SWJ') }] });
    expect([again.status, again.body.code]).toEqual([409, 'DISPUTE.DUPLICATE']);
    expect(again.body.detailZh).toContain('ZY-2026-0001');

    const body = { title: '夜市占道', itemKeys: [chong.item('占道经营')], parties: [{ organId: chong.organ('CGJ') }, { organId: chong.organ('BMZ') }] };
    const answers = await Promise.all(['cgj.drafter', 'bmz.drafter', 'bb.officer', 'op'].map((who) => chong.raise(who, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(new Set(answers.map(({ body: { code } }) => code))).toEqual(new Set([undefined, 'DISPUTE.DUPLICATE']));
  });
});

describe('looking at disputes', () => {
  it('shows an organ its own, the dispatcher what came from the dispatch as well, and the offices all', async () => {
    const [all, scj, handler] = [await list('bb.officer', 'limit=200'), await list('scj.approver', 'limit=200'), await list('swj.handler', 'limit=200')];
    expect(all.total).toBe(all.items.length);
    expect(scj.items.map(({ title }: { title: string }) => title).sort()).toEqual(['共享单车乱停放', '处罚依据竞合']);
    expect(handler.items.every(({ parties }: { parties: { organ: { code: string } }[] }) => parties.some(({ organ }) => organ.code === 'SWJ'))).toBe(true);
    const river = all.items.find(({ number }: { number: string }) => number === 'ZY-2026-0001');
    expect((await chong.as('scj.approver').get(`${API}/disputes/${river.id}`)).status).toBe(404);
    expect((await chong.as('swj.handler').get(`${API}/disputes/${river.id}`)).body.actions).toEqual([]);
  });

  it('filters, searches and pages by key, and prints what was found', async () => {
    const all = await list('bb.officer', 'limit=200');
    const first = await list('bb.officer', 'limit=3');
    const second = await list('bb.officer', `limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(all.items.slice(0, 6).map(({ id }: { id: string }) => id));
    expect((await list('bb.officer', `keyword=${encodeURIComponent('河道边')}`)).total).toBe(1);
    expect((await list('bb.officer', `keyword=ZY-2026-0001&state=RAISED&kind=WHO_HOLDS&level=1&organId=${chong.organ('SWJ')}&origin=MANUAL&overdue=false`)).total).toBe(1);
    expect((await list('bb.officer', 'mine=true')).total).toBe(1);
    expect((await list('bb.officer', 'overdue=true')).total).toBe(0);
    const { bytes } = await chong.as('bb.officer').download(`${API}/disputes/export.xlsx?keyword=ZY-2026-0001`);
    const { sheets } = await readWorkbook(bytes);
    expect(JSON.stringify(sheets)).toContain('河道边建筑垃圾由谁处置');
  });
});
