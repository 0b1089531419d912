import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DutyListAnswer, ListVersionAnswer, VersionFilter, VersionTree } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { treeOf } from '../../domain/duty-list/draft-tree.ts';
import { DraftItems } from './draft-items.ts';
import { HIDES, ITEM_COUNT } from './hidden-items.sql.ts';
import { Conditions, isoInstant } from './sql.ts';

const Cursor = z.tuple([z.string()]);
const ORGAN = `json_build_object('id', o.id, 'code', o.code, 'name', o.name) as organ`;

const LISTS = (where: string): string => `
  select ${ORGAN}, coalesce(l.status, 'NONE') as status,
         (select count(*)::int from duty_list_version w where w.tenant_id = o.tenant_id and w.organ_id = o.id and w.effective_from is not null) as versions,
         (select json_build_object('versionId', v.id, 'label', v.label, 'documentNumber', v.document_number, 'effectiveFrom', v.effective_from::text, 'items', ${ITEM_COUNT('v')},
                   'majorFunctions', (select count(*) from major_function m where m.tenant_id = v.tenant_id and m.version_id = v.id),
                   'specialFunctions', (select count(*) from special_function s where s.tenant_id = v.tenant_id and s.version_id = v.id),
                   'units', (select count(distinct i.lead_unit_id) from duty_item i where i.tenant_id = v.tenant_id and i.version_id = v.id),
                   'powers', (select count(*) from power_item p where p.tenant_id = v.tenant_id and p.version_id = v.id))
            from duty_list_version v where v.tenant_id = o.tenant_id and v.id = l.current_version_id) as current,
         (select json_build_object('ERROR', count(*) filter (where f.severity = 'ERROR'), 'WARN', count(*) filter (where f.severity = 'WARN'), 'INFO', count(*) filter (where f.severity = 'INFO'))
            from finding f where f.tenant_id = o.tenant_id and f.organ_id = o.id and f.state in ('OPEN', 'CONFIRMED')) as findings
    from organ o left join duty_list l on l.tenant_id = o.tenant_id and l.organ_id = o.id
   where ${where} order by o.code limit ?`;

const DRAFT_COUNT = `(select count(*)::int from draft_item d where d.tenant_id = v.tenant_id and d.version_id = v.id)`;

const VERSION = `
  select v.id as "versionId", ${ORGAN}, v.label, v.kind, v.urgency, v.state, v.adjustment_case_ids as "adjustmentCaseIds", v.round,
         ${isoInstant('v.submitted_at')} as "submittedAt", v.self_check as "selfCheck", v.compilation_report_id as "compilationReportId", v.meeting_id as "meetingId",
         v.document_number as "documentNumber", v.approved_on::text as "approvedOn", v.planned_from::text as "plannedFrom", v.receipt_number as "receiptNumber",
         ${isoInstant('v.filed_at')} as "filedAt", v.effective_from::text as "effectiveFrom", v.effective_to::text as "effectiveTo", v.base_version_id as "baseVersionId",
         case when v.content_hash is null then ${DRAFT_COUNT} else ${ITEM_COUNT('v')} end as "itemCount", v.content_hash as "contentHash", v.import_id as "importId",
         ${isoInstant('v.created_at')} as "createdAt", v.row_version as "rowVersion", v.drafters, v.signatures
    from duty_list_version v join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id`;

// A function all of whose items are hidden is hidden with them.
const SHOWN = (major: string, special?: string): string =>
  `(not ${HIDES} or exists (select from duty_item x where x.tenant_id = m.tenant_id and x.version_id = m.version_id and x.major_code = ${major}${special ? ` and x.special_code = ${special}` : ''}))`;

const TREE = `
  select m.code, m.name, m.category,
         (select json_agg(json_build_object('code', s.code, 'name', s.name,
                   'coordinatorUnit', (select json_build_object('id', c.id, 'name', c.name) from internal_unit c where c.tenant_id = s.tenant_id and c.id = s.coordinator_unit_id),
                   'items', (select json_agg(json_build_object('itemKey', i.item_key, 'code', i.code, 'seqNo', i.seq_no, 'name', i.name) order by i.ordinal)
                               from duty_item i where i.tenant_id = s.tenant_id and i.version_id = s.version_id and i.major_code = s.major_code and i.special_code = s.code))
                 order by s.code)
            from special_function s where s.tenant_id = m.tenant_id and s.version_id = m.version_id and s.major_code = m.code and ${SHOWN('s.major_code', 's.code')}) as "specialFunctions"
    from major_function m where m.version_id = ? and ${SHOWN('m.code')} order by m.code`;

/** A version as its row says it, before its caller's possible steps are added; who drafted and who passed it decide on those. */
export type VersionRow = Omit<ListVersionAnswer, 'actions' | 'passedBy'> & Pick<DutyListVersion, 'drafters' | 'signatures'>;

/** 清单查询: the lists of the tenant's organs and their versions. */
@Injectable()
export class ListsViews {
  constructor(
    private readonly em: EntityManager,
    private readonly drafts: DraftItems,
  ) {}

  async lists({ cursor, limit }: PageQuery): Promise<Page<DutyListAnswer>> {
    const where = new Conditions().when(decodeCursor(cursor, Cursor), 'o.code > ?', ([code]) => code);
    const rows = await this.em.execute<DutyListAnswer[]>(LISTS(where.sql), [...where.values, limit + 1]);
    return cutPage(rows, limit, ({ organ }) => [organ.code]);
  }

  /** The versions of an organ's list that are or were in force, newest period first. */
  async versionsOf(organCode: string, { cursor, limit }: PageQuery): Promise<Page<VersionRow>> {
    const [organ] = await this.em.execute<unknown[]>('select 1 from organ where code = ?', [organCode]);
    if (!organ) throw new NotFound('organ', organCode);
    const where = new Conditions().and('o.code = ?', organCode).and('v.effective_from is not null').when(decodeCursor(cursor, Cursor), 'v.effective_from < ?::date', ([from]) => from);
    const rows = await this.em.execute<VersionRow[]>(`${VERSION} where ${where.sql} order by v.effective_from desc limit ?`, [...where.values, limit + 1]);
    return cutPage(rows, limit, ({ effectiveFrom }) => [effectiveFrom]);
  }

  /** Versions of all organs, or of one only, newest first. */
  async all(filter: VersionFilter & PageQuery, onlyOrganId: string | null): Promise<Page<VersionRow>> {
    const where = new Conditions()
      .when(onlyOrganId, 'v.organ_id = ?')
      .when(filter.organ, 'o.code = ?')
      .when(filter.state, 'v.state = ?')
      .when(filter.urgency, 'v.urgency = ?')
      .when(decodeCursor(filter.cursor, Cursor), 'v.id < ?::uuid', ([id]) => id);
    const rows = await this.em.execute<VersionRow[]>(`${VERSION} where ${where.sql} order by v.id desc limit ?`, [...where.values, filter.limit + 1]);
    return cutPage(rows, filter.limit, ({ versionId }) => [versionId]);
  }

  async version(id: string): Promise<VersionRow> {
    const [found] = await this.em.execute<VersionRow[]>(`${VERSION} where v.id = ?`, [id]);
    if (!found) throw new NotFound('list-version', id);
    return found;
  }

  async tree(versionId: string): Promise<VersionTree> {
    const { label, contentHash } = await this.version(versionId);
    if (contentHash === null) return { versionId, label, majorFunctions: treeOf(await this.drafts.seenOf(versionId)) };
    return { versionId, label, majorFunctions: await this.em.execute<VersionTree['majorFunctions']>(TREE, [versionId]) };
  }
}
