import type { zhCN } from '../locales/zh-CN.ts';

type Texts = typeof zhCN;
/** Groups of words whose keys are the values of a choice. */
export type ChoiceWords =
  | 'returnReason' | 'returnWay' | 'statutoryChannel' | 'helpKind' | 'pauseReason' | 'disputeKind' | 'satisfaction'
  | 'disputeKindName' | 'disputeState' | 'disputeLevel' | 'disputeIssue' | 'disputeUrgency' | 'partyStance' | 'outOfScope' | 'raiseSubject' | 'roundKind' | 'disputeCause' | 'reviewOutcome' | 'replaceGround' | 'proposalKind' | 'itemWay';

type Typed = 'text' | 'line' | 'lines' | 'date' | 'moment' | 'number' | 'yesNo' | 'flag';
type Searched = 'item' | 'items' | 'organ' | 'organs' | 'matter' | 'case';
/** What a list of rows is, where it is more than its columns: a split table is tried out, precedents are looked up. */
export type RowsLook = 'split' | 'precedents';

/** 步骤要素: one field of the form of a step; `label` is its words where they differ from its name. A name with dots says where inside the body it stands. */
export type StepField = {
  name: string;
  label?: keyof Texts['stepField'];
  required?: boolean;
  /** Asked only where another field says so. */
  when?: { field: string; is: string };
  /** Leads the form and is not sent. */
  isLocal?: boolean;
} & (
  | { kind: Typed | Searched | 'party' | 'meeting' | 'given' }
  | { kind: 'unit'; of: string }
  | { kind: 'choice' | 'mark' | 'choices'; words: ChoiceWords }
  | { kind: 'rows'; columns: readonly StepField[]; look?: RowsLook }
);

/** 步骤: where it is taken, and what has to be said for it. */
export interface Step {
  path: string;
  method?: 'PUT';
  fields: readonly StepField[];
}
export type StepTable = Readonly<Record<string, Step>>;

/** What was written into a form so far; the rows of a table as one text. */
export type StepDraft = Readonly<Record<string, string>>;

/** The words a field is called by. */
export function labelOf({ name, label }: StepField): keyof Texts['stepField'] {
  return label ?? (name as keyof Texts['stepField']);
}

/** The fields that are asked, as the others are filled in. */
export function fieldsAsked({ fields }: Pick<Step, 'fields'>, draft: StepDraft): StepField[] {
  return fields.filter(({ when }) => !when || draft[when.field] === when.is);
}

/** The rows of a table in a draft. */
export function rowsIn(text: string | undefined): StepDraft[] {
  return text === undefined || text === '' ? [] : (JSON.parse(text) as StepDraft[]);
}

/** Rows as a draft keeps them; no rows are nothing. */
export function rowsAsText(rows: readonly StepDraft[]): string {
  return rows.length === 0 ? '' : JSON.stringify(rows);
}

/** Required fields in which nothing stands, by where in the body they stand. */
export function missingIn({ fields }: Pick<Step, 'fields'>, draft: StepDraft, at = ''): string[] {
  return fieldsAsked({ fields }, draft).flatMap((field) => {
    const path = `${at}${field.name}`;
    if ((draft[field.name] ?? '').trim() === '') return field.required ? [path] : [];
    return field.kind === 'rows' ? rowsIn(draft[field.name]).flatMap((row, i) => missingIn({ fields: field.columns }, row, `${path}[${i}].`)) : [];
  });
}

/** The form as the services take it; what was left empty is left out. */
export function bodyOf({ fields }: Pick<Step, 'fields'>, draft: StepDraft): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fieldsAsked({ fields }, draft)) {
    const text = (draft[field.name] ?? '').trim();
    if (!field.isLocal && text !== '') put(body, field.name.split('.'), valueOf(field, text));
  }
  return body;
}

/** The steps of a table that somebody may take, in the order of the table. */
export function stepsOffered(table: StepTable, actions: readonly string[]): string[] {
  return Object.keys(table).filter((command) => actions.includes(command));
}

function put(into: Record<string, unknown>, [name, ...inside]: readonly string[], value: unknown): void {
  if (inside.length === 0) into[name!] = value;
  else put((into[name!] ??= {}) as Record<string, unknown>, inside, value);
}

function valueOf(field: StepField, text: string): unknown {
  switch (field.kind) {
    case 'number':
    case 'mark':
      return Number(text);
    case 'yesNo':
    case 'flag':
      return text === 'yes';
    case 'moment':
      return new Date(`${text}:00+08:00`).toISOString();
    case 'lines':
    case 'items':
    case 'organs':
    case 'choices':
      return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    case 'rows':
      return rowsIn(text).map((row) => bodyOf({ fields: field.columns }, row));
    default:
      return text;
  }
}
