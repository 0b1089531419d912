import type { TestCity } from '@yidan/testing';

/**
 * 校验和: one digest per table of a service's database, every table and every row of it; sequences are no tables.
 * It is taken of the row versions (place and writing transaction): no row comes, goes or changes without another version, not even into itself.
 */
export class TableSums {
  private readonly statements = new Map<string, string>();

  constructor(private readonly city: TestCity) {}

  async of(service: string): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.city.sql(service).query<{ name: string; sum: string }>({ name: 'table-sums', text: await this.statement(service) });
    return new Map(rows.map(({ name, sum }) => [name, sum]));
  }

  private async statement(service: string): Promise<string> {
    const known = this.statements.get(service);
    if (known) return known;
    const { rows } = await this.city.sql(service).query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`);
    const statement = rows.map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(t.ctid::text || t.xmin::text, '' order by t.ctid), '')) as sum from "${name}" t`).join(' union all ');
    this.statements.set(service, statement);
    return statement;
  }
}

/** The tables whose digest is another one now. */
export function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].filter(([name, sum]) => before.get(name) !== sum).map(([name]) => name);
}
