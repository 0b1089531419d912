import { useMutation } from '@tanstack/react-query';
import type { LexiconEntryAnswer } from '@yidan/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem.ts';
import { refusedFields } from '../../api/refused-fields.ts';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { draftOf, emptyDraft, ENTRY_FIELDS, entryFaults, entryOf, type EntryField } from './entry-draft.ts';
import { EntryInput } from './entry-input.tsx';
import { TrialPanel } from './trial-panel.tsx';

/** 增加或修改日常用语, with a try before it counts. */
export function EntryEditor({ entry, onSaved, onCancel }: { entry: LexiconEntryAnswer | null; onSaved(): void; onCancel(): void }) {
  const { t, i18n } = useTranslation();
  const { summons } = useServices();
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => (entry ? draftOf(entry) : emptyDraft));
  const [tried, setTried] = useState(false);
  const save = useMutation({ mutationFn: () => (entry ? summons.changeEntry(entry, entryOf(draft)) : summons.addEntry(entryOf(draft), key)), onSuccess: onSaved });
  const faults = tried ? entryFaults(draft) : {};
  const refused = save.isError ? refusedFields(asProblem(save.error), ENTRY_FIELDS, i18n.language) : {};
  const inOrder = (): boolean => {
    setTried(true);
    return Object.keys(entryFaults(draft)).length === 0;
  };
  const saidOf = (field: EntryField): string[] => {
    const fault = faults[field];
    return fault ? [t(`lexicon.${fault.fault}`, { most: fault.most, word: fault.word })] : (refused[field] ?? []);
  };
  return (
    <form
      className="card"
      aria-labelledby="editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (inOrder()) save.mutate();
      }}
    >
      <h2 id="editor">{t(entry ? 'lexicon.changing' : 'lexicon.adding')}</h2>
      {ENTRY_FIELDS.map((field) => (
        <EntryInput
          key={field}
          field={field}
          value={draft[field]}
          faults={saidOf(field)}
          onChange={(value) => {
            save.reset();
            setDraft({ ...draft, [field]: value });
          }}
        />
      ))}
      <div role="alert">{save.isError && <ProblemView error={save.error} />}</div>
      <div className="answer-actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('lexicon.save')}
        </Button>
        <Button onClick={onCancel}>{t('lexicon.cancel')}</Button>
      </div>
      <TrialPanel draft={draft} inOrder={inOrder} />
    </form>
  );
}
