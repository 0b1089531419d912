import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../api/list-registry.ts';
import { counted } from '../../frame/wording.ts';
import { problemsOfReport } from './import-problems.ts';
import { ProblemsTable } from './problems-table.tsx';
import { Sheets } from './sheets.tsx';

/** 读懂了什么: sheets, columns and counts, and what deserves a second look. */
export function Understood({ report }: { report: ImportReport }) {
  const { t, i18n } = useTranslation();
  const powers = Object.entries(report.powersByType).filter(([, count]) => count > 0) as [keyof ImportReport['powersByType'], number][];
  const totals = [
    [t('import.rows'), report.rowsRead],
    [t('import.items'), report.items],
    [t('import.powers'), powers.reduce((sum, [, count]) => sum + count, 0)],
    [t('import.units'), report.units.length],
  ] as const;
  return (
    <>
      <section className="card" aria-labelledby="understood" data-testid="understood">
        <h2 id="understood">{t('import.understood')}</h2>
        <p>
          {t('import.kind')}: {t(`import.kind${report.kind}`)}
        </p>
        <dl className="totals">
          {totals.map(([name, total]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{counted(total, i18n.language)}</dd>
            </div>
          ))}
        </dl>
        {powers.length > 0 && <p>{powers.map(([type, count]) => `${t(`powerType.${type}`)} ${count}`).join(' · ')}</p>}
        {report.units.length > 0 && (
          <details>
            <summary>{t('import.unitNames')}</summary>
            <p lang="zh-CN">{report.units.join('、')}</p>
          </details>
        )}
        {report.declared
          .filter(({ declared, found }) => declared !== found)
          .map(({ what, declared, found, sheet, row }) => (
            <p key={`${sheet}${row}${what}`} className="field-error">
              {t('import.declaredDiffers', { what, declared, found, place: `${sheet}!${row}` })}
            </p>
          ))}
        <Sheets sheets={report.sheets} />
      </section>
      <ProblemsTable problems={problemsOfReport(report)} />
    </>
  );
}
