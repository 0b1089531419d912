import type { DutyItemDetail } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { isKeyOf } from '../../locales/is-key-of.ts';

/** 事项要素: what the list says about the item. */
export function ItemFacts({ item }: { item: DutyItemDetail }) {
  const { t } = useTranslation();
  const { version, majorFunction, specialFunction, timeLimit, powers, performance } = item;
  const assisting = item.assignments.filter(({ role }) => role === 'ASSIST').map(({ unitName }) => unitName);
  const limit = timeLimit && `${timeLimit.amount}${isKeyOf('clock', timeLimit.clock) ? t(`clock.${timeLimit.clock}`) : timeLimit.clock}`;
  return (
    <section className="card" aria-labelledby="item">
      <h3 id="item">{t('answer.item')}</h3>
      <dl className="facts">
        <dt>{t('answer.itemCode')}</dt>
        <dd>
          <code>{item.code}</code> <span lang="zh-CN">{item.name}</span>
        </dd>
        <dt>{t('answer.version')}</dt>
        <dd>
          <span lang="zh-CN">{version.documentNumber}</span> <code>{version.label}</code> {t('answer.effectiveSince', { date: version.effectiveFrom })}
        </dd>
        <dt>{t('answer.levels')}</dt>
        <dd lang="zh-CN">
          {majorFunction.name} › {specialFunction.name}
        </dd>
        <dt>{t('answer.attribute')}</dt>
        <dd lang="zh-CN">{item.attribute}</dd>
        {item.description && (
          <>
            <dt>{t('answer.description')}</dt>
            <dd lang="zh-CN">{item.description}</dd>
          </>
        )}
        <dt>{t('answer.powers')}</dt>
        <dd>{powers.length === 0 ? t('answer.empty') : powers.map(({ type, number, name }) => `${t(`powerType.${type}`)} ${number ?? ''} ${name}`).join('；')}</dd>
        {limit && (
          <>
            <dt>{t('answer.timeLimit')}</dt>
            <dd>{limit}</dd>
          </>
        )}
        {assisting.length > 0 && (
          <>
            <dt>{t('answer.assist')}</dt>
            <dd lang="zh-CN">{assisting.join('、')}</dd>
          </>
        )}
        <dt>{t('answer.performance')}</dt>
        <dd>{performance.closedOrders === 0 ? t('answer.notPerformed') : t('answer.performed', { closed: performance.closedOrders, onTime: performance.onTimeOrders })}</dd>
      </dl>
    </section>
  );
}
