import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../api/list-registry.ts';
import { percent } from '../../frame/wording.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';

/** 识别的列: what each column of a sheet was taken for, and how surely. */
export function RecognisedColumns({ sheet, columns }: { sheet: string; columns: ImportReport['sheets'][number]['columns'] }) {
  const { t } = useTranslation();
  const name = t('import.showColumns', { sheet });
  return (
    <details>
      <summary>{name}</summary>
      <div className="scroll" tabIndex={0} role="group" aria-label={name}>
        <table className="table">
          <thead>
            <tr>
              {(['column', 'header', 'field', 'confidence'] as const).map((heading) => (
                <th key={heading} scope="col">
                  {t(`import.${heading}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map(({ column, header, field, confidence }) => (
              <tr key={column}>
                <td>{column}</td>
                <td lang="zh-CN">{header}</td>
                <td>{isKeyOf('element', field) ? t(`element.${field}`) : field}</td>
                <td className="number">{percent(confidence)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
