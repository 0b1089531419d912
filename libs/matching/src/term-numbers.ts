const shift = 16;

/** 字对码: two characters as one whole number. */
export function codeOf(pair: string): number {
  return (pair.charCodeAt(0) << shift) | pair.charCodeAt(1);
}

/** The two characters again. */
export function pairOf(code: number): string {
  return String.fromCharCode(code >>> shift, code & 0xffff);
}

/** 词号: gives every term a small whole number, in the order they first appear. Most terms have two characters; they are kept in arrays of numbers and found without making a string. */
export class TermNumbers {
  size = 0;
  /** By place in the table, side by side, the code of a pair, 0 where the place is free, and the pair's number. */
  private table = new Int32Array(512);
  private pairs = 0;
  private readonly others = new Map<string, number>();

  of(term: string): number {
    const known = this.find(term);
    if (known >= 0) return known;
    if (term.length === 2) this.enter(codeOf(term), this.size);
    else this.others.set(term, this.size);
    return this.size++;
  }

  /** The number of a known term, or -1. */
  find(term: string): number {
    return term.length === 2 ? this.findPair(codeOf(term)) : (this.others.get(term) ?? -1);
  }

  findPair(code: number): number {
    const place = this.placeOf(code);
    return this.table[place] === code ? this.table[place + 1]! : -1;
  }

  get bytes(): number {
    return this.table.byteLength;
  }

  private enter(code: number, number: number): void {
    if (this.pairs * 4 >= this.table.length) this.widen();
    const place = this.placeOf(code);
    this.table[place] = code;
    this.table[place + 1] = number;
    this.pairs += 1;
  }

  private placeOf(code: number): number {
    const { table } = this;
    const mask = table.length - 2;
    let place = ((Math.imul(code, 0x9e3779b1) >>> shift) ^ code) << 1 & mask;
    while (table[place] !== 0 && table[place] !== code) place = (place + 2) & mask;
    return place;
  }

  private widen(): void {
    const { table } = this;
    this.table = new Int32Array(table.length * 2);
    this.pairs = 0;
    for (let place = 0; place < table.length; place += 2) if (table[place] !== 0) this.enter(table[place]!, table[place + 1]!);
  }
}
