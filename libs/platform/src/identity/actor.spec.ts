import { aGrant } from '../../test/a-grant.ts';
import { stampOf } from './actor.ts';
import { actorFrom, ActorResolver } from './actor-resolver.ts';
import type { GrantRow } from './grants-in-force.ts';
import { RefusedTokens } from './refused-tokens.ts';

/** A resolver over rows that a test may change, at nine o'clock of a day it may move. */
function aResolver(given: { rows: GrantRow[]; day?: string }) {
  const counted: string[] = [];
  const resolver = new ActorResolver(
    { query: () => Promise.resolve({ rows: given.rows as never }) },
    'operator',
    { now: () => new Date(`${given.day ?? '2026-03-02'}T09:00:00+08:00`) },
    new RefusedTokens({ add: (_, labels) => void counted.push(String(labels?.['code'])) }),
  );
  return { resolver, counted };
}

describe('an actor', () => {
  it('holds all roles of one organ, each once', () => {
    const actor = actorFrom('liu', [aGrant(), aGrant({ role: 'ORGAN_APPROVER' }), aGrant()]);
    expect(actor.roles).toEqual(['ORGAN_DRAFTER', 'ORGAN_APPROVER']);
    expect(actor).toMatchObject({ tenantId: '510184', cityId: '510100', organCode: 'SCJG', personId: 'person-liu', isOperator: false });
  });

  it('is never made operator by a grant', async () => {
    const { resolver } = aResolver({ rows: [aGrant(), aGrant({ role: 'PLATFORM_OPERATOR' })] });
    expect((await resolver.actorOf('liu')).roles).toEqual(['ORGAN_DRAFTER']);
    await expect(aResolver({ rows: [aGrant({ role: 'PLATFORM_OPERATOR' })] }).resolver.actorOf('liu')).rejects.toMatchObject({ code: 'AUTH.TENANT_MISSING' });
  });

  it('whose subject holds no right in any tenant is refused as not identified, and that is counted', async () => {
    const { resolver, counted } = aResolver({ rows: [] });
    await expect(resolver.actorOf('liu')).rejects.toMatchObject({ status: 401, code: 'AUTH.TENANT_MISSING' });
    expect(counted).toEqual(['AUTH.TENANT_MISSING']);
  });

  it('who names an organ without a right there is refused as not permitted, and that is no refusal of the token', async () => {
    const { resolver, counted } = aResolver({ rows: [aGrant()] });
    await expect(resolver.actorOf('liu', { organ: 'GAJ' })).rejects.toMatchObject({ status: 403, code: 'SEC.NO_GRANT' });
    expect(counted).toEqual([]);
  });

  it('loses a right with the request after its grant ended', async () => {
    const given = { rows: [aGrant()] };
    const { resolver } = aResolver(given);
    expect((await resolver.actorOf('liu')).roles).toEqual(['ORGAN_DRAFTER']);
    given.rows = [];
    await expect(resolver.actorOf('liu')).rejects.toMatchObject({ code: 'AUTH.TENANT_MISSING' });
  });
});

describe('an actor on secondment', () => {
  const seconded = { homeOrganId: 'scjg-id', secondedTo: 'bb-id', secondedFrom: '2026-03-02', secondedUntil: '2026-03-31' };
  const atHome = aGrant(seconded);
  const atHost = aGrant({ ...seconded, organId: 'bb-id', organCode: 'BB', role: 'ESTABLISHMENT_OFFICER', whileSeconded: true });
  const elsewhere = aGrant({ ...seconded, organId: 'gaj-id', organCode: 'GAJ' });

  it.each([
    ['2026-03-01', ['SCJG', 'GAJ']],
    ['2026-03-02', ['BB']],
    ['2026-03-31', ['BB']],
    ['2026-04-01', ['SCJG', 'GAJ']],
  ])('acts on %s for %j, although nobody pressed anything', async (day, organs) => {
    const { resolver } = aResolver({ rows: [atHome, atHost, elsewhere], day });
    expect((await resolver.standingsOf('liu')).map(({ organCode }) => organCode)).toEqual(organs);
    for (const organ of ['SCJG', 'BB', 'GAJ']) {
      if (organs.includes(organ)) expect((await resolver.actorOf('liu', { organ })).organCode).toBe(organ);
      else await expect(resolver.actorOf('liu', { organ })).rejects.toMatchObject({ status: 403, code: 'SEC.NO_GRANT' });
    }
  });

  it('follows the date of Shanghai, not of London', async () => {
    const { resolver } = aResolver({ rows: [atHome, atHost], day: '2026-04-01' });
    const early = new ActorResolver({ query: () => Promise.resolve({ rows: [atHome, atHost] as never }) }, 'operator', { now: () => new Date('2026-03-31T16:00:00Z') });
    expect((await early.actorOf('liu')).organCode).toBe((await resolver.actorOf('liu')).organCode);
  });

  it('without a right at the host acts nowhere, and is told why', async () => {
    const { resolver, counted } = aResolver({ rows: [atHome] });
    await expect(resolver.actorOf('liu')).rejects.toMatchObject({ status: 403, code: 'SEC.GRANTS_REST' });
    expect(counted).toEqual([]);
  });

  it('without a last day stays away until the secondment is ended', async () => {
    const { resolver } = aResolver({ rows: [{ ...atHome, secondedUntil: null }, { ...atHost, secondedUntil: null }], day: '2036-01-01' });
    expect((await resolver.actorOf('liu')).organCode).toBe('BB');
  });
});

describe('a machine account', () => {
  const machine = (scopes: GrantRow['scopes']): GrantRow => aGrant({ role: 'INTEGRATION_CLIENT', personId: 'machine', scopes });

  it('has the scopes of its grants, each once, and is no person', () => {
    const actor = actorFrom('client:scjg-oa', [machine(['lists.read', 'matters.send']), machine(['lists.read'])]);
    expect(actor).toMatchObject({ personId: null, scopes: ['lists.read', 'matters.send'] });
  });

  it('from before scopes were named may do what it could then', () => {
    expect(actorFrom('client:scjg-oa', [machine(null)]).scopes).toEqual(['lists.read', 'organs.read', 'calendar.read', 'matters.send', 'matters.read', 'orders.read']);
  });

  it('is one by its subject too, whatever role somebody gave it', () => {
    expect(actorFrom('client:scjg-oa', [aGrant()])).toMatchObject({ personId: null, scopes: [] });
  });

  it('a person has none, and is asked for roles only', () => {
    expect(actorFrom('liu', [aGrant()])).not.toHaveProperty('scopes');
  });
});

describe('the stamp in the journal', () => {
  it('names a person by id, a machine account as client, the operator as operator', async () => {
    expect(stampOf(actorFrom('liu', [aGrant()]))).toEqual({ id: 'person-liu', organId: 'scjg-id', roles: ['ORGAN_DRAFTER'] });
    expect(stampOf(actorFrom('scjg-oa', [aGrant({ role: 'INTEGRATION_CLIENT' })])).id).toBe('client:scjg-oa');
    expect(stampOf(await aResolver({ rows: [] }).resolver.actorOf('operator'))).toEqual({ id: 'operator:operator', organId: null, roles: ['PLATFORM_OPERATOR'] });
  });
});
