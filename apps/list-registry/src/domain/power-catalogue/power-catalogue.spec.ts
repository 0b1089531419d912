import type { PowerType } from '@yidan/kernel';
import { appliesTo, type SubjectOrgan } from './applicable-powers.ts';
import { powerKey, seriesOf, type CataloguePower, type PowerExclusionFact } from './catalogue-power.ts';
import { PowerAlreadyMerged, PowersRefused } from './power-catalogue.errors.ts';
import { countsOf, coverageOf, type MergingItem } from './power-coverage.ts';
import { assertFree, resolvePowers, type HoldingItem } from './power-merge.ts';
import { readCatalogue, type CatalogueSheet } from './read-catalogue.ts';

const power = (type: PowerType, number: string, given: Partial<CataloguePower> = {}): CataloguePower => ({
  id: `${type}${number}`, catalogueId: 'c', type, number, name: `${type}${number}的事项`, basis: [], subjectOrganKind: null, subjectOrgan: null, levels: [], status: 'ACTIVE', ...given,
});
const organ: SubjectOrgan = { code: 'SCJG', name: '青禾区市场监督管理局', shortName: '市场监管局', kind: 'GOV_DEPARTMENT', level: 'DISTRICT' };
const of = { id: 'o', code: 'SCJG', name: '市场监管局' };
const merging = (itemKey: string, powers: [PowerType, string][]): MergingItem => ({ itemKey, code: null, name: `事项${itemKey}`, organ: of, powers: powers.map(([type, number]) => ({ type, number })) });

describe('a power', () => {
  it('is known by its type and number: 处罚 173 is not 强制 173, and ３７０６ is 3706', () => {
    expect(powerKey({ type: 'PENALTY', number: '173' })).not.toBe(powerKey({ type: 'COMPULSION', number: '173' }));
    expect(powerKey({ type: 'PENALTY', number: '３７０６ ' })).toBe('PENALTY 3706');
    expect(powerKey({ type: 'PENALTY', number: '-' })).toBeNull();
  });

  it.each([
    ['of another level', { levels: ['CITY'] }, 'NOT'],
    ['of this level and kind', { levels: ['CITY', 'DISTRICT'], subjectOrganKind: 'GOV_DEPARTMENT' }, 'OWN'],
    ['of another kind', { subjectOrganKind: 'APPROVAL_BUREAU' }, 'NOT'],
    ['whose organ is named by the end of its name', { subjectOrgan: '市场监督管理局' }, 'OWN'],
    ['whose organ is named by code', { subjectOrgan: 'SCJG' }, 'OWN'],
    ['whose organs are several', { subjectOrgan: '公安机关、市场监管局' }, 'OWN'],
    ['of another organ', { subjectOrgan: '水务局', subjectOrganKind: 'GOV_DEPARTMENT' }, 'NOT'],
    ['that is repealed', { subjectOrgan: 'SCJG', status: 'REPEALED' }, 'NOT'],
    ['that names nobody', {}, 'ANYBODY'],
  ] as const)('%s applies to the organ: %j → %s', (_, given, expected) => {
    expect(appliesTo(power('PENALTY', '1', given as Partial<CataloguePower>), organ)).toBe(expected);
  });
});

describe('the coverage of a catalogue', () => {
  const powers = [power('PENALTY', '3706'), power('PENALTY', '3769'), power('COMPULSION', '173'), power('PENALTY', '173', { status: 'REPEALED' }), power('PENALTY', '9', { status: 'REPEALED' })];
  const exclusion: PowerExclusionFact = { id: 'x', powerId: 'PENALTY3769', organId: null, reason: 'NOT_APPLICABLE_REGION', document: '青编办〔2026〕1号', explanation: '本区没有此类企业' };

  it('F-009 tells merged, excluded and missing powers apart, and one that left the catalogue', () => {
    const covered = coverageOf(powers, [merging('a', [['PENALTY', '3706'], ['PENALTY', '173']])], [exclusion]);

    expect(covered.map(({ power: { id }, state, items }) => [id, state, items.map(({ itemKey }) => itemKey)])).toEqual([
      ['PENALTY3706', 'MERGED', ['a']], ['PENALTY3769', 'EXCLUDED', []], ['COMPULSION173', 'GAP', []], ['PENALTY173', 'REMOVED', ['a']],
    ]);
    expect(countsOf(covered)).toEqual({ powers: 4, merged: 1, excluded: 1, gaps: 1, removed: 1, mergedTwice: 0 });
  });

  it('takes a power without a number by its type and name', () => {
    const item: MergingItem = { ...merging('a', []), powers: [{ type: 'PENALTY', number: null, name: 'PENALTY3706 的事项' }] };
    expect(coverageOf(powers, [item], [])[0]).toMatchObject({ state: 'MERGED' });
  });
});

