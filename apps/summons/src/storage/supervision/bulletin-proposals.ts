import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { BulletinEntryProposedV1, type ProposalAnswer, type ProposalGround } from '@yidan/contracts';
import { addMonths, businessDate, startOfDay } from '@yidan/kernel';
import { appendToJournal, bulletinThreshold, Conditions, cutPage, decodeCursor, instant, Reference, textArray, type Page, type PageQuery } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { proposalGroundZh, type Proposal } from '../../domain/bulletin/bulletin-entry.ts';
import type { SupervisionNotice } from '../../domain/supervision/supervision-notice.ts';

const Key = z.tuple([z.iso.datetime(), z.uuid()]);

/** Why an organ is proposed: by which ground, which cause, after which notices. */
export interface ProposalCause {
  readonly tenantId: string;
  readonly organId: string;
  readonly ground: ProposalGround;
  readonly causeId: string;
  readonly noticeIds: readonly string[];
}

/** 拟列入通报: whom the next bulletin will name; each cause once. */
@Injectable()
export class BulletinProposals {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
  ) {}

  async propose({ tenantId, organId, ground, causeId, noticeIds }: ProposalCause, at: Date): Promise<void> {
    const proposalId = uuid();
    const added = await this.em.execute<unknown[]>(
      `insert into bulletin_proposal (id, tenant_id, organ_id, ground, cause_id, notice_ids, proposed_at) values (?, ?, ?, ?, ?, ?::jsonb, ?)
       on conflict on constraint bulletin_proposal_once do nothing returning id`,
      [proposalId, tenantId, organId, ground, causeId, JSON.stringify(noticeIds), at.toISOString()],
    );
    if (added.length === 0) return;
    const event = BulletinEntryProposedV1.create({ proposalId, organId, ground, noticeIds: [...noticeIds], at: at.toISOString() }, at);
    await appendToJournal(this.em, { type: 'bulletin-proposal', id: proposalId, version: 1 }, [event]);
  }

  /** R-SUP-4: so many 督办 of one organ within so many months, none of which was counted before. Asked once the notice is written: the numbers let one notice of a tenant through at a time, so the third finds the two before. */
  async afterSupervised({ tenantId, organId, id }: SupervisionNotice, at: Date): Promise<void> {
    const { value: { count, months } } = await this.reference.policy(bulletinThreshold);
    const since = startOfDay(addMonths(businessDate(at), -months)).toISOString();
    const rows = await this.em.execute<{ id: string }[]>(
      `select n.id from supervision_notice n
        where n.organ_id = ? and n.level = 'SUPERVISE' and n.issued_at >= ?::timestamptz
          and not exists (select from bulletin_proposal b where b.tenant_id = n.tenant_id and b.organ_id = n.organ_id and b.ground = 'THREE_SUPERVISED' and jsonb_exists(b.notice_ids, n.id::text))
        order by n.issued_at, n.id`,
      [organId, since],
    );
    if (rows.length >= count) await this.propose({ tenantId, organId, ground: 'THREE_SUPERVISED', causeId: id, noticeIds: rows.map((row) => row.id) }, at);
  }

  /** What no bulletin has taken up yet, proposed before a day ends. */
  waiting(before: Date): Promise<Proposal[]> {
    return this.em.execute<Proposal[]>(`select id, organ_id as "organId", ground from bulletin_proposal where bulletin_id is null and proposed_at < ?::timestamptz order by proposed_at, id`, [before.toISOString()]);
  }

  async takeUp(ids: readonly string[], bulletinId: string): Promise<void> {
    await this.em.execute('update bulletin_proposal set bulletin_id = ? where id = any(?::uuid[])', [bulletinId, textArray(ids)], 'run');
  }

  /** A bulletin that was withdrawn gives back what it took up. */
  async giveBack(bulletinId: string): Promise<void> {
    await this.em.execute('update bulletin_proposal set bulletin_id = null where bulletin_id = ?', [bulletinId], 'run');
  }

  /** 拟列入通报 that wait, the oldest first. */
  async page({ cursor, limit }: PageQuery): Promise<Page<ProposalAnswer>> {
    const after = decodeCursor(cursor, Key);
    const where = new Conditions().and('b.bulletin_id is null').where(after ?? undefined, '(b.proposed_at, b.id) > (?::timestamptz, ?::uuid)', ...(after ?? []));
    const rows = await this.em.execute<Omit<ProposalAnswer, 'groundZh'>[]>(
      `select b.id, json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ, b.ground, ${instant('b.proposed_at')} as "proposedAt",
              coalesce((select json_agg(json_build_object('id', n.id, 'number', n.number) order by n.issued_at, n.id)
                          from supervision_notice n where n.tenant_id = b.tenant_id and jsonb_exists(b.notice_ids, n.id::text)), '[]') as notices
         from bulletin_proposal b join organ o on o.tenant_id = b.tenant_id and o.id = b.organ_id ${where.sql} order by b.proposed_at, b.id limit ?`,
      [...where.values, limit + 1],
    );
    return cutPage(rows.map((row) => ({ ...row, groundZh: proposalGroundZh[row.ground] })), limit, ({ proposedAt, id }) => [proposedAt, id]);
  }
}
