import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { isKeyOf } from '../locales/is-key-of.ts';
import { zhCN } from '../locales/zh-CN.ts';
import { SearchChoice, type StepContext } from './search-choice.tsx';
import { labelOf, type ChoiceWords, type StepField } from './step.ts';

const LONGEST = { text: 20_000, line: 200 } as const;

/** One field of the form of a step: its name, what is written there and what is wrong with it. */
export function StepInput({ field, value, faults, about, onChange }: { field: StepField; value: string; faults: readonly string[]; about: StepContext; onChange(value: string): void }) {
  const { t } = useTranslation();
  const id = `step-${field.name}`;
  const isWrong = faults.length > 0;
  const described = { 'aria-describedby': `${id}-faults`, ...(isWrong && { 'aria-invalid': true as const }) };
  const look = { id, value, className: 'wide', ...described, ...(isWrong && { status: 'error' as const }) };
  return (
    <div className="field">
      <label htmlFor={id}>
        {t(`stepField.${labelOf(field)}`)} {!field.required && <span className="small">{t('steps.optional')}</span>}
      </label>
      {field.kind === 'text' && <Input.TextArea {...look} maxLength={LONGEST.text} autoSize={{ minRows: 2, maxRows: 8 }} onChange={({ target }) => onChange(target.value)} />}
      {field.kind === 'lines' && <Input.TextArea {...look} placeholder={t('steps.linesHint')} autoSize={{ minRows: 2, maxRows: 8 }} onChange={({ target }) => onChange(target.value)} />}
      {field.kind === 'line' && <Input {...look} maxLength={LONGEST.line} onChange={({ target }) => onChange(target.value)} />}
      {(field.kind === 'date' || field.kind === 'number') && <Input {...look} type={field.kind} {...(field.kind === 'number' && { min: 1 })} onChange={({ target }) => onChange(target.value)} />}
      {(field.kind === 'choice' || field.kind === 'mark') && <WordChoice id={id} words={field.words} value={value} described={described} onChange={onChange} />}
      {field.kind === 'yesNo' && (
        <select id={id} value={value} {...described} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('steps.choose')}</option>
          <option value="yes">{t('steps.yes')}</option>
          <option value="no">{t('steps.no')}</option>
        </select>
      )}
      {(field.kind === 'item' || field.kind === 'items' || field.kind === 'organ' || field.kind === 'matter') && <SearchChoice id={id} kind={field.kind} value={value} about={about} describedBy={`${id}-faults`} isWrong={isWrong} onChange={onChange} />}
      <div id={`${id}-faults`} role="alert">
        {faults.map((fault) => (
          <p key={fault} className="field-error">
            {fault}
          </p>
        ))}
      </div>
    </div>
  );
}

function WordChoice({ id, words, value, described, onChange }: { id: string; words: ChoiceWords; value: string; described: object; onChange(value: string): void }) {
  const { t } = useTranslation();
  return (
    <select id={id} value={value} {...described} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t('steps.choose')}</option>
      {Object.keys(zhCN[words]).map((code) => (
        <option key={code} value={code}>
          {isKeyOf(words, code) ? t(`${words}.${code}` as 'helpKind.SUMMONS') : code}
        </option>
      ))}
    </select>
  );
}
