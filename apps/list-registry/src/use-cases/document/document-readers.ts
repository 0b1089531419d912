import { NotFound, type Who } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { seesVersion } from '../../domain/duty-list/version-view.ts';
import type { VersionFacts } from '../../storage/document/version-items.ts';

/** 文书生成: who may have one written: whoever drafts, reviews or answers for a list. */
export const WRITER_WAYS: readonly Who[] = ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN'];

/** 文书可见范围: the papers about a version, in force or not, are for whoever draws it up, reviews it or decides on it; for others they sound like none. */
export function assertMayReadDocuments(actor: Actor, { versionId, state, organId }: Pick<VersionFacts, 'versionId' | 'state' | 'organId'>): void {
  if (!seesVersion({ state, organId, effectiveFrom: null }, actor)) throw new NotFound('list-version', versionId);
}

/** 版本可见范围: what shows a version itself is for everybody inside once the version is or was in force. */
export function assertMaySeeVersion(actor: Actor, { versionId, ...version }: Pick<VersionFacts, 'versionId' | 'state' | 'organId' | 'effectiveFrom'>): void {
  if (!seesVersion(version, actor)) throw new NotFound('list-version', versionId);
}
