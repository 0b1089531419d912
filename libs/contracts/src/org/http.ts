import { z } from 'zod';
import { BusinessDate, Id, Instant, Line, OrganCode, OrganKind, RegionLevel, Role, TenantId, UnitCode } from '../fields.ts';
import { EmploymentKind, LeaveReason } from './employment.ts';
import { Scope } from './scopes.ts';

/** 主体标识: what a token proves of its bearer; a machine account is `client:<id>`. */
export const Subject = z.string().regex(/^[\x21-\x7e]{1,255}$/);
/** 姓名: personal data; it goes in, it is shown to the tenant's administrators, and nothing else carries it. */
export const PersonName = z.string().trim().min(1).max(100).regex(/^[^\p{Cc}]*$/u);
/** 行政区划代码 of 6, 9 or 12 digits; a functional zone's ends in a letter. */
export const RegionCode = z.string().regex(/^(\d{5}[0-9A-Z]|\d{9}|\d{12})$/);
export const TenantLevel = z.enum(['CITY', 'DISTRICT', 'FUNCTIONAL_ZONE']);
export const OrganStatus = z.enum(['PLANNED', 'ACTIVE', 'MERGING', 'ABOLISHED', 'SUSPENDED']);
export const UnitStatus = z.enum(['ACTIVE', 'ABOLISHED']);
/** 设置要求: 必设 or 因地制宜. */
export const OrganMandate = z.enum(['MANDATORY', 'LOCAL']);
const Count = z.int().min(0).max(1_000_000);
const Provision = z.string().trim().max(20_000);
const RowVersion = z.int().min(1);

/** 提示: something that was accepted and still deserves a look (编制 exceeded, a unit with too few posts). */
export const StaffingWarning = z.object({
  code: z.enum(['OVER_ESTABLISHMENT', 'UNIT_BELOW_MIN_STAFF']),
  severity: z.enum(['INFO', 'WARN']),
  path: z.string(),
  message: z.string(),
  messageZh: z.string(),
});
export type StaffingWarning = z.infer<typeof StaffingWarning>;

/** 租户登记: the operator brings in a city or a district, with its 编办 and its first administrator. */
export const RegisterTenant = z.strictObject({
  tenantId: TenantId,
  name: Line,
  level: TenantLevel,
  cityTenantId: TenantId,
  establishmentOffice: z.strictObject({ code: OrganCode, name: Line, shortName: Line }),
  administrator: z.strictObject({ subject: Subject, name: PersonName }),
});
export type RegisterTenant = z.infer<typeof RegisterTenant>;

/** 租户. */
export const TenantAnswer = z.object({ tenantId: TenantId, name: z.string(), level: TenantLevel, cityTenantId: TenantId, rowVersion: RowVersion });
export type TenantAnswer = z.infer<typeof TenantAnswer>;
export const TenantsAnswer = z.object({ items: z.array(TenantAnswer) });

/** 内设机构 as it is set up; 编制 (`approvedStaff`) and 实有 (`actualStaff`) count posts and people. */
export const CreateUnit = z.strictObject({
  code: UnitCode,
  name: Line,
  provisionText: Provision.default(''),
  approvedStaff: Count.default(0),
  actualStaff: Count.default(0),
});
export type CreateUnit = z.infer<typeof CreateUnit>;

/** Changes of a unit; what is not named stays. */
export const ChangeUnit = z
  .strictObject({ name: Line, provisionText: Provision, approvedStaff: Count, actualStaff: Count })
  .partial();
export type ChangeUnit = z.infer<typeof ChangeUnit>;

export const UnitAnswer = z.object({
  unitId: Id,
  organCode: OrganCode,
  code: UnitCode,
  name: z.string(),
  provisionText: z.string(),
  approvedStaff: z.int(),
  actualStaff: z.int(),
  status: UnitStatus,
  rowVersion: RowVersion,
  warnings: z.array(StaffingWarning),
});
export type UnitAnswer = z.infer<typeof UnitAnswer>;

