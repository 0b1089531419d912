import { normaliseName, type OrganKind, type RegionLevel } from '@yidan/kernel';
import type { ListedCataloguePower } from './catalogue-power.ts';

/** An organ as a catalogue may mean it. */
export interface SubjectOrgan {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: OrganKind;
  readonly level: RegionLevel;
}

/**
 * 适用: whether a power of a catalogue in force is this organ's.
 * Repealed powers are nobody's. A level that is named must be the organ's. An organ that is named must be this one, by code, name, short name or the end of its name
 * (市场监督管理局 means 青禾区市场监督管理局); where only a kind is named, the organ must be of it; where neither is, the power belongs to whichever organ merges it.
 */
export function appliesTo(power: Pick<ListedCataloguePower, 'status' | 'levels' | 'subjectOrgan' | 'subjectOrganKind'>, organ: SubjectOrgan): 'OWN' | 'ANYBODY' | 'NOT' {
  if (power.status === 'REPEALED') return 'NOT';
  if (power.levels.length > 0 && !power.levels.includes(organ.level)) return 'NOT';
  if (power.subjectOrgan !== null) return isNamed(power.subjectOrgan, organ) ? 'OWN' : 'NOT';
  if (power.subjectOrganKind !== null) return power.subjectOrganKind === organ.kind ? 'OWN' : 'NOT';
  return 'ANYBODY';
}

function isNamed(subject: string, { code, name, shortName }: SubjectOrgan): boolean {
  const keys = subject.split(/[、,，;；/]/u).map((part) => ({ text: part.trim(), key: normaliseName(part) })).filter(({ key }) => key !== '');
  const full = normaliseName(name);
  return keys.some(({ text, key }) => text === code || key === full || key === normaliseName(shortName) || (key.length >= 3 && full.endsWith(key)));
}
