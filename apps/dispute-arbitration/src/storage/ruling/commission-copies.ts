import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { CommissionMeetingMinutesSignedV1, CommissionMeetingPlannedV1, EventData } from '@yidan/contracts';
import type { CommissionDecision, MeetingAct } from '../../domain/ruling/commission-acts.ts';

/** 编委会议副本: what list-registry tells of the commission's meetings and of what they decided on disputes. */
@Injectable()
export class CommissionCopies {
  constructor(private readonly em: EntityManager) {}

  async meeting(meetingId: string): Promise<MeetingAct | null> {
    const [found] = await this.em.execute<MeetingAct[]>(`select meeting_id as "meetingId", meets_on::text as "meetsOn", state from commission_meeting_copy where meeting_id = ?`, [meetingId]);
    return found ?? null;
  }

  /** What the meeting decided on the case, by its signed minutes and by nothing else. */
  async decisionOn(caseId: string, meetingId: string): Promise<CommissionDecision | null> {
    const [found] = await this.em.execute<CommissionDecision[]>(
      `select d.meeting_id as "meetingId", d.conclusion, d.document_number as "documentNumber", m.minutes_at as "minutesAt", d.counts
         from commission_decision_copy d join commission_meeting_copy m on m.tenant_id = d.tenant_id and m.meeting_id = d.meeting_id and m.state = 'SIGNED'
        where d.case_id = ? and d.meeting_id = ?`,
      [caseId, meetingId],
    );
    return found ? { ...found, minutesAt: new Date(found.minutesAt) } : null;
  }

  async plan(tenantId: string, { meetingId, meetsOn }: EventData<typeof CommissionMeetingPlannedV1>): Promise<void> {
    await this.em.execute(
      `insert into commission_meeting_copy (tenant_id, meeting_id, meets_on, state) values (?, ?, ?, 'PLANNED') on conflict (tenant_id, meeting_id) do update set meets_on = excluded.meets_on`,
      [tenantId, meetingId, meetsOn],
      'run',
    );
  }

  async cancel(tenantId: string, meetingId: string): Promise<void> {
    await this.em.execute(`update commission_meeting_copy set state = 'CANCELLED' where tenant_id = ? and meeting_id = ?`, [tenantId, meetingId], 'run');
  }

  async sign(tenantId: string, { meetingId, meetsOn, sha256, at, decisions }: EventData<typeof CommissionMeetingMinutesSignedV1>): Promise<void> {
    await this.em.execute(
      `insert into commission_meeting_copy (tenant_id, meeting_id, meets_on, state, minutes_sha256, minutes_at) values (?, ?, ?, 'SIGNED', ?, ?)
       on conflict (tenant_id, meeting_id) do update set state = 'SIGNED', minutes_sha256 = excluded.minutes_sha256, minutes_at = excluded.minutes_at`,
      [tenantId, meetingId, meetsOn, sha256, at],
      'run',
    );
    for (const { agendaItemId, kind, objectId, conclusion, documentNumber, counts } of decisions) {
      if (kind !== 'DISPUTE' || objectId === null) continue;
      await this.em.execute(
        `insert into commission_decision_copy (tenant_id, agenda_item_id, meeting_id, case_id, conclusion, document_number, counts) values (?, ?, ?, ?, ?, ?, ?::jsonb)
         on conflict (tenant_id, agenda_item_id) do nothing`,
        [tenantId, agendaItemId, meetingId, objectId, conclusion, documentNumber, counts ? JSON.stringify(counts) : null],
        'run',
      );
    }
  }
}
