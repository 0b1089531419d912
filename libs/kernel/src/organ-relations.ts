import { DomainError } from './errors.ts';

/** 机关关系类别: how one organ stands to another. */
export const organRelationKindZh = {
  SUBORDINATION: '隶属',
  GUIDANCE: '业务指导',
  SUPERVISES_INSTITUTION: '主管事业单位',
  DISPATCHED_TO: '派驻',
  DUAL_LEADERSHIP: '双重领导',
} as const;
export type OrganRelationKind = keyof typeof organRelationKindZh;

/** 机关关系: SUBORDINATION runs from the lower to the higher organ, SUPERVISES_INSTITUTION from the department to the institution. */
export interface OrganRelation {
  readonly fromOrganId: string;
  readonly toOrganId: string;
  readonly kind: OrganRelationKind;
  /** First and last day; without the last it still holds. */
  readonly validFrom: string;
  readonly validTo?: string | null;
}

/** What an organ's own row says about whom it stands under, while it exists. */
export interface OrganPlace {
  readonly id: string;
  readonly superiorOrganId?: string | null;
  readonly parentOrganId?: string | null;
  readonly supervisingOrganId?: string | null;
  readonly establishedOn: string;
  readonly abolishedOn?: string | null;
}

/** An internal unit and the organ it is a part of. */
export interface UnitPlace {
  readonly id: string;
  readonly organId: string;
}

/** 隶属成环: following the superiors leads back to where one started. */
export class SuperiorCycle extends DomainError {
  readonly code = 'ORG.SUPERIOR_CYCLE';
  readonly kind = 'invalid';
  constructor(path: readonly string[]) {
    super(`Superiors run in a circle: ${path.join(' → ')}`, `隶属关系成环：${path.join(' → ')}`, { params: { path } });
  }
}

interface Tie {
  readonly below: string;
  readonly above: string;
  readonly from: string;
  readonly to: string | null;
}

/** 隶属关系: who stands under whom on a given day. */
export class OrganRelations {
  private readonly ties: readonly Tie[];

  constructor(facts: { relations?: readonly OrganRelation[]; organs?: readonly OrganPlace[]; units?: readonly UnitPlace[] }) {
    this.ties = [
      ...(facts.relations ?? []).flatMap(tieOfRelation),
      ...(facts.organs ?? []).flatMap(tiesOfOrgan),
      ...(facts.units ?? []).map(({ id, organId }) => ({ below: id, above: organId, from: '', to: null })),
    ];
  }

  /** Whether one of the two stands under the other, directly or through others; hosting an outpost or guiding a colleague is not that. */
  isSubordinate(a: string, b: string, on: string): boolean {
    return a !== b && (this.superiorsOf(a, on).includes(b) || this.superiorsOf(b, on).includes(a));
  }

  /** Everyone above an organ or unit on a day, nearest first; a circle ends the walk. */
  superiorsOf(id: string, on: string): string[] {
    const seen = new Set([id]);
    for (const below of seen) {
      for (const tie of this.ties) if (tie.below === below && holds(tie, on)) seen.add(tie.above);
    }
    seen.delete(id);
    return [...seen];
  }

  /** Refuses relations in which, on any day, someone stands under itself. */
  assertNoCycle(): void {
    // Ties only join the picture on a first day, so a circle is complete on one of those.
    for (const on of new Set(this.ties.map((tie) => tie.from))) {
      const path = this.cycleOn(on);
      if (path) throw new SuperiorCycle(path);
    }
  }

  private cycleOn(on: string): string[] | null {
    const above = Map.groupBy(this.ties.filter((tie) => holds(tie, on)), (tie) => tie.below);
    const clear = new Set<string>();
    for (const start of above.keys()) {
      const path = circleFrom(start, above, [], clear);
      if (path) return path;
    }
    return null;
  }
}

function circleFrom(id: string, above: ReadonlyMap<string, readonly Tie[]>, path: readonly string[], clear: Set<string>): string[] | null {
  if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
  if (clear.has(id)) return null;
  for (const tie of above.get(id) ?? []) {
    const circle = circleFrom(tie.above, above, [...path, id], clear);
    if (circle) return circle;
  }
  clear.add(id);
  return null;
}

function tieOfRelation({ fromOrganId, toOrganId, kind, validFrom, validTo }: OrganRelation): Tie[] {
  const valid = { from: validFrom, to: validTo ?? null };
  if (kind === 'SUBORDINATION') return [{ below: fromOrganId, above: toOrganId, ...valid }];
  if (kind === 'SUPERVISES_INSTITUTION') return [{ below: toOrganId, above: fromOrganId, ...valid }];
  return [];
}

function tiesOfOrgan({ id, establishedOn, abolishedOn, ...organ }: OrganPlace): Tie[] {
  const above = [organ.superiorOrganId, organ.parentOrganId, organ.supervisingOrganId].filter((other) => other != null);
  return above.map((other) => ({ below: id, above: other, from: establishedOn, to: abolishedOn ?? null }));
}

function holds(tie: Tie, on: string): boolean {
  return tie.from <= on && (tie.to === null || on <= tie.to);
}
