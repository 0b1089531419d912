import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../api/services.ts';
import { ProblemView } from '../frame/problem-view.tsx';
import { percent } from '../frame/wording.ts';
import { faultsOf, type Fault } from './faults.ts';
import type { StepContext } from './search-choice.tsx';
import { fieldsAsked, type StepDraft, type StepField } from './step.ts';
import { StepInput } from './step-input.tsx';

/** 先例对照 (R-DSP-12): the cases that have to be looked at before somebody signs, each followed, or not for a reason. */
export function PrecedentRows({ rows, path, columns, faults, about, onChange }: { rows: readonly StepDraft[]; path: string; columns: readonly StepField[]; faults: readonly Fault[]; about: StepContext; onChange(rows: readonly StepDraft[]): void }) {
  const { t } = useTranslation();
  const { disputes } = useServices();
  const { disputeId = '' } = about;
  const shown = useQuery({ queryKey: ['shown-precedents', disputeId], queryFn: () => disputes.shownPrecedents(disputeId), enabled: disputeId !== '' });
  const take = useEffectEvent((ids: readonly string[]) => {
    const named = ids.filter((precedentId) => !rows.some((row) => row['precedentId'] === precedentId)).map((precedentId): StepDraft => ({ precedentId }));
    if (named.length > 0) onChange([...rows, ...named]);
  });
  const mustBeNamed = (shown.data ?? []).filter((one) => one.mustBeNamed).map(({ id }) => id);
  const wanted = mustBeNamed.join();
  useEffect(() => {
    if (wanted !== '') take(wanted.split(','));
  }, [wanted]);
  if (shown.isError) return <ProblemView error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data?.length === 0) return <p>{t('precedents.none')}</p>;
  return (
    <>
      <p className="small">{t('precedents.lead')}</p>
      {(shown.data ?? []).map(({ id, title, summary, split, documentNumber, likeness }) => {
        const i = rows.findIndex((row) => row['precedentId'] === id);
        const row = rows[i] ?? { precedentId: id };
        const set = (name: string, value: string): void => onChange(i === -1 ? [...rows, { ...row, [name]: value }] : rows.map((one, other) => (other === i ? { ...one, [name]: value } : one)));
        return (
          <div key={id} className="row-card" role="group" aria-label={title} data-testid="precedent">
            <p lang="zh-CN">
              <strong>{title}</strong> {documentNumber} {likeness.sameItem && <span className="tag">{t('precedents.same')}</span>} <span className="small">{t('precedents.score', { percent: percent(likeness.score) })}</span>
            </p>
            <p className="wording" lang="zh-CN">
              {summary}
            </p>
            <ul lang="zh-CN">
              {split.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <div role="alert">
              {faultsOf(faults, `${path}[${i}]`).map((fault) => (
                <p key={fault} className="field-error">
                  {fault}
                </p>
              ))}
            </div>
            {fieldsAsked({ fields: columns }, row).map((column) => (
              <StepInput key={column.name} field={column} at={`${path}[${i}].`} draft={row} faults={faults} about={about} onChange={(value) => set(column.name, value)} />
            ))}
          </div>
        );
      })}
    </>
  );
}
