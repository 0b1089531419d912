import type { AmendmentText, ListAmendment, SplitRow } from '@yidan/contracts';
import { aRow } from '../../../test/a-list.ts';
import type { ContentItem } from '../list-import/list-content.ts';
import { isExactlyRuled, type AnsweredOutcome } from './answered-outcome.ts';
import { workInOutcome, type AmendmentGround } from './work-in-outcome.ts';

const [water, city, township] = ['o-water', 'o-city', 'o-town'];
const number = '清编裁〔2026〕3号';
const law = '《城市供水条例》第十条';
const text = (given: Partial<AmendmentText> = {}): AmendmentText => ({
  name: '二次供水设施监管', description: '对二次供水设施的日常监督', majorFunction: { name: '水资源管理', category: 'MACRO_MANAGEMENT' }, specialFunction: { name: '节约用水' }, attribute: '行业管理类',
  basisTexts: [law], leadUnitId: 'u1', assistUnitIds: ['u2'], keywords: ['二次供水', '水箱'], remarks: `依据：${number}`, ...given,
});
const amendment = (given: Partial<ListAmendment>): ListAmendment => ({ organId: water, operation: 'ADD', itemKey: 'k1', fromOrganId: null, after: text(), ...given });
const row = (given: Partial<SplitRow> = {}): SplitRow => ({ task: '二次供水设施监管', itemKey: 'k1', isNew: true, leadOrganId: water, leadUnitId: 'u1', handlerOrganIds: [], assistOrganIds: [], handoff: null, ...given });
const ground = (given: Partial<AmendmentGround> = {}): AmendmentGround => ({
  held: new Map(), arriving: new Map(), units: new Map([['u1', '水资源科'], ['u2', '河湖科']]), organs: new Map([[water, '水务局'], [city, '城市管理局'], [township, '柳河镇']]), ...given,
});
const held = (key: string, given: Partial<ContentItem> = {}) => new Map([[key, aRow({ seqNo: 1, ...given })]]);
const work = (amendments: ListAmendment[], on: Partial<AmendmentGround> = {}, split: SplitRow[] = []) => workInOutcome({ organId: water, documentNumber: number, amendments, split }, ground(on));

