import { Bell } from './bell.ts';

const took = async (work: Promise<void>): Promise<number> => {
  const start = performance.now();
  await work;
  return performance.now() - start;
};
const LONG = 5000;

describe('a loop that rests until something arrives', () => {
  it('goes on with the next ring', async () => {
    const bell = new Bell();
    setTimeout(() => bell.ring(), 10);
    expect(await took(bell.rest(LONG))).toBeLessThan(LONG / 2);
  });

  it('goes on at once when it rang while the loop was at work, but only once', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    expect(await took(bell.rest(LONG))).toBeLessThan(LONG / 2);
    expect(await took(bell.rest(50))).toBeGreaterThan(30);
  });

  it('is not disturbed in a pause by anything but the end', async () => {
    const bell = new Bell();
    setTimeout(() => bell.ring(), 5);
    expect(await took(bell.pause(60))).toBeGreaterThan(40);
    setTimeout(() => bell.end(), 5);
    expect(await took(bell.pause(LONG))).toBeLessThan(LONG / 2);
  });

  it('never rests again after the end', async () => {
    const bell = new Bell();
    bell.end();
    expect(await took(bell.rest(LONG))).toBeLessThan(LONG / 2);
    expect(await took(bell.pause(LONG))).toBeLessThan(LONG / 2);
  });
});
