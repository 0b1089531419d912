import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { DeadlineBook, NotFound, parseLimit, type Due, type Terms } from '@yidan/kernel';
import { Deadlines, saveWithEvents, textArray } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { seesNotice } from '../../domain/supervision/notice-view.ts';
import { SupervisionLadder } from '../../domain/supervision/supervision-ladder.ts';
import { SupervisionNotice } from '../../domain/supervision/supervision-notice.ts';
import { noticeLifecycle, type NoticeClock } from '../../domain/supervision/supervision-notice.lifecycle.ts';
import { NoticeDesks } from './notice-desks.ts';

export const NOTICE_CLOCKS = 'supervision-notice';
export const LADDER_CLOCKS = 'supervision-ladder';
/** The clock by which a ladder waits for its next rung. */
export const CLIMB = 'climb';

/** 督办单库: notices with their clocks, and the ladders that issue them. */
@Injectable()
export class SupervisionNoticeRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
    private readonly desks: NoticeDesks,
  ) {}

  /** A notice that the actor may see; another sounds like none. */
  async get(id: string, actor: Acting): Promise<SupervisionNotice> {
    const notice = await this.em.findOne(SupervisionNotice, { id });
    if (!notice || !seesNotice(notice, actor)) throw new NotFound('supervision-notice', id);
    return notice;
  }

  /** A notice as the timer finds it. */
  byId(id: string): Promise<SupervisionNotice> {
    return this.em.findOneOrFail(SupervisionNotice, { id }, { failHandler: () => new NotFound('supervision-notice', id) });
  }

  /** Whoever issues about an object waits for others who are just issuing about it; several objects in one order, so that no two wait for each other. */
  async takeTurns(tenantId: string, objects: readonly { readonly type: string; readonly id: string }[]): Promise<void> {
    for (const key of [...new Set(objects.map(({ type, id }) => `${type} ${id}`))].sort()) {
      await this.em.execute('select pg_advisory_xact_lock(hashtext(?), hashtext(?))', [`supervision ${tenantId}`, key], 'run');
    }
  }

  /** Open notices about an object. */
  openAbout(objectType: string, objectId: string): Promise<SupervisionNotice[]> {
    return this.em.find(SupervisionNotice, { objectType, objectId, state: { $in: noticeLifecycle.openStates() } }, { orderBy: { issuedAt: 'asc', id: 'asc' } });
  }

  /** Every notice about an object by the same clock, open or not. */
  about(objectType: string, objectId: string, clockId: string | null): Promise<SupervisionNotice[]> {
    return this.em.find(SupervisionNotice, { objectType, objectId, ...(clockId !== null && { clockId }) }, { orderBy: { issuedAt: 'asc', id: 'asc' } });
  }

  /** The last notice about an object, whatever its state. */
  lastAbout(objectType: string, objectId: string): Promise<SupervisionNotice | null> {
    return this.em.findOne(SupervisionNotice, { objectType, objectId }, { orderBy: { issuedAt: 'desc', id: 'desc' } });
  }

  /** What the clock of a new notice is counted by: read before the number is taken, once for many. */
  termsOfIssue(): Promise<Terms<'sign'>> {
    return this.deadlines.terms({ sign: noticeLifecycle.steps.sign.due! }, 'NORMAL');
  }

  /** Writes a new notice and starts its first clock. */
  async add(notice: SupervisionNotice, terms: Terms<'sign'>, at: Date): Promise<void> {
    await saveWithEvents(this.em, NOTICE_CLOCKS, notice);
    const book = new DeadlineBook<'sign'>(ownerOf(notice), [], terms);
    book.start('sign', at);
    await this.deadlines.save(book);
    await this.desks.follow(notice, true);
  }

  /** Writes a step of a notice; its clocks stop and start by the state it is in. Words are kept for the audit and never published. */
  async save(notice: SupervisionNotice, at: Date, note?: Record<string, unknown>): Promise<void> {
    await saveWithEvents(this.em, NOTICE_CLOCKS, notice, note);
    await this.deadlines.enter(ownerOf(notice), noticeLifecycle, notice.state, { at });
    // Whoever issued it may have asked for the reply by a day of their own.
    if (notice.state === 'SIGNED' && notice.replyBy) await this.deadlines.set(ownerOf(notice), 'reply', notice.replyBy, { at });
    await this.desks.follow(notice);
  }

  /** Writes what was changed without a step of the procedure. */
  async note(notice: SupervisionNotice): Promise<void> {
    await saveWithEvents(this.em, NOTICE_CLOCKS, notice);
    await this.desks.follow(notice);
  }

  /** Whether what the organ owes now is still in time; what has no clock is. */
  async isInTime(notice: SupervisionNotice, clock: NoticeClock, at: Date): Promise<boolean> {
    const clocks = await this.deadlines.of(ownerOf(notice));
    return clocks.findLast(({ kind }) => kind === clock)?.isInTime(at) ?? true;
  }

  /** The ladder that climbs for an object now. */
  ladderOf(objectType: string, objectId: string): Promise<SupervisionLadder | null> {
    return this.em.findOne(SupervisionLadder, { objectType, objectId, state: 'RUNNING' }, { orderBy: { brokenAt: 'asc', id: 'asc' } });
  }

  ladder(id: string): Promise<SupervisionLadder> {
    return this.em.findOneOrFail(SupervisionLadder, { id });
  }

  /** For which of these objects, and against whom, a ladder climbs, or has climbed to its end while its clock is still over: nobody is reminded anew who was interviewed. */
  async climbedFor(objectIds: readonly string[]): Promise<Pick<SupervisionLadder, 'objectType' | 'objectId' | 'owing'>[]> {
    return this.em.execute(
      `select object_type as "objectType", object_id as "objectId", owing from supervision_ladder l where object_id = any(?::uuid[])
          and (state = 'RUNNING' or state = 'DONE' and exists (select from deadline d where d.tenant_id = l.tenant_id and d.id = l.clock_id and d.status = 'RUNNING'))`,
      [textArray(objectIds)],
    );
  }

  /** Notices that a ladder issued. */
  ofLadder(ladderId: string): Promise<SupervisionNotice[]> {
    return this.em.find(SupervisionNotice, { ladderId }, { orderBy: { issuedAt: 'asc', id: 'asc' } });
  }

  /** Writes a ladder that takes its first rung at once. */
  async addLadder(ladder: SupervisionLadder): Promise<void> {
    this.em.persist(ladder);
    await this.em.flush();
  }

  /** Writes a ladder, and the clock by which it waits for its next rung. */
  async saveLadder(ladder: SupervisionLadder, at: Date): Promise<void> {
    await this.addLadder(ladder);
    const owner = { tenantId: ladder.tenantId, type: LADDER_CLOCKS, id: ladder.id };
    const { next } = ladder;
    if (!next) return this.deadlines.stop(owner, null, at);
    if (!next.after) return this.deadlines.set(owner, CLIMB, at, { at });
    // By the limit of the rung as it was frozen with the ladder, whatever the policy says now.
    const { limits: _, ...terms } = await this.deadlines.terms<typeof CLIMB>({} as Record<typeof CLIMB, Due>, 'NORMAL');
    const book = new DeadlineBook<typeof CLIMB>(owner, [], { ...terms, limits: { climb: { ...parseLimit(next.after), policyKey: 'supervision.ladder', policyValue: next } } });
    book.start(CLIMB, ladder.brokenAt);
    await this.deadlines.save(book);
  }
}

function ownerOf({ tenantId, id }: Pick<SupervisionNotice, 'tenantId' | 'id'>) {
  return { tenantId, type: NOTICE_CLOCKS, id };
}
