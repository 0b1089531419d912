import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { businessDate, NotFound } from '@yidan/kernel';
import { Reference, saveWithEvents } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { CommissionMeeting, type Conclusion } from '../../domain/commission/commission-meeting.ts';
import type { AgendaItem, Belonging, MeetingRolls, Minutes, Recusal, Vote } from '../../domain/commission/meeting-rolls.ts';
import { commissionQuorum } from './commission.policies.ts';

const AGENDA = `
  select id, number, kind, object_id as "objectId", party_organ_ids as "partyOrganIds", subject, conclusion, reason, document_number as "documentNumber"
    from commission_agenda_item where meeting_id = ? order by number`;

// Members are people: who left, or works for another organ for the time being, does not sit.
const MEMBERS = `
  select distinct g.person_id as "personId" from role_grant g join person_account p on p.tenant_id = g.tenant_id and p.id = g.person_id
   where g.role in ('COMMISSION_MEMBER', 'COMMISSION_CHAIR') and g.ended_at is null and p.left_on is null
     and not coalesce(p.seconded_from <= ?::date and (p.seconded_until is null or p.seconded_until >= ?::date) and p.seconded_to <> g.organ_id, false)
   order by 1`;

const BELONGINGS = `
  select distinct p.id as "personId", o.id as "organId", o.name as "organName"
    from person_account p
    join organ o on o.tenant_id = p.tenant_id
     and (o.id in (p.organ_id, p.seconded_to)
          or exists (select from role_grant g where g.tenant_id = p.tenant_id and g.person_id = p.id and g.organ_id = o.id and g.ended_at is null))
   where p.id in (select id::uuid from json_array_elements_text(?::json) as m(id))
   order by 1, 2`;

