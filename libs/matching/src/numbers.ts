/** 编号: gives every key a small whole number, in the order they first appear, for use as an array position. */
export class Numbering {
  readonly keys: string[] = [];
  private readonly numberOf = new Map<string, number>();

  of(key: string): number {
    const known = this.numberOf.get(key);
    if (known !== undefined) return known;
    const number = this.keys.push(key) - 1;
    this.numberOf.set(key, number);
    return number;
  }

  find(key: string): number | undefined {
    return this.numberOf.get(key);
  }
}

/** 可增长数组: whole numbers by position. */
export class GrowingInts {
  values: Int32Array = new Int32Array(64);

  set(at: number, value: number): void {
    if (at >= this.values.length) {
      const wider = new Int32Array(at * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[at] = value;
  }
}

/** 号码集: distinct numbers below a bound, in the order they came. */
export class NumberSet {
  private readonly held: Uint8Array;
  private readonly order: number[] = [];

  constructor(bound: number) {
    this.held = new Uint8Array(bound);
  }

  add(number: number): void {
    if (this.held[number] !== 0) return;
    this.held[number] = 1;
    this.order.push(number);
  }

  /** The numbers, which are then let go. */
  take(): number[] {
    for (const number of this.order) this.held[number] = 0;
    return this.order.splice(0);
  }
}

/** 号码标记: numbers that were met in the question at hand. */
export class Marks {
  private held = new Uint8Array(0);
  private readonly order: number[] = [];
  private count = 0;

  /** Lets go of those of the question before; all that come now are below a bound. */
  begin(bound: number): void {
    for (let at = 0; at < this.count; at++) this.held[this.order[at]!] = 0;
    this.count = 0;
    if (this.held.length < bound) this.held = new Uint8Array(bound * 2);
  }

  has(number: number): boolean {
    return this.held[number] !== 0;
  }

  add(number: number): void {
    if (this.has(number)) return;
    this.held[number] = 1;
    this.order[this.count++] = number;
  }
}
