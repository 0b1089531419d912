import { ownTenant, workerMay } from '../database/rls.ts';

/** 时限表: the clocks of everything a service owns, one row each. A service runs this once, in the migration that gives it its first clock. */
export function deadlineTables(service: string): string[] {
  return [
    `create table deadline (
       id               uuid primary key,
       tenant_id        text not null,
       owner_type       text not null,
       owner_id         uuid not null,
       kind             text not null,
       clock            text,
       amount           int,
       started_at       timestamptz not null,
       due_at           timestamptz not null,
       calendar_version text,
       provisional      boolean not null,
       policy_key       text,
       policy_value     jsonb,
       status           text not null,
       met_at           timestamptz,
       row_version      int not null default 1,
       ${NEW_COLUMNS.join(',\n       ')},
       unique (tenant_id, id),
       ${CONSTRAINTS.join(',\n       ')}
     )`,
    `create unique index deadline_one_running on deadline (tenant_id, owner_type, owner_id, kind) where status = 'RUNNING'`,
    `create index deadline_owner on deadline (tenant_id, owner_type, owner_id)`,
    `create index deadline_due on deadline (due_at) where status = 'RUNNING'`,
    BY_CALENDAR,
    ...ownTenant(service, 'deadline', 'select, insert, update'),
    ...sweeperSees(service),
  ];
}

/** 时限表 of a service that kept one of its own before the platform did: rows and the meaning of their columns stay. */
export function deadlineTablesAdopted(service: string): string[] {
  return [
    `alter table deadline
       drop constraint deadline_owner_type_check,
       drop constraint deadline_status_check,
       drop constraint deadline_check,
       alter column clock drop not null,
       alter column amount drop not null,
       alter column calendar_version drop not null,
       alter column policy_key drop not null,
       alter column policy_value drop not null,
       ${NEW_COLUMNS.map((column) => `add column ${column}`).join(',\n       ')},
       ${CONSTRAINTS.map((constraint) => `add ${constraint}`).join(',\n       ')}`,
    BY_CALENDAR,
    ...sweeperSees(service),
  ];
}

// Asked every second for what was counted by another calendar than the one of now.
const BY_CALENDAR = `create index deadline_calendar on deadline (tenant_id, calendar_version) where status = 'RUNNING'`;

const NEW_COLUMNS = [`fired_at timestamptz`, `counting_rules jsonb`, `moves jsonb not null default '[]'`, `parked_at timestamptz`, `parked_reason text`];

const CONSTRAINTS = [
  `constraint deadline_status_known check (status in ('RUNNING', 'MET', 'CANCELLED', 'FIRED'))`,
  `constraint deadline_met check ((status = 'MET') = (met_at is not null))`,
  `constraint deadline_fired check ((status = 'FIRED') = (fired_at is not null))`,
  `constraint deadline_parked check ((parked_at is null) = (parked_reason is null))`,
  // Counted, with everything it was counted by; or given, with nothing.
  `constraint deadline_counted check (num_nulls(clock, amount, calendar_version, policy_key) in (0, 4))`,
];

// The sweeper asks which clocks of all tenants ran out, and which were counted by a calendar that is no longer theirs; what it then does it does as the tenant.
function sweeperSees(service: string): string[] {
  return [...workerMay(service, 'deadline', 'select'), ...workerMay(service, 'calendar_day_set', 'select')];
}
