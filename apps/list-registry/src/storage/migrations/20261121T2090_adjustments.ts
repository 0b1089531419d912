import { Migration } from '@mikro-orm/migrations';
import { deadlineTables, ownTenant } from '@yidan/platform';

/** 时限 of everything in the register, 动态调整, and what becomes of findings. */
export class Adjustments extends Migration {
  override up(): void {
    for (const sql of deadlineTables('list-registry')) this.addSql(sql);
    this.addSql(`
      create table adjustment_case (
        id                  uuid primary key,
        tenant_id           text not null,
        organ_id            uuid not null,
        organ_code          text not null,
        trigger             text not null,
        urgency             text not null check (urgency in ('NORMAL', 'EXPEDITED')),
        cause_type          text not null,
        cause_id            text not null,
        cause_title         text not null,
        affected            jsonb not null,
        base_version_id     uuid,
        state               text not null check (state in ('OPEN', 'WAIT_ORGAN', 'DRAFTED', 'IN_LIST_PROCESS', 'DONE', 'DISMISSED')),
        office_drafts_since timestamptz,
        version_id          uuid,
        dismiss_reason      text,
        opened_at           timestamptz not null,
        opened_by           text not null,
        closed_at           timestamptz,
        row_version         int not null default 1,
        unique (tenant_id, id),
        constraint adjustment_case_once unique (tenant_id, cause_type, cause_id, organ_id),
        constraint adjustment_case_closed check ((state in ('DONE', 'DISMISSED')) = (closed_at is not null)),
        constraint adjustment_case_reason check ((state = 'DISMISSED') = (dismiss_reason is not null)),
        constraint adjustment_case_answered check (state not in ('DRAFTED', 'IN_LIST_PROCESS', 'DONE') or version_id is not null),
        foreign key (tenant_id, organ_id) references organ (tenant_id, id),
        foreign key (tenant_id, base_version_id) references duty_list_version (tenant_id, id),
        foreign key (tenant_id, version_id) references duty_list_version (tenant_id, id)
      )`);
    this.addSql(`create index adjustment_case_organ on adjustment_case (tenant_id, organ_id, state)`);
    this.addSql(`create index adjustment_case_version on adjustment_case (tenant_id, version_id) where version_id is not null`);
    for (const sql of ownTenant('list-registry', 'adjustment_case', 'select, insert, update')) this.addSql(sql);
    this.addSql(`
      alter table finding
        drop constraint finding_state_check,
        add constraint finding_state_check check (state in ('OPEN', 'CONFIRMED', 'IN_WORK', 'DISMISSED', 'RESOLVED')),
        add column decided_by text,
        add column decided_at timestamptz,
        add column dismiss_reason text,
        add column case_ids jsonb not null default '[]',
        add constraint finding_dismissed check (state <> 'DISMISSED' or dismiss_reason is not null)`);
  }
}