/** What an organ's row may say beside its code and kind; other organs of the tenant are named by their codes. */
const OrganFacts = z.strictObject({
  name: Line,
  shortName: Line,
  regionCode: RegionCode.optional(),
  level: RegionLevel.optional(),
  unifiedSocialCreditCode: Line.nullish(),
  superiorOrganCode: OrganCode.nullish(),
  guidanceOrganId: Id.nullish(),
  parentOrganCode: OrganCode.nullish(),
  hostTownStreetCode: OrganCode.nullish(),
  supervisingOrganCode: OrganCode.nullish(),
  establishedOn: BusinessDate.nullish(),
  abolishedOn: BusinessDate.nullish(),
  mandatory: OrganMandate.nullish(),
  approvedStaff: Count.optional(),
  actualStaff: Count.optional(),
  approvedLeaders: Count.optional(),
});

/** 机构设立, with its internal units where they are known. Region and level are the tenant's unless stated. */
export const CreateOrgan = OrganFacts.extend({
  code: OrganCode,
  kind: OrganKind,
  isNameplate: z.boolean().default(false),
  predecessorCodes: z.array(OrganCode).max(50).default([]),
  status: z.enum(['PLANNED', 'ACTIVE', 'ABOLISHED']).default('ACTIVE'),
  units: z.array(CreateUnit).max(200).default([]),
});
export type CreateOrgan = z.infer<typeof CreateOrgan>;

/** 机构变更: what is not named stays, `null` takes away. */
export const ChangeOrgan = OrganFacts.omit({ abolishedOn: true })
  .extend({ status: z.enum(['ACTIVE', 'SUSPENDED']) })
  .partial();
export type ChangeOrgan = z.infer<typeof ChangeOrgan>;

export const OrganSummary = z.object({
  organId: Id,
  code: OrganCode,
  name: z.string(),
  shortName: z.string(),
  kind: OrganKind,
  regionCode: z.string(),
  level: RegionLevel,
  status: OrganStatus,
  approvedStaff: z.int(),
  actualStaff: z.int(),
  unitCount: z.int(),
  rowVersion: RowVersion,
});
export type OrganSummary = z.infer<typeof OrganSummary>;

export const OrganAnswer = OrganSummary.extend({
  unifiedSocialCreditCode: z.string().nullable(),
  superiorOrganCode: OrganCode.nullable(),
  guidanceOrganId: Id.nullable(),
  parentOrganCode: OrganCode.nullable(),
  hostTownStreetCode: OrganCode.nullable(),
  supervisingOrganCode: OrganCode.nullable(),
  establishedOn: BusinessDate.nullable(),
  abolishedOn: BusinessDate.nullable(),
  predecessorIds: z.array(Id),
  mandatory: OrganMandate.nullable(),
  isNameplate: z.boolean(),
  approvedLeaders: z.int(),
  units: z.array(UnitAnswer.omit({ organCode: true, warnings: true })),
  warnings: z.array(StaffingWarning),
});
export type OrganAnswer = z.infer<typeof OrganAnswer>;

/** Filters of the list of organs; `keyword` is looked for in code, name and short name. */
export const OrganFilters = z.strictObject({
  kind: OrganKind.optional(),
  status: OrganStatus.optional(),
  keyword: Line.optional(),
});
export type OrganFilters = z.infer<typeof OrganFilters>;

const Scopes = z.array(Scope).max(50);

/** 人员登记: an account of one organ and the roles it may act in there; unit roles are held for the unit. A machine account names its scopes. */
export const RegisterPerson = z.strictObject({
  subject: Subject,
  name: PersonName,
  organCode: OrganCode,
  unitCode: UnitCode.optional(),
  postId: Id.optional(),
  employmentKind: EmploymentKind.default('IN_ESTABLISHMENT'),
  roles: z.array(Role).max(30).default([]),
  scopes: Scopes.optional(),
});
export type RegisterPerson = z.infer<typeof RegisterPerson>;

/** 人员变更: unit, post and kind of employment as they now are. */
export const ChangePerson = z.strictObject({ unitCode: UnitCode.nullable(), postId: Id.nullable(), employmentKind: EmploymentKind });
export type ChangePerson = z.infer<typeof ChangePerson>;

