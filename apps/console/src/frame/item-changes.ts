import type { AmendmentText, DutyItemDetail } from '@yidan/contracts';

/** What of an item the lists may come to say differently, in the order in which it is read. */
export const AMENDED = ['name', 'description', 'majorFunction', 'specialFunction', 'attribute', 'basis', 'leadUnit', 'keywords', 'remarks'] as const;
export type Amended = (typeof AMENDED)[number];
export type Wordings = Readonly<Record<Amended, string>>;

/** An element before and after; null where the list does not hold the item then. */
export interface Change {
  element: Amended;
  before: string | null;
  after: string | null;
}

type Held = Pick<DutyItemDetail, 'name' | 'description' | 'majorFunction' | 'specialFunction' | 'attribute' | 'basisRefs' | 'assignments' | 'keywords' | 'remarks'>;
type Told = Omit<AmendmentText, 'remarks' | 'assistUnitIds'> & { remarks?: string };

/** An item as the list in force says it. */
export function wordingsInForce({ name, description, majorFunction, specialFunction, attribute, basisRefs, assignments, keywords, remarks }: Held): Wordings {
  return {
    name, attribute, remarks,
    description: description ?? '',
    majorFunction: inOneLine(majorFunction),
    specialFunction: specialFunction.name,
    basis: basisRefs.map(({ text }) => text).join('\n'),
    leadUnit: assignments.find(({ role }) => role === 'LEAD')?.unitName ?? '',
    keywords: keywords.join('、'),
  };
}

/** An item in the words of an outcome, or of a preview of one. */
export function wordingsOf({ name, description, majorFunction, specialFunction, attribute, basisTexts, leadUnitId, keywords, remarks }: Told, unitName: (unitId: string) => string): Wordings {
  return {
    name, attribute,
    description: description ?? '',
    majorFunction: inOneLine(majorFunction),
    specialFunction: specialFunction.name,
    basis: basisTexts.join('\n'),
    leadUnit: unitName(leadUnitId),
    keywords: keywords.join('、'),
    remarks: remarks ?? '',
  };
}

/** 修改前后对照: what differs; everything there is where the item comes to the list or leaves it. */
export function changesOf(before: Wordings | null, after: Wordings | null): Change[] {
  return AMENDED.filter((element) => (before?.[element] ?? '') !== (after?.[element] ?? '')).map((element) => ({ element, before: before?.[element] ?? null, after: after?.[element] ?? null }));
}

function inOneLine({ category, name }: { category: string; name: string }): string {
  return `${category} ${name}`.trim();
}
