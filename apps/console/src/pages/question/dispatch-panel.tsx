import { useMutation } from '@tanstack/react-query';
import type { MatchAnswer, MatchCandidate } from '@yidan/contracts';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { NotYours } from '../../frame/not-yours.tsx';
import { ProblemView } from '../../frame/problem-view.tsx';
import { useMay } from '../../session/use-me.ts';
import { dispatchMatter, dispatchSteps } from './dispatch.ts';
import { DispatchResult } from './dispatch-result.tsx';
import type { Question } from './question.ts';

const LONGEST_REASON = 2000;

/** 派件: makes a matter of the question and an order of the answer, by one button; whoever may not is told who does. */
export function DispatchPanel({ question, answer, candidate, onStartOver }: { question: Question; answer: MatchAnswer; candidate: MatchCandidate | null; onStartOver(): void }) {
  const { t } = useTranslation();
  const { summons } = useServices();
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState(() => (candidate ? t('dispatch.reasonText', { item: candidate.itemName, code: candidate.itemCode, organ: candidate.organ.name, unit: candidate.unit.name }) : ''));
  const dispatch = useMutation({ mutationFn: (itemKey: string | null) => dispatchMatter(summons, { question, itemKey, reason, key }) });
  const mayRegister = useMay('registerMatter');
  const mayDecide = useMay('decideMatter');
  const [best] = answer.candidates;
  const { elsewhere, byItself, send, register } = dispatchSteps(answer, candidate, mayDecide ?? false);

  if (dispatch.data) return <DispatchResult matter={dispatch.data} onStartOver={onStartOver} />;
  if (mayRegister === undefined) return null;
  return (
    <section className="card dispatch" aria-labelledby="dispatch">
      <h3 id="dispatch">{t('dispatch.heading')}</h3>
      {!mayRegister && <NotYours text={t('dispatch.notYours')} />}
      {mayRegister && elsewhere && <p>{t('dispatch.otherThanSure', { unit: best ? `${best.organ.name} ${best.unit.name}` : '' })}</p>}
      {mayRegister && candidate && send && (
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
      )}
      {mayRegister && register && (
        <>
          {!mayDecide && <NotYours text={t('dispatch.operatorDecides')} />}
          <Button loading={dispatch.isPending && !send} disabled={dispatch.isPending} onClick={() => dispatch.mutate(null)}>
            {t('dispatch.register')}
          </Button>
        </>
      )}
      <div role="alert">{dispatch.isError && <ProblemView error={dispatch.error} />}</div>
    </section>
  );
}
