import { useTranslation } from 'react-i18next';
import { isKeyOf } from '../locales/is-key-of.ts';
import { zhCN } from '../locales/zh-CN.ts';
import type { ChoiceWords } from './step.ts';

/** 选项: a choice among the words of a group, or nothing of them. */
export function WordSelect({ id, words, only, empty, value, described = {}, onChange }: { id?: string; words: ChoiceWords; only?: readonly string[]; empty: string; value: string; described?: object; onChange(value: string): void }) {
  const { t } = useTranslation();
  return (
    <select {...(id !== undefined && { id })} value={value} {...described} onChange={({ target }) => onChange(target.value)}>
      <option value="">{empty}</option>
      {(only ?? Object.keys(zhCN[words])).map((code) => (
        <option key={code} value={code}>
          {isKeyOf(words, code) ? t(`${words}.${code}` as 'helpKind.SUMMONS') : code}
        </option>
      ))}
    </select>
  );
}
