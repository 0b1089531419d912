import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useServices } from '../../api/services.ts';
import { useDownload } from '../../api/use-download.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import type { StepDraft } from '../../steps/step.ts';
import { StepPanel } from '../../steps/step-panel.tsx';
import { NoticeFacts } from './notice-facts.tsx';
import { Replies } from './replies.tsx';

/** 督办单: what is required, what was replied, and what the reader may do about it. */
export function NoticePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { dispatch } = useServices();
  const answers = useQueryClient();
  const form = useDownload();
  const asked = useQuery({ queryKey: ['notice', id], queryFn: () => dispatch.one('notice', id) });
  if (asked.isError) return <ProblemView error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Waiting text={t('frame.loading')} />;
  const notice = asked.data;
  const draft = notice.replies.find(({ signedAt }) => signedAt === null);
  return (
    <div className="page">
      <h1>{t('supervision.heading', { number: notice.number })}</h1>
      <NoticeFacts notice={notice} />
      <StepPanel
        key={id}
        subject={{ what: 'notice', id, rowVersion: notice.rowVersion }}
        actions={notice.actions}
        about={{ text: '', items: [] }}
        initialOf={(command): StepDraft => (command === 'write' && draft ? { text: draft.text, evidence: draft.evidence.join('\n') } : {})}
        onTaken={(answer) => answers.setQueryData(['notice', id], answer)}
      />
      <Replies replies={notice.replies} />
      <p className="answer-actions">
        <Button loading={form.isPending} onClick={() => form.mutate(() => dispatch.noticeForm(id, notice.number))}>
          {t('papers.noticeForm')}
        </Button>
        <Link to="/supervision">{t('supervision.back')}</Link>
      </p>
      {form.isError && <ProblemView error={form.error} />}
    </div>
  );
}
