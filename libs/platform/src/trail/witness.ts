import type { EntityManager } from '@mikro-orm/postgresql';
import type { Checkpoint } from './checkpoint.ts';

/** 见证: keeps what another service signed of its chain, so that neither can set its own back unnoticed. */
export class Witness {
  private last = '';

  constructor(private readonly producer: string) {}

  /** Whether a checkpoint was not kept before by this process. */
  isNew(checkpoint: Checkpoint | null | undefined): checkpoint is Checkpoint {
    return checkpoint !== null && checkpoint !== undefined && checkpoint.service === this.producer && checkpoint.signature !== this.last;
  }

  async keep(em: EntityManager, checkpoint: Checkpoint): Promise<void> {
    const { position, hash, previous, signedAt, keyId, signature } = checkpoint;
    await em.execute(
      `insert into witnessed_checkpoint (producer, position, hash, previous, signed_at, key_id, signature, seen_at)
       values (?, ?, decode(?, 'hex'), ?, ?, ?, decode(?, 'base64'), clock_timestamp()) on conflict do nothing`,
      [this.producer, position, hash, previous, signedAt, keyId, signature],
      'run',
    );
    this.last = signature;
  }
}
