import { HolderContrast } from './holder-contrast.ts';
import { normalize } from './normalize.ts';
import { Sayings } from './sayings.ts';
import { tokensOf } from './tokens.ts';
import type { LexiconEntry } from './types.ts';

const places = ['东街', '西街', '南街', '北街', '河边', '桥头', '村口', '车站', '学校门口', '菜场', '广场', '医院门口', '巷子里', '公园', '小区'];
const block = (holders: readonly string[], examples: readonly string[]): LexiconEntry => ({ words: [], terms: [], holders, examples });
const dark = block(['市政'], places.map((place) => `${place}的路灯晚上不亮`));
const smoke = block(['生态环境', '市政'], places.map((place) => `${place}的烟囱晚上冒黑烟`));
const rare = block(['气象'], places.slice(1).map((place) => `${place}的风筝晚上打雷`));

function contrastIn(entries: readonly LexiconEntry[], text: string): Record<string, number> {
  const sayings = new Sayings(entries);
  const contrast = new HolderContrast(sayings, entries.map(({ holders = [] }) => holders));
  const amounts = contrast.contrastOf(tokensOf(normalize(text)).map((term) => sayings.terms.find(term)).filter((term) => term >= 0));
  return Object.fromEntries(contrast.kinds.map((kind, at) => [kind, amounts[at]!]));
}

describe('what sets the matters of one kind of organ apart', () => {
  it('is said in its matters and not in those of others', () => {
    const lamps = contrastIn([dark, smoke], '路灯不亮');
    expect(lamps['市政']).toBeGreaterThan(1);
    expect(lamps['生态环境']).toBeLessThan(0);
    expect(contrastIn([dark, smoke], '冒黑烟')['生态环境']).toBeGreaterThan(1);
  });

  it('is not what all of them say', () => {
    const lamps = contrastIn([dark, smoke], '路灯不亮');
    expect(contrastIn([dark, smoke], '晚上')['市政']).toBeLessThan(lamps['市政']! / 2);
    expect(contrastIn([dark, smoke], '从来没人说过')).toEqual({ 市政: 0, 生态环境: 0 });
  });

  it('counts for the second holder of a subject less than for the first, and more than for a stranger', () => {
    const strangers = block(['教育'], places.map((place) => `${place}的老师晚上补课`));
    const chimneys = contrastIn([dark, smoke, strangers], '冒黑烟');
    expect(chimneys['生态环境']).toBeGreaterThan(chimneys['市政']!);
    expect(chimneys['市政']).toBeGreaterThan(chimneys['教育']!);
  });

  it('is learned only of kinds with at least fifteen sentences', () => {
    expect(Object.keys(contrastIn([dark, smoke, rare], '打雷'))).toEqual(['市政', '生态环境']);
  });

  it('is the same whenever it is learned from the same sayings', () => {
    expect(contrastIn([dark, smoke], '路灯晚上冒黑烟')).toEqual(contrastIn([dark, smoke], '路灯晚上冒黑烟'));
  });
});
