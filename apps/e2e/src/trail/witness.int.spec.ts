import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Checkpoints, newTrailKey, publicKeysFrom, TrailKey, verifyServices, type Checkpoint, type Finding } from '@yidan/platform';
import { testServers } from '@yidan/testing';
import { ALedgerCity, eventually, policy, QINGHE } from '../platform/a-ledger-city.ts';

jest.setTimeout(60_000);

describe.each(['in-process', 'jetstream'] as const)('services that read each other (%s)', (transport) => {
  it('keep each other’s checkpoints, and so tell of a tail that was cut off together with its own checkpoints', async () => {
    const key = newTrailKey();
    const file = join(mkdtempSync(join(testServers().folder, 'witness-')), 'witness.jsonl');
    const ledger = await ALedgerCity.start({ transport, trail: { algorithm: 'sha256', key, file } });
    try {
      const { city } = ledger;
      const registry = city.sql('list-registry');
      await ledger.says(QINGHE, [policy('first'), policy('second')]);
      await city.settled();
      const signed = await city.service('list-registry').app.get(Checkpoints).sign();
      const kept = await eventually(
        async () => (await city.sql('summons').query<{ position: string }>(`select max(position)::text as position from witnessed_checkpoint where producer = 'list-registry'`)).rows[0]!.position,
        (position) => position === signed!.position,
      );
      expect(kept).toBe(signed!.position);
      const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Checkpoint);
      expect(lines).toContainEqual(signed);

      const databases = ['list-registry', 'summons'].map((service) => ({ service, url: city.urls(service).worker }));
      const verified = (): Promise<Finding[][]> => verifyServices({ databases, keys: publicKeysFrom(new TrailKey(key).publicPem()), file: [] }).then((all) => all.map(({ findings }) => findings));
      expect(await verified()).toEqual([[], []]);

      await city.stopService('list-registry');
      await registry.query(`delete from journal where seq = (select seq from journal_order order by position desc limit 1)`);
      await registry.query(`delete from journal_order where position = (select max(position) from journal_order)`);
      await registry.query(`update sequencer set (position, hash) = (select position, hash from journal_order order by position desc limit 1); delete from checkpoint`);
      const [found] = await verified();
      expect(found!.filter(({ kind }) => kind === 'TRUNCATED')).toMatchObject([{ service: 'list-registry', position: signed!.position }]);
      expect(found!.find(({ kind }) => kind === 'TRUNCATED')!.en).toContain('as summons tells');
    } finally {
      await ledger.stop();
    }
  });
});