/** 借调: to another organ of the tenant, first and last day included; without a last day until it is ended. */
export const SecondPerson = z.strictObject({ toOrganCode: OrganCode, from: BusinessDate, to: BusinessDate.nullable().default(null), approvedByDocument: Line });
export type SecondPerson = z.infer<typeof SecondPerson>;

/** 离职: on a day that is not to come, for a reason. */
export const LeaveService = z.strictObject({ on: BusinessDate, reason: LeaveReason });
export type LeaveService = z.infer<typeof LeaveService>;

/** 授权: one role for one organ (the person's own unless named); INTEGRATION_CLIENT names its scopes. */
export const GiveGrant = z.strictObject({ role: Role, organCode: OrganCode.optional(), unitCode: UnitCode.optional(), scopes: Scopes.optional() });
export type GiveGrant = z.infer<typeof GiveGrant>;

export const GrantAnswer = z.object({
  grantId: Id,
  personId: Id,
  role: Role,
  organCode: OrganCode,
  unitCode: UnitCode.nullable(),
  /** What a machine account may do; null for people. */
  scopes: z.array(Scope).nullable(),
  /** Acts only while its holder is seconded there. */
  whileSeconded: z.boolean(),
  state: z.enum(['IN_FORCE', 'ENDED']),
  givenAt: Instant,
  endedAt: Instant.nullable(),
  rowVersion: RowVersion,
  actions: z.array(z.string()),
});
export type GrantAnswer = z.infer<typeof GrantAnswer>;

/** An account without its name: what a creating request answers and may be remembered. */
export const AccountAnswer = z.object({
  personId: Id,
  subject: Subject,
  organCode: OrganCode,
  unitCode: UnitCode.nullable(),
  post: z.object({ id: Id, name: z.string() }).nullable(),
  employmentKind: EmploymentKind,
  secondment: z.object({ toOrganCode: OrganCode, from: BusinessDate, to: BusinessDate.nullable(), approvedByDocument: z.string() }).nullable(),
  leftOn: BusinessDate.nullable(),
  leaveReason: LeaveReason.nullable(),
  state: z.enum(['IN_SERVICE', 'LEFT']),
  grants: z.array(GrantAnswer),
  rowVersion: RowVersion,
  actions: z.array(z.string()),
});
export type AccountAnswer = z.infer<typeof AccountAnswer>;

/** An account with its name, for the administrators of its tenant. */
export const PersonAnswer = AccountAnswer.extend({ name: z.string() });
export type PersonAnswer = z.infer<typeof PersonAnswer>;

export const PersonFilters = z.strictObject({ organCode: OrganCode.optional(), role: Role.optional(), subject: Subject.optional() });
export type PersonFilters = z.infer<typeof PersonFilters>;

/** 当前用户: who the caller is, for which organ and unit, and in which roles; the operator stands in no tenant, machines have no name. */
export const MeAnswer = z.object({
  subject: Subject,
  name: z.string().nullable(),
  tenant: z.object({ id: TenantId, name: z.string() }).nullable(),
  organ: z.object({ id: Id, code: OrganCode, name: z.string(), shortName: z.string() }).nullable(),
  unit: z.object({ id: Id, code: UnitCode, name: z.string() }).nullable(),
  roles: z.array(z.object({ role: Role, name: z.string(), nameZh: z.string() })),
  /** What a machine account may do; null for people. */
  scopes: z.array(Scope).nullable(),
  /** 可选身份: every organ and unit the caller may act for today; the headers Yidan-Organ and Yidan-Unit choose among them. */
  choices: z.array(
    z.object({
      tenantId: TenantId,
      organ: z.object({ id: Id, code: OrganCode, shortName: z.string() }),
      unit: z.object({ id: Id, name: z.string() }).nullable(),
      roles: z.array(Role),
      chosen: z.boolean(),
    }),
  ),
  isOperator: z.boolean(),
});
export type MeAnswer = z.infer<typeof MeAnswer>;

/** 岗位: a place in a unit, the duty items it bears and what is done there (岗位职责说明). */
export const PostBody = z.strictObject({ name: Line, dutyItemKeys: z.array(Id).max(500).default([]), description: Provision.default('') });
export type PostBody = z.infer<typeof PostBody>;

