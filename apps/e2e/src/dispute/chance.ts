/** 机缘: chance that comes again with what it is asked about, whatever else happens beside it. */
export class Chance {
  private state: number;

  constructor(...about: readonly (string | number)[]) {
    this.state = [...about.join(' ')].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193), 0x811c9dc5);
  }

  /** Below one (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  one<T>(some: readonly T[]): T {
    return some[Math.floor(this.next() * some.length)]!;
  }

  /** One of them, the likelier the heavier. */
  weighed<T extends { readonly weight: number }>(some: readonly T[]): T | undefined {
    let left = this.next() * some.reduce((sum, { weight }) => sum + weight, 0);
    return some.find(({ weight }) => (left -= weight) < 0);
  }
}
