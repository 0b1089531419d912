import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OpinionFacts } from '../../domain/document/review-opinion.ts';
import type { RecordedFinding, StaffedUnit } from '../../domain/document/version-content.ts';

const UNITS = `select name, approved_staff as "approvedStaff", actual_staff as "actualStaff" from internal_unit where organ_id = ? and status = 'ACTIVE' order by code`;

// A list that is still a draft has no findings of its own; what is open about the organ's list in force concerns it as well.
const FINDINGS = `
  select kind, severity, message_zh as "messageZh" from finding
   where version_id = ? or (organ_id = ? and state in ('OPEN', 'CONFIRMED')) order by kind, message_zh, id`;

const OPINION = `
  select r.round, r.conclusion, r.findings, (r.signed_at at time zone 'Asia/Shanghai')::date::text as "signedOn",
         (select o.name from organ o where o.tenant_id = r.tenant_id and o.status <> 'ABOLISHED'
             and o.kind = case r.reviewer when 'JUSTICE' then 'JUSTICE_BUREAU' else 'ESTABLISHMENT_OFFICE' end) as "reviewerName"
    from review_record r where r.version_id = ? and r.reviewer = ? order by r.round desc limit 1`;

const PUBLICITY = `select from_date::text as "from", to_date::text as "to", shown, hidden from publicity where version_id = ?`;

/** 审查意见 as it was recorded. */
export interface RecordedOpinion {
  readonly round: number;
  readonly conclusion: OpinionFacts['conclusion'];
  readonly findings: readonly { readonly itemKey: string | null; readonly rule: string; readonly severity: 'INFO' | 'WARN' | 'ERROR'; readonly text: string }[];
  readonly signedOn: string | null;
  readonly reviewerName: string | null;
}

/** 公示 as it was recorded. */
export interface RecordedPublicity {
  readonly from: string;
  readonly to: string;
  readonly shown: number;
  readonly hidden: number;
}

/** 文书所用登记: what documents say beside the items of the list. */
@Injectable()
export class DocumentRegisterViews {
  constructor(private readonly em: EntityManager) {}

  unitsOf(organId: string): Promise<StaffedUnit[]> {
    return this.em.execute<StaffedUnit[]>(UNITS, [organId]);
  }

  findingsOf(versionId: string, organId: string): Promise<RecordedFinding[]> {
    return this.em.execute<RecordedFinding[]>(FINDINGS, [versionId, organId]);
  }

  /** The last opinion of a reviewing organ. */
  async opinionOf(versionId: string, reviewer: OpinionFacts['reviewer']): Promise<RecordedOpinion | null> {
    const [found] = await this.em.execute<RecordedOpinion[]>(OPINION, [versionId, reviewer]);
    return found ?? null;
  }

  async publicityOf(versionId: string): Promise<RecordedPublicity | null> {
    const [found] = await this.em.execute<RecordedPublicity[]>(PUBLICITY, [versionId]);
    return found ?? null;
  }
}
