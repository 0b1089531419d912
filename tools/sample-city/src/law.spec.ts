import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sampleCity } from './city.ts';
import { cite } from './law.ts';
import { chineseNumber } from './numerals.ts';

const real = process.env['YIDAN_REAL_DATA'];
const onRealData = real || process.env['YIDAN_REQUIRE_ALL'] === '1' ? it : it.skip;
const dataFile = (...path: string[]): string => {
  if (!real || !existsSync(join(real, ...path))) throw new Error(`YIDAN_REAL_DATA lacks ${path.join('/')}`);
  return join(real, ...path);
};

describe('法律依据', () => {
  it.each([[1, '一'], [10, '十'], [15, '十五'], [20, '二十'], [101, '一百零一'], [110, '一百一十'], [122, '一百二十二'], [1076, '一千零七十六'], [1114, '一千一百一十四']])('article %i is written %s', (value, text) => {
    expect(chineseNumber(value)).toBe(text);
  });

  it('writes a short citation out in full', () => {
    expect(cite('食品安全法122', 'ORIGIN')).toEqual({ kind: 'LAW', basis: { text: '《中华人民共和国食品安全法》第一百二十二条', instrument: '中华人民共和国食品安全法', article: '第一百二十二条', role: 'ORIGIN' } });
    expect(cite('城市绿化条例26', 'SUPPORT').basis.text).toBe('《城市绿化条例》第二十六条');
    expect(() => cite('食品安全法', 'ORIGIN')).toThrow('not a citation');
  });

  const cited = sampleCity().districts.flatMap((d) => d.lists).flatMap((l) => l.items).flatMap((i) => i.basis);

  onRealData('every law cited is spelled as promulgated and has the article cited', () => {
    const articles = new Map<string, Set<string>>();
    for (const file of ['articles_all_310_laws.jsonl.gz', 'admin_regulations_articles.jsonl.gz']) {
      for (const line of gunzipSync(readFileSync(dataFile('laws', file))).toString('utf8').split('\n')) {
        if (line === '') continue;
        const { law, article } = JSON.parse(line) as { law: string; article: string };
        articles.set(law, (articles.get(law) ?? new Set()).add(article));
      }
    }
    const known = cited.filter((b) => articles.has(b.instrument));
    expect(known.length).toBeGreaterThan(1100);
    expect(known.filter((b) => b.article !== undefined && !articles.get(b.instrument)?.has(b.article)).map((b) => b.text)).toEqual([]);
    // What ends in 法 is national law and must be in the library, apart from what was repealed before it was made.
    expect([...new Set(cited.filter((b) => /(?:(?<!办)法|法典)$/.test(b.instrument) && !articles.has(b.instrument)).map((b) => b.instrument))].sort()).toEqual(['中华人民共和国婚姻法', '中华人民共和国收养法']);
  });

  onRealData('the region codes of the sample city are in no official table', () => {
    for (const file of ['areas.csv', 'cities.csv', 'streets_sichuan.csv']) expect(readFileSync(dataFile('divisions', file), 'utf8')).not.toMatch(/"?5199\d\d/);
  });
});
