import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By then the dictionaries are read too. */
const AFTER_START_MS = 5000;

/** 归还内存: gives back, a few seconds after the start, what the start left behind; an idle process would keep it, several times what it works with, for as long as nothing presses. */
export function returnMemoryAfterStart(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
  }, AFTER_START_MS).unref();
}
