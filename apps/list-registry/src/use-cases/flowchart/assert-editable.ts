import type { Actor } from '@yidan/platform';
import { VersionImmutable } from '../../domain/duty-list/duty-list.errors.ts';
import type { DutyListVersion, Hand } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { requireSight } from '../duty-list/requires-sight.ts';

/** Flowcharts are handed in with the list and change only as long as the list may be edited; answers who edits. */
export function assertEditable(version: DutyListVersion, actor: Actor): Hand {
  requireSight(version, actor);
  const by = handOf(actor, version.organId);
  if (version.isApproved) throw new VersionImmutable(version.label);
  dutyListVersionLifecycle.next(version.state, 'edit', by);
  return by;
}
