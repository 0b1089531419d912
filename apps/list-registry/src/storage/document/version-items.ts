import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import type { DocumentItem, VersionContent } from '../../domain/document/version-content.ts';
import { facesOutward } from '../../domain/duty-list/listed-item.ts';
import { dutyListVersionLifecycle, type DutyListVersionState } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import type { ContentItem } from '../../domain/list-import/list-content.ts';
import { DraftItems } from '../duty-list/draft-items.ts';
import { ListContentViews } from '../duty-list/list-content.views.ts';

const VERSION = `
  select v.id as "versionId", v.label, v.state, v.kind, v.document_number as "documentNumber", v.approved_on::text as "approvedOn", v.effective_from::text as "effectiveFrom", v.organ_id as "organId", v.round,
         v.base_version_id as "baseVersionId", v.content_hash as "contentHash", v.submitted_at as "submittedAt", o.code as "organCode", o.name as "organName",
         coalesce((select b.name from organ b where b.tenant_id = v.tenant_id and b.kind = 'ESTABLISHMENT_OFFICE' and b.status <> 'ABOLISHED'), '编办') as office
    from duty_list_version v join organ o on o.tenant_id = v.tenant_id and o.id = v.organ_id where v.id = ?`;

const LEVELS = `
  select i.item_key as "itemKey", coalesce(d.level, i.disclosure) as level
    from duty_item i left join item_disclosure d on d.tenant_id = i.tenant_id and d.item_key = i.item_key where i.version_id = ?`;
const SET_LEVELS = `select item_key as "itemKey", level from item_disclosure`;

/** A version as documents and flowcharts are made from it. */
export interface VersionFacts {
  readonly versionId: string;
  readonly label: string;
  readonly state: DutyListVersionState;
  readonly kind: VersionContent['kind'];
  readonly documentNumber: string | null;
  readonly approvedOn: string | null;
  readonly effectiveFrom: string | null;
  readonly organId: string;
  readonly round: number;
  readonly baseVersionId: string | null;
  /** Of the approved content; null for a draft. */
  readonly contentHash: string | null;
  readonly submittedAt: Date | string | null;
  readonly organCode: string;
  readonly organName: string;
  readonly office: string;
}

/** 版本事项: the items of a version, whether it is still a draft or approved. */
@Injectable()
export class VersionItems {
  constructor(
    private readonly em: EntityManager,
    private readonly drafts: DraftItems,
    private readonly contents: ListContentViews,
  ) {}

  async version(id: string): Promise<VersionFacts> {
    const [found] = await this.em.execute<VersionFacts[]>(VERSION, [id]);
    if (!found) throw new NotFound('list-version', id);
    return found;
  }

  /** The items that the reader sees, with who may read each. */
  async of(versionId: string): Promise<DocumentItem[]> {
    const { contentHash } = await this.version(versionId);
    return contentHash === null ? this.drafted(versionId) : this.approved(versionId);
  }

  private async drafted(versionId: string): Promise<DocumentItem[]> {
    const set = await this.levels(SET_LEVELS, []);
    return (await this.drafts.seenOf(versionId)).map(({ itemKey, content }) => ({ itemKey, content, disclosure: set.get(itemKey) ?? statedBy(content) }));
  }

  private async approved(versionId: string): Promise<DocumentItem[]> {
    const levels = await this.levels(LEVELS, [versionId]);
    return (await this.contents.itemsOf(versionId)).map(({ itemKey, content }) => ({ itemKey, content, disclosure: levels.get(itemKey) ?? 'INTERNAL' }));
  }

  private async levels(sql: string, values: unknown[]): Promise<Map<string, string>> {
    const rows = await this.em.execute<{ itemKey: string; level: string }[]>(sql, values);
    return new Map(rows.map(({ itemKey, level }) => [itemKey, level]));
  }
}

/** The words for where a version stands. */
export function stateZhOf(state: DutyListVersionState): string {
  return dutyListVersionLifecycle.states[state];
}

function statedBy(content: ContentItem): string {
  return content.disclosure ?? (facesOutward(content) ? 'PUBLIC' : 'INTERNAL');
}
