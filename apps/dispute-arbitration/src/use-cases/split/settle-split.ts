import { Injectable } from '@nestjs/common';
import type { ListAmendment, SplitRow, SplitRowInput } from '@yidan/contracts';
import { EffectiveLists, Reference } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { digestOfText } from '../../domain/signing/text-digest.ts';
import { amendmentsOf, settledRows, type HeldItem } from '../../domain/split/amendments.ts';
import { assertSplit, type SplitContext } from '../../domain/split/split-table.ts';

/** What a table comes to: its rows with the identities of their items, and what the lists shall say by it. */
export interface SettledSplit {
  readonly split: SplitRow[];
  readonly amendments: ListAmendment[];
}

/** 落定分工表: checks a split table against the organs, units and lists of today and says what follows from it for the lists, in the exact words. Changes nothing. */
@Injectable()
export class SettleSplit {
  constructor(
    private readonly lists: EffectiveLists,
    private readonly reference: Reference,
  ) {}

  async execute(rows: readonly SplitRowInput[], documentNumber: string | null): Promise<SettledSplit> {
    const inForce = await this.itemsOf(rows);
    assertSplit(rows, await this.contextOf(rows, inForce));
    const settled = settledRows(rows, uuid);
    return { split: settled.map(({ row }) => row), amendments: amendmentsOf(settled, inForce, documentNumber) };
  }

  /** Whether what a table said of the lists when it was settled is what it says of them today. */
  async stillStands({ split, amendments }: { readonly split: readonly SplitRow[]; readonly amendments: readonly ListAmendment[] }): Promise<boolean> {
    const listed = split.filter(({ isNew }) => !isNew);
    const inForce = await this.itemsOf(listed);
    if (listed.some(({ itemKey }) => !inForce.has(itemKey))) return false;
    const today = amendmentsOf(listed.map((row) => ({ row, newItem: null })), inForce, null);
    return digestOfText(today) === digestOfText(amendments.filter(({ operation }) => operation !== 'ADD'));
  }

  private async itemsOf(rows: readonly { readonly itemKey?: string | undefined }[]): Promise<Map<string, HeldItem>> {
    const items = await this.lists.itemsOf([...new Set(rows.flatMap(({ itemKey }) => itemKey ?? []))]);
    return new Map(items.filter(({ status }) => status !== 'CANCELLED').map(({ itemKey, organId, item }) => [itemKey, { organId, item }]));
  }

  private async contextOf(rows: readonly SplitRowInput[], inForce: ReadonlyMap<string, HeldItem>): Promise<SplitContext> {
    const organs = (await this.reference.organs()).filter(({ status }) => status === 'ACTIVE');
    const units = new Map<string, { organId: string; name: string }>();
    for (const { leadUnitId } of rows) {
      const unit = await this.reference.unitById(leadUnitId);
      if (unit?.status === 'ACTIVE') units.set(leadUnitId, { organId: unit.organId, name: unit.name });
    }
    return { organs: new Map(organs.map(({ id, name }) => [id, name])), units, itemKeys: new Set(inForce.keys()) };
  }
}
