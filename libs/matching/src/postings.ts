/** 倒排表: for one term, the slots of the items that hold it, ascending, with impact and fields packed into one number. */
export class Postings {
  private cells: Uint32Array = new Uint32Array(4);
  length = 0;
  /** Items alive that hold the term; dead ones stay in the list until it is swept. */
  alive = 0;

  get bytes(): number {
    return this.cells.byteLength;
  }

  append(slot: number, impact: number, fieldMask: number): void {
    if (this.length * 2 === this.cells.length) this.grow();
    this.cells[this.length * 2] = slot;
    this.cells[this.length * 2 + 1] = impact * 65536 + fieldMask;
    this.length += 1;
    this.alive += 1;
  }

  /** Pairs of (slot, impact × 65536 + fields); only the first `length` pairs count. */
  get raw(): Uint32Array {
    return this.cells;
  }

  /** The packed impact and fields for a slot, 0 when the item does not hold the term. */
  find(slot: number): number {
    let low = 0;
    let high = this.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = this.cells[middle * 2]!;
      if (at === slot) return this.cells[middle * 2 + 1]!;
      if (at < slot) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  /** Drops dead slots and renumbers the living ones. */
  sweep(newSlotOf: Int32Array): void {
    let kept = 0;
    for (let at = 0; at < this.length; at++) {
      const slot = newSlotOf[this.cells[at * 2]!]!;
      if (slot < 0) continue;
      this.cells[kept * 2] = slot;
      this.cells[kept * 2 + 1] = this.cells[at * 2 + 1]!;
      kept += 1;
    }
    this.length = kept;
    if (kept * 4 < this.cells.length) this.cells = this.cells.slice(0, Math.max(4, kept * 2));
  }

  private grow(): void {
    const wider = new Uint32Array(Math.ceil(this.length * 1.5) * 2);
    wider.set(this.cells);
    this.cells = wider;
  }
}
