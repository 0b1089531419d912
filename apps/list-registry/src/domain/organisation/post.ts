import { PostChangedV1, type PostBody } from '@yidan/contracts';
import { Aggregate, type By } from '@yidan/kernel';
import { PostHeld } from './organisation.errors.ts';
import { postLifecycle, type PostState } from './post.lifecycle.ts';

/** 岗位: a place in a unit, with the duty items it bears and what is done there. */
export class Post extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly unitId: string;
  name: string;
  dutyItemKeys: string[];
  description: string;
  status: PostState;
  readonly rowVersion: number = 1;
  updatedAt: Date;

  constructor(identity: { id: string; tenantId: string; unitId: string }, entered: PostBody, by: By, now: Date) {
    super();
    this.status = postLifecycle.next(null, 'setUp', by);
    this.id = identity.id;
    this.tenantId = identity.tenantId;
    this.unitId = identity.unitId;
    this.name = entered.name;
    this.dutyItemKeys = distinct(entered.dutyItemKeys);
    this.description = entered.description;
    this.updatedAt = now;
    this.tell(now);
  }

  /** Takes over the whole of what is entered; what changes nothing is no act. */
  change({ name, dutyItemKeys, description }: PostBody, by: By, now: Date): void {
    postLifecycle.next(this.status, 'change', by);
    const keys = distinct(dutyItemKeys);
    if (name === this.name && description === this.description && JSON.stringify(keys) === JSON.stringify(this.dutyItemKeys)) return;
    Object.assign(this, { name, dutyItemKeys: keys, description, updatedAt: now });
    this.tell(now);
  }

  /** 撤销: only when nobody holds it any more. */
  abolish(holders: number, by: By, now: Date): void {
    const status = postLifecycle.next(this.status, 'abolish', by);
    if (holders > 0) throw new PostHeld(holders);
    this.status = status;
    this.updatedAt = now;
    this.tell(now);
  }

  private tell(now: Date): void {
    const { id, unitId, name, dutyItemKeys, description, status } = this;
    this.record(PostChangedV1.create({ postId: id, unitId, name, dutyItemKeys, description, status }, now));
  }
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.toLowerCase()))];
}
