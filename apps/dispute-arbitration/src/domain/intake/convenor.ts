import type { PartyRole, PartyStance } from '@yidan/contracts';
import type { DisputeParty } from '../dispute-case/case-facts.ts';

/** A party as it was named, before it is known who convenes. */
export interface NamedParty {
  readonly organId: string;
  readonly stance: PartyStance | null;
  readonly interested: boolean;
}

/**
 * 召集单位 (中央部门职责分工协调办法 第七条): the designated lead by the lists in force; the first-listed of several leads; where there is none, the organ that objects first:
 * whoever raised it, else who denies the duty, else who is named first.
 */
export function convenorOf(parties: readonly NamedParty[], leads: readonly string[], raisedByOrganId: string | null): string {
  const disputing = parties.filter(({ interested }) => !interested).map(({ organId }) => organId);
  const lead = leads.find((organId) => disputing.includes(organId));
  if (lead) return lead;
  if (raisedByOrganId && disputing.includes(raisedByOrganId)) return raisedByOrganId;
  return parties.find(({ organId, stance }) => stance === 'DENIES' && disputing.includes(organId))?.organId ?? disputing[0]!;
}

/** The parties with the part each has in the case. */
export function partiesWith(convenorOrganId: string, parties: readonly NamedParty[]): DisputeParty[] {
  const roleOf = ({ organId, interested }: NamedParty): PartyRole => (organId === convenorOrganId ? 'CONVENOR' : interested ? 'INTERESTED' : 'COUNTERPART');
  return parties.map((party) => ({ organId: party.organId, role: roleOf(party), stance: party.stance }));
}
