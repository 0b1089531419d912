import { jest } from '@jest/globals';
import { interleaved } from './interleave.ts';
import { median, percentile, resultOf, rounded } from './result.ts';

describe('the figures of a bench', () => {
  it('name the middle measurement, and of an even number the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 3])).toBe(4);
    expect(median([])).toBeNaN();
  });

  it('name the least measurement that so many do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 95, 99, 100]);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([], 0.95)).toBeNaN();
  });

  it('keep three digits and every digit of a whole number', () => {
    expect([0.012345, 1.2345, 123.45, 12345.6].map(rounded)).toEqual([0.0123, 1.23, 123, 12346]);
  });

  it('come as one line with medians, their ratio and every round', () => {
    const result = resultOf('command', 'orders/s', { ours: [30, 10, 20], peer: [80, 60, 100] }, { clients: 8 });

    expect(JSON.parse(JSON.stringify(result))).toEqual({
      bench: 'command', ours: 20, peer: 80, ratio: 0.25, unit: 'orders/s', rounds: { ours: [30, 10, 20], peer: [80, 60, 100] }, notes: { clients: 8 },
    });
  });

  it('have neither peer nor ratio where nobody else was measured', () => {
    expect(resultOf('start', 's', { ours: [2, 1, 3], peer: [] }, {})).toMatchObject({ ours: 2, peer: null, ratio: null });
  });

  it('are taken in turn, ours before the peer\'s', async () => {
    const order: string[] = [];
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);

    const rounds = await interleaved(
      2,
      's',
      (round) => Promise.resolve(order.push(`ours ${round}`)),
      (round) => Promise.resolve(order.push(`peer ${round}`)),
    );

    expect(order).toEqual(['ours 1', 'peer 1', 'ours 2', 'peer 2']);
    expect(rounds).toEqual({ ours: [1, 3], peer: [2, 4] });
  });
});
