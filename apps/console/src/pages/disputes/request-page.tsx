import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { StepPanel } from '../../steps/step-panel.tsx';
import { RequestFacts } from './request-facts.tsx';
import { aboutRequest, draftForRequest } from './requests.ts';

/** 待立案请求: what was asked for, and its answer: a case, an open case it joins, or a refusal with the way it goes instead. */
export function RequestPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { dispatch } = useServices();
  const answers = useQueryClient();
  const asked = useQuery({ queryKey: ['dispute-request', id], queryFn: () => dispatch.one('disputeRequest', id) });
  if (asked.isError) return <ProblemView error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Waiting text={t('frame.loading')} />;
  const request = asked.data;
  return (
    <div className="page">
      <h1>{t('disputeRequest.one', { number: request.sourceNumber ?? t(`disputeKindName.${request.kind}`) })}</h1>
      <p className="lead">{t('disputeRequest.lead')}</p>
      <RequestFacts request={request} />
      <StepPanel
        key={id}
        subject={{ what: 'disputeRequest', id, rowVersion: request.rowVersion }}
        actions={request.actions}
        about={aboutRequest(request)}
        initialOf={(command) => draftForRequest(command, request, t(`disputeKindName.${request.kind}`))}
        onTaken={(answer) => answers.setQueryData(['dispute-request', id], answer)}
      />
      <p className="answer-actions">
        <Link to="/disputes">{t('disputes.back')}</Link>
        <Link to="/desk">{t('pageNames.desk')}</Link>
      </p>
    </div>
  );
}
