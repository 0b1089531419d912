import { ownTenant, workerMay } from '../database/rls.ts';
import { LANE } from './deadline-lane.ts';

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

/**
 * 中止、延期与节点: pauses, extensions and marks, for a table of either beginning. A service runs this once, after it has its clocks.
 * Marks that clocks passed before there were marks are told to nobody.
 */
export function deadlineTablesWithMarks(): string[] {
  return [
    `alter table deadline
       add column pauses jsonb not null default '[]',
       add column extension jsonb,
       add column marked smallint not null default 0,
       add column mark_at timestamptz,
       drop constraint deadline_status_known,
       add constraint deadline_status_known check (status in ('RUNNING', 'PAUSED', 'MET', 'CANCELLED', 'FIRED')),
       add constraint deadline_marked check (marked in (0, 50, 80, 100) and (marked < 100 or mark_at is null))`,
    // The owner writes for all tenants at once.
    `alter table deadline no force row level security`,
    `update deadline d
        set marked = m.marked,
            mark_at = case m.marked when 0 then started_at + (due_at - started_at) * 0.5 when 50 then started_at + (due_at - started_at) * 0.8 when 80 then due_at + interval '1 millisecond' end
       from (select id, case when now() > due_at then 100 when now() >= started_at + (due_at - started_at) * 0.8 then 80 when now() >= started_at + (due_at - started_at) * 0.5 then 50 else 0 end as marked
               from deadline where status = 'RUNNING') m
      where m.id = d.id`,
    `alter table deadline force row level security`,
    // One clock of a kind runs or stands still.
    `drop index deadline_one_running`,
    `create unique index deadline_one_live on deadline (tenant_id, owner_type, owner_id, kind) where status in ('RUNNING', 'PAUSED')`,
    // What is due of one kind and lane, oldest first: rows that nobody watches are never looked at, however many ran out.
    `drop index deadline_due`,
    `create index deadline_due on deadline (owner_type, kind, ${LANE}, due_at) where status = 'RUNNING' and parked_at is null`,
    `create index deadline_mark on deadline (owner_type, ${LANE}, mark_at) where status = 'RUNNING' and parked_at is null and mark_at is not null`,
    `create index deadline_parked on deadline (parked_at) where status = 'RUNNING' and parked_at is not null`,
    `drop index deadline_calendar`,
    `create index deadline_calendar on deadline (tenant_id, calendar_version) where status in ('RUNNING', 'PAUSED')`,
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
