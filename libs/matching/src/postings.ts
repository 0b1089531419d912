/** So many numbers tell of a term's list. */
const width = 3;

/** 倒排表: by term, the slots of the items that hold it, ascending, with impact and fields packed into one number; all terms' lists lie in one array. */
export class Postings {
  /** Pairs of (slot, impact × 65536 + fields). */
  cells = new Int32Array(512);
  /** By term, side by side: where its list starts in the cells, how many postings it has, and how many of them are of living items. */
  private lists = new Int32Array(64 * width);
  private used = 0;
  /** Room given up by lists that moved to wider ones, by the number of postings it holds as a power of two. */
  private readonly free: number[][] = [];

  get bytes(): number {
    return this.cells.byteLength + this.lists.byteLength;
  }

  /** All postings, those of dead items too until they are swept out. */
  get count(): number {
    let sum = 0;
    for (let list = 0; list < this.lists.length; list += width) sum += this.lists[list + 1]!;
    return sum;
  }

  startOf(term: number): number {
    return this.lists[term * width]!;
  }

  /** Where a term's list ends in the cells. */
  endOf(term: number): number {
    const list = term * width;
    return this.lists[list]! + 2 * this.lists[list + 1]!;
  }

  /** Living items that hold a term. */
  holders(term: number): number {
    return this.lists[term * width + 2]!;
  }

  forget(term: number): void {
    const list = term * width;
    this.lists[list + 2] = this.lists[list + 2]! - 1;
  }

  append(term: number, slot: number, impact: number, fieldMask: number): void {
    const list = term * width;
    if (list >= this.lists.length) this.addTerms(list);
    const length = this.lists[list + 1]!;
    // A list has room for a power of two.
    if ((length & (length - 1)) === 0) this.widen(list, length);
    const at = this.lists[list]! + length * 2;
    this.cells[at] = slot;
    this.cells[at + 1] = impact * 65536 + fieldMask;
    this.lists[list + 1] = length + 1;
    this.lists[list + 2] = this.lists[list + 2]! + 1;
  }

  /** Drops dead slots and renumbers the living ones. */
  sweep(newSlotOf: Int32Array): void {
    const { cells, lists } = this;
    this.cells = new Int32Array(cells.length);
    this.lists = new Int32Array(lists.length);
    this.used = 0;
    this.free.length = 0;
    for (let term = 0; term * width < lists.length; term++) {
      const start = lists[term * width]!;
      const end = start + 2 * lists[term * width + 1]!;
      for (let at = start; at < end; at += 2) {
        const slot = newSlotOf[cells[at]!]!;
        if (slot >= 0) this.append(term, slot, cells[at + 1]! >>> 16, cells[at + 1]! & 0xffff);
      }
    }
    this.cells = this.cells.slice(0, this.used);
  }

  /** The packed impact and fields of a term for a slot, 0 when the item does not hold it. */
  find(term: number, slot: number): number {
    const start = this.startOf(term);
    let low = 0;
    let high = this.lists[term * width + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = this.cells[start + middle * 2]!;
      if (there === slot) return this.cells[start + middle * 2 + 1]!;
      if (there < slot) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  private widen(list: number, length: number): void {
    const wider = length === 0 ? 1 : length * 2;
    const start = this.room(wider);
    if (length > 0) {
      const old = this.lists[list]!;
      this.cells.copyWithin(start, old, old + length * 2);
      (this.free[Math.log2(length)] ??= []).push(old);
    }
    this.lists[list] = start;
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

  private addTerms(list: number): void {
    const wider = new Int32Array(Math.ceil((list / width) * 1.5) * width);
    wider.set(this.lists);
    this.lists = wider;
  }
}
