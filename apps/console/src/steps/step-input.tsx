import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { faultsWithin, type Fault } from './faults.ts';
import { MeetingChoice } from './meeting-choice.tsx';
import { RowsInput } from './rows-input.tsx';
import { SearchChoice, type StepContext } from './search-choice.tsx';
import { labelOf, type StepDraft, type StepField } from './step.ts';
import { UnitChoice } from './unit-choice.tsx';
import { WordChoices } from './word-choices.tsx';
import { WordSelect } from './word-select.tsx';

const LONGEST = { text: 20_000, line: 200 } as const;
const TYPES = { date: 'date', number: 'number', moment: 'datetime-local' } as const;

/** One field of the form of a step: its name, what is written there and what is wrong with it. */
export function StepInput({ field, at = '', draft, faults, about, onChange }: { field: StepField; at?: string; draft: StepDraft; faults: readonly Fault[]; about: StepContext; onChange(value: string): void }) {
  const { t } = useTranslation();
  const path = `${at}${field.name}`;
  // Rows and their columns have names of their own, so that a label leads to one field only.
  const id = `step-${path.replaceAll(/[^\w-]+/g, '-')}`;
  const value = draft[field.name] ?? '';
  if (field.kind === 'given') return null;
  if (field.kind === 'rows') return <RowsInput field={field} path={path} id={id} draft={draft} faults={faults} about={about} onChange={onChange} />;
  const said = faultsWithin(faults, path);
  const isWrong = said.length > 0;
  const described = { 'aria-describedby': `${id}-faults`, ...(isWrong && { 'aria-invalid': true as const }) };
  const look = { id, value, className: 'wide', ...described, ...(isWrong && { status: 'error' as const }) };
  const name = (
    <>
      {t(`stepField.${labelOf(field)}`)} {!field.required && field.kind !== 'flag' && <span className="small">{t('steps.optional')}</span>}
    </>
  );
  return (
    <div className="field">
      {field.kind === 'flag' ? (
        <Checkbox id={id} checked={value === 'yes'} {...described} onChange={({ target }) => onChange(target.checked ? 'yes' : '')}>
          {name}
        </Checkbox>
      ) : field.kind === 'choices' ? (
        <WordChoices id={id} words={field.words} legend={name} value={value} onChange={onChange} />
      ) : (
        <label htmlFor={id}>{name}</label>
      )}
      {field.kind === 'text' && <Input.TextArea {...look} maxLength={LONGEST.text} autoSize={{ minRows: 2, maxRows: 8 }} onChange={({ target }) => onChange(target.value)} />}
      {field.kind === 'lines' && <Input.TextArea {...look} placeholder={t('steps.linesHint')} autoSize={{ minRows: 2, maxRows: 8 }} onChange={({ target }) => onChange(target.value)} />}
      {field.kind === 'line' && <Input {...look} maxLength={LONGEST.line} onChange={({ target }) => onChange(target.value)} />}
      {(field.kind === 'date' || field.kind === 'number' || field.kind === 'moment') && <Input {...look} type={TYPES[field.kind]} {...(field.kind === 'number' && { min: 1 })} onChange={({ target }) => onChange(target.value)} />}
      {(field.kind === 'choice' || field.kind === 'mark') && <WordSelect id={id} words={field.words} empty={t('steps.choose')} value={value} described={described} onChange={onChange} />}
      {field.kind === 'yesNo' && (
        <select id={id} value={value} {...described} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('steps.choose')}</option>
          <option value="yes">{t('steps.yes')}</option>
          <option value="no">{t('steps.no')}</option>
        </select>
      )}
      {field.kind === 'party' && (
        <select id={id} value={value} {...described} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t('steps.choose')}</option>
          {(about.parties ?? about.organs ?? []).map((organ) => (
            <option key={organ.value} value={organ.value}>
              {organ.label}
            </option>
          ))}
        </select>
      )}
      {field.kind === 'meeting' && <MeetingChoice id={id} disputeId={about.disputeId ?? ''} value={value} described={described} onChange={onChange} />}
      {field.kind === 'unit' && <UnitChoice id={id} organId={draft[field.of] ?? ''} value={value} described={described} onChange={onChange} />}
      {(field.kind === 'item' || field.kind === 'items' || field.kind === 'organ' || field.kind === 'organs' || field.kind === 'matter' || field.kind === 'case') && (
        <SearchChoice id={id} kind={field.kind} value={value} about={about} describedBy={`${id}-faults`} isWrong={isWrong} onChange={onChange} />
      )}
      <div id={`${id}-faults`} role="alert">
        {said.map((fault) => (
          <p key={fault} className="field-error">
            {fault}
          </p>
        ))}
      </div>
    </div>
  );
}
