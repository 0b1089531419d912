import { useTranslation } from 'react-i18next';

/** 试一试: everyday questions for who sees the page the first time. */
export function Examples({ onChoose }: { onChoose(text: string): void }) {
  const { t } = useTranslation();
  return (
    <section className="chips" aria-labelledby="examples">
      <h2 id="examples">{t('question.examples')}</h2>
      <ul>
        {[t('question.example1'), t('question.example2'), t('question.example3')].map((text) => (
          <li key={text}>
            <button type="button" lang="zh-CN" onClick={() => onChoose(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
