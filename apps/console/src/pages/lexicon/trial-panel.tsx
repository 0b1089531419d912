import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { entryOf, type EntryDraft } from './entry-draft.ts';
import { TrialResult } from './trial-result.tsx';
import { trialTexts } from './trial-texts.ts';

/** 试一试: how texts would be answered with the entry as it is written; nothing is stored. */
export function TrialPanel({ draft, inOrder }: { draft: EntryDraft; inOrder(): boolean }) {
  const { t } = useTranslation();
  const { summons } = useServices();
  const [written, setWritten] = useState('');
  const [tried, setTried] = useState(false);
  const trial = useMutation({
    mutationFn: (texts: string[]) => {
      const { words, terms, holders } = entryOf(draft);
      return summons.tryEntries({ entries: [{ words, terms, holders }], texts });
    },
  });
  const { texts, fault } = trialTexts(written);
  const run = (): void => {
    setTried(true);
    // Both are looked at, so that everything wrong is named at once.
    if (inOrder() && fault === null) trial.mutate(texts);
  };
  return (
    <section className="trial" aria-labelledby="trial">
      <h3 id="trial">{t('lexicon.trial')}</h3>
      <div className="field">
        <label htmlFor="trial-texts">{t('lexicon.trialTexts')}</label>
        <Input.TextArea
          id="trial-texts"
          className="wide"
          lang="zh-CN"
          value={written}
          autoSize={{ minRows: 2, maxRows: 10 }}
          placeholder={t('lexiconExample.trial')}
          aria-describedby="trial-hint trial-fault"
          {...(tried && fault && { status: 'error', 'aria-invalid': true })}
          onChange={({ target }) => setWritten(target.value)}
        />
        <p id="trial-hint" className="small">
          {t('lexicon.trialHint')}
        </p>
        <div id="trial-fault" role="alert">
          {tried && fault && <p className="field-error">{t(`lexicon.${fault}`)}</p>}
        </div>
      </div>
      <Button loading={trial.isPending} onClick={run}>
        {t('lexicon.tryIt')}
      </Button>
      <div role="alert">{trial.isError && <ProblemView error={trial.error} />}</div>
      <div role="status">{trial.data && <TrialResult items={trial.data.items} />}</div>
    </section>
  );
}
