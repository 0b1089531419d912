import { isBehind, readPosition, writePosition } from './desk-position.ts';

const at = (position: Record<string, number>): Map<string, bigint> => new Map(Object.entries(position).map(([source, change]) => [source, BigInt(change)]));

describe('how far a listener was told', () => {
  it('is written as the id of an event and read back', () => {
    const position = at({ summons: 40, 'list-registry': 12, claims: 3 });

    expect(writePosition(position)).toBe('claims=3;list-registry=12;summons=40');
    expect(readPosition(writePosition(position))).toEqual(position);
    expect(readPosition(writePosition(new Map()))).toEqual(new Map());
  });

  it.each(['', 'x', 'summons=-1', 'summons=1;', 'summons=1;claims', '1e3', 'summons=12345678901234567890'])('is not read from %j, which none of ours is', (id) => {
    expect(readPosition(id)).toBeNull();
  });

  it('is behind where any writer went on, or where a count was set back', () => {
    expect(isBehind(at({ summons: 1 }), at({ summons: 1 }))).toBe(false);
    expect(isBehind(at({ summons: 1 }), at({ summons: 2 }))).toBe(true);
    expect(isBehind(at({ summons: 1 }), at({ summons: 1, claims: 1 }))).toBe(true);
    expect(isBehind(at({ summons: 5 }), at({ summons: 4 }))).toBe(true);
    expect(isBehind(at({ summons: 5 }), at({}))).toBe(true);
  });
});
