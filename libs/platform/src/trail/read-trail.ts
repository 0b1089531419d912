import type { ClientBase } from 'pg';
import { JOURNAL_COLUMNS, type ChainAlgorithm, type DigestForm, type JournalRow } from '../journal/digest.ts';
import { CHECKPOINT_COLUMNS } from './checkpoint-rows.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Witnessed } from './verification/check-checkpoints.ts';
import type { TrailRow, TrailState } from './verification/trail-rows.ts';

const BATCH = 5000;

interface OrderColumns {
  position: string;
  order_seq: string;
  order_published: boolean;
  form: DigestForm;
  digest: Buffer;
  hash: Buffer;
}

/** What one service's database tells of trails: its own, and what it has seen of others'. */
export interface StoredTrail {
  state: TrailState;
  checkpoints: Checkpoint[];
  /** Journal rows without a place that can get none any more. */
  unplaced: JournalRow[];
  /** Committed rows the sequencer has not come to yet. */
  waiting: number;
  /** Checkpoints of other services that this one keeps. */
  seen: Witnessed[];
}

/** Everything but the rows themselves, from a transaction that sees one moment. */
export async function readTrail(client: ClientBase, service: string): Promise<StoredTrail> {
  const { rows: states } = await client.query<{ algorithm: ChainAlgorithm; genesis: string; position: string; hash: Buffer }>('select algorithm, genesis, position::text as position, hash from sequencer');
  const state = states[0];
  if (!state) throw new Error(`${service} has no sequencer row / ${service} 没有定序记录`);
  const { rows: loose } = await client.query<JournalRow & { waits: boolean }>(
    `select s.pending @> j.seq as waits, ${JOURNAL_COLUMNS} from sequencer s, journal j where not exists (select from journal_order o where o.seq = j.seq) order by j.seq`,
  );
  const { rows: checkpoints } = await client.query<Checkpoint>(`select $1::text as service, ${CHECKPOINT_COLUMNS} from checkpoint order by checkpoint.position`, [service]);
  const { rows: seen } = await client.query<Checkpoint>(`select producer as service, ${CHECKPOINT_COLUMNS} from witnessed_checkpoint w order by producer, w.position`);
  return {
    state: { service, ...state, position: BigInt(state.position) },
    checkpoints,
    unplaced: loose.filter(({ waits }) => !waits),
    waiting: loose.filter(({ waits }) => waits).length,
    seen: seen.map((checkpoint) => ({ by: service, checkpoint })),
  };
}

/** The order with its journal rows, by position; the next batch is on its way while one is looked at. */
export async function* readTrailRows(client: ClientBase): AsyncGenerator<TrailRow[]> {
  // From the first rows on in the order of positions, without sorting payloads first.
  await client.query('set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_sort = off');
  await client.query(
    `declare trail no scroll cursor for
      select o.position::text as position, o.seq::text as order_seq, o.published as order_published, o.digest_form as form, o.digest, o.hash, ${JOURNAL_COLUMNS}
        from journal_order o left join journal j on j.seq = o.seq order by o.position`,
  );
  const fetch = () => client.query<OrderColumns & JournalRow>(`fetch ${BATCH} from trail`);
  let next = fetch();
  for (;;) {
    const { rows } = await next;
    if (rows.length === 0) break;
    next = fetch();
    // Whoever stops listening leaves it unanswered.
    next.catch(() => undefined);
    yield rows.map((row) => {
      const { position, order_seq, order_published, form, digest, hash } = row;
      // A row of the order whose journal row is gone comes with nothing in its columns.
      return { position: BigInt(position), seq: order_seq, published: order_published, form, digest, hash, row: row.seq === null ? null : row };
    });
  }
  await client.query('close trail');
}
