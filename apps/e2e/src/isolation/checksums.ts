import { INFRASTRUCTURE, MIGRATIONS } from '@yidan/checks';
import type { TestCity } from '@yidan/testing';
import { TableSums } from '../authority/table-sums.ts';

const PLUMBING: readonly string[] = [...INFRASTRUCTURE, MIGRATIONS];

/** 校验和: the digests of all tables of tenants, in all services; plumbing that runs on its own is not a tenant's. */
export class Checksums {
  private readonly sums: TableSums;

  constructor(
    city: TestCity,
    private readonly services: readonly string[],
  ) {
    this.sums = new TableSums(city);
  }

  /** By `service.table`. */
  async now(): Promise<ReadonlyMap<string, string>> {
    const all = await Promise.all(this.services.map(async (service) => [...(await this.sums.of(service))].map(([table, sum]) => ({ service, table, sum }))));
    return new Map(all.flat().flatMap(({ service, table, sum }) => (PLUMBING.includes(table) ? [] : [[`${service}.${table}`, sum] as const])));
  }
}
