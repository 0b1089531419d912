import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import type { CampaignKind, TaskProgress } from '../../domain/campaign/campaign-report.ts';
import { CompilationCampaign, type Progress } from '../../domain/campaign/compilation-campaign.ts';

// The first list of the organ that came into force, or was handed in, since the campaign began; what was withdrawn is as if it had never been.
const LISTS = `
  select organ_id as "organId",
         case when min(effective_from) filter (where state in ('EFFECTIVE', 'SUPERSEDED')) is not null then 'DONE'
              when min(submitted_at) is not null then 'SUBMITTED' else 'IN_PROGRESS' end as state,
         (min(submitted_at) at time zone 'Asia/Shanghai')::date::text as "submittedOn",
         (min(effective_from) filter (where state in ('EFFECTIVE', 'SUPERSEDED')))::text as "doneOn",
         (array_agg(document_number order by effective_from) filter (where state in ('EFFECTIVE', 'SUPERSEDED')))[1] as "documentNumber",
         (array_agg(id order by effective_from nulls last, created_at))[1] as "subjectId"
    from duty_list_version
   where state <> 'WITHDRAWN' and coalesce(effective_from, (created_at at time zone 'Asia/Shanghai')::date) >= ?::date
   group by organ_id`;

const SANDINGS = `
  select organ_id as "organId",
         case when min(issued_on) is not null then 'DONE'
              when bool_or(state in ('GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE')) then 'SUBMITTED' else 'IN_PROGRESS' end as state,
         null as "submittedOn", min(issued_on)::text as "doneOn", (array_agg(document_number order by issued_on) filter (where issued_on is not null))[1] as "documentNumber",
         (array_agg(id order by issued_on nulls last, created_at))[1] as "subjectId"
    from sanding_provision
   where coalesce(issued_on, (created_at at time zone 'Asia/Shanghai')::date) >= ?::date
   group by organ_id`;

/** 编制工作库. */
@Injectable()
export class CampaignRepository {
  constructor(private readonly em: EntityManager) {}

  /** A campaign to act on, held until the transaction ends. */
  hold(id: string): Promise<CompilationCampaign> {
    return this.em.findOneOrFail(CompilationCampaign, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, failHandler: () => new NotFound('compilation-campaign', id) });
  }

  get(id: string): Promise<CompilationCampaign> {
    return this.em.findOneOrFail(CompilationCampaign, { id }, { failHandler: () => new NotFound('compilation-campaign', id) });
  }

  /** 各机关进展: read from the lists and provisions themselves, so that nothing can say otherwise than they do. */
  async progressOf({ kind, startsOn }: { kind: CampaignKind; startsOn: string }): Promise<Progress> {
    const rows = await this.em.execute<(TaskProgress & { organId: string })[]>(kind === 'LISTS' ? LISTS : SANDINGS, [startsOn]);
    return new Map(rows.map(({ organId, ...progress }) => [organId, progress]));
  }

  save(campaign: CompilationCampaign): Promise<void> {
    return saveWithEvents(this.em, 'compilation-campaign', campaign);
  }
}
