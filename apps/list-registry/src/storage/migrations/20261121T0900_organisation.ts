import { Migration } from '@mikro-orm/migrations';
import { ownAndCityRead, platformTables } from '@yidan/platform';

const SERVICE = 'list-registry';

/** The platform's tables, and what the owner of tenants, organs, people, calendars and policies keeps beyond the copies every service has. */
export class Organisation extends Migration {
  override up(): void {
    for (const sql of [...platformTables(SERVICE), ...this.tenants(), ...this.organs(), ...this.people(), ...this.calendars(), ...this.policies()]) this.addSql(sql);
  }

  private tenants(): string[] {
    return [
      `alter table tenant
         add column id uuid not null unique,
         add column registration text not null,
         add constraint tenant_level check (level in ('CITY', 'DISTRICT', 'FUNCTIONAL_ZONE')),
         add constraint tenant_city check ((level = 'CITY') = (city_tenant_id = tenant_id))`,
    ];
  }

  private organs(): string[] {
    return [
      `alter table organ
         add column guidance_organ_id uuid,
         add column predecessor_ids jsonb not null,
         add column mandatory text,
         add column is_nameplate boolean not null,
         add column approved_staff int not null,
         add column actual_staff int not null,
         add column approved_leaders int not null,
         add constraint organ_superior foreign key (tenant_id, superior_organ_id) references organ (tenant_id, id),
         add constraint organ_parent foreign key (tenant_id, parent_organ_id) references organ (tenant_id, id),
         add constraint organ_host foreign key (tenant_id, host_town_street_id) references organ (tenant_id, id),
         add constraint organ_supervisor foreign key (tenant_id, supervising_organ_id) references organ (tenant_id, id),
         add constraint organ_parent_and_host check ((parent_organ_id is null) = (host_town_street_id is null)),
         add constraint organ_outpost_has_parent check (kind <> 'DISPATCHED_ORGAN' or parent_organ_id is not null),
         add constraint organ_institution_has_supervisor check (kind <> 'PUBLIC_INSTITUTION' or supervising_organ_id is not null),
         add constraint organ_abolition check ((status = 'ABOLISHED') = (abolished_on is not null)),
         add constraint organ_dates check (abolished_on > established_on),
         add constraint organ_staff check (approved_staff >= 0 and actual_staff >= 0 and approved_leaders >= 0)`,
      `create unique index organ_name_in_use on organ (tenant_id, name) where status <> 'ABOLISHED'`,
      `create unique index organ_short_name_in_use on organ (tenant_id, short_name) where status <> 'ABOLISHED'`,
      `create unique index organ_credit_code on organ (tenant_id, unified_social_credit_code)`,
      `create unique index organ_one_per_tenant on organ (tenant_id, kind)
         where kind in ('ESTABLISHMENT_OFFICE', 'ESTABLISHMENT_COMMISSION', 'JUSTICE_BUREAU') and status <> 'ABOLISHED'`,
      `alter table internal_unit add constraint internal_unit_staff check (approved_staff >= 0 and actual_staff >= 0)`,
      `create unique index internal_unit_name_in_use on internal_unit (tenant_id, organ_id, name) where status <> 'ABOLISHED'`,
    ];
  }

  private people(): string[] {
    return [
      `alter table person_account add column name_sealed bytea not null`,
      // Over all tenants: a district must not be able to claim, or to disturb by grants of its own, the account of another.
      `create unique index person_account_one_per_subject on person_account (subject)`,
      `create unique index role_grant_once on role_grant (tenant_id, person_id, organ_id, unit_id, role) nulls not distinct where ended_at is null`,
    ];
  }

  private calendars(): string[] {
    return [
      `create table calendar_year (
         id            uuid primary key,
         tenant_id     text not null references tenant,
         year          int not null,
         kind          text not null,
         notice_number text not null,
         papers        jsonb not null,
         days          jsonb not null,
         state         text not null,
         proposed_by   text not null,
         proposed_at   timestamptz not null,
         approved_by   text,
         approved_at   timestamptz,
         row_version   int not null default 1,
         unique (tenant_id, id),
         constraint calendar_year_four_eyes check (approved_by <> proposed_by)
       )`,
      `create unique index calendar_year_one_proposal on calendar_year (tenant_id, year, kind) where state = 'PROPOSED'`,
      `create unique index calendar_year_one_in_force on calendar_year (tenant_id, year, kind) where state = 'IN_FORCE'`,
      ...ownAndCityRead(SERVICE, 'calendar_year'),
    ];
  }

  private policies(): string[] {
    return [`alter table policy_value add column set_by text not null`];
  }
}
