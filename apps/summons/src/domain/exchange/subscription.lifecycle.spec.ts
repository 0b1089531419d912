import type { Acting } from '../acting.ts';
import { ExchangeSubscription } from './subscription.ts';
import { subscriptionLifecycle } from './subscription.lifecycle.ts';
import type { SubscriptionState } from './subscription.lifecycle.ts';

const waterBureau = '0199aaaa-0000-7000-8000-000000000002';
const machine: Acting = { personId: null, organId: waterBureau, unitId: null, roles: ['INTEGRATION_CLIENT'], scopes: ['exchange.manage'] };
const at = new Date('2026-03-02T09:00:00+08:00');
const facts = { id: '0199aaaa-0000-7000-8000-0000000000e1', tenantId: '510184', organId: waterBureau, account: 'client:swj', url: 'https://oa.swj.example/yidan', eventTypes: [], unitIds: [] };

const permitted: [SubscriptionState, string[]][] = [
  ['ACTIVE', ['change', 'rotateSecret', 'ping', 'replay', 'redrive', 'pause', 'endSubscription']],
  ['PAUSED', ['change', 'rotateSecret', 'ping', 'replay', 'redrive', 'resume', 'endSubscription']],
  ['ENDED', []],
];

describe('a subscription', () => {
  it.each(permitted)('in %s its organ’s system and the administrator may: %j', (state, actions) => {
    expect(subscriptionLifecycle.actionsFor(state, { roles: ['INTEGRATION_CLIENT'], relations: ['OWN_ORGAN'] })).toEqual(actions);
    expect(subscriptionLifecycle.actionsFor(state, { roles: ['TENANT_ADMIN'], relations: [] })).toEqual(actions);
    expect(subscriptionLifecycle.actionsFor(state, { roles: ['INTEGRATION_CLIENT'], relations: [] })).toEqual([]);
  });

  it('is not set up or changed by the system of another organ', () => {
    const stranger = { ...machine, organId: '0199aaaa-0000-7000-8000-000000000003' };

    expect(() => new ExchangeSubscription(facts, stranger, at)).toThrow(expect.objectContaining({ code: 'COMMON.NOT_YOUR_STEP' }));
    expect(() => new ExchangeSubscription(facts, machine, at).pause(stranger, at)).toThrow(expect.objectContaining({ code: 'COMMON.NOT_YOUR_STEP' }));
  });

  it('is paused by the platform where nobody is there any more, and resumed by its keeper; the trail says why', () => {
    const subscription = new ExchangeSubscription(facts, machine, at);
    subscription.pauseBySystem('RECEIVER_GONE', at);

    expect(subscription).toMatchObject({ state: 'PAUSED', pausedFor: 'RECEIVER_GONE' });
    subscription.resume(machine, at);
    expect(subscription).toMatchObject({ state: 'ACTIVE', pausedFor: null });
    expect(subscription.pullEvents().map(({ type, data }) => [type, (data as { ground?: string }).ground])).toEqual([
      ['dispatch.subscription.created', undefined], ['dispatch.subscription.paused', 'RECEIVER_GONE'], ['dispatch.subscription.resumed', undefined],
    ]);
  });

  it('tells the trail neither its address nor its secret', () => {
    expect(JSON.stringify(new ExchangeSubscription(facts, machine, at).pullEvents())).not.toMatch(/oa\.swj|whsec/);
  });
});
