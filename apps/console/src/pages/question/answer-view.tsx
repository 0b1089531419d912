import type { MatchAnswer } from '@yidan/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerActions } from './answer-actions.tsx';
import { CandidateList } from './candidate-list.tsx';
import { Clarifications } from './clarifications.tsx';
import { DecisionHeadline } from './decision-headline.tsx';
import { DispatchPanel } from './dispatch-panel.tsx';
import { ItemView } from './item-view.tsx';
import type { Question } from './question.ts';
import { ReasonList } from './reason-list.tsx';
import { Responsible } from './responsible.tsx';
import { UnmatchedAdvice } from './unmatched-advice.tsx';

/** 查询结果: what the lists say, why, and what can be done about it. */
export function AnswerView({ question, answer, onStartOver }: { question: Question; answer: MatchAnswer; onStartOver(): void }) {
  const { t } = useTranslation();
  const unmatched = answer.decision === 'UNMATCHED';
  // What fits nothing is only a hint: nobody is proposed until the person chooses.
  const [chosen, setChosen] = useState(unmatched ? null : (answer.candidates[0]?.itemKey ?? null));
  const candidate = answer.candidates.find(({ itemKey }) => itemKey === chosen) ?? null;
  return (
    <section className="answer" aria-label={t('question.answerHeading')}>
      <div className="answer-head">
        <DecisionHeadline answer={answer} />
        <AnswerActions question={question} />
      </div>
      <p className="small asked">{t('question.yourQuestion', { text: question.text.trim() })}</p>
      <div className="answer-columns">
        <div className="answer-main">
          {unmatched && <UnmatchedAdvice />}
          {candidate && (
            <>
              <Responsible candidate={candidate} />
              <Clarifications documents={candidate.clarifications} />
              <ReasonList reasons={candidate.reasons} />
              <ItemView key={candidate.itemKey} candidate={candidate} />
            </>
          )}
        </div>
        <div className="answer-side">
          <DispatchPanel key={`dispatch-${chosen}`} question={question} answer={answer} candidate={candidate} onStartOver={onStartOver} />
          {answer.candidates.length > (unmatched ? 0 : 1) && <CandidateList candidates={answer.candidates} chosen={chosen} heading={t(unmatched ? 'unmatched.near' : 'answer.others')} onChoose={setChosen} />}
        </div>
      </div>
    </section>
  );
}
