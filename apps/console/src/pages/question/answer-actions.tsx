import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linkTo, type Question } from './question.ts';

/** Passing an answer on: as a link, or on paper. */
export function AnswerActions({ question }: { question: Question }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const copy = (): void => {
    const link = linkTo(location.origin, question);
    navigator.clipboard.writeText(link).then(
      () => setSaid(t('question.linkCopied')),
      () => setSaid(t('question.linkNotCopied', { link })),
    );
  };
  return (
    <div className="answer-actions">
      <Button size="small" onClick={copy}>
        {t('question.copyLink')}
      </Button>
      <Button size="small" onClick={() => window.print()}>
        {t('question.print')}
      </Button>
      <span role="status" className="small">
        {said}
      </span>
    </div>
  );
}
