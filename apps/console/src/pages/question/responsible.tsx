import type { MatchCandidate } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';

/** 责任单位和承办科室. */
export function Responsible({ candidate: { organ, unit, itemName, itemCode } }: { candidate: MatchCandidate }) {
  const { t } = useTranslation();
  return (
    <section className="card responsible" aria-labelledby="responsible">
      <h3 id="responsible" className="small">
        {t('answer.organ')} · {t('answer.unit')}
      </h3>
      <p className="organ" lang="zh-CN" data-testid="organ">
        {organ.name}
      </p>
      <p className="unit" lang="zh-CN" data-testid="unit">
        {unit.name}
      </p>
      <p className="by-item">
        <span className="small">{t('answer.item')}</span> <span lang="zh-CN">{itemName}</span> <code>{itemCode}</code>
      </p>
    </section>
  );
}
