import type { AmendmentText, EffectiveItem, ListAmendment, SplitRow, SplitRowInput } from '@yidan/contracts';

/** Stands for the number of a document until it is drawn, which is when it is signed. */
export const NUMBER_TO_COME = '〔文号〕';

/** 在册事项: an item, and whose list holds it. */
export interface HeldItem {
  readonly organId: string;
  readonly item: EffectiveItem;
}

/** A row of the table with the identity of its item, and what the item shall say where it is new. */
export interface SettledRow {
  readonly row: SplitRow;
  readonly newItem: NonNullable<SplitRowInput['newItem']> | null;
}

/** 定行: gives every row the identity of its item; a new one gets its own. */
export function settledRows(rows: readonly SplitRowInput[], mint: () => string): SettledRow[] {
  return rows.map(({ newItem, itemKey, handoff, ...row }) => ({
    row: { ...row, itemKey: itemKey ?? mint(), isNew: itemKey === undefined, handoff: handoff ?? null },
    newItem: newItem ?? null,
  }));
}

/**
 * 清单修改内容: what follows from a table for the lists in force, in the exact words. Nothing where the item stays as it is; an item that moves keeps its identity
 * and goes out of the one list and into the other.
 */
export function amendmentsOf(rows: readonly SettledRow[], inForce: ReadonlyMap<string, HeldItem>, documentNumber: string | null): ListAmendment[] {
  const remarks = `依据：${documentNumber ?? NUMBER_TO_COME}`;
  return rows.flatMap(({ row, newItem }): ListAmendment[] => {
    const { itemKey, leadOrganId, leadUnitId } = row;
    if (newItem) return [{ organId: leadOrganId, operation: 'ADD', itemKey, fromOrganId: null, after: { ...newItem, leadUnitId, assistUnitIds: [], remarks } }];
    const held = inForce.get(itemKey);
    if (!held) throw new TypeError(`no list in force holds item ${itemKey}`);
    const text = textOf(held.item, leadUnitId, remarks);
    if (held.organId === leadOrganId) return staysAsItIs(row, held.item) ? [] : [{ organId: leadOrganId, operation: 'MODIFY', itemKey, fromOrganId: null, after: text }];
    return [
      { organId: held.organId, operation: 'TRANSFER_OUT', itemKey, fromOrganId: null, after: null },
      // Units of the organ that loses the item assist nobody in the one that gains it.
      { organId: leadOrganId, operation: 'TRANSFER_IN', itemKey, fromOrganId: held.organId, after: { ...text, assistUnitIds: [] } },
    ];
  });
}

/** 填入文号: the same amendments with the number that the document was given when it was signed. */
export function withDocumentNumber(amendments: readonly ListAmendment[], documentNumber: string): ListAmendment[] {
  return amendments.map((amendment) => (amendment.after ? { ...amendment, after: { ...amendment.after, remarks: amendment.after.remarks.replaceAll(NUMBER_TO_COME, () => documentNumber) } } : amendment));
}

/** A list also says who else takes part in an item, and what waits for attribution is attributed: neither is left unsaid, though the item stays where it is. */
function staysAsItIs(row: SplitRow, item: EffectiveItem): boolean {
  return row.leadUnitId === item.leadUnitId && row.handlerOrganIds.length + row.assistOrganIds.length === 0 && item.itemStatus !== 'PENDING_ATTRIBUTION';
}

function textOf(item: EffectiveItem, leadUnitId: string, remarks: string): AmendmentText {
  const { name, description, majorFunction, specialFunction, attribute, basisTexts, assistUnitIds, keywords } = item;
  return {
    name,
    description: description === '' ? null : description,
    majorFunction: { name: majorFunction.name, category: majorFunction.category },
    specialFunction: { name: specialFunction.name },
    attribute,
    basisTexts: [...basisTexts],
    leadUnitId,
    assistUnitIds: assistUnitIds.filter((id) => id !== leadUnitId),
    keywords: [...keywords],
    remarks,
  };
}
