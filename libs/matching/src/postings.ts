/** 倒排表: by term, the slots of the items that hold it, ascending, with impact and fields packed into one number; all terms' lists lie in one array. */
export class Postings {
  /** Pairs of (slot, impact × 65536 + fields). */
  cells = new Int32Array(512);
  /** By term, where its list starts in the cells, how many postings it has, and how many of them are of living items. */
  private starts = new Int32Array(64);
  private lengths = new Int32Array(64);
  private living = new Int32Array(64);
  private used = 0;
  /** Room given up by lists that moved to wider ones, by the number of postings it holds as a power of two. */
  private readonly free: number[][] = [];

  get bytes(): number {
    return this.cells.byteLength + this.starts.byteLength * 3;
  }

  /** All postings, those of dead items too until they are swept out. */
  get count(): number {
    return this.lengths.reduce((sum, length) => sum + length, 0);
  }

  startOf(term: number): number {
    return this.starts[term]!;
  }

  /** Where a term's list ends in the cells. */
  endOf(term: number): number {
    return this.starts[term]! + 2 * this.lengths[term]!;
  }

  /** Living items that hold a term. */
  holders(term: number): number {
    return this.living[term]!;
  }

  forget(term: number): void {
    this.living[term] = this.living[term]! - 1;
  }

  append(term: number, slot: number, impact: number, fieldMask: number): void {
    if (term >= this.starts.length) this.addTerms(term);
    const length = this.lengths[term]!;
    // A list has room for a power of two.
    if ((length & (length - 1)) === 0) this.widen(term, length);
    const at = this.starts[term]! + length * 2;
    this.cells[at] = slot;
    this.cells[at + 1] = impact * 65536 + fieldMask;
    this.lengths[term] = length + 1;
    this.living[term] = this.living[term]! + 1;
  }

  /** Drops dead slots and renumbers the living ones. */
  sweep(newSlotOf: Int32Array): void {
    const { cells, starts, lengths } = this;
    this.cells = new Int32Array(cells.length);
    this.lengths = new Int32Array(lengths.length);
    this.living.fill(0);
    this.used = 0;
    this.free.length = 0;
    for (let term = 0; term < lengths.length; term++) {
      const end = starts[term]! + 2 * lengths[term]!;
      for (let at = starts[term]!; at < end; at += 2) {
        const slot = newSlotOf[cells[at]!]!;
        if (slot >= 0) this.append(term, slot, cells[at + 1]! >>> 16, cells[at + 1]! & 0xffff);
      }
    }
    this.cells = this.cells.slice(0, this.used);
  }

  /** The packed impact and fields of a term for a slot, 0 when the item does not hold it. */
  find(term: number, slot: number): number {
    const start = this.starts[term]!;
    let low = 0;
    let high = this.lengths[term]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = this.cells[start + middle * 2]!;
      if (there === slot) return this.cells[start + middle * 2 + 1]!;
      if (there < slot) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  private widen(term: number, length: number): void {
    const wider = length === 0 ? 1 : length * 2;
    const start = this.room(wider);
    if (length > 0) {
      const old = this.starts[term]!;
      this.cells.copyWithin(start, old, old + length * 2);
      (this.free[Math.log2(length)] ??= []).push(old);
    }
    this.starts[term] = start;
  }

  private room(postings: number): number {
    const given = this.free[Math.log2(postings)]?.pop();
    if (given !== undefined) return given;
    const start = this.used;
    this.used += postings * 2;
    if (this.used > this.cells.length) {
      const wider = new Int32Array(Math.ceil(this.used * 1.25));
      wider.set(this.cells);
      this.cells = wider;
    }
    return start;
  }

  private addTerms(term: number): void {
    const widened = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const wider = new Int32Array(Math.ceil(term * 1.5));
      wider.set(old);
      return wider;
    };
    this.starts = widened(this.starts);
    this.lengths = widened(this.lengths);
    this.living = widened(this.living);
  }
}
