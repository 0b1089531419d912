import { readFileSync } from 'node:fs';
import { SCOPES } from '@yidan/contracts';
import { ROLES } from '@yidan/kernel';
import { decide, type Policy } from '@yidan/platform';
import { authorityDocument, documentFile } from './authority-document.ts';
import { isExpected, statesOf, type Cell } from './expectation.ts';
import { allOperations, lineToWrite, services, type Operation } from './operations.ts';
import { standings } from './standings.ts';

const operations = await allOperations();
const MOST_TOLD = 40;
/** Steps that are taken by the endpoint of another procedure's step: loading a file makes the version. */
const TAKEN_TOGETHER = ['清单版本 loadApproved'];

/** Somebody in each role, a machine account in each of its scopes and in none, and nobody. */
const askers = [
  { role: null, scope: null },
  ...ROLES.map((role) => ({ role, scope: null })),
  ...SCOPES.map((scope) => ({ role: 'INTEGRATION_CLIENT' as const, scope })),
];

function* cellsOf({ controller, expectation }: Operation): Generator<Cell & { standing: string }> {
  if (!controller || !expectation) return;
  for (const state of statesOf(controller, expectation)) {
    for (const [standing, relations] of Object.entries(standings)) {
      for (const asker of askers) yield { ...asker, standing, relations, state };
    }
  }
}

function isAllowed(policy: Policy | undefined, { role, scope, relations, state }: Cell): boolean {
  const scopes = role === 'INTEGRATION_CLIENT' ? (scope ? [scope] : []) : undefined;
  return decide(policy, { roles: role ? [role] : [], relations, scopes, ...(state === '*' ? {} : { state }) }) === 'ALLOWED';
}

/** Where the written and the declared differ, one line per asker, with the standings and states in which they do. */
function differencesOf(operation: Operation): string[] {
  const found = [...cellsOf(operation)].flatMap((cell) => {
    const expected = isExpected(operation.expectation!, cell);
    if (expected === isAllowed(operation.endpoint.policy, cell)) return [];
    const asker = `${cell.role ?? 'anonymous'}${cell.scope ? `#${cell.scope}` : ''}`;
    return [{ asker, told: expected ? 'written may, declared may not' : 'declared may, written may not', where: `${cell.standing}/${cell.state}` }];
  });
  return [...Map.groupBy(found, ({ asker, told }) => `${operation.service}: ${operation.name}: ${asker}: ${told}`)].map(([line, cells]) => `${line}: ${cells.map(({ where }) => where).join(' ')}`);
}

describe('the authority of every operation', () => {
  it('is written down by hand, and nothing is written down that does not exist', () => {
    const missing = operations.filter(({ expectation }) => !expectation).map(lineToWrite);
    const existing = new Set(operations.map(({ endpoint, name }) => `${endpoint.controller}: ${name}`));
    const written = services.flatMap(({ expected }) => Object.entries(expected).flatMap(([controller, objects]) => [objects].flat().flatMap(({ operations: names }) => Object.keys(names).map((name) => `${controller}: ${name}`))));
    const left = [...new Set(written)].filter((name) => !existing.has(name)).map((name) => `${name} is written down and does not exist`);
    expect([...missing, ...left].join('\n')).toBe('');
  });

  it('is declared as it is written, cell by cell: operation, role, relation, state; at least 20,000 cells', () => {
    const cells = operations.reduce((sum, operation) => sum + [...cellsOf(operation)].length, 0);
    const differences = operations.flatMap(differencesOf);
    expect(differences.slice(0, MOST_TOLD).join('\n')).toBe('');
    expect(cells).toBeGreaterThanOrEqual(20_000);
  });

  it('names the states of its object as the lifecycle does', () => {
    const wrong = operations.flatMap(({ name, endpoint: { policy }, controller }) => {
      if (policy?.kind !== 'roles' || !policy.step || !controller?.states) return [];
      const states = Object.keys(policy.step.lifecycle.states);
      return states.join() === controller.states.join() ? [] : [`${name}: ${states.join(', ')}`];
    });
    expect(wrong.join('\n')).toBe('');
  });

  it('leaves no step of a procedure without an endpoint, unless it is the system’s', () => {
    const steps = operations.flatMap(({ endpoint: { policy } }) => (policy?.kind === 'roles' && policy.step ? [policy.step] : []));
    const taken = new Set(steps.map(({ lifecycle, command }) => `${lifecycle.name} ${command}`));
    const open = [...new Set(steps.map(({ lifecycle }) => lifecycle))].flatMap((lifecycle) =>
      lifecycle.commands().filter((command) => lifecycle.steps[command]!.by.some((who) => !['SYSTEM', 'TIMER'].includes(who)) && !taken.has(`${lifecycle.name} ${command}`)).map((command) => `${lifecycle.name} ${command}`),
    );
    expect(open.filter((step) => !TAKEN_TOGETHER.includes(step))).toEqual([]);
  });

  // The alarm is tested too: a policy that opens one cell more, or one less, must be seen.
  it.each([
    ['one role more', (policy: Policy): Policy => (policy.kind === 'roles' ? { ...policy, roles: [...policy.roles, 'AUDITOR'], by: [...policy.by, 'AUDITOR'] } : policy)],
    ['the relation forgotten', (policy: Policy): Policy => (policy.kind === 'roles' ? { ...policy, by: policy.roles } : policy)],
    ['the state forgotten', (policy: Policy): Policy => (policy.kind === 'roles' ? { ...policy, states: undefined } as unknown as Policy : policy)],
    ['one role less', (policy: Policy): Policy => (policy.kind === 'roles' ? { ...policy, by: policy.by.slice(1) } : policy)],
    ['any official', (): Policy => ({ kind: 'any' })],
    ['everybody', (): Policy => ({ kind: 'public' })],
    ['nothing declared', () => undefined],
  ])('would be seen to differ with %s', (_, bend) => {
    const signFor = operations.find(({ name }) => name === 'POST orders/{id}/sign-for')!;
    const bent = { ...signFor, endpoint: { ...signFor.endpoint, policy: bend(signFor.endpoint.policy!) } };
    expect(differencesOf(bent)).not.toEqual([]);
  });

  it('stands in docs/authority.md as it is declared; `npm run authority` writes it', () => {
    const [written, declared] = [readFileSync(documentFile, 'utf8'), authorityDocument(operations)].map((text) => text.split('\n'));
    expect(written!.filter((line) => !declared!.includes(line))).toEqual([]);
    expect(declared!.filter((line) => !written!.includes(line))).toEqual([]);
    expect(written).toEqual(declared);
  });
});
