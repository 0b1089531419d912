import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isKeyOf } from '../locales/is-key-of.ts';
import { zhCN } from '../locales/zh-CN.ts';
import type { ChoiceWords } from './step.ts';

/** 多选: any number of the words of a group. */
export function WordChoices({ id, words, legend, value, onChange }: { id: string; words: ChoiceWords; legend: ReactNode; value: string; onChange(value: string): void }) {
  const { t } = useTranslation();
  const chosen = value === '' ? [] : value.split('\n');
  return (
    <fieldset id={id} className="choices">
      <legend>{legend}</legend>
      {Object.keys(zhCN[words]).map((code) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={({ target }) => onChange((target.checked ? [...chosen, code] : chosen.filter((one) => one !== code)).join('\n'))} />{' '}
          {isKeyOf(words, code) ? t(`${words}.${code}` as 'helpKind.SUMMONS') : code}
        </label>
      ))}
    </fieldset>
  );
}
