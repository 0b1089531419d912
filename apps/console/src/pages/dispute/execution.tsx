import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames } from '../../api/use-organs.ts';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { ExecutionStanding } from './execution-standing.tsx';
import { Phase, Wording } from './phase.tsx';

/** 执行: what was reported, who did not comply, what is still missing, and the confirmation. */
export function Execution({ one: { id, state, rowVersion, execution } }: { one: DisputeAnswer }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrganNames();
  if (!execution) return null;
  const { startedAt, reports, nonCompliance, confirmation, proposal } = execution;
  return (
    <Phase name="execution" heading={t('execution.heading')}>
      <p>{t('execution.started', { time: atTime(startedAt, i18n.language) })}</p>
      {state === 'EXECUTING' && <ExecutionStanding id={id} rowVersion={rowVersion} />}
      {reports.length > 0 && <h3>{t('execution.reports')}</h3>}
      <ul>
        {reports.map(({ organId, text, evidence, at }) => (
          <li key={`${organId} ${at}`}>
            {t('disputeCase.at', { organ: nameOf(organId), time: atTime(at, i18n.language) })} <Wording text={text} /> {evidence.length > 0 && <span className="small">{evidence.join('；')}</span>}
          </li>
        ))}
      </ul>
      {nonCompliance.length > 0 && <h3>{t('execution.nonCompliance')}</h3>}
      <ul>
        {nonCompliance.map(({ organId, facts, at }) => (
          <li key={`${organId} ${at}`}>
            {t('disputeCase.at', { organ: nameOf(organId), time: atTime(at, i18n.language) })} <Wording text={facts} />
          </li>
        ))}
      </ul>
      {confirmation && (
        <>
          <h3>{t('execution.confirmation')}</h3>
          <p>
            {atTime(confirmation.at, i18n.language)} <span className="tag">{confirmation.noListChange ? t('execution.noListChange') : t('execution.versions', { count: confirmation.versionIds.length })}</span> <Wording text={confirmation.note} />
          </p>
          <ul>
            {(confirmation.dismissals ?? []).map(({ organId, reason }) => (
              <li key={organId}>
                {t('execution.dismissed', { organ: nameOf(organId) })} <Wording text={reason} />
              </li>
            ))}
          </ul>
        </>
      )}
      {proposal && <Facts facts={[[t(`proposalKind.${proposal.kind}`), <Wording key="proposal" text={proposal.text} />]]} />}
    </Phase>
  );
}
