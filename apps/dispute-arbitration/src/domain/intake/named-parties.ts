import type { Violation } from '@yidan/kernel';

/** A body of the tenant, as far as being a party needs it. */
export interface PartyBody {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly parentOrganId: string | null;
}

/** 当事方核对: everything that is wrong with who is named, each at its place; at least two that dispute, each at work here. */
export function partyViolations(parties: readonly { readonly organId: string; readonly interested: boolean }[], bodies: ReadonlyMap<string, PartyBody>): Violation[] {
  const found: Violation[] = [];
  const refuse = (path: string, code: string, message: string, messageZh: string): number => found.push({ path, code: `DISPUTE.${code}`, message, messageZh });
  if (parties.filter(({ interested }) => !interested).length < 2) refuse('parties', 'PARTIES', 'A dispute is between at least two parties', '职责争议至少应有两个当事方');
  for (const [i, { organId }] of parties.entries()) {
    const body = bodies.get(organId);
    const at = `parties[${i}].organId`;
    if (!body) refuse(at, 'PARTY_UNKNOWN', 'No organ of this tenant has this id', '本地没有该机关');
    else if (body.status !== 'ACTIVE') refuse(at, 'PARTY_NOT_AT_WORK', `${body.name} is not at work: it was abolished, suspended or is being merged`, `${body.name}已撤销、暂停或者正在合并，不能作为当事方`);
  }
  return found;
}

/** The same organ named twice beside another: each is a party once. */
export function namedTwice(parties: readonly { readonly organId: string }[]): Violation[] {
  return parties.flatMap(({ organId }, i) =>
    parties.findIndex((other) => other.organId === organId) < i ? [{ path: `parties[${i}].organId`, code: 'DISPUTE.PARTY_TWICE', message: 'This organ is a party already', messageZh: '该单位已列为当事方' }] : [],
  );
}

/** The whole that an organ is a part of: what a part and its whole disagree about is settled inside. */
export function wholeOf(organId: string, bodies: ReadonlyMap<string, PartyBody>): string {
  const seen = new Set<string>();
  let at = organId;
  for (let parent = bodies.get(at)?.parentOrganId; parent && !seen.has(parent) && bodies.has(parent); parent = bodies.get(at)?.parentOrganId) {
    seen.add(at);
    at = parent;
  }
  return at;
}
