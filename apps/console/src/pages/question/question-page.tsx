import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { AnswerView } from './answer-view.tsx';
import { Examples } from './examples.tsx';
import { emptyQuestion, questionIn, requestOf, type Question } from './question.ts';
import { QuestionForm } from './question-form.tsx';
import { RecentQuestions } from './recent-list.tsx';
import { forgetQuestions, recentQuestions, rememberQuestion } from './recent-questions.ts';

/** 这件事谁来管？ the page on which a matter is put in plain words and the lists answer. */
export function QuestionPage() {
  const { t } = useTranslation();
  const { summons } = useServices();
  const [draft, setDraft] = useState<Question>(() => questionIn(location.search) ?? emptyQuestion);
  // Asked again means asked anew: the lists may have changed in between.
  const [asked, setAsked] = useState<{ question: Question; times: number } | null>(() => {
    const question = questionIn(location.search);
    return question && { question, times: 1 };
  });
  const [recent, setRecent] = useState(() => recentQuestions(sessionStorage));
  const match = useQuery({
    queryKey: ['match', asked],
    queryFn: () => summons.match(requestOf(asked!.question)),
    enabled: asked !== null,
    staleTime: Infinity,
  });

  const ask = (question: Question): void => {
    if (question.text.trim() === '') return;
    setDraft(question);
    setRecent(rememberQuestion(sessionStorage, question.text));
    setAsked({ question, times: (asked?.times ?? 0) + 1 });
  };
  const startOver = (): void => {
    setDraft(emptyQuestion);
    setAsked(null);
    document.getElementById('question')?.focus();
  };

  return (
    <div className="question-page">
      <div className="question-top">
        <h1>{t('question.heading')}</h1>
        {asked === null && <p className="lead">{t('question.lead')}</p>}
        <QuestionForm draft={draft} rows={asked === null ? 3 : 1} busy={match.isFetching} onChange={setDraft} onAsk={() => ask(draft)} />
        {asked === null && <Examples onChoose={(text) => ask({ ...draft, text })} />}
      </div>
      {match.isFetching && <Waiting text={t('question.asking')} />}
      {match.isError && !match.isFetching && <ProblemView error={match.error} onRetry={() => void match.refetch()} />}
      {match.data && !match.isFetching && asked && <AnswerView key={asked.times} question={asked.question} answer={match.data} onStartOver={startOver} />}
      <RecentQuestions
        questions={recent}
        onChoose={(text) => ask({ ...draft, text })}
        onForget={() => {
          forgetQuestions(sessionStorage);
          setRecent([]);
        }}
      />
    </div>
  );
}
