import { writeSync } from 'node:fs';

/** What happens when an armed place is reached for the n-th time. */
type Trap = { left: number; spring: () => void };
const traps = new Map<string, Trap>();

/** 故障点: arms a named place so that the process dies (or a test's own act happens) when it is reached for the n-th time. Test mode only. */
export function armFailpoint(name: string, nth: number, spring: () => void = () => die(name)): void {
  traps.set(name, { left: nth, spring });
}

/** Says where, so that whoever armed the place knows it was not something else that killed. */
function die(name: string): void {
  writeSync(2, `failpoint ${name}\n`);
  process.kill(process.pid, 'SIGKILL');
}

/** Takes every trap away again. */
export function disarmFailpoints(): void {
  traps.clear();
}

/** A named place where a process may be killed to prove that nothing is lost; free where nothing is armed. */
export function failpoint(name: string): void {
  if (traps.size === 0) return;
  const trap = traps.get(name);
  if (trap && --trap.left === 0) trap.spring();
}
