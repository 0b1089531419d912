import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Facts } from '../../frame/facts.tsx';
import { UrgencyTag } from '../../frame/urgency-tag.tsx';
import { atTime } from '../../frame/wording.ts';
import { Wording } from './phase.tsx';
import { originPath, upwardWords } from './standing.ts';

/** 案件情况: state, what is disputed, where it comes from, and how it ended. */
export function CaseFacts({ one }: { one: DisputeAnswer }) {
  const { t, i18n } = useTranslation();
  const { title, kind, state, urgency, description, items, issue, legalIssue, sector, jurisdiction, origin, raisedBy, raisedAt, dueAt, overdue, nonCompliant, upward, formerUpward, outcome, outcomeAt, cause, closedAt } = one;
  const path = originPath(origin);
  return (
    <section className="card" aria-label={t('disputeCase.facts')} data-testid="case-facts">
      <Facts
        facts={[
          [t('disputes.title'), <Wording key="title" text={title} />],
          [
            t('disputes.state'),
            <span key="state">
              {t(`disputeState.${state}`)} <UrgencyTag urgency={urgency} /> {nonCompliant && <span className="tag colour-RED">{t('disputes.nonCompliant')}</span>}
            </span>,
          ],
          [t('disputes.dueAt'), dueAt && <>{atTime(dueAt, i18n.language)} {overdue && <span className="tag colour-RED">{t('disputes.isOverdue')}</span>}</>],
          [t('disputes.kind'), t(`disputeKindName.${kind}`)],
          [t('disputeCase.description'), <Wording key="description" text={description} />],
          [t('disputeCase.items'), items.length === 0 ? null : items.map(({ itemKey, code, name }) => [name ?? itemKey, code].filter(Boolean).join(' ')).join('；')],
          [t('disputeCase.issue'), t(`disputeIssue.${issue}`)],
          [t('disputeCase.legalIssue'), legalIssue && <Wording text={legalIssue} />],
          [t('disputeCase.sector'), sector],
          [t('disputeCase.jurisdiction'), t(`jurisdiction.${jurisdiction}`)],
          [t('disputeCase.origin'), path === null ? t(`originType.${origin.type}`) : <Link to={path}>{t(`originType.${origin.type}`)}</Link>],
          [t('disputeCase.raisedBy'), `${t(`raisedBy.${raisedBy}`)} · ${atTime(raisedAt, i18n.language)}`],
          [
            t('disputeCase.upward'),
            upward && [...formerUpward, upward].map((request) => <p key={request.documentNumber}>{t(`disputeCase.${upwardWords(request)}`, { to: request.to, document: request.documentNumber, days: request.workingDays, reply: request.reply?.documentNumber, text: request.reply?.text })}</p>),
          ],
          [t('disputeCase.outcome'), outcome && t('disputeCase.outcomeBy', { source: t(`outcomeSource.${outcome.source}`), document: outcome.documentNumber, time: outcomeAt ? atTime(outcomeAt, i18n.language) : '' })],
          [t('disputeCase.cause'), cause && t(`disputeCause.${cause}`)],
          [t('disputeCase.closedAt'), closedAt && atTime(closedAt, i18n.language)],
        ]}
      />
    </section>
  );
}
