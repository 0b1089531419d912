import { randomUUID } from 'node:crypto';
import type { StaffedCity } from './a-staffed-city.ts';

const KINDS = ['chain', 'chain-return', 'chain-reject', 'chain-defer', 'elements', 'repealable', 'examined', 'review', 'review-finding', 'meeting', 'shown', 'objection'] as const;
/** What a cell about the way of a version from its review to its day in force is about. */
export type ReviewKind = (typeof KINDS)[number];

export function isOfReview(kind: string): kind is ReviewKind {
  return (KINDS as readonly string[]).includes(kind);
}

type Made = Promise<Record<string, string>>;

const APPROVED = ['APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED', 'REPEALED', 'RETURNED_AFTER_PUBLICITY'];
const CONCLUSION: Partial<Record<ReviewKind, string>> = { 'chain-reject': 'REJECTED', 'chain-defer': 'DEFERRED' };

/** 审查到生效的对象: versions of the water bureau in every state, with the stored acts that a step from there stands on. */
export class ReviewThings {
  constructor(
    private readonly staffed: StaffedCity,
    private readonly next: () => number,
    private readonly nextDay: () => number,
    private readonly inForce: () => Made,
    private readonly draft: (state: string) => Made,
  ) {}

  async make(kind: ReviewKind, state: string): Made {
    if (kind === 'elements') return this.draft(state);
    if (kind === 'examined') return { id: await this.version('UNDER_REVIEW') };
    if (kind === 'review' || kind === 'review-finding') return this.review(await this.version('RETURNED'), 'JUSTICE', 'RETURN', kind === 'review' ? state : 'SIGNED', kind);
    if (kind === 'meeting') return this.meeting(state === '*' ? 'PLANNED' : state, 'DEFERRED', null);
    if (kind === 'shown' || kind === 'objection') return this.shown(await this.version('PUBLICITY'), kind === 'objection' ? state : 'FILED', kind);
    if (kind === 'repealable' && state === 'EFFECTIVE') return this.ofAnAbolishedOrgan();
    return this.chain(kind, state === '*' ? 'UNDER_REVIEW' : state);
  }

  /** A version with opinions of both organs, an objection, and where it is being deliberated on a meeting that decided. */
  private async chain(kind: ReviewKind, state: string): Made {
    const id = await this.version(state);
    for (const reviewer of ['ESTABLISHMENT', 'JUSTICE']) await this.review(id, reviewer, kind === 'chain-return' ? 'RETURN' : 'PASS', 'PREPARED', 'review');
    const { objectionId } = await this.shown(id, 'FILED', 'shown');
    const { id: meetingId } = await this.meeting('PLANNED', null, null);
    if (state === 'IN_DELIBERATION') {
      const decided = await this.meeting('MINUTES_SIGNED', CONCLUSION[kind] ?? 'APPROVED', id);
      await this.sql('update duty_list_version set meeting_id = $2 where id = $1', [id, decided.id!]);
    }
    return { id, objectionId: objectionId!, meetingId: meetingId! };
  }

  private async version(state: string): Promise<string> {
    const { versionId } = await this.inForce();
    if (state === 'EFFECTIVE') return versionId!;
    await this.sql(`update duty_list_version set state = 'WITHDRAWN' where effective_from is null and state not in ('RETURNED_AFTER_PUBLICITY', 'WITHDRAWN')`);
    const [id, n] = [randomUUID(), this.next()];
    const isPast = state === 'REPEALED' || state === 'SUPERSEDED';
    const day = isPast ? '1200-01-01' : null;
    const approved = APPROVED.includes(state) || isPast ? {} : { content_hash: null, document_number: null, approved_on: null };
    const given = { id, state, major: 900, minor: n, label: `SWJ-V900.${n}`, base_version_id: versionId, import_id: null, drafters: [], signatures: [], round: state === 'RETURNED' ? 3 : 1, effective_from: null, effective_to: null, meeting_id: null, ...approved };
    await this.sql(
      `insert into duty_list_version select (jsonb_populate_record(v, $2::jsonb || jsonb_build_object('effective_from', $3::date + 2 * $4::int, 'effective_to', $3::date + 2 * $4::int + 1))).* from duty_list_version v where id = $1`,
      [versionId!, JSON.stringify(given), day, this.nextDay()],
    );
    const content = {
      seqNo: 1, majorFunction: { name: '河湖管理', category: 'MACRO_MANAGEMENT' }, specialFunction: { name: '岸线管理' }, name: `巡查${n}号河道`, attribute: '行业管理类', basis: [{ text: '《水法》第八条', role: 'ORIGIN' }],
      sandingDuties: ['负责河道管理。'], sandingUnitProvisions: ['河道管理科：河道管理。'], remarks: '', leadUnit: '河道管理科', assistUnits: [], powers: [], keywords: [], source: { sheet: '', row: 0 },
    };
    await this.sql(`insert into draft_item (id, tenant_id, version_id, item_key, ordinal, content) values (gen_random_uuid(), '990102', $1, gen_random_uuid(), 1, $2)`, [id, JSON.stringify(content)]);
    return id;
  }

  private async review(versionId: string, reviewer: string, conclusion: string, state: string, kind: 'review' | 'review-finding'): Made {
    const [id, findingId] = [randomUUID(), randomUUID()];
    const findings = conclusion === 'RETURN' ? [{ id: findingId, itemKey: null, rule: 'spec', severity: 'ERROR', text: 'spec' }] : [];
    const isSigned = state === 'SIGNED';
    await this.sql(
      `insert into review_record (id, tenant_id, version_id, round, reviewer, state, conclusion, findings, prepared_by, prepared_at, signed_by, signed_at)
       select $1, '990102', v.id, greatest(v.round, 1), $3, $4, $5, $6, 'spec', now(), $7, $8 from duty_list_version v where v.id = $2 on conflict do nothing`,
      [id, versionId, reviewer, isSigned ? 'SIGNED' : 'PREPARED', conclusion, JSON.stringify(findings), isSigned ? 'spec2' : null, isSigned ? '2026-03-02' : null],
    );
    return { id: kind === 'review' ? id : findingId };
  }

