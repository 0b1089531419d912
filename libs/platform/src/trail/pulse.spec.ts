import { jest } from '@jest/globals';
import { Pulse } from './pulse.ts';

describe('the pulse that signs checkpoints', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const second = 1000;
  const passing = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * second);

  it('lets no ten seconds pass without a beat, also where a beat takes long or fails', async () => {
    const beats: number[] = [];
    const faults: unknown[] = [];
    const pulse = new Pulse(
      5 * second,
      async () => {
        beats.push(Date.now());
        if (beats.length % 4 === 0) throw new Error('no connection');
        if (beats.length % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 9 * second));
      },
      (error) => faults.push(error),
    );
    const began = Date.now();
    pulse.start();
    await passing(120);
    const gaps = beats.map((at, i) => at - (beats[i - 1] ?? began));
    expect(beats.length).toBeGreaterThan(12);
    expect(faults.length).toBeGreaterThan(2);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10 * second);
  });

  it('beats once more when it ends, and never after', async () => {
    let beats = 0;
    const pulse = new Pulse(5 * second, () => Promise.resolve((beats += 1)), () => undefined);
    pulse.start();
    await passing(6);
    await pulse.stop();
    await passing(60);
    expect(beats).toBe(2);
  });
});
