import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../locales/language.ts';
import { isKeyOf } from '../../locales/is-key-of.ts';
import type { ImportProblem } from './import-problems.ts';

/** One problem and its place in the file. */
export function ProblemRow({ problem: { severity, sheet, row, column, element, rule, message, messageZh, value } }: { problem: ImportProblem }) {
  const { t, i18n } = useTranslation();
  return (
    <tr>
      <td>
        <span className={`tag severity-${severity}`}>{t(`severity.${severity}`)}</span>
      </td>
      <td lang="zh-CN">{sheet}</td>
      <td className="number">{row === 0 ? '' : `${column}${row}`}</td>
      <td>{isKeyOf('element', element) ? t(`element.${element}`) : element}</td>
      <td className="words">{inLanguage(i18n.language, messageZh, message)}</td>
      <td lang="zh-CN">{value}</td>
      <td>
        <code>{rule}</code>
      </td>
    </tr>
  );
}
