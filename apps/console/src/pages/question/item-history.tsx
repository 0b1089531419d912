import type { ItemHistory } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { asText, dayBefore } from '../../frame/wording.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';

/** 事项沿革: in which versions the item stands, since when, and what each of them changed. */
export function ItemHistoryView({ history: { versions } }: { history: ItemHistory }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="history">
      <h3 id="history">{t('answer.history')}</h3>
      <ol className="history" data-testid="history">
        {versions.map(({ version, change, changes, organ, assignments }) => {
          const label = `${version.documentNumber} ${version.label}`;
          const { effectiveFrom: from, effectiveTo } = version;
          return (
            <li key={version.versionId}>
              <strong>{effectiveTo === null ? t('answer.historyOf', { label, from }) : t('answer.historyUntil', { label, from, to: dayBefore(effectiveTo) })}</strong>
              <span lang="zh-CN">
                {organ.name} · {assignments.find(({ role }) => role === 'LEAD')?.unitName}
              </span>
              {change === 'FIRST' && <span>{t('answer.first')}</span>}
              {change === 'UNCHANGED' && <span>{t('answer.unchanged')}</span>}
              {changes.map(({ element, before, after }) => (
                <span key={element}>
                  {t('answer.changed', { element: isKeyOf('element', element) ? t(`element.${element}`) : element, before: asText(before) || t('answer.empty'), after: asText(after) || t('answer.empty') })}
                </span>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
