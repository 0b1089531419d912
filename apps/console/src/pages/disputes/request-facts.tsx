import type { DisputeRequestAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { inLanguage } from '../../locales/language.ts';
import { originPath } from '../dispute/standing.ts';

/** 请求情况: where it comes from, what it asks, and what became of it. */
export function RequestFacts({ request: { origin, sourceNumber, note, items, parties, state, refusal, case: raised, receivedAt, dueAt, overdue } }: { request: DisputeRequestAnswer }) {
  const { t, i18n } = useTranslation();
  const path = originPath(origin);
  const from = sourceNumber ?? t(`originType.${origin.type}`);
  return (
    <section className="card" aria-label={t('disputeRequest.heading')} data-testid="request">
      <Facts
        facts={[
          [t('disputeRequest.state'), t(`requestState.${state}`)],
          [t('disputeRequest.toCase'), raised && <Link to={`/disputes/${raised.id}`}>{raised.number}</Link>],
          [t('application.route'), refusal && `${t(`outOfScope.${refusal.ground}`)} · ${inLanguage(i18n.language, refusal.routeZh, refusal.route)}`],
          [t('disputeRequest.from'), path === null ? from : <Link to={path}>{from}</Link>],
          [
            t('disputeRequest.content'),
            note && (
              <span className="wording" lang="zh-CN">
                {note}
              </span>
            ),
          ],
          [t('disputeCase.items'), items.length === 0 ? null : items.map(({ itemKey, name, code }) => [name ?? itemKey, code].filter(Boolean).join(' ')).join('；')],
          [t('disputeRequest.parties'), parties.map(({ organ }) => organ.name).join(t('frame.and')) || t('disputeRequest.noParties')],
          [t('disputeRequest.receivedAt'), atTime(receivedAt, i18n.language)],
          [t('disputes.dueAt'), dueAt && <>{atTime(dueAt, i18n.language)} {overdue && <span className="tag colour-RED">{t('disputes.isOverdue')}</span>}</>],
        ]}
      />
    </section>
  );
}
