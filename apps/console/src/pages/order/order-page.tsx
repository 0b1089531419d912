import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { StepPanel } from '../../steps/step-panel.tsx';
import { Clarifications } from '../question/clarifications.tsx';
import { ReasonList } from '../question/reason-list.tsx';
import { Deadlines } from './deadlines.tsx';
import { Handling } from './handling.tsx';
import { JointActs } from './joint-acts.tsx';
import { OrderFacts } from './order-facts.tsx';
import { OrderPapers } from './order-papers.tsx';
import { draftFor, itemsNamed } from './order-steps.ts';
import { Returns } from './returns.tsx';

/** 派件单: where an order stands, and what the reader may do about it. */
export function OrderPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { dispatch } = useServices();
  const answers = useQueryClient();
  const asked = useQuery({ queryKey: ['order', id], queryFn: () => dispatch.one('order', id) });
  if (asked.isError) return <ProblemView error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Waiting text={t('frame.loading')} />;
  const order = asked.data;
  return (
    <div className="page">
      <h1>{t('order.heading', { number: order.number })}</h1>
      <OrderFacts order={order} />
      <StepPanel
        key={id}
        subject={{ what: 'order', id, rowVersion: order.rowVersion }}
        actions={order.actions}
        about={{ text: order.matter.content, items: itemsNamed(order), parties: order.jointOrgans.map(({ id: organId, name }) => ({ value: organId, label: name })) }}
        initialOf={(command) => draftFor(command, order)}
        onTaken={(answer) => answers.setQueryData(['order', id], answer)}
      />
      <section className="card" aria-labelledby="matter-text">
        <h2 id="matter-text">{t('order.content')}</h2>
        <p className="wording">{order.matter.content}</p>
      </section>
      <Handling order={order} />
      <JointActs acts={order.jointActs} />
      <Returns returns={order.returns} />
      <Deadlines deadlines={order.deadlines} />
      <Clarifications documents={order.clarifications} />
      <ReasonList reasons={order.reasons} />
      <OrderPapers order={order} />
      <p className="answer-actions">
        <Link to="/desk">{t('pageNames.desk')}</Link>
        <Link to="/">{t('order.back')}</Link>
      </p>
    </div>
  );
}
