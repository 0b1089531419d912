import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pssOf } from './pss-of.ts';

describe('the memory of a tree of processes', () => {
  it('includes the children of its root and their children', async () => {
    const grandchild = `"${process.execPath}" -e "globalThis.kept = Buffer.alloc(80e6, 1); console.log('ready'); setInterval(() => {}, 1e6)"`;
    const root = spawn('/bin/sh', ['-c', `${grandchild} & child=$!; trap "kill $child" TERM; wait`], { stdio: ['ignore', 'pipe', 'ignore'], env: {} });
    await once(root.stdout, 'data');
    const whole = pssOf(root.pid!);
    root.kill('SIGTERM');
    await once(root, 'close');

    expect(whole).toBeGreaterThan(80e6);
    expect(whole).toBeLessThan(400e6);
  });

  it('counts a process named twice once, and one that is gone as nothing', () => {
    const own = pssOf(process.pid);

    expect(pssOf(process.pid, process.pid) / own).toBeCloseTo(1, 0);
    expect(pssOf(2 ** 22 + 1)).toBe(0);
  });
});
