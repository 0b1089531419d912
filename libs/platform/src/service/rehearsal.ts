import type { Clock } from '@yidan/kernel';
import { armFailpoint } from '../config/failpoint.ts';

/** What a rehearsal tells a running process: another time, or the place where it is to die. */
export interface Direction {
  readonly clockOffsetMs?: number;
  readonly dieAt?: string;
}

/** 演练: in test mode a process takes directions from whoever started it, and says when each is taken. */
export function takeDirections(clock: Clock): void {
  process.on('message', ({ clockOffsetMs, dieAt }: Direction) => {
    if (clockOffsetMs !== undefined) clock.offsetMs = clockOffsetMs;
    if (dieAt !== undefined) armFailpoint(dieAt, 1);
    process.send?.('taken');
  });
}
