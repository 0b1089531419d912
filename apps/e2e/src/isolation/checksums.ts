import { INFRASTRUCTURE, MIGRATIONS } from '@yidan/checks';
import type { TestCity } from '@yidan/testing';

/** 校验和: one per table of a tenant, `service.table` → digest of all its rows; plumbing that runs on its own is not a tenant's. */
export class Checksums {
  private constructor(
    private readonly city: TestCity,
    private readonly statements: ReadonlyMap<string, string>,
  ) {}

  static async of(city: TestCity, services: readonly string[]): Promise<Checksums> {
    const statements = new Map<string, string>();
    for (const service of services) {
      const { rows } = await city.sql(service).query<{ name: string }>(
        `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> all ($1) order by 1`,
        [[...INFRASTRUCTURE, MIGRATIONS]],
      );
      statements.set(service, rows.map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(row, '' order by row), '')) as sum from (select md5(t::text) as row from ${name} t) r`).join(' union all '));
    }
    return new Checksums(city, statements);
  }

  async now(): Promise<Record<string, string>> {
    const sums: Record<string, string> = {};
    for (const [service, statement] of this.statements) {
      const { rows } = await this.city.sql(service).query<{ name: string; sum: string }>(statement);
      for (const { name, sum } of rows) sums[`${service}.${name}`] = sum;
    }
    return sums;
  }

  /** The tables that are no longer what they were. */
  async changedSince(before: Record<string, string>): Promise<string[]> {
    const after = await this.now();
    return Object.keys(after).filter((table) => after[table] !== before[table]);
  }
}
