import type { OrganBook } from './book.ts';
import { expectedFindings } from './findings.ts';
import { listOf } from './list-of-organ.ts';
import type { ListFixture, OrganFixture, TenantFixture } from './model.ts';
import { organOf, type Place } from './organs-of-place.ts';
import { peopleOf, type FixedNames } from './people.ts';
import { CITY, regionsOf } from './places.ts';
import { REPEALED, UNHELD_POWERS } from './planted.ts';
import { catalogueOf, type PowerNumbers } from './power-catalogue.ts';

/** 清单生效日: after the environmental code came into force, so that what the lists cite is law on that day. */
const EFFECTIVE_FROM = '2026-09-01';

export interface DistrictPlan {
  place: Place;
  books: readonly OrganBook[];
  others: readonly OrganFixture[];
  towns: Parameters<typeof regionsOf>[1];
  numbers: PowerNumbers;
  peoplePrefix: string;
  fixedNames: FixedNames;
  pilotOrgans: string[];
  planted: boolean;
}

/** 区: organs, people, lists and catalogue of one district. */
export function districtOf(plan: DistrictPlan): TenantFixture {
  const { place, books, numbers } = plan;
  const departments = books.map((book) => organOf(book, place, book.duties.map((duty, i) => ({ ordinal: i + 1, ...duty }))));
  const organs = [...departments, ...plan.others];
  const lists = books.map((book, i): ListFixture => {
    const sanding = departments[i]?.sanding;
    if (!sanding) throw new Error(`${book.code} has no duties`);
    return listOf(book, { regionCode: place.tenantId, documentNumber: `${place.name.slice(0, -1)}编发〔2026〕${i + 1}号`, effectiveFrom: EFFECTIVE_FROM }, sanding, numbers);
  });
  const unheld = plan.planted ? UNHELD_POWERS.map((p) => numbers.of(p)) : [];
  const powerCatalogue = catalogueOf(place.tenantId, [...lists.flatMap((l) => l.items).flatMap((i) => i.powers), ...unheld]);
  return {
    tenantId: place.tenantId,
    name: `${CITY.name}${place.name}`,
    level: 'DISTRICT',
    cityTenantId: CITY.tenantId,
    regions: regionsOf(place, plan.towns),
    organs,
    people: peopleOf(plan.peoplePrefix, organs, plan.fixedNames),
    lists,
    powerCatalogue,
    repealedInstruments: REPEALED.map((r) => ({ ...r })),
    pilotOrgans: plan.pilotOrgans,
    expectedFindings: plan.planted ? expectedFindings(lists, powerCatalogue) : [],
  };
}
