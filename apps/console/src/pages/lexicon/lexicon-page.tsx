import type { LexiconEntryAnswer } from '@yidan/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotYours } from '../../frame/not-yours.tsx';
import { useMay } from '../../session/use-me.ts';
import { EntryEditor } from './entry-editor.tsx';
import { LexiconTable } from './lexicon-table.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

/** What is done with an entry; without an entry a new one is written. */
interface Doing {
  what: 'write' | 'remove';
  entry: LexiconEntryAnswer | null;
}

/** 日常用语: what the district's own people say for what its lists call otherwise; everybody reads it, dispatch operators and administrators keep it. */
export function LexiconPage() {
  const { t } = useTranslation();
  const answers = useQueryClient();
  const mayEdit = useMay('editLexicon');
  const [doing, setDoing] = useState<Doing | null>(null);
  const [done, setDone] = useState<'saved' | 'removed' | null>(null);
  const start = (what: Doing['what'], entry: LexiconEntryAnswer | null): void => {
    setDone(null);
    setDoing({ what, entry });
  };
  const finish = (how: 'saved' | 'removed'): void => {
    setDoing(null);
    setDone(how);
    void answers.invalidateQueries({ queryKey: ['lexicon'] });
    // What was asked before may now be answered otherwise.
    answers.removeQueries({ queryKey: ['match'] });
  };
  return (
    <div className="page">
      <h1>{t('lexicon.heading')}</h1>
      <p className="lead">{t('lexicon.lead')}</p>
      {mayEdit === false && <NotYours text={t('lexicon.notYours')} />}
      {mayEdit && doing?.what !== 'write' && (
        <p>
          <Button type="primary" onClick={() => start('write', null)}>
            {t('lexicon.add')}
          </Button>
        </p>
      )}
      <div role="status">{done && <p className="done-note">{t(`lexicon.${done}`)}</p>}</div>
      {doing?.what === 'write' && <EntryEditor key={doing.entry?.id ?? ''} entry={doing.entry} onSaved={() => finish('saved')} onCancel={() => setDoing(null)} />}
      {/* One thing at a time: another entry would take away what is being written. */}
      <LexiconTable mayEdit={mayEdit === true && doing?.what !== 'write'} onChange={(entry) => start('write', entry)} onRemove={(entry) => start('remove', entry)} />
      {doing?.what === 'remove' && doing.entry && <RemoveDialog entry={doing.entry} onRemoved={() => finish('removed')} onCancel={() => setDoing(null)} />}
    </div>
  );
}
