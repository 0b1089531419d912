import type { MatterAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** 派件单 of a matter, each with its holder and state. */
export function OrdersOf({ orders }: { orders: MatterAnswer['orders'] }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="orders" data-testid="orders">
      <h2 id="orders">{t('matter.orders')}</h2>
      {orders.length === 0 && <p>{t('matter.noOrders')}</p>}
      <ul>
        {orders.map(({ id, number, organ, unit, role, state }) => (
          <li key={id}>
            <Link to={`/orders/${id}`}>{number}</Link>{' '}
            <span lang="zh-CN">
              {organ.name} {unit.name}
            </span>{' '}
            · {t(`caseRole.${role}`)} <span className="tag">{t(`orderState.${state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
