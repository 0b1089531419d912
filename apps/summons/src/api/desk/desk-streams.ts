import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock } from '@yidan/kernel';
import { ActorResolver, Problem, Transactions, Trouble, WorkerPool } from '@yidan/platform';
import type { Actor, Scope } from '@yidan/platform';
import { isBehind } from '../../domain/desk/desk-position.ts';
import type { DeskPosition } from '../../domain/desk/desk-position.ts';
import { DeskNewsViews } from '../../storage/desk/desk-news.views.ts';
import { DeskViews } from '../../storage/desk/desk.views.ts';
import { DeskListener } from './desk-listener.ts';
import type { EndOfStream, Listening } from './desk-listener.ts';
import type { OwnListener } from './own-listener.ts';

/** How often the counts of change are looked at, once for all who listen; what this process changes itself is told at once. */
const LOOK_MS = 500;
const BEAT_MS = 15_000;
/** A right that ended ends the streams it opened this soon, and nothing is told after it in any case. */
const CHECK_MS = 2000;
/** Time alone makes tasks due and overdue. */
const RECOUNT_MS = 60_000;
/** A stream lives no longer than this, so that listeners spread over the processes there are. */
const LONGEST_MS = 3_600_000;
const MOST_PER_SUBJECT = 5;
const MOST_PER_PROCESS = 5000;
const MOST_CHANGES = 2000;

/** 待办推送: tells every open connection what changes on its desk; however many there are, the database is looked at once. */
@Injectable()
export class DeskStreams implements OnModuleDestroy {
  private readonly listeners = new Set<DeskListener | OwnListener>();
  private readonly timers: NodeJS.Timeout[] = [];
  private running: Promise<void> | null = null;
  private again = false;
  private touched = false;
  private lastCheck = 0;
  private lastRecount = 0;

  constructor(
    private readonly worker: WorkerPool,
    private readonly transactions: Transactions,
    private readonly resolver: ActorResolver,
    private readonly desk: DeskViews,
    private readonly news: DeskNewsViews,
    private readonly clock: Clock,
    private readonly trouble: Trouble,
  ) {
    transactions.onCommit(() => {
      if (!this.touched) return;
      this.touched = false;
      this.lookSoon();
    });
  }

  /** Opens a stream for a desk, or for somebody who is told of something else whenever a desk of the tenant changes. */
  open(listening: Listening, listener: DeskListener | OwnListener = new DeskListener(listening)): Readable {
    const { subject } = listening.actor;
    if ([...this.listeners].filter(({ actor }) => actor.subject === subject).length >= MOST_PER_SUBJECT) throw tooMany();
    if (this.listeners.size >= MOST_PER_PROCESS) throw full();
    this.listeners.add(listener);
    const lasts = Math.min(LONGEST_MS, listening.endsAt.getTime() - Date.now());
    const ending = setTimeout(() => this.end(listener, lasts < LONGEST_MS ? 'TOKEN_EXPIRED' : 'RECONNECT'), Math.max(0, lasts));
    listener.stream.once('close', () => {
      clearTimeout(ending);
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.rest();
    });
    if (this.timers.length === 0) this.wake();
    this.lookSoon();
    return listener.stream;
  }

  /** How many listen to this process now. */
  get size(): number {
    return this.listeners.size;
  }

  /** A desk changed in the running transaction: look as soon as it is committed. */
  touch(): void {
    this.touched = true;
  }

  async onModuleDestroy(): Promise<void> {
    this.rest();
    for (const listener of this.listeners) this.end(listener, 'SHUTDOWN');
    await this.running;
  }

  private wake(): void {
    this.timers.push(
      setInterval(() => this.lookSoon(), LOOK_MS),
      setInterval(() => {
        for (const listener of this.listeners) listener.beat();
      }, BEAT_MS),
    );
  }

  private rest(): void {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
  }

  private end(listener: DeskListener | OwnListener, reason: EndOfStream): void {
    this.listeners.delete(listener);
    listener.end(reason);
  }

  private lookSoon(): void {
    if (this.listeners.size === 0) return;
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = this.look()
      .catch((error: unknown) => this.trouble.report('desk-streams', error))
      .finally(() => {
        this.running = null;
        if (!this.again) return;
        this.again = false;
        this.lookSoon();
      });
  }

