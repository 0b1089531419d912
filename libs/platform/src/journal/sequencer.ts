import type { Pool } from 'pg';
import { failpoint } from '../config/failpoint.ts';
import { DIGEST_FORM, JOURNAL_COLUMNS, linksOf, type ChainAlgorithm, type ChainLinks, type JournalRow } from './digest.ts';

const BATCH = 500;
const POLL_MS = 50;
const SIGNAL_GAP_MS = 5;

// One statement, so that the state and the rows come from one snapshot: with two, a later version could be taken before an earlier one.
const READ = {
  name: 'sequencer-read',
  text: `select s.genesis, s.algorithm, s.position::text as at, s.hash as last_hash, s.retire_seq::text as retire_seq,
                s.retire_xid <= pg_snapshot_xmin(pg_current_snapshot()) as retire_ok, j.*
           from sequencer s cross join lateral (
             select j.* from unnest(s.pending) r cross join lateral (
               select ${JOURNAL_COLUMNS} from journal j
                where j.seq >= lower(r) and j.seq < coalesce(upper(r), 9223372036854775807) order by j.seq limit ${BATCH}) j
              order by j.seq::bigint limit ${BATCH}) j
          order by j.seq::bigint`,
};

// The horizon is this statement's own transaction id: it was given after the read, so whoever holds a number below the last one read has a lower id.
// A snapshot's xmax would not do: it ends at the newest *finished* transaction, and the newest running one may hold such a number.
const WRITE = {
  name: 'sequencer-write',
  text: `with s as (
           update sequencer set position = $2, hash = $3,
                  pending = (case when $6 then pending - int8multirange(int8range(null, $7, '[]')) else pending end)
                            - (select range_agg(int8range(q, q, '[]')) from unnest($4::bigint[]) q),
                  retire_seq = case when $6 then $8 else retire_seq end,
                  retire_xid = case when $6 then pg_current_xact_id() else retire_xid end
            where position = $1 and algorithm = $11 returning 1)
         insert into journal_order (position, seq, published, digest, hash, digest_form)
         select $1::bigint + o, q, p, d, h, ${DIGEST_FORM}
           from unnest($4::bigint[], $9::boolean[], $10::bytea[], $5::bytea[]) with ordinality t(q, p, d, h, o)
          where exists (select from s)`,
};

interface ReadRow extends JournalRow {
  genesis: string;
  algorithm: ChainAlgorithm;
  at: string;
  last_hash: Buffer;
  retire_seq: string;
  retire_ok: boolean;
}

/**
 * 定序: gives every committed event of one service its dense position and its link in the hash chain.
 * Any number may run: a compare-and-swap on the state row lets exactly one batch through, the loser reads again.
 */
export class Sequencer {
  private readonly listeners = new Set<() => void>();
  private stopped = false;
  private signalled = false;
  private wake: (() => void) | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly service: string,
    private readonly pool: Pool,
    private readonly onTrouble: (error: unknown) => void,
    private readonly wanted: ChainAlgorithm = 'sha256',
    private readonly linksFor: (algorithm: ChainAlgorithm) => ChainLinks = linksOf,
  ) {}

  /** Refuses a journal whose sequence hands out numbers in blocks: they would arrive out of order; and one whose chain began with another algorithm. */
  async start(): Promise<void> {
    const { rows } = await this.pool.query<{ cache: string }>(
      `select seqcache::text as cache from pg_sequence where seqrelid = pg_get_serial_sequence('journal', 'seq')::regclass`,
    );
    if (rows[0]?.cache !== '1') throw new Error('the journal sequence must have CACHE 1');
    await this.agreeOnAlgorithm();
    this.running = this.loop();
  }

  /** A command was committed: look soon. */
  signal(): void {
    this.signalled = true;
    this.wake?.();
  }

  /** Called whenever events got positions. */
  onSequenced(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  /** The algorithm belongs to the first link: before it the setting decides, after it the journal. */
  private async agreeOnAlgorithm(): Promise<void> {
    await this.pool.query('update sequencer set algorithm = $1 where position = 0 and algorithm <> $1', [this.wanted]);
    const { rows } = await this.pool.query<{ algorithm: string }>('select algorithm from sequencer');
    const begun = rows[0]!.algorithm;
    if (begun === this.wanted) return;
    throw new Error(
      `the journal of ${this.service} began with ${begun} and cannot go on with ${this.wanted}: set YIDAN_CHAIN_HASH=${begun} / ${this.service} 的日志以 ${begun} 开链，不能改用 ${this.wanted}，请设 YIDAN_CHAIN_HASH=${begun}`,
    );
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
        const taken = await this.batch();
        if (taken === BATCH) continue;
        await this.rest(taken > 0 ? SIGNAL_GAP_MS : 0);
      } catch (error) {
        this.onTrouble(error);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  private async rest(gap: number): Promise<void> {
    if (gap) await new Promise((resolve) => setTimeout(resolve, gap));
    if (this.signalled || this.stopped) {
      this.signalled = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = null;
    this.signalled = false;
  }

  /** Sequences one batch and says how many events it held; 0 also where another sequencer was faster. */
  async batch(): Promise<number> {
    const { rows } = await this.pool.query<ReadRow>(READ);
    const first = rows[0];
    if (!first) return 0;
    failpoint('sequencer.before-write');
    const from = BigInt(first.at);
    const links = this.linksFor(first.algorithm);
    let hash = from === 0n ? links.genesis(this.service, first.genesis) : first.last_hash;
    const digests: Buffer[] = [];
    const hashes: Buffer[] = [];
    rows.forEach((row, index) => {
      const digest = links.digestOf(row);
      hash = links.next(hash, from + BigInt(index) + 1n, digest);
      digests.push(digest);
      hashes.push(hash);
    });
    const lastSeq = BigInt(rows.at(-1)!.seq);
    const retireSeq = BigInt(first.retire_seq);
    // Numbers below the horizon that were read by nobody belong to transactions that ended without them.
    const retire = first.retire_ok && (rows.length < BATCH || lastSeq >= retireSeq);
    const result = await this.pool.query({
      ...WRITE,
      values: [
        first.at,
        (from + BigInt(rows.length)).toString(),
        hash,
        rows.map((row) => row.seq),
        hashes,
        retire,
        first.retire_seq,
        (lastSeq > retireSeq ? lastSeq : retireSeq).toString(),
        rows.map((row) => row.published),
        digests,
        first.algorithm,
      ],
    });
    if (!result.rowCount) return 0;
    failpoint('sequencer.after-write');
    for (const told of this.listeners) told();
    return rows.length;
  }
}
