import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { MeetingAnswer, MeetingSummary } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { countVotes, type MeetingRolls } from '../../domain/commission/meeting-rolls.ts';
import { Conditions, isoInstant } from '../duty-list/sql.ts';
import { CommissionRepository } from './commission.repository.ts';

/** A meeting as its rows say it, before its reader's possible steps are added. */
export type MeetingRow = Omit<MeetingAnswer, 'actions'>;
type Head = MeetingSummary & { heldAt: string | null };

const Cursor = z.tuple([z.uuid()]);
const MEETING = `
  select m.id as "meetingId", m.meets_on::text as "meetsOn", m.place, m.state, m.row_version as "rowVersion", ${isoInstant('m.held_at')} as "heldAt",
         (select count(*)::int from commission_agenda_item a where a.tenant_id = m.tenant_id and a.meeting_id = m.id) as "agendaItems"
    from commission_meeting m`;

/** 编委会议查询. */
@Injectable()
export class CommissionViews {
  constructor(
    private readonly em: EntityManager,
    private readonly meetings: CommissionRepository,
    private readonly clock: Clock,
  ) {}

  /** Meetings, newest first. */
  async page({ state, cursor, limit }: { state?: MeetingSummary['state'] | undefined } & PageQuery): Promise<Page<MeetingSummary>> {
    const where = new Conditions().when(state, 'm.state = ?').when(decodeCursor(cursor, Cursor), 'm.id < ?::uuid', ([id]) => id);
    const rows = await this.em.execute<Head[]>(`${MEETING} where ${where.sql} order by m.id desc limit ?`, [...where.values, limit + 1]);
    return cutPage(rows.map(({ heldAt: _, ...row }) => row), limit, ({ meetingId }) => [meetingId]);
  }

  async one(id: string): Promise<MeetingRow> {
    const [head] = await this.em.execute<Head[]>(`${MEETING} where m.id = ?`, [id]);
    if (!head) throw new NotFound('commission-meeting', id);
    const rolls = await this.meetings.rollsOf(id);
    const members = head.state === 'PLANNED' ? await this.meetings.membersNow(this.clock.now()) : rolls.members;
    const share = await this.meetings.quorumShare();
    const { minutes } = rolls;
    return {
      ...head,
      members: [...members],
      present: [...rolls.present],
      agenda: rolls.agenda.map((item) => agendaAnswer(item, rolls, share)),
      minutes: minutes && { minutesId: minutes.id, text: minutes.text, sha256: minutes.sha256, keptBy: minutes.keptBy, signedBy: minutes.signedBy },
    };
  }
}

function agendaAnswer({ id, partyOrganIds: _, ...item }: MeetingRolls['agenda'][number], rolls: MeetingRolls, share: number): MeetingAnswer['agenda'][number] {
  return {
    agendaItemId: id,
    ...item,
    recusals: rolls.recusals.filter(({ agendaItemId }) => agendaItemId === id).map(({ personId, ground, partyOrganId }) => ({ personId, ground, partyOrganId })),
    votes: rolls.votes.filter(({ agendaItemId }) => agendaItemId === id).map(({ personId, choice }) => ({ personId, choice })),
    count: countVotes(rolls, id, share),
  };
}
