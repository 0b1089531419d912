import type { OrderAnswer } from '@yidan/contracts';
import { itemOption, type Option } from '../../steps/item-option.ts';
import type { StepDraft } from '../../steps/step.ts';

/** The items an order already speaks of: where it was said to belong, before the one it went by. */
export function itemsNamed({ returns, item, organ, unit }: Pick<OrderAnswer, 'returns' | 'item' | 'organ' | 'unit'>): Option[] {
  const proposed = returns.flatMap(({ proposedItemKey, proposedItem, proposedOrgan }) => (proposedItemKey && proposedItem ? [{ value: proposedItemKey, label: `${proposedOrgan?.name ?? ''} · ${proposedItem.name}` }] : []));
  return [...proposed, ...(item ? [itemOption({ itemKey: item.itemKey, itemName: item.name, organ, unit })] : [])];
}

/** What stands in a form before anybody writes: a return goes where it was said to belong, a review starts from what was planned. */
export function draftFor(command: string, { returns, suspension }: Pick<OrderAnswer, 'returns' | 'suspension'>): StepDraft {
  if (command === 'approveReturn') {
    const open = returns.find(({ outcome }) => outcome === null);
    return { way: 'ITEM', itemKey: open?.proposedItemKey ?? '' };
  }
  if (command === 'reviewSuspension' && suspension) return { ...suspension };
  return {};
}
