import type { Relation } from '@yidan/kernel';
import { RELATED, type Official, type Standing } from './a-staffed-city.ts';
import type { Call } from './calls.ts';
import { isExpected, statesOf, type Cell } from './expectation.ts';
import type { Operation } from './operations.ts';
import type { Kind } from './things.ts';

/** 应答: what is written by hand about a cell, as the caller meets it. */
export type Outcome = 'ALLOWED' | 'NO_TOKEN' | 'NOT_YOUR_ROLE' | 'NOT_YOUR_OBJECT' | 'NOT_YOURS_THOUGH_KNOWN' | 'NOT_NOW';

/** One cell over HTTP: who asks, about an object in which state, and what is to come of it. */
export interface HttpCell {
  readonly official: Official;
  readonly state: string;
  readonly outcome: Outcome;
}

const KINDS_WITH_STATES: readonly Kind[] = ['order', 'order-paused', 'order-asked', 'order-joint', 'matter', 'case', 'participation', 'calendar', 'person', 'seconded', 'post', 'grant', 'import', 'version', 'draft', 'overtaken', 'chain', 'chain-return', 'chain-reject', 'chain-defer', 'elements', 'repealable', 'review', 'meeting', 'objection', 'sanding', 'sanding-back', 'catalogue', 'exclusion', 'clarification', 'campaign', 'campaign-done', 'notice', 'bulletin', 'heard-bulletin', 'appealed-bulletin', 'dispute', 'dispute-request'];
const OWN: readonly Relation[] = [...new Set(Object.values(RELATED).flat()), 'OWN_PERSON', 'PARTY', 'CONVENOR'];

/** Every cell of an operation that somebody can stand in. */
export function httpCells({ controller, expectation, endpoint }: Operation, call: Call, officials: readonly Official[]): HttpCell[] {
  if (!controller || !expectation) return [];
  const isAboutState = call.on === undefined || KINDS_WITH_STATES.includes(call.on);
  const states = statesOf(controller, expectation).filter((state) => isBornIn(expectation) === (state === '-') && (call.states ?? [state]).includes(state));
  const anywhere = inAnyState({ controller, expectation });
  return (isAboutState && call.on ? states : states.slice(0, 1)).flatMap((state) =>
    officials.map((official) => ({ official, state, outcome: outcomeOf(expectation, anywhere, endpoint.method === 'GET' ? call : { ...call, known: knownTo(call, state) }, official, state) })),
  );
}

/** A list that is or was in force is everybody's to read: who may not change it is told that nobody may. */
function knownTo({ on, known = [] }: Call, state: string): readonly Standing[] {
  return (on === 'draft' || on === 'overtaken') && ['EFFECTIVE', 'SUPERSEDED', 'REPEALED'].includes(state) ? ['OWN_UNIT', 'OWN_ORGAN', 'SENDER', 'OTHER_ORGAN'] : known;
}

type Anywhere = (cell: Cell) => boolean;

/** Whether an operation lets somebody in who stands so, in whichever state; many stand alike, and are asked about once. */
function inAnyState({ controller, expectation }: Pick<Required<Operation>, 'controller' | 'expectation'>): Anywhere {
  const states = statesOf(controller!, expectation!);
  const known = new Map<string, boolean>();
  return (cell) => {
    const alike = `${cell.role} ${cell.scope} ${cell.relations.join()}`;
    const answer = known.get(alike) ?? states.some((state) => isExpected(expectation!, { ...cell, state }));
    known.set(alike, answer);
    return answer;
  };
}

/** An expectation that names the beginning is about what does not exist yet, and about nothing else. */
function isBornIn(expectation: NonNullable<Operation['expectation']>): boolean {
  return !Array.isArray(expectation) && '-' in expectation;
}

