import { tokensOf, type IndexedItem } from '@yidan/matching';

const saturation = 1.2;
const lengthEffect = 0.75;

/** 对照检索: plain BM25 over the same tokens, every field of an item as one text; what matching by a search engine would give. */
export class PlainBm25 {
  private readonly items: IndexedItem[] = [];
  private readonly counts: Map<string, number>[] = [];
  private readonly holders = new Map<string, number[]>();
  private words = 0;

  constructor(items: readonly IndexedItem[]) {
    for (const item of items) this.add(item);
  }

  /** Items by falling score. */
  rank(text: string): IndexedItem[] {
    const scores = new Float64Array(this.items.length);
    const average = this.words / this.items.length;
    for (const token of new Set(tokensOf(text))) {
      const found = this.holders.get(token);
      if (!found) continue;
      const rarity = Math.log(1 + (this.items.length - found.length + 0.5) / (found.length + 0.5));
      for (const at of found) {
        const counts = this.counts[at]!;
        const times = counts.get(token)!;
        const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
        scores[at] = scores[at]! + (rarity * times * (saturation + 1)) / (times + saturation * (1 - lengthEffect + (lengthEffect * length) / average));
      }
    }
    return this.items
      .map((item, at) => ({ item, score: scores[at]! }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.item.code < b.item.code ? -1 : 1))
      .map(({ item }) => item);
  }

  private add(item: IndexedItem): void {
    const counts = new Map<string, number>();
    for (const token of tokensOf(textOf(item))) counts.set(token, (counts.get(token) ?? 0) + 1);
    const at = this.items.push(item) - 1;
    this.counts.push(counts);
    for (const [token, count] of counts) {
      this.holders.set(token, [...(this.holders.get(token) ?? []), at]);
      this.words += count;
    }
  }
}

function textOf(item: IndexedItem): string {
  const { name, description, attribute, keywords, basisTexts, powerNames, powerTypes, majorFunction, specialFunction, unitProvision, organDuties, unitName, organName } = item;
  return [name, description, attribute, ...keywords, ...basisTexts, ...powerNames, ...powerTypes, majorFunction, specialFunction, unitProvision, ...(organDuties ?? []), unitName, organName].join('\n');
}
