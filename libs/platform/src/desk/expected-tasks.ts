import { createHash } from 'node:crypto';
import type { DeskHat, DeskTaskOpenedV1, EventData } from '@yidan/contracts';
import { isMachine, type Lifecycle, type Relation, type Role, type Signature, type Urgency, type Who } from '@yidan/kernel';

/** A procedure, as far as desks are concerned. */
export type DeskProcedure<State extends string, Command extends string> = Pick<Lifecycle<State, Command>, 'name' | 'steps' | 'commands' | 'sources' | 'expectedIn'>;

/** 所在: the organ, unit or person that stands in a relation to the object. */
export interface DeskPlace {
  readonly organId?: string | null;
  readonly unitId?: string | null;
  readonly personId?: string | null;
}

/** 待办事实: what a desk shows of an object, and who stands where to it. */
export interface DeskFacts<Command extends string = string> {
  readonly number: string;
  /** Made of names of steps, items and lists; null where the object is restricted. */
  readonly title: string | null;
  readonly titleEn?: string | null;
  /** Who holds the object: the relations HOLDER, OWN_ORGAN, OWN_UNIT and OWN_PERSON are to these. */
  readonly organId: string | null;
  readonly unitId: string | null;
  readonly personId?: string | null;
  /** Left out where the clocks of the platform run under the names of the steps: then each task has its own. */
  readonly dueAt?: Date | null;
  /** When the time began to run. */
  readonly since?: Date | null;
  readonly urgency: Urgency;
  /** 全链条: its tasks are told under the chain's id, where the object belongs to one. */
  readonly chainId?: string | null;
  /** Who stands in any other relation; several where there are several parties. */
  readonly relationUnits?: Partial<Record<Relation, DeskPlace | readonly DeskPlace[]>>;
  /** Signatures given so far on a step that needs several: who signed is no longer waited for. */
  readonly signatures?: readonly Signature[];
  /** Steps that the object itself makes expected now (a request waits for its answer), and of whom steps are expected where more may take them. */
  readonly also?: readonly Command[];
  readonly only?: Partial<Record<Command, readonly Who[]>>;
}

/** 应办: one step that comes next, and who may take it. */
export interface ExpectedTask<Command extends string = string> {
  readonly command: Command;
  readonly stepZh: string;
  readonly stepEn: string;
  readonly hats: readonly DeskHat[];
}

/** The tasks a state opens; none of a step that nobody stands in the right relation for. `null` stands for an object that does not exist yet. */
export function expectedTasks<State extends string, Command extends string>(lifecycle: DeskProcedure<State, Command>, state: State | null, facts: DeskFacts<NoInfer<Command>>): ExpectedTask<Command>[] {
  const expected = new Set(lifecycle.expectedIn(state));
  const also = (facts.also ?? []).filter((command) => lifecycle.sources(command).includes(state));
  return lifecycle.commands().flatMap((command) => {
    if (!expected.has(command) && !also.includes(command)) return [];
    const { zh, en, by, signatures } = lifecycle.steps[command];
    const people = (facts.only?.[command] ?? by).filter((who) => !isMachine(who));
    const unsigned = signatures === 'EVERY_ROLE' ? people.filter((who) => !isSigned(facts, command, who)) : people;
    // Where one person signed as everybody, another one is still waited for, as any of them.
    const hats = (unsigned.length > 0 ? unsigned : people).flatMap((who) => hatsOf(who, facts));
    return hats.length === 0 ? [] : [{ command, stepZh: zh, stepEn: en || command, hats }];
  });
}

/** What distinguishes a task from the same one of before. */
export function digestOfTask(task: Omit<EventData<typeof DeskTaskOpenedV1>, 'taskId'>): string {
  return createHash('sha256').update(JSON.stringify(task)).digest('base64url').slice(0, 22);
}

function isSigned({ signatures = [] }: DeskFacts, command: string, who: Who): boolean {
  return signatures.some((signature) => signature.command === command && signature.as === who);
}

function hatsOf(who: Who, facts: DeskFacts): DeskHat[] {
  const [name, relation] = who.split('@') as [Role | '', Relation?];
  const role = name === '' ? null : name;
  const hat = (place: DeskPlace): DeskHat => ({ role, relation: relation ?? null, organId: place.organId ?? null, unitId: place.unitId ?? null, personId: place.personId ?? null });
  if (!relation || relation === 'OWN_TENANT') return role ? [hat({})] : [];
  return placesOf(relation, facts).filter((place) => place.organId || place.unitId || place.personId).map(hat);
}

function placesOf(relation: Relation, { organId, unitId, personId, relationUnits }: DeskFacts): readonly DeskPlace[] {
  const given = relationUnits?.[relation];
  if (given) return Array.isArray(given) ? (given as DeskPlace[]) : [given as DeskPlace];
  switch (relation) {
    case 'OWN_ORGAN':
      return [{ organId }];
    case 'HOLDER':
    case 'OWN_UNIT':
      return [{ organId, unitId }];
    case 'OWN_PERSON':
      return personId ? [{ personId }] : [];
    default:
      return [];
  }
}
