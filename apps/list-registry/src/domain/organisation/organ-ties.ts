import { OrganRelations, type OrganKind, type Violation } from '@yidan/kernel';
import { at } from './organisation.errors.ts';

/** Another organ of the tenant, as far as a tie to it needs to know it. */
export interface OrganRef {
  readonly id: string;
  readonly code: string;
  readonly kind: OrganKind;
}

/** 机构关联: whom an organ stands under, is a part of, sits with, or is supervised by. */
export interface OrganTies {
  readonly superior: OrganRef | null;
  readonly parent: OrganRef | null;
  readonly hostTownStreet: OrganRef | null;
  readonly supervising: OrganRef | null;
}

/** One organ as the walk along superiors sees it. */
export interface OrganPlaceRow {
  readonly code: string;
  readonly superiorCode: string | null;
  readonly parentCode: string | null;
  readonly supervisingCode: string | null;
  readonly establishedOn: string | null;
  readonly abolishedOn: string | null;
}

/** Where the ties of an organ of this kind do not fit (02 §2.2, §2.3). */
export function tieViolations(kind: OrganKind, ties: OrganTies): Violation[] {
  const faults: Violation[] = [];
  const { parent, hostTownStreet: host, supervising } = ties;
  if (!parent !== !host) {
    faults.push(
      at(parent ? 'hostTownStreetCode' : 'parentOrganCode', 'ORG.PARENT_AND_HOST', 'An outpost names both its parent organ and its host township, or neither', '派驻机构应同时填写派出单位和所驻镇街，或均不填写'),
    );
  } else if (kind === 'DISPATCHED_ORGAN' && !parent) {
    faults.push(at('parentOrganCode', 'ORG.PARENT_AND_HOST', 'A dispatched organ needs a parent organ and a host township', '派驻（出）机构必须填写派出单位和所驻镇街'));
  }
  if (host && host.kind !== 'TOWNSHIP' && host.kind !== 'SUBDISTRICT') {
    faults.push(at('hostTownStreetCode', 'ORG.HOST_NO_TOWN_STREET', `${host.code} is no township or subdistrict`, `${host.code} 不是镇（乡）或街道`));
  }
  if (kind === 'PUBLIC_INSTITUTION' && !supervising) {
    faults.push(at('supervisingOrganCode', 'ORG.SUPERVISOR_MISSING', 'A public institution needs its supervising department', '事业单位必须填写主管部门'));
  }
  if (supervising && ['PUBLIC_INSTITUTION', 'DELIBERATIVE_BODY', 'PUBLIC_SERVICE_ENTERPRISE'].includes(supervising.kind)) {
    faults.push(at('supervisingOrganCode', 'ORG.SUPERVISOR_KIND', `${supervising.code} cannot supervise an institution`, `${supervising.code} 不能作为主管部门`));
  }
  return faults;
}

/** Refuses ties in which, on any day, an organ stands under itself. */
export function assertNoCircle(organs: readonly OrganPlaceRow[]): void {
  // Codes instead of ids: the refusal names the organs on the way.
  new OrganRelations({
    organs: organs.map((organ) => ({
      id: organ.code,
      superiorOrganId: organ.superiorCode,
      parentOrganId: organ.parentCode,
      supervisingOrganId: organ.supervisingCode,
      establishedOn: organ.establishedOn ?? '',
      abolishedOn: organ.abolishedOn,
    })),
  }).assertNoCycle();
}
