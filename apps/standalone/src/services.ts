import type { ServiceDefinition } from '@yidan/platform';
import { disputeArbitration } from '@yidan/dispute-arbitration';
import { listRegistry } from '@yidan/list-registry';
import { summons } from '@yidan/summons';

/** Every service of a city, in the order in which they start. */
export const services: ServiceDefinition[] = [listRegistry, summons, disputeArbitration];
export const OPERATOR = 'platform.operator';
export const AUDIENCE = 'yidan';
