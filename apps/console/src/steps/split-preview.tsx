import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useServices } from '../api/services.ts';
import { useUnits } from '../api/use-organs.ts';
import { ChangesTable } from '../frame/changes-table.tsx';
import { ProblemView } from '../frame/problem-view.tsx';
import { changesOf, wordingsOf } from '../frame/item-changes.ts';
import { bodyOf, type StepDraft, type StepField } from './step.ts';

/** 预览清单调整: what the lists would say by a split table, before anybody signs it. */
export function SplitPreview({ field, disputeId, rows }: { field: StepField & { kind: 'rows' }; disputeId: string; rows: readonly StepDraft[] }) {
  const { t } = useTranslation();
  const { disputes } = useServices();
  const preview = useMutation({ mutationFn: () => disputes.previewSplit(disputeId, rows.map((row) => bodyOf({ fields: field.columns }, row))) });
  const organs = preview.data?.organs ?? [];
  const units = useUnits(organs.flatMap(({ organ, changes }) => [organ.id, ...changes.flatMap(({ fromOrganId }) => fromOrganId ?? [])]));
  const unitName = (unitId: string): string => [...units.values()].flat().find((unit) => unit.unitId === unitId)?.name ?? '';
  return (
    <div className="preview">
      <Button loading={preview.isPending} onClick={() => preview.mutate()}>
        {t('split.preview')}
      </Button>
      <div role="status">
        {preview.isError && <ProblemView error={preview.error} />}
        {preview.data && organs.length === 0 && <p>{t('split.previewNone')}</p>}
      </div>
      {organs.length > 0 && <h4>{t('split.previewHeading')}</h4>}
      {organs.map(({ organ, changes }) =>
        changes.map(({ operation, itemKey, before, after }) => (
          <ChangesTable
            key={`${organ.id} ${itemKey} ${operation}`}
            title={`${organ.name ?? ''} · ${after?.name ?? before?.name ?? ''}`}
            operation={operation}
            changes={operation === 'TRANSFER_OUT' ? [] : changesOf(before && wordingsOf(before, unitName), after && wordingsOf(after, unitName))}
          />
        )),
      )}
    </div>
  );
}
