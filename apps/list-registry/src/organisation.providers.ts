import type { Provider, Type } from '@nestjs/common';
import type { EntitySchema } from '@mikro-orm/core';
import { FieldSeal, TenantSecrets, type NamedMigration } from '@yidan/platform';
import { CalendarsController } from './api/calendars.controller.ts';
import { GrantsController } from './api/grants.controller.ts';
import { MeController } from './api/me.controller.ts';
import { OrgansController } from './api/organs.controller.ts';
import { PeopleController } from './api/people.controller.ts';
import { PoliciesController } from './api/policies.controller.ts';
import { PostsController } from './api/posts.controller.ts';
import { TenantsController } from './api/tenants.controller.ts';
import { CalendarYearRepository } from './storage/calendar/calendar-year.repository.ts';
import { CalendarYearSchema } from './storage/calendar/calendar-year.schema.ts';
import { CalendarsViews } from './storage/calendar/calendars.views.ts';
import { Organisation } from './storage/migrations/20261121T0900_organisation.ts';
import { People } from './storage/migrations/20261121T2010_people.ts';
import { InternalUnitRepository } from './storage/organisation/internal-unit.repository.ts';
import { InternalUnitSchema } from './storage/organisation/internal-unit.schema.ts';
import { NameSeal } from './storage/organisation/name-seal.ts';
import { MeViews } from './storage/organisation/me.views.ts';
import { OrganRepository } from './storage/organisation/organ.repository.ts';
import { OrganSchema } from './storage/organisation/organ.schema.ts';
import { OrgansViews } from './storage/organisation/organs.views.ts';
import { PeopleViews } from './storage/organisation/people.views.ts';
import { PersonRepository } from './storage/organisation/person.repository.ts';
import { PersonSchema } from './storage/organisation/person.schema.ts';
import { PostRepository } from './storage/organisation/post.repository.ts';
import { PostSchema } from './storage/organisation/post.schema.ts';
import { PostsViews } from './storage/organisation/posts.views.ts';
import { RoleGrantSchema } from './storage/organisation/role-grant.schema.ts';
import { TenantRepository } from './storage/organisation/tenant.repository.ts';
import { TenantSchema } from './storage/organisation/tenant.schema.ts';
import { TenantsViews } from './storage/organisation/tenants.views.ts';
import { PoliciesViews } from './storage/policy/policies.views.ts';
import { PolicyValueRepository } from './storage/policy/policy-value.repository.ts';
import { PolicyValueSchema } from './storage/policy/policy-value.schema.ts';
import { ApproveCalendar } from './use-cases/calendar/approve-calendar.ts';
import { ProposeCalendar } from './use-cases/calendar/propose-calendar.ts';
import { WithdrawCalendar } from './use-cases/calendar/withdraw-calendar.ts';
import { AbolishPost } from './use-cases/organisation/abolish-post.ts';
import { ChangeOrgan } from './use-cases/organisation/change-organ.ts';
import { ChangePerson } from './use-cases/organisation/change-person.ts';
import { ChangePost } from './use-cases/organisation/change-post.ts';
import { ChangeUnit } from './use-cases/organisation/change-unit.ts';
import { CreateOrgan } from './use-cases/organisation/create-organ.ts';
import { EndGrant } from './use-cases/organisation/end-grant.ts';
import { EndSecondment } from './use-cases/organisation/end-secondment.ts';
import { FindGrantPlace } from './use-cases/organisation/find-grant-place.ts';
import { GiveGrant } from './use-cases/organisation/give-grant.ts';
import { LeaveService } from './use-cases/organisation/leave-service.ts';
import { ListPeople } from './use-cases/organisation/list-people.ts';
import { LookAtStaffing } from './use-cases/organisation/look-at-staffing.ts';
import { RegisterPerson } from './use-cases/organisation/register-person.ts';
import { RegisterTenant } from './use-cases/organisation/register-tenant.ts';
import { SecondPerson } from './use-cases/organisation/second-person.ts';
import { SetUpPost } from './use-cases/organisation/set-up-post.ts';
import { SetUpUnit } from './use-cases/organisation/set-up-unit.ts';
import { WhoAmI } from './use-cases/organisation/who-am-i.ts';
import { SetPolicy } from './use-cases/policy/set-policy.ts';

/** What organisation, grants, calendar and policy need of the service's module. */
export const organisationProviders: Provider[] = [
  { provide: NameSeal, useFactory: (fields: FieldSeal, secrets: TenantSecrets) => new NameSeal(fields, secrets), inject: [FieldSeal, TenantSecrets] },
  TenantRepository, OrganRepository, InternalUnitRepository, PersonRepository, PostRepository, CalendarYearRepository, PolicyValueRepository,
  TenantsViews, OrgansViews, PeopleViews, PostsViews, MeViews, CalendarsViews, PoliciesViews,
  RegisterTenant, CreateOrgan, ChangeOrgan, SetUpUnit, ChangeUnit, LookAtStaffing,
  FindGrantPlace, RegisterPerson, GiveGrant, EndGrant, ListPeople, WhoAmI,
  ChangePerson, SecondPerson, EndSecondment, LeaveService, SetUpPost, ChangePost, AbolishPost,
  ProposeCalendar, ApproveCalendar, WithdrawCalendar, SetPolicy,
];

/** The doors of organisation, grants, calendar and policy. */
export const organisationControllers: Type[] = [MeController, TenantsController, OrgansController, PeopleController, GrantsController, PostsController, CalendarsController, PoliciesController];

/** The tables of organisation, grants, calendar and policy. */
export const organisationEntities: EntitySchema[] = [TenantSchema, OrganSchema, InternalUnitSchema, PersonSchema, RoleGrantSchema, PostSchema, CalendarYearSchema, PolicyValueSchema];

/** The service's first migration, and those of the same tables that followed. */
export const organisationMigrations: NamedMigration[] = [
  { name: '20261121T0900_organisation', class: Organisation },
  { name: '20261121T2010_people', class: People },
];
