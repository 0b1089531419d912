import { GIVEN_UP, type DutyChange, type ProvisionContent, type SandingDuty, type SandingUnitProvision } from './provision-content.ts';
import { provisionKey } from './provision-key.ts';

/** 变动: what a provision says otherwise than the one before it. */
export interface ProvisionChanges {
  /** A duty that was left out without a word is DROPPED. */
  readonly duties: readonly { readonly ordinal: number; readonly text: string; readonly change: Exclude<DutyChange, 'KEPT'> | 'DROPPED' }[];
  readonly units: readonly { readonly unitId: string; readonly unitName: string; readonly change: 'ADDED' | 'REMOVED' | 'CHANGED' }[];
}

type Content = { readonly duties: readonly SandingDuty[]; readonly units: readonly SandingUnitProvision[] };

/** 比对“三定”: the marks of the text, and what the comparison of both texts adds to them; without a text before it only the marks speak. */
export function changesSince(previous: Content | null, { duties, units }: Content): ProvisionChanges {
  const marked = duties.flatMap(({ ordinal, text, change }) => (change === 'KEPT' ? [] : [{ ordinal, text, change }]));
  if (previous === null) return { duties: marked, units: [] };
  const before = new Set(previous.duties.map(({ text }) => provisionKey(text)));
  const now = new Set(duties.map(({ text }) => provisionKey(text)));
  const unmarked = duties.filter(({ text, change }) => change === 'KEPT' && !before.has(provisionKey(text)));
  const dropped = previous.duties.filter(({ text, change }) => !GIVEN_UP.includes(change) && !now.has(provisionKey(text)));
  const [unitsBefore, unitsNow] = [previous.units, units].map((all) => new Map(all.map((unit) => [unit.unitId, unit])));
  return {
    duties: [
      ...[...marked, ...unmarked.map(({ ordinal, text }) => ({ ordinal, text, change: 'ADDED' as const }))].toSorted((a, b) => a.ordinal - b.ordinal),
      ...dropped.map(({ ordinal, text }) => ({ ordinal, text, change: 'DROPPED' as const })),
    ],
    units: [
      ...units.flatMap(({ unitId, unitName, text }): ProvisionChanges['units'][number][] => {
        const held = unitsBefore!.get(unitId);
        if (!held) return [{ unitId, unitName, change: 'ADDED' }];
        return provisionKey(held.text) === provisionKey(text) ? [] : [{ unitId, unitName, change: 'CHANGED' }];
      }),
      ...previous.units.filter(({ unitId }) => !unitsNow!.has(unitId)).map(({ unitId, unitName }) => ({ unitId, unitName, change: 'REMOVED' as const })),
    ],
  };
}

/** 标注变动: the duties of a text that was read, marked by comparison with the provision in force; what a text does not say is left to people. */
export function markedBy(previous: Pick<ProvisionContent, 'duties'> | null, duties: readonly { readonly ordinal: number; readonly text: string }[]): SandingDuty[] {
  const before = previous && new Set(previous.duties.map(({ text }) => provisionKey(text)));
  return duties.map(({ ordinal, text }) => ({ ordinal, text, change: before === null || before.has(provisionKey(text)) ? 'KEPT' : 'ADDED' }));
}
