/** One of the things that can be chosen, as the list shows it. */
export interface Option {
  value: string;
  label: string;
}

/** An item with who holds it. */
export function itemOption({ itemKey, itemName, organ, unit }: { itemKey: string; itemName: string; organ: { name: string }; unit: { name: string } }): Option {
  return { value: itemKey, label: `${organ.name} ${unit.name} · ${itemName}` };
}