/** 编委会议库: a meeting and the rows that say what happened in it. */
@Injectable()
export class CommissionRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
  ) {}

  /** A meeting, held until the transaction ends: votes come one after the other, and none comes while the minutes are signed. */
  hold(id: string): Promise<CommissionMeeting> {
    return this.em.findOneOrFail(CommissionMeeting, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, failHandler: () => new NotFound('commission-meeting', id) });
  }

  /** The stored rolls of a meeting. */
  async rollsOf(meetingId: string): Promise<MeetingRolls> {
    const people = async (table: 'commission_member' | 'commission_attendance'): Promise<string[]> =>
      (await this.em.execute<{ id: string }[]>(`select person_id as id from ${table} where meeting_id = ? order by 1`, [meetingId])).map(({ id }) => id);
    const agenda = await this.em.execute<AgendaItem[]>(AGENDA, [meetingId]);
    const members = await people('commission_member');
    const present = await people('commission_attendance');
    const recusals = await this.em.execute<Recusal[]>(`select agenda_item_id as "agendaItemId", person_id as "personId", ground, party_organ_id as "partyOrganId" from commission_recusal where meeting_id = ?`, [meetingId]);
    const votes = await this.em.execute<Vote[]>(`select agenda_item_id as "agendaItemId", person_id as "personId", choice from commission_vote where meeting_id = ?`, [meetingId]);
    const [minutes] = await this.em.execute<Minutes[]>(`select id, text, sha256, kept_by as "keptBy", signed_by as "signedBy" from commission_minutes where meeting_id = ?`, [meetingId]);
    return { agenda, members, present, recusals, votes, minutes: minutes ?? null };
  }

  /** Who is a member of the commission now. */
  async membersNow(at: Date): Promise<string[]> {
    const today = businessDate(at);
    const rows = await this.em.execute<{ personId: string }[]>(MEMBERS, [today, today]);
    return rows.map(({ personId }) => personId);
  }

  /** The organs in whose name these people act: that of the account, that of a secondment, and those of their grants in force. */
  belongingsOf(people: readonly string[]): Promise<Belonging[]> {
    return this.em.execute<Belonging[]>(BELONGINGS, [JSON.stringify(people)]);
  }

  /** More than which share of the members makes a quorum. */
  async quorumShare(): Promise<number> {
    return (await this.reference.policy(commissionQuorum)).value;
  }

  save(meeting: CommissionMeeting): Promise<void> {
    return saveWithEvents(this.em, 'commission-meeting', meeting);
  }

  async addToAgenda({ tenantId, id }: CommissionMeeting, item: AgendaItem): Promise<void> {
    await this.em.execute(
      `insert into commission_agenda_item (id, tenant_id, meeting_id, number, kind, object_id, party_organ_ids, subject) values (?, ?, ?, ?, ?, ?, ?, ?)`,
      [item.id, tenantId, id, item.number, item.kind, item.objectId, item.partyOrganIds && JSON.stringify(item.partyOrganIds), item.subject],
      'run',
    );
  }

  async seat({ tenantId, id }: CommissionMeeting, members: readonly string[]): Promise<void> {
    await this.em.execute(`insert into commission_member (tenant_id, meeting_id, person_id) select ?, ?, p::uuid from json_array_elements_text(?::json) as p`, [tenantId, id, JSON.stringify(members)], 'run');
  }

  async attend({ tenantId, id }: CommissionMeeting, people: readonly string[], recordedBy: string, at: Date): Promise<void> {
    await this.em.execute(
      `insert into commission_attendance (tenant_id, meeting_id, person_id, recorded_by, recorded_at)
       select ?, ?, p::uuid, ?, ? from json_array_elements_text(?::json) as p on conflict do nothing`,
      [tenantId, id, recordedBy, at.toISOString(), JSON.stringify(people)],
      'run',
    );
  }

  async recuse({ tenantId, id }: CommissionMeeting, { agendaItemId, personId, ground, partyOrganId }: Recusal, at: Date): Promise<void> {
    await this.em.execute(
      `insert into commission_recusal (tenant_id, meeting_id, agenda_item_id, person_id, ground, party_organ_id, declared_at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [tenantId, id, agendaItemId, personId, ground, partyOrganId, at.toISOString()],
      'run',
    );
  }

  async cast({ tenantId, id }: CommissionMeeting, { agendaItemId, personId, choice }: Vote, at: Date): Promise<void> {
    await this.em.execute(
      `insert into commission_vote (tenant_id, meeting_id, agenda_item_id, person_id, choice, cast_at) values (?, ?, ?, ?, ?, ?)`,
      [tenantId, id, agendaItemId, personId, choice, at.toISOString()],
      'run',
    );
  }

  async keepMinutes({ tenantId, id }: CommissionMeeting, { text, sha256, keptBy }: Pick<Minutes, 'text' | 'sha256' | 'keptBy'>, conclusions: readonly Conclusion[], at: Date): Promise<void> {
    await this.em.execute(
      `insert into commission_minutes (id, tenant_id, meeting_id, text, sha256, kept_by, kept_at) values (?, ?, ?, ?, ?, ?, ?)
       on conflict (tenant_id, meeting_id) do update set text = excluded.text, sha256 = excluded.sha256, kept_by = excluded.kept_by, kept_at = excluded.kept_at`,
      [uuid(), tenantId, id, text, sha256, keptBy, at.toISOString()],
      'run',
    );
    // What the new minutes do not conclude is not concluded.
    await this.em.execute(
      `update commission_agenda_item i set conclusion = c.conclusion, reason = c.reason
         from commission_agenda_item j left join json_to_recordset(?::json) as c("agendaItemId" uuid, conclusion text, reason text) on c."agendaItemId" = j.id
        where j.meeting_id = ? and i.tenant_id = j.tenant_id and i.id = j.id`,
      [JSON.stringify(conclusions), id],
      'run',
    );
  }

  async signMinutes({ id }: CommissionMeeting, numbers: ReadonlyMap<string, string>, signedBy: string, at: Date): Promise<void> {
    await this.em.execute(`update commission_minutes set signed_by = ?, signed_at = ? where meeting_id = ?`, [signedBy, at.toISOString(), id], 'run');
    await this.em.execute(
      `update commission_agenda_item i set document_number = n.number from json_to_recordset(?::json) as n(id uuid, number text) where i.meeting_id = ? and i.id = n.id`,
      [JSON.stringify([...numbers].map(([itemId, number]) => ({ id: itemId, number }))), id],
      'run',
    );
  }
}
