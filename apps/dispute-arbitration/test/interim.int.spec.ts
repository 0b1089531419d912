import { Transactions } from '@yidan/platform';
import fc from 'fast-check';
import { INTERIM_SCOPE } from '../src/domain/interim/interim-rules.ts';
import { theSystem } from '../src/domain/dispute-case/seen-by.ts';
import { DisputeCaseRepository } from '../src/storage/dispute-case/dispute-case.repository.ts';
import { InterimRepository } from '../src/storage/interim/interim.repository.ts';
import { DisputeCity } from './a-dispute-city.ts';

let chong: DisputeCity;

beforeAll(async () => {
  chong = await DisputeCity.start();
}, 180_000);
afterAll(() => chong?.city.stop());

const HOLDERS = ['SWJ', 'CGJ', 'ZJJ', 'SCJ', 'BMZ', 'CYZX'] as const;
let raised = 0;
const urgent = () => chong.raised('swj.drafter', { title: `汛期清障 ${++raised}`, urgency: 'URGENT', itemKeys: [], parties: ['SWJ', 'CGJ'].map((code) => ({ organId: chong.organ(code) })) });

interface Held {
  readonly organ: string;
  readonly from: number;
  readonly until: number | null;
}
/** Who held the duty of a case from when to when, as the database has it. */
async function heldOf(caseId: string): Promise<Held[]> {
  const { rows } = await chong.city.sql('dispute-arbitration').query<{ organ: string; from: Date; until: Date | null }>(
    `select o.code as organ, from_at as from, until_at as until from interim_designation i join organ o on o.id = i.organ_id where case_id = $1 order by from_at, until_at nulls last, i.id`,
    [caseId],
  );
  return rows.map(({ organ, from, until }) => ({ organ, from: from.getTime(), until: until?.getTime() ?? null }));
}
const holdersAt = (held: readonly Held[], instant: number): number => held.filter(({ from, until }) => from <= instant && (until === null || instant < until)).length;

