import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** 本次登录问过的. */
export function RecentQuestions({ questions, onChoose, onForget }: { questions: readonly string[]; onChoose(text: string): void; onForget(): void }) {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <section className="chips" aria-labelledby="recent">
      <h2 id="recent">{t('question.recent')}</h2>
      <ul>
        {questions.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => onChoose(text)}>
              {text}
            </button>
          </li>
        ))}
        <li>
          <Button type="link" size="small" onClick={onForget}>
            {t('question.forgetRecent')}
          </Button>
        </li>
      </ul>
    </section>
  );
}
