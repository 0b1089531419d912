import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { itemOption } from '../../steps/item-option.ts';
import type { StepDraft } from '../../steps/step.ts';
import { StepPanel } from '../../steps/step-panel.tsx';
import { Deadlines } from '../order/deadlines.tsx';
import { Candidates } from './candidates.tsx';
import { MatterFacts } from './matter-facts.tsx';
import { OrdersOf } from './orders-of.tsx';

/** 来件: what was received, what the list says, where it went, and what an operator may do about it. */
export function MatterPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { dispatch } = useServices();
  const answers = useQueryClient();
  const asked = useQuery({ queryKey: ['matter', id], queryFn: () => dispatch.one('matter', id) });
  if (asked.isError) return <ProblemView error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Waiting text={t('frame.loading')} />;
  const matter = asked.data;
  const [best] = matter.match.candidates;
  return (
    <div className="page">
      <h1>{t('matter.heading', { number: matter.number })}</h1>
      <MatterFacts matter={matter} />
      <StepPanel
        key={id}
        subject={{ what: 'matter', id, rowVersion: matter.rowVersion }}
        actions={matter.actions}
        about={{ text: matter.content, items: matter.match.candidates.map(itemOption) }}
        initialOf={(command): StepDraft => (command === 'decide' && best && matter.match.decision !== 'UNMATCHED' ? { itemKey: best.itemKey } : {})}
        onTaken={(answer) => answers.setQueryData(['matter', id], answer)}
      />
      <section className="card" aria-labelledby="matter-text">
        <h2 id="matter-text">{t('matter.text')}</h2>
        <p className="wording">{matter.content}</p>
      </section>
      <OrdersOf orders={matter.orders} />
      <Candidates candidates={matter.match.candidates} />
      <Deadlines deadlines={matter.deadlines} />
      <p className="answer-actions">
        <Link to="/desk">{t('pageNames.desk')}</Link>
      </p>
    </div>
  );
}
