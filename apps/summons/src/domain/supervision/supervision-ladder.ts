import type { SupervisionLevel } from '@yidan/contracts';
import type { LimitText } from '@yidan/kernel';
import type { Owing } from './supervised-object.ts';
import { levelAbove, REMINDERS } from './supervision-level.ts';

/** 阶梯的一级: what is done so long after the breach; at once where nothing is said. */
export interface Rung {
  readonly after?: LimitText | undefined;
  readonly act: SupervisionLevel | 'BULLETIN';
}

/** What a ladder is started by: the clock that was broken, whose it is, and the rungs as they were in force when that clock started. */
export interface BrokenClock {
  readonly id: string;
  readonly tenantId: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly owing: Owing;
  readonly clockId: string;
  readonly brokenAt: Date;
  readonly rungs: readonly Rung[];
}

/** 督办阶梯: climbs rung by rung while its object is overdue, and stops when it no longer is. */
export class SupervisionLadder {
  readonly id!: string;
  readonly tenantId!: string;
  readonly objectType!: string;
  readonly objectId!: string;
  readonly owing!: Owing;
  readonly clockId!: string;
  readonly brokenAt!: Date;
  readonly rungs!: readonly Rung[];
  readonly rowVersion!: number;
  nextRung = 0;
  state: 'RUNNING' | 'STOPPED' | 'DONE' = 'RUNNING';
  endedAt: Date | null = null;

  static begin(given: BrokenClock): SupervisionLadder {
    return Object.assign(new SupervisionLadder(), given);
  }

  /** The rung that comes next, or null above the last. */
  get next(): Rung | null {
    return this.state === 'RUNNING' ? (this.rungs[this.nextRung] ?? null) : null;
  }

  /** 登上一级; above the last one the ladder is done. */
  climb(at: Date): void {
    this.nextRung += 1;
    if (this.nextRung < this.rungs.length) return;
    this.state = 'DONE';
    this.endedAt = at;
  }

  /** 停止: nothing is overdue any more. */
  stop(at: Date): void {
    if (this.state !== 'RUNNING') return;
    this.state = 'STOPPED';
    this.endedAt = at;
  }

  /** 续登: what seemed done was not, and its time is over; it goes on from the rung it had reached. */
  goOn(): void {
    if (this.state !== 'STOPPED' || this.nextRung >= this.rungs.length) return;
    this.state = 'RUNNING';
    this.endedAt = null;
  }

  /** Whether the ladder itself brings the level above; a notice then waits for the ladder instead of climbing by its own clocks. */
  bringsAbove(level: SupervisionLevel): boolean {
    return this.state === 'RUNNING' && this.rungs.slice(this.nextRung).some(({ act }) => act === levelAbove(level));
  }
}

/** An open notice about an object, as far as climbing is concerned. */
export interface Standing {
  readonly id: string;
  readonly level: SupervisionLevel;
  readonly isOwed: boolean;
}

/** 登级方案: what stands already stays (R-SUP-3); else the notice below that is not answered gives way to the new one. */
export function planClimb<Notice extends Standing>(to: SupervisionLevel, open: readonly Notice[]): { readonly standing: Notice | null; readonly former: Notice | null } {
  const standing = open.find(({ level }) => level === to) ?? null;
  const former = open.find(({ level, isOwed }) => isOwed && levelAbove(level) === to) ?? null;
  return { standing, former };
}

/** Whether a notice falls away when its object is settled. */
export function fallsAway({ level }: { readonly level: SupervisionLevel }): boolean {
  return REMINDERS.includes(level);
}
