import { join } from 'node:path';
import { tokensOf } from '@yidan/matching';
import type { LabelledMatter } from './labelled-matter.ts';
import { labelledMatters } from './labelled-matters.ts';
import { qualityOf } from './measure.ts';
import { afterMoving, answersWithLexicon, reportOn } from './report.ts';
import { sampleItems } from '../sample-items.ts';
import { leaks, sharedPairs } from './wording.ts';

const root = join(import.meta.dirname, '../../../..');
const items = new Map(sampleItems().map((item) => [item.code, item]));
const held = labelledMatters.filter(({ organs }) => organs.length > 0);
const aMatter = (given: Partial<LabelledMatter> = {}): LabelledMatter => ({ channel: 'HOTLINE', title: '', content: '', address: null, organs: ['A'], units: ['A/1'], items: ['a'], ...given });

describe('the labelled matters', () => {
  it('are at least two hundred with a holder, each labelled by items of the sample lists', () => {
    expect(held.length).toBeGreaterThanOrEqual(200);
    for (const { items: codes, organs, units } of held) {
      expect(codes.length).toBeGreaterThan(0);
      for (const code of codes) expect(organs).toContain(items.get(code)?.organId);
      expect(new Set(units)).toEqual(new Set(codes.map((code) => items.get(code)!.unitId)));
    }
  });

  it('share with their item’s name and description no two-character content word in at least 120 cases', () => {
    const content = (pair: string): boolean => tokensOf(pair).length > 0;
    const apart = held.filter((matter) => {
      const { name, description } = items.get(matter.items[0]!)!;
      return sharedPairs(matter, `${name}，${description}`, content).length === 0;
    });
    expect(apart.length).toBeGreaterThanOrEqual(120);
  });

  it('stand in no file of the product: neither code nor lexicon knows their wording', () => {
    expect(leaks(root, ['apps', 'libs', 'tools', 'docs'], labelledMatters)).toEqual([]);
  });

  it('would be found where a file repeats them', () => {
    expect(leaks(root, ['tools/bench/src/quality'], [aMatter({ content: '这一句就写在这个检查的旁边' })])).toContain('tools/bench/src/quality/quality.spec.ts: 句就写在这个检查');
  });
});

describe('the measure', () => {
  it('counts the right organ, the right unit, the first three, and what was sent by itself', () => {
    const matters = [aMatter(), aMatter(), aMatter({ organs: [], units: [], items: [] })];
    const answers = [
      { decision: 'AUTO', holders: [{ organ: 'A', unit: 'A/2' }] },
      { decision: 'AMBIGUOUS', holders: [{ organ: 'B', unit: 'B/1' }, { organ: 'A', unit: 'A/1' }] },
      { decision: 'AUTO', holders: [{ organ: 'A', unit: 'A/1' }] },
    ] as const;
    expect(qualityOf(matters, answers)).toEqual({
      matters: 2, organTop1: 50, organTop3: 100, unitTop1: 0, autoCoverage: 50, autoPrecision: 50, autoUnitPrecision: 0, autoWithoutHolder: 1, withoutHolder: 1,
    });
  });
});

describe('F-031 matters find who answers for them', () => {
  const report = reportOn(labelledMatters);

  it('far oftener than by plain search, and oftener with the common lexicon than without', () => {
    console.info(JSON.stringify(report, null, 2));
    expect(report.withLexicon.organTop1).toBeGreaterThanOrEqual(report.plain.organTop1 + 15);
    expect(report.withLexicon.organTop1).toBeGreaterThan(report.withoutLexicon.organTop1);
  });

  it('and after an item moves to another organ, its matters follow: nine in ten at once, whatever the new organ is called', () => {
    const { asked, followed } = afterMoving(labelledMatters, '青禾区城市更新事务中心');
    console.info(`${followed} of ${asked} follow`);
    expect(asked).toBeGreaterThan(30);
    expect(followed / asked).toBeGreaterThanOrEqual(0.9);
  });

  it('and none goes by itself to an organ whose list holds nothing', () => {
    const holders = new Set([...items.values()].map(({ organId }) => organId));
    for (const { holders: found } of answersWithLexicon(labelledMatters)) for (const { organ } of found) expect(holders).toContain(organ);
  });
});
