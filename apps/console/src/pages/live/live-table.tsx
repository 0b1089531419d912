import { useTranslation } from 'react-i18next';
import { counted } from '../../frame/wording.ts';
import { LIVE_FIGURES, type LiveRow } from './live.ts';

/** 分组计数: a line for each organ, unit or township that has something to do. */
export function LiveTable({ rows }: { rows: readonly LiveRow[] }) {
  const { t, i18n } = useTranslation();
  if (rows.length === 0) return <p>{t('live.nothing')}</p>;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-labelledby="live">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('live.name')}</th>
            {LIVE_FIGURES.map((figure) => (
              <th key={figure} scope="col" className="number">
                {t(`live.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody data-testid="live-rows">
          {rows.map(({ key, name, figures }) => (
            <tr key={key}>
              <th scope="row" lang="zh-CN" className="words">
                {name ?? t('live.noPlace')}
              </th>
              {LIVE_FIGURES.map((figure) => (
                <td key={figure} className="number">
                  {counted(figures[figure], i18n.language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
