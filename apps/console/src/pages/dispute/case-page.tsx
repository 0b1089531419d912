import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Tabs } from '../../frame/tabs.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { useMay } from '../../session/use-me.ts';
import { StepPanel } from '../../steps/step-panel.tsx';
import { Application } from './application.tsx';
import { CaseDeadlines } from './case-deadlines.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CasePapers } from './case-papers.tsx';
import { aboutCase, draftForStep } from './case-steps.ts';
import { Commission } from './commission.tsx';
import { Coordination } from './coordination.tsx';
import { Execution } from './execution.tsx';
import { Holder } from './holder.tsx';
import { LeaderActs } from './leader-acts.tsx';
import { Levels } from './levels.tsx';
import { Negotiation } from './negotiation.tsx';
import { Parties } from './parties.tsx';
import { Statements } from './statements.tsx';
import { Timeline } from './timeline.tsx';

/** 争议案件: how far it has come, who holds the duty now, everything the parties and the offices said, and what the reader may do about it. */
export function CasePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { dispatch } = useServices();
  const answers = useQueryClient();
  const maySeeChain = useMay('seeChain');
  const [tab, setTab] = useState('case');
  const asked = useQuery({ queryKey: ['dispute', id], queryFn: () => dispatch.one('dispute', id) });
  if (asked.isError) return <ProblemView error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Waiting text={t('frame.loading')} />;
  const one = asked.data;
  const content = (
    <>
      <Holder one={one} />
      <StepPanel
        key={id}
        subject={{ what: 'dispute', id, rowVersion: one.rowVersion }}
        actions={one.actions}
        about={aboutCase(one)}
        initialOf={(command) => draftForStep(command, one)}
        onTaken={(answer) => answers.setQueryData(['dispute', id], answer)}
      />
      <CaseFacts one={one} />
      <Parties parties={one.parties} />
      <CaseDeadlines deadlines={one.deadlines} />
      <Statements statements={one.statements} />
      <Negotiation one={one} />
      <Application one={one} />
      <Coordination one={one} />
      <Commission one={one} />
      <Execution one={one} />
      <LeaderActs acts={one.leaderActs} consents={one.withdrawalConsents} />
      <CasePapers id={id} rowVersion={one.rowVersion} />
    </>
  );
  const tabs = [
    { key: 'case', label: t('disputeCase.tabCase'), content },
    { key: 'timeline', label: t('disputeCase.tabTimeline'), content: <Timeline chainId={one.chainId} /> },
  ];
  return (
    <div className="page">
      <h1>{t('disputeCase.heading', { number: one.number })}</h1>
      <Levels one={one} />
      {maySeeChain ? <Tabs name={t('disputeCase.tabs')} tabs={tabs} chosen={tab} onChoose={setTab} /> : content}
      <p className="answer-actions">
        <Link to="/disputes">{t('disputes.back')}</Link>
        <Link to="/desk">{t('pageNames.desk')}</Link>
      </p>
    </div>
  );
}