describe('what a dispute decided, worked into a list', () => {
  it('adds an item under the identity the document gives it, with exactly its words and the document as reference', () => {
    const { affected, obstacles } = work([amendment({})]);

    expect(obstacles).toEqual([]);
    expect(affected).toEqual([
      {
        itemKey: null, identity: 'k1', operation: 'ADD',
        after: {
          majorFunction: { name: '水资源管理', category: 'MACRO_MANAGEMENT' }, specialFunction: { name: '节约用水' }, name: '二次供水设施监管', description: '对二次供水设施的日常监督', attribute: '行业管理类',
          basis: [{ text: law, instrument: '城市供水条例', article: '第十条', role: 'ORIGIN' }], remarks: `依据：${number}`, leadUnit: '水资源科', assistUnits: ['河湖科'], keywords: ['二次供水', '水箱'],
          sandingDuties: [`无：依据${number}`], sandingUnitProvisions: [`水资源科：承担二次供水设施监管（依据${number}）。`],
        },
      },
    ]);
  });

  it('names the document in the remarks also where their words do not', () => {
    expect(work([amendment({ after: text({ remarks: '联合巡查' }) })]).affected[0]?.after?.remarks).toBe(`联合巡查\n依据：${number}`);
  });

  it('moves an item: it leaves the one list, and comes into the other with its identity, its powers and all that the document does not say, but without the “三定” of the other organ', () => {
    const powers = [{ type: 'PENALTY' as const, number: '3706', name: '对二次供水不合格的处罚' }];
    const arriving = held('k1', { code: '990102-CGJ-01010001', name: '二次供水管理', powers, timeLimit: { amount: 5, clock: 'WORKING_DAY' }, sandingDuties: ['（三）负责市政设施。'], leadUnit: '市政科', crossOrgan: { lead: ['本机关'], handle: [], assist: ['水务局'], handoff: '' } });
    const [item] = work([amendment({ operation: 'TRANSFER_IN', fromOrganId: city })], { arriving }).affected;

    expect(item).toMatchObject({ itemKey: null, identity: 'k1', operation: 'TRANSFER', after: { name: '二次供水设施监管', powers, timeLimit: { amount: 5, clock: 'WORKING_DAY' }, leadUnit: '水资源科', sandingDuties: [`无：依据${number}`] } });
    expect(Object.keys(item!.after!)).not.toEqual(expect.arrayContaining(['code']));
    expect(item!.after).not.toHaveProperty('crossOrgan');
    expect(work([amendment({ operation: 'TRANSFER_OUT', after: null })], { held: held('k1') }).affected).toEqual([{ itemKey: 'k1', operation: 'TRANSFER', after: null }]);
  });

  it('changes an item that stays: a basis that stood there keeps what is known of it, and the provision of its unit is only touched where another unit leads', () => {
    const was = held('k1', { basis: [{ text: law, instrument: '城市供水条例', role: 'SUPPORT' }], specialFunction: { name: '节约用水', coordinatorUnit: '河湖科' } });
    const same = work([amendment({ operation: 'MODIFY' })], { held: was }).affected[0]!;
    expect(same).toMatchObject({ itemKey: 'k1', operation: 'MODIFY', after: { basis: [{ text: law, instrument: '城市供水条例', role: 'SUPPORT' }], specialFunction: { name: '节约用水', coordinatorUnit: '河湖科' } } });
    expect(same.after).not.toHaveProperty('sandingUnitProvisions');

    const other = work([amendment({ operation: 'MODIFY', after: text({ leadUnitId: 'u2', assistUnitIds: [] }) })], { held: was }).affected[0]!;
    expect(other.after).toMatchObject({ leadUnit: '河湖科', assistUnits: [], sandingUnitProvisions: ['水资源科：承担节约用水管理。', `河湖科：承担二次供水设施监管（依据${number}）。`] });
  });

  it('an item that waited for its attribution waits no more', () => {
    const was = held('k1', { itemStatus: 'PENDING_ATTRIBUTION', pendingAttribution: { interimHolder: '水务局', settlement: 'Z-2026-3' } });
    expect(work([amendment({ operation: 'MODIFY' })], { held: was }).affected[0]?.after).toMatchObject({ itemStatus: 'ACTIVE' });
  });

  it('an item that the list holds already is changed where the document would add it', () => {
    expect(work([amendment({ operation: 'TRANSFER_IN', fromOrganId: city })], { held: held('k1') }).affected).toMatchObject([{ itemKey: 'k1', operation: 'MODIFY' }]);
  });

  it('F-074 of a task with several organs the list says who leads, handles and assists, and how they hand over', () => {
    const split = [row({ handlerOrganIds: [city], assistOrganIds: [township], handoff: '发现线索后两日内移送城市管理局处理。' })];
    expect(work([amendment({})], {}, split).affected[0]?.after?.crossOrgan).toEqual({ lead: ['本机关'], handle: ['城市管理局'], assist: ['柳河镇'], handoff: '发现线索后两日内移送城市管理局处理。' });
    expect(work([amendment({})], {}, [row()]).affected[0]?.after).not.toHaveProperty('crossOrgan');
  });

  it.each<[string, ListAmendment, Partial<AmendmentGround>, number]>([
    ['a unit that is gone', amendment({ after: text({ leadUnitId: 'u9' }) }), {}, 1],
    ['an assisting unit that is gone', amendment({ after: text({ assistUnitIds: ['u9'] }) }), {}, 1],
    ['an item that has left the list', amendment({ operation: 'MODIFY' }), {}, 0],
    ['an item to be given away that has left the list', amendment({ operation: 'TRANSFER_OUT', after: null }), {}, 0],
    ['an item that the other organ does not hold any more', amendment({ operation: 'TRANSFER_IN', fromOrganId: city }), {}, 1],
    ['an item without its words', amendment({ after: null }), {}, 1],
  ])('%s is told in both languages, and the case stays open with it', (_, given, on, items) => {
    const { affected, obstacles } = work([given], on);
    expect(affected).toHaveLength(items);
    expect(affected.map(({ after }) => after)).toEqual(affected.map(() => null));
    expect(obstacles).toEqual([{ message: expect.stringMatching(/^“/), messageZh: expect.stringMatching(/^“/) }]);
  });

  it('an item that is named twice is worked in once, and that is told', () => {
    const { affected, obstacles } = work([amendment({ operation: 'MODIFY' }), amendment({ operation: 'TRANSFER_OUT', after: null })], { held: held('k1') });
    expect([affected.length, obstacles.length]).toEqual([1, 1]);
  });
});

describe('a ruling as the approval of a version', () => {
  const outcome: AnsweredOutcome = { documentNumber: number, source: 'RULING', amendments: [], obstacles: [], whole: true, contentHash: 'a'.repeat(64) };

  it('holds for its exact text, and for a ruling only', () => {
    expect(isExactlyRuled(outcome, 'a'.repeat(64))).toBe(true);
    expect(isExactlyRuled(outcome, 'b'.repeat(64))).toBe(false);
    for (const source of ['AGREEMENT', 'OPINION'] as const) expect(isExactlyRuled({ ...outcome, source }, 'a'.repeat(64))).toBe(false);
    expect(isExactlyRuled({ ...outcome, contentHash: null }, 'a'.repeat(64))).toBe(false);
    expect(isExactlyRuled(null, 'a'.repeat(64))).toBe(false);
  });
});
