/** A list is read as if this many other items stood beside it, so that a short list does not think its words common. */
const backgroundItems = 200;
const rarityPower = 1.3;

/** 稀有度: how rare a term is that so many of a list's items hold, kept as long as the list has as many items. */
export class Rarities {
  private items = -1;
  /** By number of holders, 0 where it was not asked for. */
  private known = new Float64Array(0);

  /** 1 for a term no item holds and falling towards 0 as more items hold it. */
  of(holders: number, items: number): number {
    if (items !== this.items) {
      this.items = items;
      this.known = new Float64Array(items + 1);
    }
    return (this.known[holders] ||= rarity(holders, items));
  }
}

function rarity(holders: number, items: number): number {
  const all = items + backgroundItems;
  const idf = (df: number): number => Math.log(1 + (all - df + 0.5) / (df + 0.5));
  return (idf(holders) / idf(0)) ** rarityPower;
}
