import { Migration } from '@mikro-orm/migrations';
import { deskTables, ownTenant, workerMay } from '@yidan/platform';

/** 我的待办: what every service expects of whom, in one place; who said that they will do it; and what changed, for those who listen. */
export class Desk extends Migration {
  override up(): void {
    for (const sql of deskTables('summons')) this.addSql(sql);
    // A local copy: the events of every service say what is in it.
    this.addSql(`
      create table desk_task (
        id          uuid primary key,
        tenant_id   text not null,
        service     text not null,
        object_type text not null,
        object_id   uuid not null,
        object_zh   text not null,
        command     text not null,
        step_zh     text not null,
        step_en     text not null,
        number      text not null,
        title       text,
        title_en    text,
        organ_id    uuid,
        unit_id     uuid,
        person_id   uuid,
        urgency     text not null,
        since       timestamptz not null,
        due_at      timestamptz,
        due_sort    timestamptz not null,
        unique (tenant_id, id),
        check (due_sort = coalesce(due_at, 'infinity'))
      )`);
    this.addSql(`create index desk_task_person on desk_task (tenant_id, person_id) where person_id is not null`);
    // Each way to be somebody who may take the step, as one text: a desk is found by the texts of its owner.
    this.addSql(`
      create table desk_audience (
        tenant_id text not null,
        task_id   uuid not null,
        key       text not null,
        due_sort  timestamptz not null,
        primary key (tenant_id, task_id, key),
        foreign key (tenant_id, task_id) references desk_task (tenant_id, id) on delete cascade
      )`);
    this.addSql(`create index desk_audience_key on desk_audience (tenant_id, key, due_sort, task_id)`);
    // No foreign key: the task is a copy that a rebuild empties, the claim is not.
    this.addSql(`create table desk_claim (tenant_id text not null, task_id uuid not null, person_id uuid not null, claimed_at timestamptz not null, primary key (tenant_id, task_id))`);
    this.addSql(`create index desk_claim_person on desk_claim (tenant_id, person_id)`);
    // One row per writer and tenant, held until its transaction ends: what is read up to a number is all there is up to it.
    this.addSql(`create table desk_change (tenant_id text not null, source text not null, change bigint not null, primary key (tenant_id, source))`);
    this.addSql(`create table desk_news (tenant_id text not null, source text not null, change bigint not null, task_id uuid not null, keys text[] not null, primary key (tenant_id, source, change))`);
    const tables = ['desk_task', 'desk_audience', 'desk_claim', 'desk_change', 'desk_news'];
    for (const sql of tables.flatMap((table) => ownTenant('summons', table))) this.addSql(sql);
    // A process looks once for all who listen to it.
    for (const sql of workerMay('summons', 'desk_change', 'select')) this.addSql(sql);
  }
}
