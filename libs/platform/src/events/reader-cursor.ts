import type { EntityManager } from '@mikro-orm/postgresql';
import type { JournalHead } from '../journal/journal-reader.ts';

/** How far a reader came, and from where on it reacts. */
export interface Cursor {
  position: string;
  reactFrom: string;
}

/** 读数: the row that says how far this service has come with one producer; whoever holds it is the one that applies. */
export class ReaderCursor {
  constructor(private readonly producer: string) {}

  /** The position, without waiting for who holds the row; null for a service that has not begun. */
  async position(em: EntityManager): Promise<string | null> {
    const rows = await em.execute<{ position: string }[]>(`select position::text as position from applier_cursor where producer = ?`, [this.producer]);
    return rows[0]?.position ?? null;
  }

  /** Projections of a new service begin at 0, its reactions at now. */
  async create(em: EntityManager, head: JournalHead): Promise<void> {
    await em.execute(
      `insert into applier_cursor (producer, position, epoch, react_from) values (?, 0, ?, ?) on conflict do nothing`,
      [this.producer, head.epoch, head.position],
      'run',
    );
  }

  async hold(em: EntityManager): Promise<Cursor> {
    const rows = await em.execute<Cursor[]>(
      `select position::text as position, react_from::text as "reactFrom" from applier_cursor where producer = ? for update`,
      [this.producer],
    );
    return rows[0]!;
  }

  async move(em: EntityManager, position: string): Promise<void> {
    await em.execute(`update applier_cursor set position = ? where producer = ?`, [position, this.producer], 'run');
  }

  /**
   * After a failover the producer may give positions again: everything is read anew, and the inbox skips what is known.
   * What it does not know is new, so a reader that was past its beginning reacts to all of it.
   */
  async restartIn(em: EntityManager, epoch: string): Promise<boolean> {
    const rows = await em.execute<unknown[]>(
      `update applier_cursor set epoch = ?, position = 0, react_from = case when position >= react_from then 0 else react_from end
        where producer = ? and epoch is distinct from ? returning 1`,
      [epoch, this.producer, epoch],
    );
    return rows.length > 0;
  }
}