describe('F-050 at every instant of a dispute there is one interim holder', () => {
  it('an urgent designation overrides the rules at that very instant, and is explained', async () => {
    const { id, raisedAt, interim } = await chong.raised('swj.drafter', { urgency: 'URGENT' });
    expect(interim).toMatchObject({ organ: { code: 'SWJ' }, rule: 2 });
    const designated = await chong.done('bb.director', id, 'designate-interim', { organId: chong.organ('CGJ'), unitId: chong.unit('CGJ.JZ'), ground: '汛期即至，须当日清除' });

    expect(designated.interim).toMatchObject({ organ: { code: 'CGJ' }, unitId: chong.unit('CGJ.JZ'), rule: 1, ground: '紧急情况下指定：汛期即至，须当日清除', groundEn: expect.stringContaining('Rule 1') as string });
    expect(designated.interim.scope).toContain('临时履职不作为职责归属依据');
    expect(designated.interims.map(({ organ, from, until }: { organ: { code: string }; from: string; until: string | null }) => [organ.code, from, until])).toEqual([['SWJ', raisedAt, designated.interim.from], ['CGJ', designated.interim.from, null]]);
    expect(await chong.told(id)).toEqual(['dispute.case.raised', 'dispute.interim.designated', 'dispute.interim.designated']);
    // Whoever holds it meanwhile sees the case, though no party of it.
    await chong.done('leader', id, 'designate-interim', { organId: chong.organ('BMZ'), ground: '就近处置' });
    expect((await chong.case(id, 'bmz.commander')).interim.organ.code).toBe('BMZ');
  });

  it('is not designated by others, where the case is not urgent, or to an organ or unit that is not at work', async () => {
    const { id } = await urgent();
    const { id: calm } = await chong.raised('swj.drafter', { itemKeys: [chong.item('河道采砂')] });
    const designate = async (who: string, caseId: string, code: string, more: object = {}) => {
      const { status, body } = await chong.step(who, caseId, 'designate-interim', { organId: chong.organ(code), ground: '紧急', ...more });
      return [status, body.code, ...(body.violations ?? []).map(({ path }: { path: string }) => path)];
    };
    expect(await designate('bb.officer', id, 'CGJ')).toEqual([403, 'SEC.FORBIDDEN']);
    expect(await designate('bb.director', id, 'JLJ')).toEqual([422, 'DISPUTE.CANNOT_HOLD', 'organId']);
    expect(await designate('bb.director', id, 'CGJ', { unitId: chong.unit('SWJ.ZF') })).toEqual([422, 'DISPUTE.CANNOT_HOLD', 'unitId']);
    expect(await designate('bb.director', calm, 'CGJ')).toEqual([422, 'DISPUTE.NOT_URGENT']);
    expect((await chong.done('bb.director', calm, 'designate-interim', { organId: chong.organ('CGJ'), ground: '采砂坑已危及堤防', irreparableHarm: true })).interim.rule).toBe(1);
  });

  it('where no list says and nobody received it, the regulator of the sector holds it that the 三定 provisions name, unless several do', async () => {
    const bySector = async (sector: string) => (await chong.raised('swj.drafter', { title: `行业 ${sector}`, itemKeys: [], sector, parties: ['SWJ', 'ZJJ'].map((code) => ({ organId: chong.organ(code) })) })).interim;
    expect(await bySector('市容管理')).toMatchObject({ organ: { code: 'CGJ' }, unitId: chong.unit('CGJ.SR'), rule: 5, ground: expect.stringContaining('“市容管理”行业主管部门') as string });
    expect(await bySector('管理')).toMatchObject({ organ: { code: 'CYZX' }, rule: 6 });
  });

  it('an organ that is abolished holds nothing any more: the rules name the next at once', async () => {
    const { id } = await urgent();
    await chong.done('bb.director', id, 'designate-interim', { organId: chong.organ('SCJ'), ground: '就近处置' });
    await chong.abolish('SCJ');
    await chong.city.settled();
    const one = await chong.case(id);
    expect(one.interim).toMatchObject({ organ: { code: 'CYZX' }, rule: 6 });
    expect(one.interims.at(-2).until).toBe(one.interim.from);
  });

  it('whatever is designated and released in whatever order, at whatever distance: one while the case is open, none after it ended', async () => {
    const { app } = chong.city.service('dispute-arbitration');
    const [transactions, cases, interims] = [app.get(Transactions), app.get(DisputeCaseRepository), app.get(InterimRepository)];
    const scope = { tenant: chong.tenantId, city: null, actor: { id: 'system:spec', organId: null, roles: [] } };
    const step = fc.record({ holder: fc.constantFrom(...HOLDERS), after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5_000_000 })) });

    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.integer({ min: 0, max: 1000 }), async (steps, last) => {
        const { id, raisedAt } = await urgent();
        let now = Date.parse(raisedAt);
        for (const { holder, after } of steps) {
          now += after;
          await transactions.run(scope, async () => {
            const one = await cases.get(id);
            await interims.designate(one, { organId: chong.organ(holder), unitId: null, rule: 1, ground: '指定', scope: INTERIM_SCOPE }, theSystem, new Date(now));
            await cases.save(one, new Date(now));
          });
        }
        const released = now + last;
        const held = await heldOf(id);
        for (const instant of [Date.parse(raisedAt), now, released, ...held.flatMap(({ from, until }) => [from, from + 1, (until ?? released) - 1])]) {
          if (instant >= Date.parse(raisedAt)) expect([instant, holdersAt(held, instant)]).toEqual([instant, 1]);
        }
        await transactions.run(scope, async () => {
          const one = await cases.get(id);
          await interims.release(one, new Date(released));
          await interims.release(one, new Date(released + 1));
          await cases.save(one, new Date(released));
        });
        const after = await heldOf(id);
        expect([holdersAt(after, released - 1) === 1 || released === Date.parse(raisedAt), holdersAt(after, released), holdersAt(after, released + 86_400_000)]).toEqual([true, 0, 0]);
        const told = (await chong.told(id)).filter((type) => type.startsWith('dispute.interim'));
        expect(told).toEqual([...Array.from({ length: steps.length + 1 }, () => 'dispute.interim.designated'), 'dispute.interim.released']);
        // The next history begins with a dispute of its own.
        await chong.city.sql('dispute-arbitration').query(`update dispute_case set state = 'WITHDRAWN', closed_at = now() where id = $1`, [id]);
      }),
      { numRuns: 25 },
    );
  });
});
