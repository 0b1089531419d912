import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useDownload } from '../../api/use-download.ts';
import { useServices } from '../../api/services.ts';
import { ProblemView } from '../../frame/problem-view.tsx';
import { Waiting } from '../../frame/waiting.tsx';
import { ReasonList } from '../question/reason-list.tsx';
import { Deadlines } from './deadlines.tsx';
import { OrderFacts } from './order-facts.tsx';

/** 派件单: where an order stands. */
export function OrderPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { summons } = useServices();
  const order = useQuery({ queryKey: ['order', id], queryFn: () => summons.order(id) });
  const form = useDownload();
  if (order.isError) return <ProblemView error={order.error} onRetry={() => void order.refetch()} />;
  if (!order.data) return <Waiting text={t('frame.loading')} />;
  const { number, matter, deadlines, reasons } = order.data;
  return (
    <div className="page">
      <h1>{t('order.heading', { number })}</h1>
      <OrderFacts order={order.data} />
      <section className="card" aria-labelledby="matter-text">
        <h2 id="matter-text">{t('order.content')}</h2>
        <p className="wording">{matter.content}</p>
      </section>
      <Deadlines deadlines={deadlines} />
      <ReasonList reasons={reasons} />
      <p className="answer-actions">
        <Button loading={form.isPending} onClick={() => form.mutate(() => summons.orderForm(id, number))}>
          {t('order.form')}
        </Button>
        <Link to="/">{t('order.back')}</Link>
      </p>
      {form.isError && <ProblemView error={form.error} />}
    </div>
  );
}
