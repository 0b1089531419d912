import type { OrderAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';

/** 退件记录: who asked to return it, why, whose it is said to be, and what became of it. */
export function Returns({ returns }: { returns: OrderAnswer['returns'] }) {
  const { t, i18n } = useTranslation();
  if (returns.length === 0) return null;
  return (
    <section className="card" aria-labelledby="returns" data-testid="returns">
      <h2 id="returns">{t('handling.returns')}</h2>
      <ol className="records">
        {returns.map(({ orderId, organ, reason, proposedOrgan, proposedItem, basis, requestedAt, outcome, ground, answeredAt }) => (
          <li key={orderId}>
            <p>
              {t('handling.returnBy', { organ: organ.name, time: atTime(requestedAt, i18n.language) })} <span className="tag">{t(`returnOutcome.${outcome ?? 'open'}`)}</span>
            </p>
            <Facts
              facts={[
                [t('stepField.returnReason'), t(`returnReason.${reason}`)],
                [t('handling.proposed'), [proposedOrgan?.name, proposedItem && `${proposedItem.name} ${proposedItem.code}`].filter(Boolean).join(' · ') || null],
                [t('stepField.basis'), basis],
                [t('handling.answer'), ground && `${ground} ${answeredAt ? `(${atTime(answeredAt, i18n.language)})` : ''}`],
              ]}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
