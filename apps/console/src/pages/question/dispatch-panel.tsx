import { useMutation } from '@tanstack/react-query';
import type { MatchAnswer, MatchCandidate } from '@yidan/contracts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { dispatchMatter, goesElsewhere } from './dispatch.ts';
import { DispatchResult } from './dispatch-result.tsx';
import type { Question } from './question.ts';

const LONGEST_REASON = 2000;

/** 派件: makes a matter of the question and an order of the answer, by one button. */
export function DispatchPanel({ question, answer, candidate, onStartOver }: { question: Question; answer: MatchAnswer; candidate: MatchCandidate | null; onStartOver(): void }) {
  const { t } = useTranslation();
  const { summons } = useServices();
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState(() => (candidate ? t('dispatch.reasonText', { item: candidate.itemName, code: candidate.itemCode, organ: candidate.organ.name, unit: candidate.unit.name }) : ''));
  const dispatch = useMutation({ mutationFn: (itemKey: string | null) => dispatchMatter(summons, { question, itemKey, reason, key }) });
  const [best] = answer.candidates;
  const byItself = answer.decision === 'AUTO';

  if (dispatch.data) return <DispatchResult matter={dispatch.data} onStartOver={onStartOver} />;
  return (
    <section className="card dispatch" aria-labelledby="dispatch">
      <h3 id="dispatch">{t('dispatch.heading')}</h3>
      {candidate && goesElsewhere(answer, candidate) ? (
        <p>{t('dispatch.otherThanSure', { unit: best ? `${best.organ.name} ${best.unit.name}` : '' })}</p>
      ) : (
        candidate && (
          <>
            <p>{t('dispatch.willGo', { organ: candidate.organ.name, unit: candidate.unit.name })}</p>
            {byItself ? (
              <p className="small">{t('dispatch.goesByItself')}</p>
            ) : (
              <label>
                {t('dispatch.reason')}
                <Input.TextArea lang="zh-CN" value={reason} maxLength={LONGEST_REASON} autoSize={{ minRows: 2, maxRows: 6 }} onChange={({ target }) => setReason(target.value)} />
              </label>
            )}
            <Button type="primary" loading={dispatch.isPending} disabled={!byItself && reason.trim() === ''} onClick={() => dispatch.mutate(candidate.itemKey)}>
              {t('dispatch.send')}
            </Button>
          </>
        )
      )}
      {!byItself && (
        <Button loading={dispatch.isPending && !candidate} disabled={dispatch.isPending} onClick={() => dispatch.mutate(null)}>
          {t('dispatch.register')}
        </Button>
      )}
      <div role="alert">{dispatch.isError && <ProblemView error={dispatch.error} />}</div>
    </section>
  );
}
