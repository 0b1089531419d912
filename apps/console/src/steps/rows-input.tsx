import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { faultsOf, type Fault } from './faults.ts';
import { PrecedentRows } from './precedent-rows.tsx';
import type { StepContext } from './search-choice.tsx';
import { SplitPreview } from './split-preview.tsx';
import { fieldsAsked, labelOf, rowsAsText, rowsIn, type StepDraft, type StepField } from './step.ts';
import { StepInput } from './step-input.tsx';

type RowsField = Extract<StepField, { kind: 'rows' }>;
const EMPTY: StepDraft = {};

/** 逐行填写: as many rows as there are, each with the same columns; what is wrong stands in the row where it is. */
export function RowsInput({ field, path, id, draft, faults, about, onChange }: { field: RowsField; path: string; id: string; draft: StepDraft; faults: readonly Fault[]; about: StepContext; onChange(value: string): void }) {
  const { t } = useTranslation();
  const kept = rowsIn(draft[field.name]);
  const rows = kept.length === 0 && field.required ? [EMPTY] : kept;
  const set = (changed: readonly StepDraft[]): void => onChange(rowsAsText(changed));
  const label = t(`stepField.${labelOf(field)}`);
  return (
    <fieldset className="rows">
      <legend>
        {label} {!field.required && <span className="small">{t('steps.optional')}</span>}
      </legend>
      <div id={`${id}-faults`} role="alert">
        {faultsOf(faults, path).map((fault) => (
          <p key={fault} className="field-error">
            {fault}
          </p>
        ))}
      </div>
      {field.look === 'precedents' ? (
        <PrecedentRows rows={rows} path={path} columns={field.columns} faults={faults} about={about} onChange={set} />
      ) : (
        <>
          {field.look === 'split' && <p className="small">{t('split.first')}</p>}
          {rows.map((row, i) => (
            // Rows have no name of their own; they are added and taken away, never moved.
            <div key={i} className="row-card" role="group" aria-label={t('split.row', { name: label, no: i + 1 })}>
              <p className="row-head">
                <strong>{t('split.row', { name: label, no: i + 1 })}</strong>{' '}
                <Button size="small" aria-label={t('split.remove', { name: label, no: i + 1 })} disabled={rows.length === 1 && field.required === true} onClick={() => set(rows.filter((_, other) => other !== i))}>
                  {t('split.removeRow')}
                </Button>
              </p>
              <div role="alert">
                {faultsOf(faults, `${path}[${i}]`).map((fault) => (
                  <p key={fault} className="field-error">
                    {fault}
                  </p>
                ))}
              </div>
              <div className="row-fields">
                {fieldsAsked({ fields: field.columns }, row).map((column) => (
                  <StepInput
                    key={column.name}
                    field={column}
                    at={`${path}[${i}].`}
                    draft={row}
                    faults={faults}
                    about={about}
                    onChange={(value) => set(rows.map((one, other) => (other === i ? { ...one, [column.name]: value } : one)))}
                  />
                ))}
              </div>
            </div>
          ))}
          <Button onClick={() => set([...rows, EMPTY])}>{t('split.add', { name: label })}</Button>
          {field.look === 'split' && about.disputeId !== undefined && <SplitPreview field={field} disputeId={about.disputeId} rows={rows} />}
        </>
      )}
    </fieldset>
  );
}
