import { CommonSpeech } from './common-speech.ts';
import { HolderSpeech } from './holder-speech.ts';
import { normalize } from './normalize.ts';
import { kindNamed } from './organ-names.ts';
import { Sayings } from './sayings.ts';
import { charactersOf, pairsOf, wordsOf } from './tokens.ts';
import type { LexiconEntry } from './types.ts';

const entries: LexiconEntry[] = [
  { words: ['油烟', '饭店…烟'], terms: ['餐饮油烟'], holders: ['城市管理', '生态环境'] },
  { words: [], terms: ['井盖'], holders: ['市政'], examples: ['窨井盖不见了，差点掉进去', '下水道的盖子碎了'] },
  { words: ['欠薪'], terms: ['劳动报酬'], holders: ['人社'], examples: ['老板跑了，工钱没给', '干了三个月，工钱一分没拿到'] },
];
const subjects = entries.map(({ terms, holders = [] }) => ({ terms, holders }));
const termsOf = (text: string): string[] => [...new Set([...wordsOf(normalize(text)), ...pairsOf(normalize(text)), ...charactersOf(normalize(text))])];

/** The counts of the textbook: how often each kind's matters say each term. */
function counted(): { kinds: string[]; counts: Map<string, number[]>; totals: number[] } {
  const kinds = [...new Set(entries.flatMap(({ holders = [] }) => holders.map(kindNamed)))];
  const counts = new Map<string, number[]>();
  const totals = kinds.map(() => 0);
  for (const { words, terms, holders = [], examples = [] } of entries) {
    const sayings = [{ text: words.length > 0 ? [...words.map((word) => word.replace('…', '，')), ...terms].join('，') : '', weight: 3 }, ...examples.map((text) => ({ text, weight: 1 }))];
    for (const { text, weight } of sayings) {
      for (const term of termsOf(text)) {
        const row = counts.get(term) ?? kinds.map(() => 0);
        counts.set(term, row);
        holders.map(kindNamed).forEach((kind, rank) => {
          const amount = weight * (rank === 0 ? 1 : 0.4);
          row[kinds.indexOf(kind)]! += amount;
          totals[kinds.indexOf(kind)]! += amount;
        });
      }
    }
  }
  return { kinds, counts, totals };
}

function hear(speech: CommonSpeech, text: string): void {
  for (const term of termsOf(text)) speech.hear(speech.terms.find(term));
}

describe('how people speak', () => {
  it('leads from a sentence to the subjects told in the same words, the nearest first', () => {
    const speech = new CommonSpeech(entries, subjects);
    hear(speech, '三个月的工钱没给');
    const found = speech.resembling();
    expect(found[0]?.line).toBe(2);
    expect(found.map(({ likeness }) => likeness)).toEqual(found.map(({ likeness }) => likeness).sort((a, b) => b - a));
    expect(new Set(found.map(({ line }) => speech.subjects[line]!.terms.join()))).toEqual(new Set(['劳动报酬']));
  });

  it('ends with the sentence, and for the whole text with the text', () => {
    const speech = new CommonSpeech(entries, subjects);
    hear(speech, '窨井盖不见了');
    speech.resembling();
    expect(speech.resembling()).toEqual([]);
    expect(Math.max(...speech.speaksFor())).toBeGreaterThan(0);
    expect([...speech.speaksFor()].filter((sum) => sum !== 0)).toEqual([]);
  });

  it('speaks for each kind of organ by the textbook, though only what is said in its matters is kept', () => {
    const sayings = new Sayings(entries);
    const speech = new HolderSpeech(sayings, subjects.map(({ holders }) => holders));
    const { kinds, counts, totals } = counted();
    const all = totals.reduce((sum, total) => sum + total, 0);
    const text = '老板的饭店有油烟，盖子碎了';
    const spoken = termsOf(text).map((term) => sayings.terms.find(term)).filter((term) => term >= 0);
    const sums = kinds.map((_, kind) => termsOf(text).reduce((sum, term) => {
      const row = counts.get(term);
      if (!row) return sum;
      const everywhere = row.reduce((whole, count) => whole + count, 0);
      return sum + Math.log((everywhere + 1) / (all + counts.size)) - Math.log((everywhere - row[kind]! + 1) / (all - totals[kind]! + counts.size));
    }, 0));

    expect(speech.kinds).toEqual(kinds);
    [...speech.speaksFor(spoken)].forEach((sum, kind) => expect(sum).toBeCloseTo(sums[kind]!, 5));
    expect(Math.max(...sums)).toBeGreaterThan(0.5);
  });
});
