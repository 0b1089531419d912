import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 督办和通报: notices, the ladders that issue them, bulletins, appeals, and who is proposed for the next bulletin. */
export class Supervision extends Migration {
  override up(): void {
    this.addSql(`
      create table supervision_ladder (
        id          uuid primary key,
        tenant_id   text not null,
        object_type text not null,
        object_id   uuid not null,
        owing       text not null check (owing in ('HOLDER', 'CENTRE')),
        clock_id    uuid not null,
        broken_at   timestamptz not null,
        rungs       jsonb not null,
        next_rung   int not null,
        state       text not null check (state in ('RUNNING', 'STOPPED', 'DONE')),
        ended_at    timestamptz,
        row_version int not null default 1,
        unique (tenant_id, id),
        foreign key (tenant_id, clock_id) references deadline (tenant_id, id),
        constraint supervision_ladder_ended check ((state = 'RUNNING') = (ended_at is null))
      )`);
    // One ladder climbs for what somebody owes of an object, however many timers find it overdue.
    this.addSql(`create unique index supervision_ladder_one_running on supervision_ladder (tenant_id, object_type, object_id, owing) where state = 'RUNNING'`);
    this.addSql(`create index supervision_ladder_clock on supervision_ladder (tenant_id, clock_id)`);
    this.addSql(`
      create table supervision_notice (
        id                  uuid primary key,
        tenant_id           text not null,
        number              text not null,
        level               text not null check (level in ('REMIND', 'URGE', 'SUPERVISE', 'LISTED', 'INTERVIEW')),
        reason              text not null check (reason in ('OVERDUE', 'DUE_SOON', 'REFUSED', 'UNSOLVED', 'NEGATIVE_EFFECT', 'OTHER')),
        origin              text not null check (origin in ('PERSON', 'LADDER', 'ESCALATION', 'SERVICE')),
        object_type         text not null,
        object_id           text not null,
        object_number       text not null,
        object_title        text,
        organ_id            uuid not null,
        unit_id             uuid,
        clock_id            uuid,
        clock_task          text not null,
        clock_started_at    timestamptz,
        clock_due_at        timestamptz not null,
        facts               text not null,
        requirement         text not null,
        reply_by            timestamptz,
        issued_at           timestamptz not null,
        issued_by           text not null,
        issuer_organ_id     uuid,
        leader_coordination boolean not null,
        former_id           uuid,
        ladder_id           uuid,
        state               text not null check (state in ('ISSUED', 'SIGNED', 'REPLIED', 'REJECTED', 'ACCEPTED', 'ESCALATED', 'CLOSED')),
        signed_at           timestamptz,
        signed_by           uuid,
        replies             jsonb not null,
        successor_id        uuid,
        closed_at           timestamptz,
        closed_ground       text check (closed_ground in ('ACCEPTED', 'DONE', 'NO_LONGER_DUE')),
        row_version         int not null default 1,
        unique (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, clock_id) references deadline (tenant_id, id),
        foreign key (tenant_id, former_id) references supervision_notice (tenant_id, id),
        foreign key (tenant_id, successor_id) references supervision_notice (tenant_id, id),
        foreign key (tenant_id, ladder_id) references supervision_ladder (tenant_id, id),
        constraint supervision_notice_escalated check ((state = 'ESCALATED') = (successor_id is not null)),
        constraint supervision_notice_closed check ((state = 'CLOSED') = (closed_ground is not null)),
        constraint supervision_notice_ended check ((state in ('ESCALATED', 'CLOSED')) = (closed_at is not null))
      )`);
    // One open notice per object and level (R-SUP-3): the rule that no race can break.
    this.addSql(`create unique index supervision_notice_one_open on supervision_notice (tenant_id, object_type, object_id, level) where state not in ('ESCALATED', 'CLOSED')`);
    this.addSql(`create index supervision_notice_page on supervision_notice (tenant_id, issued_at desc, id desc)`);
    this.addSql(`create index supervision_notice_organ on supervision_notice (tenant_id, organ_id, issued_at desc, id desc)`);
    this.addSql(`create index supervision_notice_object on supervision_notice (tenant_id, object_type, object_id)`);
    this.addSql(`
      create table bulletin (
        id              uuid primary key,
        tenant_id       text not null,
        from_date       date not null,
        to_date         date not null,
        title           text not null,
        audience        text not null check (audience in ('INTERNAL', 'PUBLIC')),
        requirement     text not null,
        figures         jsonb not null,
        entries         jsonb not null,
        state           text not null check (state in ('DRAFT', 'APPEAL', 'SIGNED', 'PUBLISHED', 'WITHDRAWN')),
        drafted_by      uuid not null,
        drafted_at      timestamptz not null,
        circulated_at   timestamptz,
        appeal_until    timestamptz,
        appeals_filed   int not null,
        appeals_answered int not null,
        document_number text,
        signed_by       uuid,
        signed_at       timestamptz,
        published_at    timestamptz,
        row_version     int not null default 1,
        unique (tenant_id, id),
        unique (tenant_id, document_number),
        check (from_date <= to_date),
        constraint bulletin_circulated check (num_nulls(circulated_at, appeal_until) in (0, 2)),
        constraint bulletin_published check ((state = 'PUBLISHED') = (published_at is not null))
      )`);
    this.addSql(`create index bulletin_page on bulletin (tenant_id, drafted_at desc, id desc)`);
    this.addSql(`create index bulletin_published_page on bulletin (tenant_id, published_at desc, id desc) where state = 'PUBLISHED'`);
    this.addSql(`
      create table bulletin_appeal (
        id          uuid primary key,
        tenant_id   text not null,
        bulletin_id uuid not null,
        organ_id    uuid not null,
        text        text not null,
        filed_by    uuid not null,
        filed_at    timestamptz not null,
        outcome     text check (outcome in ('CHANGED', 'REMOVED', 'REJECTED')),
        answer      text,
        answered_by uuid,
        answered_at timestamptz,
        row_version int not null default 1,
        unique (tenant_id, id),
        foreign key (tenant_id, bulletin_id) references bulletin (tenant_id, id)
      )`);
    this.addSql(`create unique index bulletin_appeal_one_open on bulletin_appeal (tenant_id, bulletin_id, organ_id) where outcome is null`);
    this.addSql(`
      create table bulletin_proposal (
        id          uuid primary key,
        tenant_id   text not null,
        organ_id    uuid not null,
        ground      text not null check (ground in ('LADDER', 'THREE_SUPERVISED', 'LAST_LEVEL_UNANSWERED')),
        cause_id    uuid not null,
        notice_ids  jsonb not null,
        proposed_at timestamptz not null,
        bulletin_id uuid,
        unique (tenant_id, id),
        constraint bulletin_proposal_once unique (tenant_id, ground, cause_id),
        foreign key (tenant_id, bulletin_id) references bulletin (tenant_id, id)
      )`);
    this.addSql(`create index bulletin_proposal_organ on bulletin_proposal (tenant_id, organ_id, proposed_at)`);
    this.addSql(`create index bulletin_proposal_bulletin on bulletin_proposal (tenant_id, bulletin_id)`);
    for (const table of ['supervision_ladder', 'supervision_notice', 'bulletin', 'bulletin_appeal', 'bulletin_proposal']) {
      for (const sql of ownTenant('summons', table, 'select, insert, update')) this.addSql(sql);
    }
  }
}
