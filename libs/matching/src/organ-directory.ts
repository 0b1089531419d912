import { Numbering } from './numbers.ts';
import { isNamed } from './organ-names.ts';

/** 机关名册: the organs of a tenant by number, and which of them bear a name of a kind. */
export class OrganDirectory {
  private readonly numbers = new Numbering();
  private readonly names: string[] = [];
  private readonly byStem = new Map<string, readonly number[]>();
  private byKind: { kinds: readonly string[]; organs: readonly (readonly number[])[] } | undefined;

  get size(): number {
    return this.numbers.keys.length;
  }

  /** The number of an organ, whose name is this from now on. */
  of(organId: string, name: string): number {
    const organ = this.numbers.of(organId);
    if (this.names[organ] !== name) {
      this.names[organ] = name;
      this.byStem.clear();
      this.byKind = undefined;
    }
    return organ;
  }

  find(organId: string): number | undefined {
    return this.numbers.find(organId);
  }

  /** Numbers of the organs whose names hold the stem of a name, in any of the ways it is written. */
  named(stem: string): readonly number[] {
    const known = this.byStem.get(stem);
    if (known) return known;
    const found = this.names.flatMap((name, organ) => (isNamed(name, stem) ? [organ] : []));
    this.byStem.set(stem, found);
    return found;
  }

  /** For each kind of organ the numbers of those so named; the same kinds are asked for again and again. */
  ofKinds(kinds: readonly string[]): readonly (readonly number[])[] {
    if (this.byKind?.kinds !== kinds) this.byKind = { kinds, organs: kinds.map((kind) => this.named(kind)) };
    return this.byKind.organs;
  }
}
