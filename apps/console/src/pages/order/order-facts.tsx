import type { OrderAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ColourTag } from '../../frame/colour-tag.tsx';
import { Facts } from '../../frame/facts.tsx';
import { atTime } from '../../frame/wording.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';

/** 派件单要素: number, holder, item, what is due next and in what state it is. */
export function OrderFacts({ order }: { order: OrderAnswer }) {
  const { t, i18n } = useTranslation();
  const { dueAt, dueKind, decisionDocument, locked } = order;
  const kind = dueKind && isKeyOf('deadlineKind', dueKind) ? t(`deadlineKind.${dueKind}`) : (dueKind ?? '');
  const due = dueAt && (
    <>
      {t('order.nextDue', { kind, time: atTime(dueAt, i18n.language) })} <ColourTag colour={order.colour} />
    </>
  );
  return (
    <section className="card" aria-label={t('pageNames.order')}>
      <Facts
        facts={[
          [t('order.number'), order.number],
          [t('order.state'), t(`orderState.${order.state}`)],
          [t('order.organ'), order.organ.name],
          [t('order.unit'), `${order.unit.name}${order.interim ? ` (${t('order.interim')})` : ''} · ${t(`caseRole.${order.role}`)}`],
          [t('order.due'), due ?? t('order.noDue')],
          [t('order.item'), order.itemName ? `${order.itemName} ${order.itemCode ?? ''}` : t('answer.empty')],
          [t('handling.decisionDocument'), decisionDocument],
          [t('handling.dispute'), order.dispute && <Link to={`/disputes/${order.dispute.caseId}`}>{order.dispute.number}</Link>],
          [t('handling.lock'), locked ? t('handling.locked') : null],
          [t('order.matter'), <Link key="matter" to={`/matters/${order.matterId}`}>{order.matterNumber}</Link>],
          [t('order.channel'), t(`channel.${order.channel}`)],
          [t('order.urgency'), t(`urgency.${order.urgency}`)],
          [t('order.dispatchedAt'), atTime(order.dispatchedAt, i18n.language)],
        ]}
      />
    </section>
  );
}