describe('merging a power', () => {
  const place = { regionCode: '519901', level: 'DISTRICT' } as const;
  const holder = (given: Partial<HoldingItem> = {}): HoldingItem => ({ itemKey: 'b', code: '519901-YJGL-01010001', name: '烟花爆竹处罚', organName: '应急管理局', place, powers: [{ type: 'PENALTY', number: '3706', name: '对易制毒化学品的处罚' }], ...given });
  const wanted = [{ type: 'PENALTY' as const, number: '3706', name: '完全不同的名称' }];

  it('F-008 is refused where another item holds it, and the item is named', () => {
    try {
      assertFree('a', wanted, place, [holder()], new Set(['PENALTY 3706']));
      throw new Error('nothing was refused');
    } catch (error) {
      expect(error).toBeInstanceOf(PowerAlreadyMerged);
      expect(error).toMatchObject({ code: 'REGISTRY.POWER.ALREADY_MERGED', params: { itemKey: 'b', itemCode: '519901-YJGL-01010001', organ: '应急管理局' }, violations: [{ path: '/powers/0', messageZh: '行政处罚 3706 已归并到应急管理局“烟花爆竹处罚”' }] });
    }
  });

  it('is free in another region, on another level, in the same item, and where no catalogue says that equal numbers mean one power', () => {
    for (const [holders, catalogued] of [
      [[holder({ place: { ...place, regionCode: '519902' } })], ['PENALTY 3706']],
      [[holder({ place: { ...place, level: 'TOWN_STREET' } })], ['PENALTY 3706']],
      [[holder({ itemKey: 'a' })], ['PENALTY 3706']],
      [[holder()], []],
    ] as const) expect(() => assertFree('a', wanted, place, holders, new Set(catalogued))).not.toThrow();
  });

  it('takes powers of the catalogue only: unknown, repealed and other levels are refused together', () => {
    const catalogue = [power('PENALTY', '1', { levels: ['CITY'] }), power('PENALTY', '2', { status: 'REPEALED' }), power('PENALTY', '3')];
    expect(resolvePowers([{ type: 'PENALTY', number: '3' }], catalogue, 'DISTRICT').map(({ id }) => id)).toEqual(['PENALTY3']);
    try {
      resolvePowers(['1', '2', '3', '4'].map((number) => ({ type: 'PENALTY' as const, number })), catalogue, 'DISTRICT');
      throw new Error('nothing was refused');
    } catch (error) {
      expect(error).toBeInstanceOf(PowersRefused);
      expect((error as PowersRefused).violations?.map(({ path, code }) => `${path} ${code}`)).toEqual(['/powers/0 REGISTRY.POWER.LEVEL_MISMATCH', '/powers/1 REGISTRY.POWER.REPEALED', '/powers/3 REGISTRY.POWER.UNKNOWN']);
    }
  });
});

describe('a catalogue file', () => {
  const sheet = (rows: string[][], more: Partial<CatalogueSheet> = {}): CatalogueSheet => ({ name: '清单', hidden: false, merges: [], rows, ...more });
  const HEAD = ['序号', '权力类型', '权力编号', '权力名称', '设定依据', '行使主体', '行使层级'];

  it('is read by its headings, with the type of a merged cell or of a heading above', () => {
    const merged = sheet([['四川省行政权力指导清单'], HEAD, ['1', '行政处罚', '３７０６', '甲的处罚', '《条例》', '市场监管局', '市级、县级'], ['2', '', '3769', '乙的处罚', '', '', ''], ['注：以上为节选']], { merges: [{ top: 2, left: 1, bottom: 3, right: 1 }] });
    const headed = sheet([['编号', '名称'], ['一、行政强制'], ['132', '查封']], { name: '强制' });

    const { powers, errors, skipped } = readCatalogue([merged, headed]);

    expect(errors).toEqual([]);
    expect(powers.map(({ type, number, levels, subjectOrgan }) => [type, number, levels.join(), subjectOrgan])).toEqual([['PENALTY', '3706', 'CITY,DISTRICT', '市场监管局'], ['PENALTY', '3769', '', null], ['COMPULSION', '132', '', null]]);
    expect(skipped.map(({ row, text }) => [row, text])).toEqual([[5, '注：以上为节选'], [2, '一、行政强制']]);
  });

  it('with wrong rows names every one of them and gives what is wrong', () => {
    const { errors } = readCatalogue([sheet([HEAD, ['1', '行政处分', '1', '甲', '', '', ''], ['2', '行政处罚', '', '乙', '', '', '星球级'], ['3', '行政处罚', '7', '', '', '', ''], ['4', '行政处罚', '8', '丙', '', '', ''], ['5', '行政处罚', '８', '丁', '', '', '']])]);

    expect(errors.map(({ path, code }) => `${path} ${code.split('.').at(-1)}`)).toEqual(['清单!2 TYPE_UNKNOWN', '清单!3 NUMBER_MISSING', '清单!3 LEVEL_UNKNOWN', '清单!4 NAME_MISSING', '清单!6 NUMBER_TAKEN']);
  });

  it('without its columns says so, and an edition belongs to its series', () => {
    expect(readCatalogue([sheet([['姓名', '电话'], ['甲', '1']])]).errors.map(({ code }) => code)).toEqual(['REGISTRY.CATALOGUE.NO_HEADINGS']);
    expect(seriesOf('《四川省行政权力指导清单（2021年本）》')).toBe(seriesOf('四川省行政权力指导清单（2026年版）'));
  });
});
