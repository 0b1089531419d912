import { idempotencyTables } from '../http/idempotency.tables.ts';
import { journalTables } from '../journal/journal.tables.ts';
import { referenceTables } from '../reference/reference.tables.ts';

/** Every table the platform needs in a service's database: the first migration of each service runs these. */
export function platformTables(service: string): string[] {
  return [...journalTables(service), ...referenceTables(service), ...idempotencyTables(service)];
}
