import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useOrganNames } from '../../api/use-organs.ts';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { AmendmentsView } from './amendments-view.tsx';
import { Bases } from './bases.tsx';
import { Wording } from './phase.tsx';
import { PrecedentsUsed } from './precedents-used.tsx';
import { Signatures } from './signatures.tsx';
import { SplitView } from './split-view.tsx';

type Opined = NonNullable<NonNullable<DisputeAnswer['coordination']>['opinion']>;

/** 协调意见: facts and bases, who does what, what the lists shall say, and who has accepted and signed it. */
export function Opinion({ opinion: { facts, reasons, bases, split, amendments, precedents, minor, acceptances, signatures, documentNumber } , disputeId }: { opinion: Opined; disputeId: string }) {
  const { t, i18n } = useTranslation();
  const nameOf = useOrganNames();
  return (
    <>
      <h3>
        {t('coordination.opinion')} {documentNumber ?? <span className="tag">{t('coordination.opinionDraft')}</span>} {minor && <span className="tag">{t('coordination.minor')}</span>}
      </h3>
      <Facts
        facts={[
          [t('coordination.facts'), <Wording key="facts" text={facts} />],
          [t('coordination.reasons'), <Wording key="reasons" text={reasons} />],
          [t('coordination.bases'), bases.length === 0 ? null : <Bases key="bases" bases={bases} />],
        ]}
      />
      <SplitView rows={split} label={t('split.heading')} />
      <AmendmentsView amendments={amendments} />
      <PrecedentsUsed disputeId={disputeId} precedents={precedents} />
      {acceptances.length > 0 && <h4>{t('coordination.acceptances')}</h4>}
      <ul>
        {acceptances.map(({ organId, at, accepts, reason }) => (
          <li key={`${organId} ${at}`}>
            {t('disputeCase.at', { organ: nameOf(organId), time: atTime(at, i18n.language) })} <span className="tag">{t(accepts ? 'coordination.accepts' : 'coordination.declines')}</span> <Wording text={reason} />
          </li>
        ))}
      </ul>
      {signatures.length > 0 && <h4>{t('coordination.signatures')}</h4>}
      <Signatures signed={signatures} />
    </>
  );
}
