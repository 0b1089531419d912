import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../session/use-me.ts';
import { NotYours } from '../../frame/not-yours.tsx';
import { Tabs } from '../../frame/tabs.tsx';
import { CasesPanel } from './cases-panel.tsx';
import { RequestsPanel } from './requests-panel.tsx';

/** 职责争议: the disputes somebody may see, and what waits for the establishment office to make a case of it. */
export function DisputesPage() {
  const { t } = useTranslation();
  const mayRaise = useMay('raiseDispute');
  const maySeeRequests = useMay('seeDisputeRequests');
  const maySeeFigures = useMay('seeDisputeFigures');
  const [tab, setTab] = useState('cases');
  return (
    <div className="page">
      <h1>{t('pageNames.disputes')}</h1>
      <p className="lead">{t('disputes.lead')}</p>
      <p className="answer-actions">
        {mayRaise && <Link to="/disputes/raise">{t('disputes.raise')}</Link>}
        {maySeeFigures && <Link to="/disputes/figures">{t('disputes.figures')}</Link>}
      </p>
      {mayRaise === false && <NotYours text={t('disputes.notYours')} />}
      {maySeeRequests ? (
        <Tabs
          name={t('disputes.tabs')}
          chosen={tab}
          onChoose={setTab}
          tabs={[
            { key: 'cases', label: t('disputes.cases'), content: <CasesPanel /> },
            { key: 'requests', label: t('disputes.requests'), content: <RequestsPanel /> },
          ]}
        />
      ) : (
        <CasesPanel />
      )}
    </div>
  );
}
