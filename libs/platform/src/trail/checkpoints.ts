import type { Pool } from 'pg';
import type { Checkpoint, TrailKey } from './checkpoint.ts';
import { Pulse } from './pulse.ts';
import type { WitnessFile } from './witness-file.ts';

/** Half of what is allowed between two, so that one that fails or is late does not break the promise. */
const EVERY_MS = 5000;

// Two replicas that sign at once name the same one before theirs: one is kept.
const INSERT = `insert into checkpoint (position, hash, previous, signed_at, key_id, signature)
  values ($1, decode($2, 'hex'), $3, $4, $5, decode($6, 'base64')) on conflict do nothing`;

/** 检查点签发: while a service's chain grows, signs every few seconds where it stands, and once more at the end. */
export class Checkpoints {
  private readonly pulse: Pulse;

  constructor(
    private readonly service: string,
    private readonly pool: Pool,
    private readonly key: TrailKey | null,
    private readonly file: WitnessFile | null,
    onTrouble: (error: unknown) => void,
  ) {
    this.pulse = new Pulse(EVERY_MS, () => this.sign(), onTrouble);
  }

  /** Begins to sign; a service without a key signs nothing. */
  start(): void {
    if (this.key) this.pulse.start();
  }

  async stop(): Promise<void> {
    if (this.key) await this.pulse.stop();
  }

  /** Signs where the chain stands, if that was not signed before. */
  async sign(): Promise<Checkpoint | null> {
    const { rows } = await this.pool.query<{ position: string; hash: string; previous: string }>(
      `select position::text as position, encode(hash, 'hex') as hash, coalesce((select max(position) from checkpoint), 0)::text as previous from sequencer`,
    );
    const { position, hash, previous } = rows[0]!;
    if (!this.key || BigInt(position) <= BigInt(previous)) return null;
    const signedAt = new Date().toISOString().replace('Z', '000Z');
    const checkpoint = this.key.sign({ service: this.service, position, hash, previous, signedAt });
    const { keyId, signature } = checkpoint;
    const { rowCount } = await this.pool.query(INSERT, [position, hash, previous, signedAt, keyId, signature]);
    if (!rowCount) return null;
    await this.file?.append(checkpoint);
    return checkpoint;
  }
}
