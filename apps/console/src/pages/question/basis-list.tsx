import type { DutyItemDetail } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';

/** 法定依据: law, article and wording, as the list states them. */
export function BasisList({ item: { basisRefs, sandingUnitProvisionRefs } }: { item: DutyItemDetail }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="basis">
      <h3 id="basis">{t('answer.basis')}</h3>
      {basisRefs.length === 0 && <p>{t('answer.noBasis')}</p>}
      <ul className="bases" data-testid="basis">
        {basisRefs.map(({ role, instrument, article, text }, i) => (
          <li key={i}>
            <span className="tag">{t(role === 'ORIGIN' ? 'answer.origin' : 'answer.support')}</span>{' '}
            <span lang="zh-CN">
              {instrument && (
                <strong>
                  {`《${instrument}》`}
                  {article}
                </strong>
              )}
              {/* Where the list quotes no more than law and article, saying it twice helps nobody. */}
              {text !== `《${instrument}》${article ?? ''}` && <span className="wording">{text}</span>}
            </span>
          </li>
        ))}
      </ul>
      {sandingUnitProvisionRefs.length > 0 && (
        <>
          <h4>{t('answer.sanding')}</h4>
          <ul lang="zh-CN">
            {sandingUnitProvisionRefs.map((text, i) => (
              <li key={i}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
