import { writeSync } from 'node:fs';
import { inspect } from 'node:util';
import { struckOut } from './struck-out.ts';

/** 遗言: has a process that dies of an error nobody caught say why without saying any secret; Node itself would print all an error carries. */
export function guardLastWords(): void {
  process.on('uncaughtException', (error) => {
    writeSync(2, `${struckOut(inspect(error))}\n`);
    process.exit(1);
  });
}
