import { randomUUID } from 'node:crypto';
import { linksOf, type ChainAlgorithm, type DigestForm, type JournalRow } from '../src/journal/digest.ts';
import { newTrailKey, publicKeysFrom, TrailKey, type Checkpoint } from '../src/trail/checkpoint.ts';
import type { TrailRow, TrailState } from '../src/trail/verification/trail-rows.ts';
import { verifyTrail, type Trail, type Verified } from '../src/trail/verification/verify-trail.ts';

export type OrderRow = Omit<TrailRow, 'row'>;

export const TENANTS = ['519901', '519902'];

/** A journal row as a command leaves it. */
export function aJournalRow(seq: number, given: Partial<JournalRow> = {}): JournalRow {
  return {
    xid: String(700 + seq), seq: String(seq), event_id: randomUUID(), tenant_id: TENANTS[seq % 2]!, agg_type: 'dispatch-order', agg_id: randomUUID(), agg_version: 1, agg_index: 0,
    type: 'dispatch.order.signed', schema_version: 1, published: true, occurred_us: String(1_790_000_000_000_000 + seq), recorded_us: String(1_790_000_000_500_000 + seq),
    actor: '{"id":"system:spec","organId":null,"roles":[]}', correlation: randomUUID(), causation: null, traceparent: null, payload: `{"n":${seq}}`, changes: `{"before":{"state":"A"},"after":{"state":"B"}}`,
    ...given,
  };
}

/** 一本账: the tables of one service's trail in memory, lived through as the sequencer would, and open to whoever can edit tables. */
export class ATrail {
  readonly journal = new Map<string, JournalRow>();
  order: OrderRow[] = [];
  checkpoints: Checkpoint[] = [];
  readonly state: TrailState;
  readonly service = 'summons';
  key = new TrailKey(newTrailKey());
  publicKeys = '';

  constructor(readonly algorithm: ChainAlgorithm = 'sha256') {
    const genesis = randomUUID();
    this.state = { service: this.service, algorithm, genesis, position: 0n, hash: linksOf(algorithm).genesis(this.service, genesis) };
  }

  static of(rows: number, algorithm: ChainAlgorithm = 'sha256', form: DigestForm = 2): ATrail {
    const trail = new ATrail(algorithm);
    trail.grow(rows, form);
    return trail;
  }

  /** Some numbers are never used, as after a rollback, and late commits stand behind younger ones. */
  grow(rows: number, form: DigestForm = 2): void {
    const links = linksOf(this.algorithm);
    let { position, hash } = this.state;
    const first = this.order.length === 0 ? 1 : Number(this.order.at(-1)!.seq) + 10;
    const seqs = Array.from({ length: rows }, (_, i) => first + i * 3);
    for (let i = 10; i < rows; i += 50) [seqs[i], seqs[i - 3]] = [seqs[i - 3]!, seqs[i]!];
    for (const seq of seqs) {
      const row = aJournalRow(seq);
      const digest = links.digestOf(row, form);
      position += 1n;
      hash = links.next(hash, position, digest);
      this.journal.set(row.seq, row);
      this.order.push({ position, seq: row.seq, published: row.published, form, digest, hash });
    }
    Object.assign(this.state, { position, hash });
  }

  sign(): Checkpoint {
    this.publicKeys += this.key.publicPem();
    const { position, hash } = this.order.at(-1)!;
    const previous = this.checkpoints.at(-1)?.position ?? '0';
    const checkpoint = this.key.sign({ service: this.service, position: String(position), hash: hash.toString('hex'), previous, signedAt: '2026-11-21T04:00:00.123000Z' });
    this.checkpoints.push(checkpoint);
    return checkpoint;
  }

  at(position: number): OrderRow {
    return this.order.find((row) => row.position === BigInt(position))!;
  }

  rowAt(position: number): JournalRow {
    return this.journal.get(this.at(position).seq)!;
  }

  /** Everything as a verifier reads it. */
  trail(more: Partial<Trail> = {}): Trail {
    const placed = new Set(this.order.map(({ seq }) => seq));
    const rows = this.order.toSorted((a, b) => (a.position < b.position ? -1 : 1)).map((row) => ({ ...row, row: this.journal.get(row.seq) ?? null }));
    return {
      state: this.state,
      rows: [rows],
      unplaced: [...this.journal].filter(([seq]) => !placed.has(seq)).map(([, row]) => row),
      checkpoints: this.checkpoints,
      witnessed: [],
      keys: publicKeysFrom(this.publicKeys),
      ...more,
    };
  }

  verify(more: Partial<Trail> = {}): Promise<Verified> {
    return verifyTrail(this.trail(more));
  }

  /** Kind and place of every finding. */
  async findings(more: Partial<Trail> = {}): Promise<string[]> {
    const { findings } = await this.verify(more);
    return findings.map(({ kind, where, position, upTo, belongs }) => `${kind} ${where} ${position ?? '-'}${upTo ? `..${upTo}` : ''}${belongs ? ` > ${belongs}` : ''}`).sort();
  }
}
