import type { DisputeRequestAnswer } from '@yidan/contracts';
import type { Option } from '../../steps/item-option.ts';
import type { StepContext } from '../../steps/search-choice.tsx';
import { rowsAsText, type StepDraft } from '../../steps/step.ts';

/** What the forms of a request propose before anybody searches. */
export function aboutRequest({ note, items, parties }: DisputeRequestAnswer): StepContext {
  return {
    text: note ?? '',
    items: items.map(({ itemKey, name, code }): Option => ({ value: itemKey, label: name ?? code ?? itemKey })),
    organs: parties.map(({ organ }): Option => ({ value: organ.id, label: organ.name ?? organ.code ?? organ.id })),
  };
}

/** A case begins with what was asked for: its words, the parties known so far and a place for one more, its items. */
export function draftForRequest(command: string, { note, sourceNumber, kind, urgency, items, parties }: DisputeRequestAnswer, kindName: string): StepDraft {
  if (command !== 'raise') return {};
  return {
    title: [sourceNumber, kindName].filter(Boolean).join(' '),
    description: note ?? '',
    kind,
    urgency,
    itemKeys: items.map(({ itemKey }) => itemKey).join('\n'),
    parties: rowsAsText([...parties.map(({ organ, stance }): StepDraft => ({ organId: organ.id, ...(stance && { stance }) })), {}, ...(parties.length === 0 ? [{}] : [])]),
  };
}
