import { Injectable } from '@nestjs/common';
import { parseDutyItemCode } from '@yidan/kernel';
import type { OrganRecord } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { codeItems, type ItemCode } from '../../domain/duty-list/item-codes.ts';
import type { KeyedContent } from '../../domain/duty-list/draft-content.ts';
import { identifyItems, type KnownItem } from '../../domain/duty-list/item-identity.ts';
import { listItem, requireShape, unitsNamed, type ListedItem } from '../../domain/duty-list/listed-item.ts';
import type { DatedVersion } from '../../domain/duty-list/duty-list-version.ts';
import type { Place } from '../../domain/duty-list/timeline.ts';
import type { ContentItem } from '../../domain/list-import/list-content.ts';
import { ListItems } from '../../storage/duty-list/list-items.ts';
import { UnitRegister, type ResolvedUnits } from '../../storage/duty-list/unit-register.ts';

/** The items of a list with identity, code and units. */
export interface EnteredItems {
  readonly items: readonly ListedItem[];
  readonly units: ResolvedUnits;
}

/** 事项入库准备: recognises the items of a list, numbers them and finds their units. */
@Injectable()
export class EnterItems {
  constructor(
    private readonly listItems: ListItems,
    private readonly units: UnitRegister,
  ) {}

  /** Items that have their identity already, as those of a draft; a code stays with the item that bears it. */
  async keep(organ: OrganRecord, rows: readonly KeyedContent[], bearing: readonly KnownItem[], tenantId: string, at: Date): Promise<EnteredItems> {
    const content = rows.map((row) => row.content);
    requireShape(content);
    const units = await this.units.resolve(tenantId, organ.id, unitsNamed(content), at);
    const borne = new Map(bearing.map(({ itemKey, code }) => [itemKey, code]));
    const codes = await this.codesFor(organ, content, rows.map(({ itemKey }) => borne.get(itemKey)), tenantId);
    return { items: rows.map(({ itemKey, content: item }, i) => listItem(item, itemKey, codes[i]!, units.idOf)), units };
  }

  async execute(organ: OrganRecord, content: readonly ContentItem[], place: Place<DatedVersion>, tenantId: string, at: Date): Promise<EnteredItems> {
    requireShape(content);
    const units = await this.units.resolve(tenantId, organ.id, unitsNamed(content), at);
    const identities = identifyItems(content, await this.neighbours(organ, content, place), uuid);
    const codes = await this.codesFor(organ, content, identities.map(({ known }) => known?.code), tenantId);
    return { items: content.map((item, i) => listItem(item, identities[i]!.itemKey, codes[i]!, units.idOf)), units };
  }

  private async codesFor(organ: OrganRecord, content: readonly ContentItem[], borne: readonly (string | undefined)[], tenantId: string): Promise<ItemCode[]> {
    const rows = content.map(({ majorFunction, specialFunction, code }, i) => ({ level1: majorFunction.name, level2: specialFunction.name, wanted: code ?? borne[i] }));
    return codeItems(tenantId, organ.code, rows, await this.listItems.codesOf(organ.id));
  }

  /** The versions before and after, nearest in time first, then what other organs gave up. */
  private async neighbours(organ: OrganRecord, content: readonly ContentItem[], { previous, next, period }: Place<DatedVersion>): Promise<KnownItem[][]> {
    const foreign = content.flatMap(({ code }) => (code && parseDutyItemCode(code)?.organ !== organ.code ? [code] : []));
    return [
      previous ? await this.listItems.knownIn(previous.id) : [],
      next ? await this.listItems.knownIn(next.id) : [],
      await this.listItems.transferredTo(organ.id, foreign, period),
    ];
  }
}
