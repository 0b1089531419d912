import type { DisputeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../frame/facts.tsx';
import { AmendmentsView } from './amendments-view.tsx';
import { Bases } from './bases.tsx';
import { Wording } from './phase.tsx';
import { PrecedentsUsed } from './precedents-used.tsx';
import { Signatures } from './signatures.tsx';
import { SplitView } from './split-view.tsx';

type Ruled = NonNullable<NonNullable<DisputeAnswer['commission']>['ruling']>;

/** 裁定书 as it is read. */
export function RulingView({ ruling, heading, disputeId }: { ruling: Ruled; heading: string; disputeId: string }) {
  const { t } = useTranslation();
  const { upperAuthority, facts, reasons, bases, policyRuling, split, amendments, precedents, staffingNote, executeBy, signature, documentNumber } = ruling;
  return (
    <>
      <h3>
        {heading} {documentNumber ?? <span className="tag">{t('commissionPhase.rulingDraft')}</span>} {policyRuling && <span className="tag">{t('commissionPhase.policy')}</span>}
      </h3>
      {signature && <p>{t('commissionPhase.effect')}</p>}
      <Facts
        facts={[
          [t('commissionPhase.upper'), upperAuthority],
          [t('coordination.facts'), <Wording key="facts" text={facts} />],
          [t('coordination.reasons'), <Wording key="reasons" text={reasons} />],
          [t('coordination.bases'), bases.length === 0 ? null : <Bases key="bases" bases={bases} />],
          [t('commissionPhase.staffing'), staffingNote && <Wording text={staffingNote} />],
          [t('commissionPhase.executeBy'), executeBy],
        ]}
      />
      <SplitView rows={split} label={t('split.heading')} />
      <AmendmentsView amendments={amendments} />
      <PrecedentsUsed disputeId={disputeId} precedents={precedents} />
      {signature && <Signatures signed={[signature]} />}
    </>
  );
}
