import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { PolicyValueAnswer } from '@yidan/contracts';
import { policyCatalogue } from '@yidan/platform';
// Every key of the register is declared before the pack is shown or set.
import './registry-limits.ts';
import './registry-policies.ts';

interface Row {
  key: string;
  value: string;
  sourceDocument: string;
  validFrom: string;
  tenantId: string;
  setBy: string;
  rowVersion: number;
}

const IN_FORCE = `
  select distinct on (key) key, value::text as value, source_document as "sourceDocument", valid_from::text as "validFrom",
         tenant_id as "tenantId", set_by as "setBy", row_version as "rowVersion"
    from policy_value where valid_from <= ?
   order by key, (tenant_id = ?) desc, valid_from desc`;

/** The policy pack as it holds for a tenant on a day: its own value, else the city's, else the default. */
@Injectable()
export class PoliciesViews {
  constructor(private readonly em: EntityManager) {}

  async all(tenantId: string, on: string): Promise<PolicyValueAnswer[]> {
    const rows = new Map((await this.em.execute<Row[]>(IN_FORCE, [on, tenantId])).map((row) => [row.key, row]));
    return [...policyCatalogue.values()]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key, fallback }) => answer(key, fallback as PolicyValueAnswer['fallback'], rows.get(key), tenantId));
  }
}

function answer(key: string, fallback: PolicyValueAnswer['fallback'], row: Row | undefined, tenantId: string): PolicyValueAnswer {
  if (!row) return { key, value: fallback, source: 'DEFAULT', sourceDocument: null, validFrom: null, setBy: null, fallback, rowVersion: null };
  const { sourceDocument, validFrom, setBy, rowVersion } = row;
  const value = JSON.parse(row.value) as PolicyValueAnswer['value'];
  return { key, value, source: row.tenantId === tenantId ? 'TENANT' : 'CITY', sourceDocument, validFrom, setBy, fallback, rowVersion };
}
