import type { MatterAnswer } from '@yidan/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { leadingOrder } from './dispatch.ts';

/** 已派件: the number of the order and the way to it; or that the matter waits for an operator. */
export function DispatchResult({ matter, onStartOver }: { matter: MatterAnswer; onStartOver(): void }) {
  const { t } = useTranslation();
  const order = leadingOrder(matter);
  return (
    <section className="card dispatch done" aria-labelledby="dispatched">
      <div role="status">
        <h3 id="dispatched">{t(order ? 'dispatch.done' : 'dispatch.waiting')}</h3>
        <dl className="facts">
          <dt>{t('dispatch.matterNumber')}</dt>
          <dd>{matter.number}</dd>
          {order && (
            <>
              <dt>{t('dispatch.orderNumber')}</dt>
              <dd data-testid="order-number">{order.number}</dd>
            </>
          )}
        </dl>
      </div>
      {order && (
        <p>
          <Link to={`/orders/${order.id}`}>{t('dispatch.details')}</Link>
        </p>
      )}
      <Button onClick={onStartOver}>{t('dispatch.again')}</Button>
    </section>
  );
}
