import { Readable } from 'node:stream';
import type { DeskCounts, DeskNews } from '@yidan/contracts';
import type { Actor, Choice } from '@yidan/platform';
import { claimActions } from '../../domain/desk/desk-claim.ts';
import { keysOf } from '../../domain/desk/desk-key.ts';
import { standingOf } from '../../domain/desk/desk-line.ts';
import { readPosition, writePosition } from '../../domain/desk/desk-position.ts';
import type { DeskPosition } from '../../domain/desk/desk-position.ts';
import type { DeskChange, DeskLine } from '../../storage/desk/desk-news.views.ts';

/** What a client may leave unread before it is given up: it comes again and is told what it missed. */
const MOST_UNREAD_BYTES = 256 * 1024;
/** More than this is not told one by one. */
const MOST_TOLD = 100;

/** Who listens, as the request said, and until when the token lasts. */
export interface Listening {
  readonly actor: Actor;
  readonly choice: Choice;
  readonly endsAt: Date;
  readonly lastEventId: string | undefined;
}

/** Why a stream ends; a client may come again at once where it still has a right. */
export type EndOfStream = 'TOKEN_EXPIRED' | 'RIGHTS_CHANGED' | 'RECONNECT' | 'SHUTDOWN';

/** 待办订阅: one connection that is told what changes on one desk. */
export class DeskListener {
  readonly actor: Actor;
  readonly choice: Choice;
  readonly endsAt: Date;
  readonly keys: readonly string[];
  readonly stream = new Readable({ read: () => undefined });
  /** Null until the first word: a new client starts with the counts of now, one that comes again with what it missed. */
  position: DeskPosition | null;
  /** Whether it was told anything on this connection. */
  isNew = true;
  private readonly keySet: ReadonlySet<string>;
  private readonly isLost: boolean;
  private counts = '';

  constructor({ actor, choice, endsAt, lastEventId }: Listening) {
    this.actor = actor;
    this.choice = choice;
    this.endsAt = endsAt;
    this.keys = keysOf(actor);
    this.keySet = new Set(this.keys);
    this.position = lastEventId === undefined ? null : readPosition(lastEventId);
    this.isLost = lastEventId !== undefined && this.position === null;
    // Headers go out with the first bytes; a client that is cut off comes again after two seconds.
    this.stream.push('retry: 2000\n\n');
  }

  /** Of the changes of the tenant, those of this desk that it was not told of; null where some are no longer known one by one. */
  missed(changes: readonly DeskChange[], now: DeskPosition): DeskChange[] | null {
    if (this.isLost && this.isNew) return null;
    const { position } = this;
    if (position === null) return [];
    const since = changes.filter(({ source, change }) => BigInt(change) > (position.get(source) ?? 0n));
    const expected = [...now].reduce((sum, [source, change]) => sum + (change - (position.get(source) ?? 0n)), 0n);
    const isSetBack = [...position].some(([source, change]) => change > (now.get(source) ?? 0n));
    if (isSetBack || BigInt(since.length) !== expected) return null;
    const own = since.filter(({ keys }) => keys.some((key) => this.keySet.has(key)));
    return own.length > MOST_TOLD ? null : own;
  }

  /** Tells what changed, if anything did or the counts are others than before; from now on it is where the tenant is. */
  tell(missed: readonly DeskChange[] | null, lines: ReadonlyMap<string, DeskLine>, counts: DeskCounts, position: DeskPosition, now: Date): void {
    const written = JSON.stringify(counts);
    const isNews = this.isNew || missed === null || missed.length > 0 || written !== this.counts;
    this.position = position;
    if (!isNews) return;
    this.isNew = false;
    this.counts = written;
    const { changed, gone } = this.sorted(missed ?? [], lines, now);
    this.send('desk', { counts, changed, gone, reload: missed === null } satisfies DeskNews, writePosition(position));
  }

  /** Nothing is said for so long that somebody between might take the connection for dead. */
  beat(): void {
    this.push(': \n\n');
  }

  /** Says why and ends. */
  end(reason: EndOfStream): void {
    if (this.stream.destroyed || this.stream.readableEnded) return;
    this.send('end', { reason });
    this.stream.push(null);
  }

  private sorted(missed: readonly DeskChange[], lines: ReadonlyMap<string, DeskLine>, now: Date): Pick<DeskNews, 'changed' | 'gone'> {
    const ids = [...new Set(missed.map(({ taskId }) => taskId))];
    const own = ids.map((id) => [id, lines.get(id)] as const);
    const isHere = (line: DeskLine | undefined): line is DeskLine => line?.keys.some((key) => this.keySet.has(key)) ?? false;
    const { personId } = this.actor;
    return {
      gone: own.filter(([, line]) => !isHere(line)).map(([id]) => id),
      changed: own.flatMap(([, line]) => {
        if (!isHere(line)) return [];
        const { keys, ...task } = line;
        const mine = personId !== null && (line.personId === personId || line.claimedBy === personId || keys.some((key) => key.endsWith(`#${personId}`)));
        return [{ ...task, mine, ...standingOf(line, now), actions: claimActions({ unitId: line.unit?.id ?? null, claimedBy: line.claimedBy }, this.actor) }];
      }),
    };
  }

  private send(event: string, data: unknown, id?: string): void {
    this.push(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private push(text: string): void {
    if (this.stream.destroyed || this.stream.readableEnded) return;
    this.stream.push(text);
    if (this.stream.readableLength > MOST_UNREAD_BYTES) this.stream.destroy();
  }
}
