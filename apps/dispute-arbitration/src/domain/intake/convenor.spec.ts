import { convenorOf, partiesWith, type NamedParty } from './convenor.ts';
import { fingerprintOf } from './fingerprint.ts';

const party = (organId: string, stance: NamedParty['stance'] = null, interested = false): NamedParty => ({ organId, stance, interested });

describe('who convenes', () => {
  const parties = [party('城管局', 'DENIES'), party('水务局'), party('北门镇', null, true)];

  it('is the organ that leads by the list in force, the first-listed of several', () => {
    expect(convenorOf(parties, ['水务局'], '城管局')).toBe('水务局');
    expect(convenorOf(parties, ['住建局', '水务局', '城管局'], null)).toBe('水务局');
  });

  it('is who objects first where no list names a lead: who raised it, who denies the duty, who is named first', () => {
    expect(convenorOf(parties, [], '水务局')).toBe('水务局');
    expect(convenorOf(parties, ['北门镇'], '北门镇')).toBe('城管局');
    expect(convenorOf([party('水务局'), party('城管局')], [], null)).toBe('水务局');
  });

  it('faces counterparts; who is only interested signs nothing', () => {
    expect(partiesWith('水务局', parties).map(({ organId, role }) => [organId, role])).toEqual([['城管局', 'COUNTERPART'], ['水务局', 'CONVENOR'], ['北门镇', 'INTERESTED']]);
  });
});

describe('the same dispute', () => {
  const one = { itemKeys: ['a', 'b'], organIds: ['x', 'y'], matter: '河道垃圾' };

  it('is of the same items between the same parties, in whatever order and under whatever title', () => {
    expect(fingerprintOf({ itemKeys: ['b', 'a'], organIds: ['y', 'x'], matter: '另一标题' })).toBe(fingerprintOf(one));
  });

  it('is another one where an item or a party is another, or, without items, the matter', () => {
    expect(fingerprintOf({ ...one, itemKeys: ['a'] })).not.toBe(fingerprintOf(one));
    expect(fingerprintOf({ ...one, organIds: ['x', 'z'] })).not.toBe(fingerprintOf(one));
    expect(fingerprintOf({ ...one, itemKeys: [] })).not.toBe(fingerprintOf({ ...one, itemKeys: [], matter: '共享单车' }));
  });
});