export const PostAnswer = z.object({
  postId: Id,
  unitId: Id,
  name: z.string(),
  dutyItemKeys: z.array(Id),
  description: z.string(),
  status: z.enum(['ACTIVE', 'ABOLISHED']),
  rowVersion: RowVersion,
  actions: z.array(z.string()),
});
export type PostAnswer = z.infer<typeof PostAnswer>;
export const PostsAnswer = z.object({ items: z.array(PostAnswer) });

const Year = z.coerce.number().int().min(2000).max(2200);
/** The year in an address. */
export const CalendarYearParam = Year;
export const CalendarKind = z.enum(['NOTICE', 'OVERRIDE']);
export const CalendarState = z.enum(['PROPOSED', 'IN_FORCE', 'SUPERSEDED', 'WITHDRAWN']);
export const DayKind = z.enum(['WORKDAY', 'REST', 'STATUTORY_HOLIDAY', 'SHIFTED_REST', 'MAKEUP_WORKDAY']);

/**
 * 日历报送: a year's days in the public `{year, papers, days}` shape and the number of the document that orders them.
 * NOTICE is the State Council's yearly notice, entered by the city; OVERRIDE are own days of a city or a district (local festivals, closures).
 * The file is read row by row by the rules of the calendar, so that every wrong row is named.
 */
export const ProposeCalendar = z.strictObject({
  kind: CalendarKind.default('NOTICE'),
  noticeNumber: Line,
  file: z.json(),
});
export type ProposeCalendar = z.infer<typeof ProposeCalendar>;

export const CalendarDayAnswer = z.object({ date: BusinessDate, kind: DayKind, name: z.string() });

/** A calendar somebody proposed, its days and what the caller may do with it now. */
export const CalendarAnswer = z.object({
  calendarId: Id,
  tenantId: TenantId,
  year: z.int(),
  kind: CalendarKind,
  noticeNumber: z.string(),
  papers: z.array(z.string()),
  days: z.array(CalendarDayAnswer),
  state: CalendarState,
  proposedAt: Instant,
  approvedAt: Instant.nullable(),
  rowVersion: RowVersion,
  actions: z.array(z.string()),
});
export type CalendarAnswer = z.infer<typeof CalendarAnswer>;

export const CalendarFilters = z.strictObject({ year: Year.optional(), state: CalendarState.optional() });
export type CalendarFilters = z.infer<typeof CalendarFilters>;

/** 工作日历: every day of a year as it now counts for the tenant, and who says so. */
export const CalendarYearAnswer = z.object({
  year: z.int(),
  calendarVersion: z.string(),
  provisional: z.boolean(),
  workingDays: z.int(),
  workingDaysByMonth: z.array(z.int()).length(12),
  days: z.array(
    z.object({ date: BusinessDate, kind: DayKind, kindZh: z.string(), name: z.string().nullable(), working: z.boolean(), source: z.string(), provisional: z.boolean() }),
  ),
});
export type CalendarYearAnswer = z.infer<typeof CalendarYearAnswer>;

/** The key in an address. */
export const PolicyKeyParam = z.string().regex(/^[a-z][A-Za-z.]{1,99}$/);

/** 参数设定 (F-153): a value, the document that sets it and the day from which it holds. */
export const SetPolicy = z.strictObject({ value: z.json(), sourceDocument: Line, validFrom: BusinessDate });
export type SetPolicy = z.infer<typeof SetPolicy>;

/** A key of the policy pack, the value that holds on a day and where it comes from. */
export const PolicyValueAnswer = z.object({
  key: z.string(),
  value: z.json(),
  source: z.enum(['TENANT', 'CITY', 'DEFAULT']),
  sourceDocument: z.string().nullable(),
  validFrom: BusinessDate.nullable(),
  /** Who entered the value. */
  setBy: z.string().nullable(),
  fallback: z.json(),
  rowVersion: RowVersion.nullable(),
});
export type PolicyValueAnswer = z.infer<typeof PolicyValueAnswer>;
export const PoliciesAnswer = z.object({ on: BusinessDate, items: z.array(PolicyValueAnswer) });
export type PoliciesAnswer = z.infer<typeof PoliciesAnswer>;
export const PolicyFilters = z.strictObject({ on: BusinessDate.optional() });
