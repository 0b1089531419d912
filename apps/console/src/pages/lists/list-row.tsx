import type { DutyListAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { counted } from '../../frame/wording.ts';
import { ExportList } from './export-list.tsx';
import { findingsOf } from './lists.ts';

/** One organ's list as it stands today. */
export function ListRow({ list }: { list: DutyListAnswer }) {
  const { t, i18n } = useTranslation();
  const { organ, current } = list;
  const findings = findingsOf(list);
  if (!current) {
    return (
      <tr>
        <th scope="row" lang="zh-CN" className="words">
          {organ.name} <code>{organ.code}</code>
        </th>
        <td colSpan={8}>{t('lists.none')}</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row" lang="zh-CN" className="words">
        {organ.name} <code>{organ.code}</code>
      </th>
      <td>
        <code>{current.label}</code>
      </td>
      <td lang="zh-CN">{current.documentNumber}</td>
      <td>{current.effectiveFrom}</td>
      <td className="number">{counted(current.items, i18n.language)}</td>
      <td className="number">{counted(current.units, i18n.language)}</td>
      <td className="number">{counted(current.powers, i18n.language)}</td>
      <td className="number">{findings === 0 ? t('lists.noFindings') : counted(findings, i18n.language)}</td>
      <td>
        <ExportList organ={organ.name} versionId={current.versionId} label={current.label} />
      </td>
    </tr>
  );
}
