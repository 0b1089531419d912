import type { RegistrySummary } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { counted } from '../../frame/wording.ts';

/** 总数. */
export function Totals({ summary: { items, organs, units, powers, openFindings } }: { summary: RegistrySummary }) {
  const { t, i18n } = useTranslation();
  const totals = [
    ['items', items],
    ['organs', organs],
    ['units', units],
    ['powers', powers],
    ['openFindings', openFindings.reduce((sum, { count }) => sum + count, 0)],
  ] as const;
  return (
    <dl className="totals">
      {totals.map(([what, total]) => (
        <div key={what} className="card">
          <dt>{t(`lists.${what}`)}</dt>
          <dd data-testid={`total-${what}`}>{counted(total, i18n.language)}</dd>
        </div>
      ))}
    </dl>
  );
}
