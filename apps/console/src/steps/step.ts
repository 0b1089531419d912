import type { zhCN } from '../locales/zh-CN.ts';

type Texts = typeof zhCN;
/** Groups of words whose keys are the values of a choice. */
export type ChoiceWords = 'returnReason' | 'returnWay' | 'statutoryChannel' | 'helpKind' | 'pauseReason' | 'disputeKind' | 'satisfaction';

/** 步骤要素: one field of the form of a step; `label` is its words where they differ from its name. */
export type StepField = {
  name: string;
  label?: keyof Texts['stepField'];
  required?: boolean;
  /** Asked only where another field says so. */
  when?: { field: string; is: string };
  /** Leads the form and is not sent. */
  isLocal?: boolean;
} & ({ kind: 'text' | 'line' | 'lines' | 'date' | 'number' | 'yesNo' | 'item' | 'items' | 'organ' | 'matter' } | { kind: 'choice' | 'mark'; words: ChoiceWords });

/** 步骤: where it is taken, and what has to be said for it. */
export interface Step {
  path: string;
  method?: 'PUT';
  fields: readonly StepField[];
}
export type StepTable = Readonly<Record<string, Step>>;

/** What was written into a form so far. */
export type StepDraft = Readonly<Record<string, string>>;

/** The words a field is called by. */
export function labelOf({ name, label }: StepField): keyof Texts['stepField'] {
  return label ?? (name as keyof Texts['stepField']);
}

/** The fields that are asked, as the others are filled in. */
export function fieldsAsked({ fields }: Step, draft: StepDraft): StepField[] {
  return fields.filter(({ when }) => !when || draft[when.field] === when.is);
}

/** Required fields in which nothing stands. */
export function missingIn(step: Step, draft: StepDraft): string[] {
  return fieldsAsked(step, draft)
    .filter(({ name, required }) => required && (draft[name] ?? '').trim() === '')
    .map(({ name }) => name);
}

/** The form as the services take it; what was left empty is left out. */
export function bodyOf(step: Step, draft: StepDraft): Record<string, unknown> {
  const said = fieldsAsked(step, draft).flatMap((field) => {
    const text = (draft[field.name] ?? '').trim();
    return field.isLocal || text === '' ? [] : [[field.name, valueOf(field, text)] as const];
  });
  return Object.fromEntries(said);
}

/** The steps of a table that somebody may take, in the order of the table. */
export function stepsOffered(table: StepTable, actions: readonly string[]): string[] {
  return Object.keys(table).filter((command) => actions.includes(command));
}

function valueOf({ kind }: StepField, text: string): unknown {
  if (kind === 'number' || kind === 'mark') return Number(text);
  if (kind === 'yesNo') return text === 'yes';
  if (kind === 'lines' || kind === 'items') return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return text;
}
