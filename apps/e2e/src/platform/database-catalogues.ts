import { join } from 'node:path';
import { disputeArbitration } from '@yidan/dispute-arbitration';
import { listRegistry } from '@yidan/list-registry';
import type { ServiceDefinition } from '@yidan/platform';
import { summons } from '@yidan/summons';

/** The services whose databases are compared with a committed catalogue. */
export const services: ServiceDefinition[] = [listRegistry, summons, disputeArbitration];

/** Where the catalogue of a service's database is kept: in the service's own folder. */
export function catalogueFile(service: string): string {
  return join(import.meta.dirname, '../../..', service, 'database-catalogue.txt');
}