  /** Everybody of the commission sits, nobody has voted; where it is over, the version was carried. */
  private async meeting(state: string, conclusion: string | null, versionId: string | null): Made {
    const [id, agendaItemId, n] = [randomUUID(), randomUUID(), this.next()];
    await this.sql(
      `insert into commission_meeting (id, tenant_id, meets_on, place, state, acts, called_by, called_at) values ($1, '990102', '2026-03-02', 'spec', $2, 1, 'spec', now())`,
      [id, state],
    );
    await this.sql(
      `insert into commission_agenda_item (id, tenant_id, meeting_id, number, kind, object_id, subject, conclusion, reason, document_number) values ($1, '990102', $2, 1, $3, $4, 'spec', $5, 'spec', $6)`,
      [agendaItemId, id, versionId ? 'LIST_VERSION' : 'OTHER', versionId, conclusion, state === 'MINUTES_SIGNED' ? `试〔2026〕${n}号` : null],
    );
    const rows = await this.sql(
      `select distinct g.person_id as id from role_grant g where g.tenant_id = '990102' and g.role in ('COMMISSION_MEMBER', 'COMMISSION_CHAIR') and g.ended_at is null order by 1`,
      [],
    );
    const members = rows.map((row) => row.id as string);
    if (state !== 'PLANNED') {
      for (const table of ['commission_member (tenant_id, meeting_id, person_id) select $1, $2, p', `commission_attendance (tenant_id, meeting_id, person_id, recorded_by, recorded_at) select $1, $2, p, 'spec', now()`]) {
        await this.sql(`insert into ${table} from unnest($3::uuid[]) as p`, ['990102', id, members]);
      }
      await this.sql(
        `insert into commission_minutes (id, tenant_id, meeting_id, text, sha256, kept_by, kept_at, signed_by, signed_at) values (gen_random_uuid(), '990102', $1, 'spec', repeat('a', 64), 'spec', now(), $2, $3)`,
        [id, versionId ? 'spec2' : null, versionId ? '2026-03-02' : null],
      );
    }
    if (versionId && conclusion === 'APPROVED') {
      await this.sql(`insert into commission_vote (tenant_id, meeting_id, agenda_item_id, person_id, choice, cast_at) select $1, $2, $3, p, 'FOR', now() from unnest($4::uuid[]) as p`, ['990102', id, agendaItemId, members]);
    }
    return { id, agendaItemId, members: members.join(), member: members[0]! };
  }

  private async shown(versionId: string, state: string, kind: 'shown' | 'objection'): Made {
    const [publicityId, objectionId] = [randomUUID(), randomUUID()];
    const receipt = `22222-22222-22222-${String(this.next()).padStart(5, '0').replaceAll(/[01]/g, (digit) => (digit === '0' ? 'X' : 'Y'))}`;
    await this.sql(
      `insert into publicity (id, tenant_id, version_id, channel, from_date, to_date, shown, hidden, state, opened_by, opened_at) values ($1, '990102', $2, 'spec', '2026-03-02', '2026-03-31', 0, 0, 'OPEN', 'spec', now()) on conflict do nothing`,
      [publicityId, versionId],
    );
    const isAnswered = state !== 'FILED' && state !== '*';
    await this.sql(
      `insert into publicity_objection (id, tenant_id, publicity_id, version_id, filed_by, receipt, text, state, result, answer_text, answered_by, answered_at, filed_at)
       select $1, '990102', p.id, $2, 'PUBLIC', $7, 'spec', $3, $4, $5, $5, $6, now() from publicity p where p.version_id = $2`,
      [objectionId, versionId, isAnswered ? state : 'FILED', isAnswered ? 'REJECTED' : null, isAnswered ? 'spec' : null, isAnswered ? '2026-03-02' : null, receipt],
    );
    return { id: kind === 'shown' ? versionId : objectionId, objectionId, receipt };
  }

  private async ofAnAbolishedOrgan(): Made {
    const { versionId } = await this.inForce();
    const [id, organId, listId, n] = [randomUUID(), randomUUID(), randomUUID(), this.next()];
    const code = `X${n.toString(36).toUpperCase()}`;
    const organ = { id: organId, code, name: code, short_name: code, status: 'ABOLISHED', established_on: null, abolished_on: '2026-03-01', unified_social_credit_code: null };
    await this.sql(`insert into organ select (jsonb_populate_record(o, $1::jsonb)).* from organ o where tenant_id = '990102' and code = 'SWJ'`, [JSON.stringify(organ)]);
    await this.sql(`insert into duty_list (id, tenant_id, organ_id, status, last_major) values ($1, '990102', $2, 'ACTIVE', 1)`, [listId, organId]);
    await this.sql(
      `insert into duty_list_version select (jsonb_populate_record(v, $2::jsonb)).* from duty_list_version v where id = $1`,
      [versionId!, JSON.stringify({ id, duty_list_id: listId, organ_id: organId, organ_code: code, label: `${code}-V1.0`, base_version_id: null, import_id: null })],
    );
    return { id };
  }

  private async sql(text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.staffed.city.sql('list-registry').query(text, [...values])).rows as Record<string, unknown>[];
  }
}
