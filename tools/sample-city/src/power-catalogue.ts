import type { PowerType } from '@yidan/kernel';
import type { BookItem, OrganBook } from './book.ts';
import type { PowerCatalogueFixture } from './model.ts';

type NumberedPower = { type: PowerType; number: string; name: string };

/** 权力编号: one number for each power of the catalogue, whichever organ or district holds it. */
export class PowerNumbers {
  private readonly numbers = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly next = new Map<PowerType, number>();

  constructor(books: readonly OrganBook[]) {
    // The numbers written in a book belong to the guide catalogue and are never given to another power.
    for (const power of books.flatMap((b) => b.items).flatMap((i) => i.powers)) {
      if (power.number === undefined) continue;
      this.taken.add(`${power.type} ${power.number}`);
      this.numbers.set(`${power.type} ${power.name}`, power.number);
    }
  }

  of(power: BookItem['powers'][number]): NumberedPower {
    const key = `${power.type} ${power.name}`;
    const number = this.numbers.get(key) ?? this.free(power.type);
    this.numbers.set(key, number);
    return { type: power.type, number, name: power.name };
  }

  private free(type: PowerType): string {
    let candidate = (this.next.get(type) ?? 0) + 1;
    while (this.taken.has(`${type} ${candidate}`)) candidate += 1;
    this.next.set(type, candidate);
    return String(candidate);
  }
}

/** 行政权力指导清单: the powers that apply to one tenant, each once, in the order of type and number. */
export function catalogueOf(regionCode: string, powers: readonly NumberedPower[]): PowerCatalogueFixture {
  const once = new Map(powers.map((p) => [`${p.type} ${p.number}`, p]));
  const sorted = [...once.values()].sort((a, b) => (a.type === b.type ? Number(a.number) - Number(b.number) : a.type < b.type ? -1 : 1));
  return {
    name: '四川省行政权力指导清单（2021年本）',
    issuer: '四川省人民政府办公厅',
    edition: '2021',
    regionCode,
    powers: sorted.map((p) => ({ ...p, levels: ['DISTRICT'] })),
  };
}
