import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../api/list-registry.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';
import { RecognisedColumns } from './recognised-columns.tsx';

/** 工作表, and what each of them was taken for. */
export function Sheets({ sheets }: { sheets: ImportReport['sheets'] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('import.sheets')}</h3>
      <ul>
        {sheets.map(({ name, role, rowsRead, headerRows, columns }) => (
          <li key={name}>
            <span lang="zh-CN">{name}</span> · {isKeyOf('sheetRole', role) ? t(`sheetRole.${role}`) : role} · {t('import.rows')} {rowsRead}
            {headerRows.length > 0 && ` · ${t('import.headerRows')} ${headerRows.join(', ')}`}
            {columns.length > 0 && <RecognisedColumns sheet={name} columns={columns} />}
          </li>
        ))}
      </ul>
    </>
  );
}
