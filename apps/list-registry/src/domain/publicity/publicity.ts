import type { By } from '@yidan/kernel';
import type { Hand } from '../duty-list/duty-list-version.ts';
import type { PublicityNotice } from '../duty-list/version-acts.ts';
import { publicityLifecycle, type PublicityState } from './publicity.lifecycle.ts';

const TIMER: By = { roles: ['TIMER'], relations: [] };

/** 公示: what was shown of a version, where and for how long; its acts are told by the version. */
export class Publicity implements PublicityNotice {
  readonly id!: string;
  readonly tenantId!: string;
  readonly versionId!: string;
  readonly channel!: string;
  readonly from!: string;
  readonly to!: string;
  readonly shown!: number;
  readonly hidden!: number;
  readonly openedBy!: string;
  readonly openedAt!: Date;
  readonly rowVersion!: number;
  state: PublicityState = 'OPEN';
  endedAt: Date | null = null;

  static open(given: PublicityNotice & Pick<Publicity, 'id' | 'tenantId' | 'versionId' | 'channel'>, by: Hand, at: Date): Publicity {
    const state = publicityLifecycle.next(null, 'open', by);
    return Object.assign(new Publicity(), { ...given, state, openedBy: by.actorId, openedAt: at } satisfies Partial<Publicity>);
  }

  /** Whether its last day is over. */
  isOverOn(today: string): boolean {
    return this.to < today;
  }

  /** 公示期满. */
  close(at: Date): void {
    this.state = publicityLifecycle.next(this.state, 'close', TIMER);
    this.endedAt = at;
  }

  /** 终止 by an upheld objection. */
  end(by: Hand, at: Date): void {
    this.state = publicityLifecycle.next(this.state, 'end', by);
    this.endedAt = at;
  }
}
