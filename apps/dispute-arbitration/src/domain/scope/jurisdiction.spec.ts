import { jurisdictionOf } from './jurisdiction.ts';

const chong = { level: 'DISTRICT', tenantId: '510184' } as const;
const bureau = { level: 'DISTRICT', regionCode: '510184' } as const;
const town = { level: 'TOWN_STREET', regionCode: '510184103' } as const;

describe('whose dispute it is (05 §3.3.2)', () => {
  it('is the district’s where all are its own, townships among them', () => {
    expect(jurisdictionOf(chong, [bureau, town])).toBe('DISTRICT');
  });

  it('is the city’s where a functional zone, another district or the city itself is a party', () => {
    expect(jurisdictionOf(chong, [bureau, { level: 'FUNCTIONAL_ZONE', regionCode: '510184' }])).toBeNull();
    expect(jurisdictionOf(chong, [bureau, { level: 'DISTRICT', regionCode: '510185' }])).toBeNull();
    expect(jurisdictionOf(chong, [bureau, { level: 'CITY', regionCode: '510100' }])).toBeNull();
    expect(jurisdictionOf({ level: 'CITY', tenantId: '510100' }, [{ level: 'CITY', regionCode: '510100' }, { level: 'FUNCTIONAL_ZONE', regionCode: '51019A' }])).toBe('CITY');
  });

  it('is reported upward where an organ of the province or the nation is a party', () => {
    expect(jurisdictionOf(chong, [bureau, { level: 'PROVINCE', regionCode: '510184' }])).toBe('REFERRED_UP');
  });

  it('inside a functional zone is the zone’s own', () => {
    const zone = { level: 'FUNCTIONAL_ZONE', regionCode: '51019A' } as const;
    expect(jurisdictionOf({ level: 'FUNCTIONAL_ZONE', tenantId: '51019A' }, [zone, zone])).toBe('DISTRICT');
  });
});
