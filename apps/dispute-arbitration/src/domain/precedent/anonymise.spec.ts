import { IDS, NAMES, ORGANS, outcomeOf, sampleCase } from '../../../test/papers-case.ts';
import { anonymise } from './anonymise.ts';
import { precedentOf, questionTextOf } from './precedent-of.ts';

const disguise = { partyIds: [IDS.waterOrgan, IDS.cityOrgan], organs: ORGANS, people: ['陈卫东'] };

describe('a precedent', () => {
  it('names the parties 甲单位 and 乙单位 and other organs by their kind', () => {
    expect(anonymise('青禾区水务局与执法局在北门镇发生争议，请编办协调', disguise)).toBe('甲单位与乙单位在某镇（乡）发生争议，请某编办协调');
  });

  it('has no names of people, no addresses and no numbers of people', () => {
    const text = anonymise('陈卫东到场，居民李建国先生（电话13800001234）住解放路18号3栋2单元，身份证510184199001011234，张局长批示', disguise);

    expect(text).not.toMatch(/陈卫东|李建国|李建|张局长|解放路|13800001234|510184199001011234/);
    expect(text).toMatch(/某先生/);
    expect(text).toMatch(/某局长批示/);
  });

  it('leaves other words as they are', () => {
    const text = '城市道路、街道和小区内部道路的照明设施维护，由谁负责第三方检测2026年度计划';

    expect(anonymise(text, disguise)).toBe(text);
  });

  it('says of a decided case what was disputed, found and decided, and nobody’s name anywhere', () => {
    const kept = precedentOf(sampleCase({ cause: 'VAGUE_PROVISION' }), outcomeOf('青编裁〔2026〕1号'), ORGANS, NAMES);
    // What kind of organ it was may be said.
    const everything = JSON.stringify(kept).replaceAll('综合行政执法局（队伍）', '');

    expect(kept).toMatchObject({ kind: 'WHO_HOLDS', source: 'RULING', documentNumber: '青编裁〔2026〕1号', cause: 'VAGUE_PROVISION', items: [{ itemKey: IDS.item, name: '河道违法排污口排查整治' }] });
    expect(kept.summary).toContain('当事单位：甲单位（政府工作部门）、乙单位（综合行政执法局（队伍））。');
    expect(kept.split).toEqual(['河道排污口日常巡查：牵头乙单位；主办甲单位；协办某镇（乡）；衔接：巡查发现后一个工作日内移送甲单位处置']);
    for (const { name, shortName } of ORGANS.slice(0, 3)) for (const said of [name, shortName]) expect(everything).not.toContain(said);
    expect(everything).not.toMatch(/SWJ|李建国|陈卫东|林晓|13800001234/);
  });

  it('does not name an item that is restricted', () => {
    const items = new Map([[IDS.item, { code: '519901-SWJ-01010001', name: '某专项', restricted: true }]]);

    expect(precedentOf(sampleCase(), outcomeOf('青编裁〔2026〕1号'), ORGANS, { ...NAMES, items }).items).toEqual([{ itemKey: IDS.item, name: null }]);
  });

  it('is asked for in words without names', () => {
    expect(questionTextOf(sampleCase(), ORGANS, ['河道违法排污口排查整治'])).not.toMatch(/水务局|李建国|13800001234/);
  });
});
