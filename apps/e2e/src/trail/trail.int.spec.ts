import { spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { jest } from '@jest/globals';
import { exportTrail, linesOf, newTrailKey, TrailKey, type Finding } from '@yidan/platform';
import { QINGHE, SERVICE } from '../platform/a-journal.ts';
import { ASignedJournal } from './a-signed-journal.ts';

jest.setTimeout(60_000);

const SCRIPT = join(import.meta.dirname, '../../../standalone/verify-export.mjs');
let it_: ASignedJournal;
const sql = (text: string, values: unknown[] = []) => it_.journal.sql.query(text, values);
const told = (findings: readonly Finding[]): string[] => findings.map(({ kind, where, position }) => `${kind} ${where} ${position ?? '-'}`).sort();

describe('a signed journal', () => {
  beforeAll(async () => {
    it_ = await ASignedJournal.open();
    await it_.grow(12);
    await it_.signer().sign();
    await it_.grow(12);
    // The key was changed in between; the old public key still verifies.
    await it_.signer().sign();
  });
  afterAll(() => it_.close());

  /** Does something to the tables as a superuser, verifies, and undoes it. */
  async function after(tampering: string): Promise<Finding[]> {
    await sql(`create table kept_journal as table journal; create table kept_order as table journal_order; create table kept_checkpoint as table checkpoint; create table kept_sequencer as table sequencer`);
    try {
      await sql(`set session_replication_role = replica; ${tampering}; set session_replication_role = origin`);
      return (await it_.verify()).findings;
    } finally {
      await sql(`truncate journal; insert into journal overriding system value select * from kept_journal; truncate journal_order; insert into journal_order select * from kept_order;
        truncate checkpoint; insert into checkpoint select * from kept_checkpoint; truncate sequencer; insert into sequencer select * from kept_sequencer;
        drop table kept_journal, kept_order, kept_checkpoint, kept_sequencer`);
    }
  }

  it('verifies, signed up to its end by two keys one after the other', async () => {
    expect(await it_.verify()).toMatchObject({ rows: 24, checkpoints: 2, signedUpTo: '24', waiting: 0, findings: [] });
  });

  it('F-149 Tampering one row breaks verification', async () => {
    const { rows: columns } = await sql(`select column_name as name, udt_name as type from information_schema.columns where table_name = 'journal' and column_name <> 'seq' order by ordinal_position`);
    const other: Record<string, string> = { xid8: `'9'::xid8`, uuid: 'gen_random_uuid()', text: `'x'`, int4: '77', int2: '7', bool: 'false', timestamptz: `now() - interval '1 microsecond'`, json: `'{"x":1}'` };
    const { rows } = await sql('select event_id as id from journal join journal_order using (seq) where position = 7');
    for (const { name, type } of columns as { name: string; type: string }[]) {
      const findings = await after(`update journal set ${name} = ${other[type]} where seq = (select seq from journal_order where position = 7)`);
      expect([name, ...told(findings)]).toEqual([name, 'EDITED journal 7']);
      if (name !== 'event_id') expect(findings[0]!.eventId).toBe(rows[0].id);
      expect(linesOf(findings[0]!)).toContain('这一行在定序之后被改过。');
    }
  });

  it.each([
    ['a removed row', `delete from journal where seq = (select seq from journal_order where position = 5)`, ['REMOVED journal 5']],
    ['a place removed with its row', `with gone as (delete from journal_order where position = 5 returning seq) delete from journal using gone where journal.seq = gone.seq`, ['REMOVED journal_order 5']],
    ['a row put in where no number is waited for', `insert into journal overriding system value select xid, 0, gen_random_uuid(), tenant_id, agg_type, gen_random_uuid(), agg_version, agg_index, type, schema_version, published, occurred_at, recorded_at, actor, correlation, causation, traceparent, payload, changes from journal limit 1`, ['INSERTED journal -']],
    ['two rows that changed places', `update journal_order set position = case position when 5 then -9 else -5 end where position in (5, 9); update journal_order set position = -position where position < 0`, ['REORDERED journal_order 5', 'REORDERED journal_order 9']],
    ['a tail that was cut off, with the sequencer set back', `delete from journal where seq in (select seq from journal_order where position > 20); delete from journal_order where position > 20; update sequencer set position = 20, hash = (select hash from journal_order where position = 20)`, ['TRUNCATED journal_order 21']],
    ['a tail cut off together with the checkpoint that told of it', `delete from journal where seq in (select seq from journal_order where position > 20); delete from journal_order where position > 20; update sequencer set position = 20, hash = (select hash from journal_order where position = 20); delete from checkpoint where position = 24`, ['CHECKPOINT_REMOVED checkpoint 24', 'TRUNCATED journal_order 21']],
    ['an edited checkpoint', `update checkpoint set signed_at = signed_at + interval '1 microsecond' where position = 12`, ['CHECKPOINT_FORGED checkpoint 12']],
    ['several at once', `update journal set actor = '{}' where seq = (select seq from journal_order where position = 3); delete from journal where seq = (select seq from journal_order where position = 8); update journal_order set hash = digest where position = 15; delete from journal_order where position = 18`, ['EDITED journal 3', 'EDITED journal_order 15', 'REMOVED journal 8', 'REMOVED journal_order 18']],
  ])('names %s', async (_, tampering, expected) => {
    expect(told(await after(tampering))).toEqual(expected);
  });

  it('lets neither of the serving roles change or delete a checkpoint, its own or one it witnessed', async () => {
    for (const role of ['app', 'worker']) {
      for (const table of ['checkpoint', 'witnessed_checkpoint']) {
        const { rows } = await sql(`select string_agg(privilege_type, ',' order by privilege_type) as rights from information_schema.role_table_grants where table_name = $1 and grantee = $2`, [table, `${SERVICE}_${role}`]);
        expect([null, 'SELECT', 'INSERT,SELECT']).toContain(rows[0].rights);
      }
    }
  });

  it('signs nothing twice, and of two that sign at once keeps one', async () => {
    const [one, other] = [it_.signer(), it_.signer()];
    expect(await one.sign()).toBeNull();
    await it_.grow(2);
    const signed = await Promise.all([one.sign(), other.sign()]);
    expect(signed.filter(Boolean)).toHaveLength(1);
    expect(await it_.verify()).toMatchObject({ checkpoints: 3, signedUpTo: '26', findings: [] });
  });

  describe('exported for one district', () => {
    let lines: string[];
    const run = (text: string, keys = it_.publicKeys): { status: number | null; stdout: string } => {
      const [file, pem] = [join(it_.folder, 'export.jsonl'), join(it_.folder, 'keys.pem')];
      writeFileSync(file, text);
      writeFileSync(pem, keys);
      const { status, stdout } = spawnSync(process.execPath, [SCRIPT, file, pem], { encoding: 'utf8', cwd: it_.folder, env: {} });
      return { status, stdout };
    };
    beforeAll(async () => {
      const file = join(it_.folder, 'whole.jsonl');
      const to = createWriteStream(file);
      await exportTrail([{ service: SERVICE, url: it_.journal.database.urls.worker }], QINGHE, to);
      to.end();
      await finished(to);
      lines = readFileSync(file, 'utf8').trim().split('\n');
    });

    it('shows its rows in full and of the others nothing but position, digest and link', () => {
      const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ position, trail }) => position !== undefined && trail === undefined);
      expect(rows).toHaveLength(26);
      const foreign = rows.filter(({ row }) => row === undefined);
      expect(foreign).toHaveLength(13);
      for (const line of foreign) expect(Object.keys(line).sort()).toEqual(['digest', 'hash', 'position']);
      expect(lines.join('')).not.toContain('519902');
    });

    it('is verified by a script that needs nothing but it and the public keys', () => {
      const { status, stdout } = run(lines.join('\n'));
      expect(stdout).toContain('26 rows 行, 13 in full 全文, 3 checkpoints 检查点');
      expect(stdout).toContain('nothing is wrong');
      expect(status).toBe(0);
    });

    it.each<[string, (all: string[]) => string[], string]>([
      ['an edited row', (all) => all.map((line) => line.replace('\\"n\\":4', '\\"n\\":5')), 'EDITED evaluation position 5'],
      ['a removed row', (all) => all.filter((line) => !line.startsWith('{"position":"6"')), 'REMOVED evaluation position 6'],
      ['rows in another order', (all) => all.with(9, all[12]!).with(12, all[9]!), 'REORDERED evaluation position 7'],
      ['a cut tail', (all) => all.slice(0, -3), 'TRUNCATED evaluation position 24–26'],
      ['a forged checkpoint', (all) => all.map((line) => line.replace(/"signedAt":"\d{4}/, '"signedAt":"2020')), 'CHECKPOINT_FORGED evaluation position 12'],
    ])('shows that script %s', (_, change, expected) => {
      const { status, stdout } = run(change(lines).join('\n'));
      expect(stdout).toContain(expected);
      expect(status).toBe(1);
    });

    it('is not taken for signed where the public key is another', () => {
      const { status, stdout } = run(lines.join('\n'), new TrailKey(newTrailKey()).publicPem());
      expect(stdout).toContain('KEY_UNKNOWN');
      expect(status).toBe(1);
    });
  });
});

describe('a journal hashed by SM3', () => {
  it('verifies, also after it was tampered with in one place and put right again', async () => {
    it_ = await ASignedJournal.open('sm3');
    await it_.grow(6);
    await it_.signer().sign();
    expect(await it_.verify()).toMatchObject({ rows: 6, signedUpTo: '6', findings: [] });
    await sql(`update journal set payload = '{"n":9}' where seq = 3`);
    expect(told((await it_.verify()).findings)).toEqual(['EDITED journal 3']);
    await sql(`update journal set payload = '{"n":2}' where seq = 3`);
    expect(told((await it_.verify()).findings)).toEqual([]);
    // Once begun, it is not continued with another.
    await expect(it_.journal.sequencer(undefined, 'sha256').start()).rejects.toThrow('began with sm3 and cannot go on with sha256: set YIDAN_CHAIN_HASH=sm3');
    await it_.close();
  });
});

describe('a journal that began before changes were covered', () => {
  it('verifies as it is, and what is added is covered', async () => {
    it_ = await ASignedJournal.open();
    await it_.grow(3);
    // As an older release leaves its rows: digested without changes, and without a word on how.
    const { rows } = await sql('select j.*, j.payload::text as text, (extract(epoch from occurred_at) * 1000000)::bigint::text as o, (extract(epoch from recorded_at) * 1000000)::bigint::text as r from journal j order by seq');
    const { createHash } = await import('node:crypto');
    const { rows: heads } = await sql('select genesis from sequencer');
    let hash = createHash('sha256').update(`yj1,${SERVICE},sha256,${String(heads[0].genesis)}`).digest();
    for (const [index, j] of rows.entries()) {
      const fields = [j.seq, j.event_id, j.tenant_id, j.agg_type, j.agg_id, j.agg_version, j.agg_index, j.type, j.schema_version, j.published, j.o, j.r, j.actor, j.correlation, j.causation, j.traceparent, j.text];
      const digest = createHash('sha256').update(`ye1,${fields.map((v) => (v === null ? '-,' : `${Buffer.byteLength(String(v))}:${String(v)},`)).join('')}`).digest();
      hash = createHash('sha256').update('yj1,').update(hash).update(`${index + 1},`).update(digest).digest();
      await sql('update journal_order set digest = $2, hash = $3, digest_form = default where position = $1', [index + 1, digest, hash]);
    }
    await sql('update sequencer set hash = $1', [hash]);
    await it_.grow(3);
    await it_.signer().sign();
    expect(await it_.verify()).toMatchObject({ rows: 6, signedUpTo: '6', findings: [] });
    await sql(`update journal set changes = '{"after":{}}'`);
    expect(told((await it_.verify()).findings)).toEqual(['EDITED journal 4', 'EDITED journal 5', 'EDITED journal 6']);
    await it_.close();
  });
});
