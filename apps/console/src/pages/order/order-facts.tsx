import type { OrderAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { atTime } from '../../frame/wording.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';

/** 派件单要素: number, holder, item, what is due next and in what state it is. */
export function OrderFacts({ order }: { order: OrderAnswer }) {
  const { t, i18n } = useTranslation();
  const { dueAt, dueKind } = order;
  const kind = dueKind && isKeyOf('deadlineKind', dueKind) ? t(`deadlineKind.${dueKind}`) : (dueKind ?? '');
  const facts = [
    [t('order.number'), order.number],
    [t('order.state'), t(`orderState.${order.state}`)],
    [t('order.organ'), order.organ.name],
    [t('order.unit'), `${order.unit.name}${order.interim ? ` (${t('order.interim')})` : ''}`],
    [t('order.due'), dueAt ? t('order.nextDue', { kind, time: atTime(dueAt, i18n.language) }) : t('order.noDue')],
    [t('order.item'), order.itemName ? `${order.itemName} ${order.itemCode ?? ''}` : t('answer.empty')],
    [t('order.matter'), order.matterNumber],
    [t('order.channel'), t(`channel.${order.channel}`)],
    [t('order.urgency'), t(`urgency.${order.urgency}`)],
    [t('order.dispatchedAt'), atTime(order.dispatchedAt, i18n.language)],
  ] as const;
  return (
    <section className="card" aria-label={t('pageNames.order')}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
