import { Migration } from '@mikro-orm/migrations';
import { caseParticipantTables, ownAndParticipantRead } from '@yidan/platform';

/** 跨区事项: matters of the city that organs of several districts work on, and what these report. */
export class CaseParticipants extends Migration {
  override up(): void {
    for (const sql of caseParticipantTables('summons')) this.addSql(sql);
    // A row of its own beside the matter: whoever may read it finds no complainant in it, whatever the query.
    this.addSql(`
      create table shared_matter (
        tenant_id      text not null,
        id             uuid primary key,
        number         text not null,
        channel        text not null,
        title          text not null,
        content        text not null,
        category       text,
        location       jsonb,
        occurred_at    timestamptz,
        received_at    timestamptz not null,
        urgency        text not null check (urgency in ('EMERGENCY', 'URGENT', 'NORMAL')),
        shared_at      timestamptz not null,
        closed_at      timestamptz,
        closing_reason text,
        row_version    int not null default 1,
        unique (tenant_id, id),
        foreign key (tenant_id, id) references incoming_matter (tenant_id, id),
        check (closing_reason is null or closed_at is not null)
      )`);
    // The right to look is case_participant's; what the participants of a case may know of each other is here.
    this.addSql(`
      create table case_participation (
        tenant_id   text not null,
        id          uuid primary key,
        matter_id   uuid not null,
        district_id text not null,
        organ_id    uuid not null,
        organ_code  text not null,
        organ_name  text not null,
        unit_id     uuid,
        unit_name   text,
        role        text not null check (role in ('LEAD', 'HANDLER', 'ASSIST', 'INFORMED')),
        due_at      timestamptz,
        state       text not null check (state in ('INVITED', 'REPLIED', 'CONFIRMED', 'ENDED')),
        added_by    text not null,
        added_at    timestamptz not null,
        ended_at    timestamptz,
        row_version int not null default 1,
        unique (tenant_id, id),
        foreign key (tenant_id, id) references case_participant (tenant_id, id),
        foreign key (tenant_id, matter_id) references shared_matter (tenant_id, id),
        check ((state = 'ENDED') = (ended_at is not null)),
        check ((unit_id is null) = (unit_name is null))
      )`);
    this.addSql(`create unique index case_participation_one_lead on case_participation (tenant_id, matter_id) where role = 'LEAD' and state <> 'ENDED'`);
    this.addSql(`create index case_participation_matter on case_participation (tenant_id, matter_id, added_at, id)`);
    this.addSql(`
      create table case_contribution (
        tenant_id        text not null,
        id               uuid primary key,
        matter_id        uuid not null,
        participation_id uuid not null,
        district_id      text not null,
        organ_id         uuid not null,
        unit_id          uuid,
        unit_name        text,
        text             text not null,
        contributed_by   uuid not null,
        contributed_at   timestamptz not null,
        confirmed_by     uuid,
        confirmed_at     timestamptz,
        row_version      int not null default 1,
        unique (tenant_id, id),
        foreign key (tenant_id, matter_id) references shared_matter (tenant_id, id),
        foreign key (tenant_id, participation_id) references case_participation (tenant_id, id),
        check ((confirmed_by is null) = (confirmed_at is null)),
        check (confirmed_by <> contributed_by)
      )`);
    this.addSql(`create index case_contribution_participation on case_contribution (tenant_id, participation_id, contributed_at, id)`);
    // Nothing of a case is deleted. What nobody of a district has signed yet is not for the other districts.
    const unsignedIsOwn = `confirmed_at is not null or district_id = nullif(current_setting('app.tenant', true), '')`;
    const rights = 'select, insert, update';
    for (const sql of [
      ...ownAndParticipantRead('summons', 'shared_matter', 'incoming-matter', 'id', { rights }),
      ...ownAndParticipantRead('summons', 'case_participation', 'incoming-matter', 'matter_id', { rights }),
      ...ownAndParticipantRead('summons', 'case_contribution', 'incoming-matter', 'matter_id', { rights, only: unsignedIsOwn }),
    ]) {
      this.addSql(sql);
    }
  }
}
