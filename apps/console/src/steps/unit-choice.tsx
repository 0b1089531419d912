import { useTranslation } from 'react-i18next';
import { useUnits } from '../api/use-organs.ts';

/** 科室选择: one of the units of the organ that was chosen before. */
export function UnitChoice({ id, organId, value, described, onChange }: { id: string; organId: string; value: string; described: object; onChange(value: string): void }) {
  const { t } = useTranslation();
  const units = useUnits(organId === '' ? [] : [organId]).get(organId) ?? [];
  // A unit of another organ chosen before is none any more.
  const known = units.some(({ unitId }) => unitId === value) ? value : '';
  return (
    <select id={id} value={known} {...described} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t(organId === '' ? 'split.noUnit' : 'split.chooseUnit')}</option>
      {units.map(({ unitId, name }) => (
        <option key={unitId} value={unitId}>
          {name}
        </option>
      ))}
    </select>
  );
}
