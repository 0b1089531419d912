import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { BusinessDate, Id, Line, OrganCode, OrganKind, RegionLevel, Role, TenantId, UnitCode } from '../fields.ts';
import { EmploymentKind } from './employment.ts';
import { Scope } from './scopes.ts';

/** 租户登记: a district or a city joined the installation. */
export const TenantRegisteredV1 = defineEvent(
  'org.tenant.registered',
  1,
  z.object({ tenantId: TenantId, name: Line, level: z.enum(['CITY', 'DISTRICT', 'FUNCTIONAL_ZONE']), cityTenantId: TenantId }),
);

const Organ = z.object({
  organId: Id,
  code: OrganCode,
  name: Line,
  shortName: Line,
  kind: OrganKind,
  regionCode: z.string(),
  level: RegionLevel,
  unifiedSocialCreditCode: z.string().nullable(),
  superiorOrganId: Id.nullable(),
  parentOrganId: Id.nullable(),
  hostTownStreetId: Id.nullable(),
  supervisingOrganId: Id.nullable(),
  establishedOn: BusinessDate.nullable(),
  abolishedOn: BusinessDate.nullable(),
  status: z.enum(['PLANNED', 'ACTIVE', 'MERGING', 'ABOLISHED', 'SUSPENDED']),
});

/** 机构设立: an organ was entered in the register. */
export const OrganCreatedV1 = defineEvent('org.organ.created', 1, Organ);
/** 机构变更: the whole state of an organ after a change. */
export const OrganUpdatedV1 = defineEvent('org.organ.updated', 1, Organ);

/** 内设机构变更: the whole state of an internal unit after it was set up or changed. */
export const UnitChangedV1 = defineEvent(
  'org.unit.changed',
  1,
  z.object({
    unitId: Id,
    organId: Id,
    code: UnitCode,
    name: Line,
    provisionText: z.string(),
    approvedStaff: z.int().min(0),
    actualStaff: z.int().min(0),
    status: z.enum(['ACTIVE', 'ABOLISHED']),
  }),
);

/** 人员登记: an account belongs to an organ; names are personal data and stay in the registry. */
export const PersonRegisteredV1 = defineEvent(
  'org.person.registered',
  1,
  z.object({ personId: Id, subject: Line, organId: Id, unitId: Id.nullable(), postId: Id.nullable().optional(), employmentKind: EmploymentKind.optional() }),
);

const Person = z.object({
  personId: Id,
  subject: Line,
  organId: Id,
  unitId: Id.nullable(),
  postId: Id.nullable(),
  employmentKind: EmploymentKind,
  secondment: z.object({ toOrganId: Id, from: BusinessDate, to: BusinessDate.nullable(), approvedByDocument: Line }).nullable(),
  leftOn: BusinessDate.nullable(),
});

/** 人员变更: the whole account after its unit, post or kind of employment changed. */
export const PersonChangedV1 = defineEvent('org.person.changed', 1, Person);
/** 借调: from its first day on only the rights at the host organ act. */
export const PersonSecondedV1 = defineEvent('org.person.seconded', 1, Person);
/** 借调结束: the rights at home act again; those at the host organ are ended one by one. */
export const SecondmentEndedV1 = defineEvent('org.person.secondment-ended', 1, Person);
/** 离职: no right acts any more. Why somebody left stays in the registry. */
export const PersonLeftV1 = defineEvent('org.person.left', 1, Person);

/** 岗位变更: the whole state of a post after it was set up, changed or abolished. */
export const PostChangedV1 = defineEvent(
  'org.post.changed',
  1,
  z.object({ postId: Id, unitId: Id, name: Line, dutyItemKeys: z.array(Id), description: z.string(), status: z.enum(['ACTIVE', 'ABOLISHED']) }),
);

const Grant = z.object({
  grantId: Id,
  personId: Id,
  subject: Line,
  organId: Id,
  unitId: Id.nullable(),
  role: Role,
  /** Of a machine account. */
  scopes: z.array(Scope).optional(),
  /** Given at the host organ of a secondment, and acting only while that lasts. */
  whileSeconded: z.boolean().optional(),
});

/** 授权: a person may act in a role for one organ. */
export const GrantGivenV1 = defineEvent('org.grant.given', 1, Grant);
/** 授权终止: the right ends with the next request. */
export const GrantEndedV1 = defineEvent('org.grant.ended', 1, Grant);

/** 工作日历变更: one year's special days of one tenant, replacing what was known of that year. */
export const CalendarChangedV1 = defineEvent(
  'calendar.changed',
  1,
  z.object({
    calendarId: Id,
    year: z.int().min(2000).max(2200),
    source: Line,
    days: z.array(
      z.object({ date: BusinessDate, kind: z.enum(['WORKDAY', 'REST', 'STATUTORY_HOLIDAY', 'SHIFTED_REST', 'MAKEUP_WORKDAY']), name: Line }),
    ),
  }),
);

/** 政策参数变更: a value of the tenant's policy pack and the document that sets it. */
export const PolicyChangedV1 = defineEvent(
  'policy.changed',
  1,
  z.object({ key: z.string().regex(/^[a-z][A-Za-z.]*$/), value: z.json(), sourceDocument: Line, validFrom: BusinessDate }),
);

/** 查阅人员姓名: somebody read names. Audit only. */
export const NamesDisclosedV1 = defineEvent('org.person.names-disclosed', 1, z.object({ personIds: z.array(Id) }), { published: false });

const Proposal = z.object({ calendarId: Id, year: z.int(), kind: z.enum(['NOTICE', 'OVERRIDE']), noticeNumber: Line });

/** 日历报送: a calendar waits for a second person. Audit only, since no day has changed yet. */
export const CalendarProposedV1 = defineEvent('calendar.proposed', 1, Proposal, { published: false });
/** 日历撤回: a proposal was taken back. Audit only. */
export const CalendarWithdrawnV1 = defineEvent('calendar.withdrawn', 1, Proposal, { published: false });
/** 日历替代: a newer one of its kind took its place. Audit only, the days travel with `calendar.changed`. */
export const CalendarSupersededV1 = defineEvent('calendar.superseded', 1, Proposal, { published: false });
