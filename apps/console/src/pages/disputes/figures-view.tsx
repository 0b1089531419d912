import type { HalfYearFigures } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { counted, percent } from '../../frame/wording.ts';

/** 半年统计 as totals and tables. */
export function FiguresView({ figures: { raised, solved, days, leaderInterventions, organs, causes } }: { figures: HalfYearFigures }) {
  const { t, i18n } = useTranslation();
  const totals = [
    ['raised', raised.total, null],
    ['decided', solved.total, null],
    ['leaderActs', leaderInterventions.count, leaderInterventions.previous],
  ] as const;
  return (
    <>
      <dl className="totals">
        {totals.map(([name, value, before]) => (
          <div key={name} className="card">
            <dt>{t(`figures.${name}`)}</dt>
            <dd data-testid={`figure-${name}`}>{counted(value, i18n.language)}</dd>
            {before && <dd className="small">{t('figures.before', { count: before.count })}</dd>}
          </div>
        ))}
      </dl>
      {raised.total === 0 && solved.total === 0 && <p>{t('figures.none')}</p>}
      <section className="card" aria-labelledby="by-level">
        <h2 id="by-level">{t('figures.byLevel')}</h2>
        <div className="scroll" tabIndex={0} role="group" aria-labelledby="by-level">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('figures.level')}</th>
                <th scope="col" className="number">
                  {t('figures.cases')}
                </th>
                <th scope="col" className="number">
                  {t('figures.share')}
                </th>
                <th scope="col" className="number">
                  {t('figures.days')}
                </th>
              </tr>
            </thead>
            <tbody>
              {solved.byLevel.map(({ level, count, share }) => {
                const mean = days.find((one) => one.level === level)?.mean ?? null;
                return (
                  <tr key={level}>
                    <th scope="row">{t(`disputeLevel.${level}`)}</th>
                    <td className="number">{counted(count, i18n.language)}</td>
                    <td className="number">{share === null ? '' : `${percent(share)}%`}</td>
                    <td className="number">{mean === null ? '' : mean.toFixed(1)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>
      <Counts name="kinds" heading={t('figures.kinds')} rows={raised.byKind.map(({ kind, count }) => [t(`disputeKindName.${kind}`), count])} />
      <Counts name="causes" heading={t('figures.causes')} rows={causes.map(({ cause, total }) => [t(`disputeCause.${cause}`), total])} />
      <Counts name="repeaters" heading={t('figures.repeaters')} rows={organs.map(({ organId, name, total }) => [name ?? organId, total])} />
    </>
  );
}

function Counts({ name, heading, rows }: { name: string; heading: string; rows: readonly (readonly [string, number])[] }) {
  const { i18n } = useTranslation();
  const said = rows.filter(([, count]) => count > 0);
  if (said.length === 0) return null;
  return (
    <section className="card" aria-labelledby={`figures-${name}`}>
      <h2 id={`figures-${name}`}>{heading}</h2>
      <ul lang="zh-CN">
        {said.map(([of, count]) => (
          <li key={of}>
            {of} {counted(count, i18n.language)}
          </li>
        ))}
      </ul>
    </section>
  );
}
