import { Button, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreOptions } from './more-options.tsx';
import type { Question } from './question.ts';

const LONGEST = 20_000;

/** 提问框. */
export function QuestionForm({ draft, rows, busy, onChange, onAsk }: { draft: Question; rows: number; busy: boolean; onChange(draft: Question): void; onAsk(): void }) {
  const { t } = useTranslation();
  const [tooShort, setTooShort] = useState(false);
  const ask = (): void => {
    setTooShort(draft.text.trim() === '');
    onAsk();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    ask();
  };
  return (
    <form
      className="question-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
      onKeyDown={onKeyDown}
    >
      <label htmlFor="question" className="unseen">
        {t('question.label')}
      </label>
      <Input.TextArea
        id="question"
        autoFocus
        value={draft.text}
        maxLength={LONGEST}
        autoSize={{ minRows: rows, maxRows: 10 }}
        placeholder={t('question.placeholder')}
        aria-describedby="question-hint"
        {...(tooShort && { status: 'error', 'aria-invalid': true })}
        onChange={({ target }) => {
          setTooShort(false);
          onChange({ ...draft, text: target.value });
        }}
      />
      <div role="alert">{tooShort && <p className="field-error">{t('question.tooShort')}</p>}</div>
      <p id="question-hint" className="small">
        {t('question.noPersonalData')} <span className="wide-only">{t('question.askHint')}</span>
      </p>
      <div className="question-actions">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t('question.ask')}
        </Button>
        <MoreOptions draft={draft} onChange={onChange} />
      </div>
    </form>
  );
}
