import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checkpoints, newTrailKey, publicKeysFrom, TrailKey, verifyServices, WitnessFile, type Checkpoint, type ChainAlgorithm, type VerifiedService, type Witnessed } from '@yidan/platform';
import { testServers } from '@yidan/testing';
import { Pool } from 'pg';
import { AJournal, LINJIANG, QINGHE, SERVICE } from '../platform/a-journal.ts';

/** A journal on a real database whose end is signed, and somebody with the rights of a superuser. */
export class ASignedJournal {
  readonly folder = mkdtempSync(join(testServers().folder, 'trail-'));
  readonly witness = join(this.folder, 'witness.jsonl');
  publicKeys = '';
  private readonly ends: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly journal: AJournal,
    private readonly algorithm: ChainAlgorithm,
  ) {}

  static async open(algorithm: ChainAlgorithm = 'sha256'): Promise<ASignedJournal> {
    return new ASignedJournal(await AJournal.open(), algorithm);
  }

  /** Journals events of two districts by turns and gives them positions. */
  async grow(events: number): Promise<void> {
    const writers = [await this.journal.writer(QINGHE), await this.journal.writer(LINJIANG)];
    for (let n = 0; n < events; n += 1) {
      const writer = writers[n % 2]!;
      await writer.begin();
      await writer.journal(undefined, 1, `'{"n":${n}}'`);
      await writer.commit();
    }
    const sequencer = this.journal.sequencer(undefined, this.algorithm);
    await sequencer.start();
    while ((await this.waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await sequencer.stop();
  }

  /** Somebody who signs where the journal stands, with a key of their own. */
  signer(key = new TrailKey(newTrailKey())): Checkpoints {
    this.publicKeys += key.publicPem();
    const pool = new Pool({ connectionString: this.journal.database.urls.worker, max: 1 });
    pool.on('error', () => undefined);
    this.ends.push(() => pool.end());
    return new Checkpoints(SERVICE, pool, key, new WitnessFile(this.witness), (error) => {
      throw error;
    });
  }

  witnessed(): Witnessed[] {
    return readFileSync(this.witness, 'utf8')
      .trim()
      .split('\n')
      .map((line) => ({ by: 'witness file', checkpoint: JSON.parse(line) as Checkpoint }));
  }

  async verify(file: Witnessed[] = this.witnessed(), url = this.journal.database.urls.worker): Promise<VerifiedService> {
    const [verified] = await verifyServices({ databases: [{ service: SERVICE, url }], keys: publicKeysFrom(this.publicKeys), file });
    return verified!;
  }

  async close(): Promise<void> {
    await Promise.all(this.ends.map((end) => end()));
    await this.journal.close();
  }

  private async waiting(): Promise<number> {
    const { rows } = await this.journal.sql.query<{ count: string }>('select count(*) from journal j where not exists (select from journal_order o where o.seq = j.seq)');
    return Number(rows[0]!.count);
  }
}
