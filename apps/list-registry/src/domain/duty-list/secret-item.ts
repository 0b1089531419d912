import { NotAStub } from './item-disclosure.errors.ts';

/** What an item says; of a secret one nothing is kept but where its paper is. */
const CONTENT = [
  'name', 'description', 'attribute', 'basisRefs', 'sandingDutyRefs', 'sandingUnitProvisionRefs', 'remarks', 'powers', 'keywords', 'timeLimit', 'responsibilityField', 'serviceObjects',
  'crossOrgan', 'supervisionRegime', 'devolvedPower', 'pendingAttribution',
] as const;

/** The elements of an item that say something. */
export type ItemContent = Readonly<Record<(typeof CONTENT)[number], unknown>>;

/** Refuses to call an item a secret stub while any of its elements says something. */
export function requireNothingSaid(item: ItemContent): void {
  const filled = CONTENT.filter((field) => item[field] !== null && item[field] !== '' && !(Array.isArray(item[field]) && item[field].length === 0));
  if (filled.length > 0) throw new NotAStub(filled);
}
