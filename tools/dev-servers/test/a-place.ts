import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A new folder that others may enter, as they may an ordinary checkout; a private one they may not. */
export function aPlace({ isPrivate = false } = {}): string {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'yidan-servers-')));
  chmodSync(place, isPrivate ? 0o700 : 0o755);
  return place;
}

/** What a database answers over a connection of its own, as one flat list. */
export async function ask(connection: string | pg.ClientConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}
