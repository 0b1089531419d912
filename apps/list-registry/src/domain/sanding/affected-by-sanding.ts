import type { AffectedItem } from '../adjustment/affected-item.ts';
import type { DutyChange, SandingDuty } from './provision-content.ts';
import type { ProvisionChanges } from './provision-changes.ts';
import { provisionKey } from './provision-key.ts';
import { dutiesMeant } from './provision-references.ts';
import type { MatrixItem } from './sanding-matrix.ts';

const OPERATIONS: Partial<Record<DutyChange | 'DROPPED', AffectedItem['operation']>> = { CANCELLED: 'CANCEL', DROPPED: 'CANCEL', TRANSFERRED_OUT: 'TRANSFER', DEVOLVED: 'DEVOLVE' };

/** 受“三定”修订影响的事项: items of the list in force that rest on a duty that changed, or that a changed unit leads; wording is the organ's. */
export function affectedBy(duties: readonly SandingDuty[], changes: ProvisionChanges, items: readonly MatrixItem[]): AffectedItem[] {
  const dropped = changes.duties.filter(({ change }) => change === 'DROPPED');
  const all = [...duties, ...dropped.map(({ text }) => ({ text, change: 'DROPPED' as const }))].map(({ text, change }, i) => ({ ordinal: i, text, key: provisionKey(text), change }));
  const changed = new Map(changes.duties.map(({ text, change }) => [provisionKey(text), change]));
  const units = new Set(changes.units.filter(({ change }) => change !== 'ADDED').map(({ unitName }) => provisionKey(unitName)));
  const readable = all.map((duty) => ({ ...duty, change: 'KEPT' as const }));
  return items.flatMap((item): AffectedItem[] => {
    const named = [...new Set(item.sandingDuties.flatMap((text) => dutiesMeant(text, readable)))].map((i) => changed.get(all[i]!.key));
    const gone = named.flatMap((change) => (change ? (OPERATIONS[change] ?? []) : []));
    // An item that another duty still bears is worded anew and stays.
    const operation = gone.length > 0 && gone.length === named.length ? gone[0]! : 'MODIFY';
    const isAffected = named.some((change) => change !== undefined) || units.has(provisionKey(item.leadUnit));
    return isAffected ? [{ itemKey: item.itemKey, operation, after: null }] : [];
  });
}
