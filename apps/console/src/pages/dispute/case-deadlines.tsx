import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { atTime } from '../../frame/wording.ts';
import { inLanguage } from '../../locales/language.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';

/** 期限: each clock of the case, and how it stands. */
export function CaseDeadlines({ deadlines }: { deadlines: DisputeAnswer['deadlines'] }) {
  const { t, i18n } = useTranslation();
  if (deadlines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="deadlines">
      <h2 id="deadlines">{t('disputeCase.deadlines')}</h2>
      <ul>
        {deadlines.map(({ kind, kindZh, dueAt, startedAt, status, provisional }) => (
          <li key={`${kind} ${startedAt}`}>
            {t('disputeCase.deadline', { kind: inLanguage(i18n.language, kindZh, isKeyOf('disputeStep', kind) ? t(`disputeStep.${kind}`) : kind), time: atTime(dueAt, i18n.language) })} · {isKeyOf('deadlineStatus', status) ? t(`deadlineStatus.${status}`) : status}
            {provisional && ` · ${t('order.provisional')}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