function outcomeOf(expectation: NonNullable<Operation['expectation']>, anywhere: Anywhere, call: Call, { role, scope, standing }: Official, state: string): Outcome {
  const cell: Cell = { role, scope, relations: relationsTo(call.on, state, standing), state };
  if (isExpected(expectation, cell)) return call.done?.includes(standing) ? 'NOT_NOW' : 'ALLOWED';
  if (role === null) return 'NO_TOKEN';
  if (!anywhere({ ...cell, relations: OWN })) return 'NOT_YOUR_ROLE';
  if (anywhere(cell)) return 'NOT_NOW';
  if (!call.known?.includes(standing)) return 'NOT_YOUR_OBJECT';
  // Whoever knows the object is told its state before anything about themselves.
  return isExpected(expectation, { ...cell, relations: OWN }) ? 'NOT_YOURS_THOUGH_KNOWN' : 'NOT_NOW';
}

/** How somebody stands to the object; to the own tenant as a whole, everybody stands in every way. */
function relationsTo(kind: Kind | undefined, state: string, standing: Standing): readonly Relation[] {
  if (!kind) return OWN;
  if (kind === 'case' || kind === 'participation') return state === 'ENDED' ? RELATED_TO_CASE_OVER[standing] : RELATED_TO_CASE[standing];
  if (kind === 'dispute' || kind === 'told-dispute' || kind === 'dispute-document' || kind === 'dispute-parties') return RELATED_TO_DISPUTE[standing];
  // Nobody holds an order yet of a matter that has not gone out.
  const isHeld = kind !== 'matter' || ['DISPATCHED', 'CLOSED'].includes(state);
  return isHeld ? RELATED[standing] : RELATED[standing].filter((relation) => !['OWN_ORGAN', 'OWN_UNIT', 'HOLDER'].includes(relation));
}

/** The same for a case of the city that the home water bureau takes part in, all of it. */
const RELATED_TO_CASE: Readonly<Record<Standing, readonly Relation[]>> = {
  OWN_UNIT: ['PARTY', 'OWN_ORGAN', 'OWN_UNIT'], OWN_ORGAN: ['PARTY', 'OWN_ORGAN'], SENDER: [], OTHER_ORGAN: [], FOREIGN: [], CITY: ['OWN_TENANT', 'CONVENOR'],
};
const RELATED_TO_CASE_OVER: typeof RELATED_TO_CASE = { ...RELATED_TO_CASE, OWN_UNIT: [], OWN_ORGAN: [] };

/** The same for a dispute that the township raised and the water bureau convenes. */
const RELATED_TO_DISPUTE: Readonly<Record<Standing, readonly Relation[]>> = {
  OWN_UNIT: ['OWN_TENANT', 'OWN_ORGAN', 'PARTY', 'CONVENOR', 'HOLDER'], OWN_ORGAN: ['OWN_TENANT', 'OWN_ORGAN', 'PARTY', 'CONVENOR', 'HOLDER'], SENDER: ['OWN_TENANT', 'PARTY', 'CREATOR'], OTHER_ORGAN: ['OWN_TENANT'], FOREIGN: [], CITY: [],
};

/** How many operations in a row share the roles that each of them is simply not for: every role is refused at every fourth. */
const ROLES_TAKE_TURNS = 4;
/** Of the states in which an operation is not taken, so many have their turn at each. */
const STATES_AT_ONCE = 3;

/** 抽样: every role at every operation, its standing and state by turns; where the operation is for some roles only, each of these with every outcome that it can have, and of the others, and of the wrong states, some by turns. */
export function sampled(cells: readonly HttpCell[], turn: number): HttpCell[] {
  const isForSome = cells.some(({ outcome }) => outcome === 'NOT_YOUR_ROLE');
  const states = [...new Set(cells.filter(({ outcome }) => outcome === 'NOT_NOW').map(({ state }) => state))];
  const same = Map.groupBy(cells, ({ official: { role }, state, outcome }) => `${role} ${isForSome || role === 'INTEGRATION_CLIENT' ? outcome : ''} ${outcome === 'NOT_NOW' ? state : ''}`);
  const kinds = [...same.values()].map((turns, i) => turns[(turn + i) % turns.length]!);
  const every = Math.max(1, Math.ceil(states.length / STATES_AT_ONCE));
  return kinds.filter(({ outcome, state }, i) => {
    if (outcome === 'NOT_YOUR_ROLE') return (turn + i) % ROLES_TAKE_TURNS === 0;
    return outcome !== 'NOT_NOW' || (turn + states.indexOf(state)) % every === 0;
  });
}
