import type { OrderAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { atTime } from '../../frame/wording.ts';
import { inLanguage } from '../../locales/language.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';

/** 各项时限. */
export function Deadlines({ deadlines }: { deadlines: OrderAnswer['deadlines'] }) {
  const { t, i18n } = useTranslation();
  if (deadlines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="deadlines">
      <h2 id="deadlines">{t('order.deadlines')}</h2>
      <ul>
        {deadlines.map(({ kind, kindZh, dueAt, status, provisional, amount, clock }) => (
          <li key={kind}>
            {t('order.nextDue', { kind: isKeyOf('deadlineKind', kind) ? t(`deadlineKind.${kind}`) : inLanguage(i18n.language, kindZh, kind), time: atTime(dueAt, i18n.language) })} · {amount}
            {t(`clock.${clock}`)} · {t(`deadlineStatus.${status}`)}
            {provisional && ` · ${t('order.provisional')}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
