import { OrganCreatedV1, PersonRegisteredV1, TenantRegisteredV1, type RecordedEvent } from '@yidan/contracts';
import { v7 as uuid } from 'uuid';
import type { FactSource } from '../fact-source.ts';

export const TENANT = '519901';
export const CITY = '519900';
const ORGAN = uuid();
const at = new Date('2026-01-05T09:00:00+08:00');

/** Registers a district with one organ, under which people can be registered. */
export async function registerOrgan(source: FactSource): Promise<void> {
  await source.tell(TENANT, CITY, [TenantRegisteredV1.create({ tenantId: TENANT, name: '青禾区', level: 'DISTRICT', cityTenantId: CITY }, at)]);
  await source.tell(TENANT, CITY, [
    OrganCreatedV1.create(
      {
        organId: ORGAN, code: 'SWJ', name: '水务局', shortName: '水务局', kind: 'GOV_DEPARTMENT', regionCode: TENANT, level: 'DISTRICT', unifiedSocialCreditCode: null, superiorOrganId: null,
        parentOrganId: null, hostTownStreetId: null, supervisingOrganId: null, establishedOn: null, abolishedOn: null, status: 'ACTIVE',
      },
      at,
    ),
  ]);
}

/** 人员登记: an event whose effect is one row of a local copy. */
export function registration(n: number): RecordedEvent {
  return PersonRegisteredV1.create({ personId: uuid(), subject: `bench.person.${n}`, organId: ORGAN, unitId: null }, at);
}

/** Journals so many registrations, many to a transaction, and waits for their positions. */
export async function registerPeople(source: FactSource, count: number): Promise<void> {
  const perTransaction = 250;
  for (let n = 0; n < count; n += perTransaction) {
    await source.tell(TENANT, CITY, Array.from({ length: Math.min(perTransaction, count - n) }, (_, i) => registration(n + i)));
  }
  await source.sequenced();
}