  private async look(): Promise<void> {
    const listeners = [...this.listeners];
    const tenants = [...new Set(listeners.map(({ actor }) => actor.tenantId))];
    const { rows } = await this.worker.query<{ tenantId: string; source: string; change: string }>(
      'select tenant_id as "tenantId", source, change::text as change from desk_change where tenant_id = any($1::text[])',
      [tenants],
    );
    const positions = new Map(tenants.map((tenant) => [tenant, new Map(rows.filter(({ tenantId }) => tenantId === tenant).map(({ source, change }) => [source, BigInt(change)]))]));
    const recount = this.isTime('lastRecount', RECOUNT_MS);
    const due = listeners.filter(({ actor, isNew, position }) => recount || isNew || position === null || isBehind(position, positions.get(actor.tenantId)!));
    const entitled = await this.entitled(this.isTime('lastCheck', CHECK_MS) ? listeners : due);
    for (const [tenant, own] of Map.groupBy(due.filter((listener) => entitled.has(listener)), ({ actor }) => actor.tenantId)) {
      const desks = own.filter((listener) => listener instanceof DeskListener);
      if (desks.length > 0) await this.tell(tenant, desks, positions.get(tenant)!);
      for (const listener of own) if (!(listener instanceof DeskListener)) await listener.look(positions.get(tenant)!);
    }
  }

  /** Those whose rights are still the ones they opened their stream with; the others' streams end. */
  private async entitled(listeners: readonly (DeskListener | OwnListener)[]): Promise<ReadonlySet<DeskListener | OwnListener>> {
    if (listeners.length === 0) return new Set();
    const actors = await this.resolver.actorsOf(listeners.map(({ actor: { subject }, choice }) => ({ subject, choice })));
    const still = new Set(listeners.filter(({ actor }, n) => isSame(actor, actors[n] ?? null)));
    for (const listener of listeners) if (!still.has(listener)) this.end(listener, 'RIGHTS_CHANGED');
    return still;
  }

  private async tell(tenant: string, listeners: readonly DeskListener[], position: DeskPosition): Promise<void> {
    const now = this.clock.now();
    const told = listeners.flatMap((listener) => (listener.position === null ? [] : [listener.position]));
    const spans = [...position].flatMap(([source, upTo]) => {
      const after = told.map((each) => each.get(source) ?? 0n).reduce((least, each) => (each < least ? each : least), upTo);
      return after < upTo ? [{ source, after: String(after), upTo: String(upTo) }] : [];
    });
    // Nothing told here depends on who reads: what does is read with the page.
    const scope: Scope = { tenant, city: listeners[0]!.actor.cityId, actor: { id: 'system:desk', organId: null, roles: [] } };
    await this.transactions.run(scope, async () => {
      const changes = spans.length === 0 ? [] : await this.news.changes(tenant, spans, MOST_CHANGES);
      const missed = listeners.map((listener) => listener.missed(changes, position));
      const ids = [...new Set(missed.flatMap((own) => own ?? []).map(({ taskId }) => taskId))];
      const lines = new Map((await this.news.lines(tenant, ids)).map((line) => [line.id, line]));
      const counts = await this.desk.counts(tenant, listeners.map(({ actor: { personId }, keys }) => ({ personId, keys })), now);
      listeners.forEach((listener, n) => listener.tell(missed[n] ?? null, lines, counts[n]!, position, now));
    });
  }

  private isTime(last: 'lastCheck' | 'lastRecount', every: number): boolean {
    if (Date.now() - this[last] < every) return false;
    this[last] = Date.now();
    return true;
  }
}

function isSame(before: Actor, now: Actor | null): boolean {
  const key = (actor: Actor): string => JSON.stringify([actor.tenantId, actor.organId, actor.unitId, actor.personId, actor.roles.toSorted()]);
  return now !== null && key(before) === key(now);
}

function tooMany(): Problem {
  return new Problem(429, 'DESK.TOO_MANY_STREAMS', `You have ${MOST_PER_SUBJECT} streams open; close one first`, `您已打开 ${MOST_PER_SUBJECT} 个待办推送连接，请先关闭其中一个`, { headers: { 'retry-after': '10' } });
}

function full(): Problem {
  return new Problem(503, 'DESK.STREAMS_FULL', 'No further stream can be opened here now', '待办推送连接已满，请稍后重试', { headers: { 'retry-after': '10' } });
}
