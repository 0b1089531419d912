import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIssuer } from '@yidan/dev-issuer';
import { sampleCity } from '@yidan/sample-city';
import { TestClient } from '@yidan/testing';
import { startedCity, type StartedCity } from './a-started-city.ts';

const folders: string[] = [];
const cities: StartedCity[] = [];

async function up(command: 'main' | 'cluster', folder: string, ...more: string[]): Promise<StartedCity> {
  const city = await startedCity(command, folder, ...more);
  cities.push(city);
  return city;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'yidan-start-'));
  // The database runs as a user of its own, which has to get in.
  chmodSync(path, 0o755);
  folders.push(path);
  return path;
}

async function as(city: StartedCity, data: string, subject: string): Promise<TestClient> {
  const issuer = await openIssuer(data, `${city.address}/issuer`);
  return new TestClient(city.address, await issuer.issue({ subject, audience: 'yidan', ttl: 600 }));
}

afterAll(async () => {
  for (const city of cities) if (city.child.exitCode === null && city.child.signalCode === null) await city.interrupt();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

describe.each([
  ['npm start', 'main'],
  ['npm run cluster', 'cluster'],
] as const)('%s', (_name, command) => {
  const data = folder();
  let city: StartedCity;

  it('brings up a city whose first district has 1,181 duty items in force', async () => {
    city = await up(command, data);

    const officer = await as(city, data, 'qh.zhao.min');
    const summary = await officer.get('/api/list-registry/v1/summary');
    expect(summary.status).toBe(200);
    expect(summary.body.items).toBe(1181);
    expect((await fetch(`${city.address}/health/live`)).status).toBe(200);
    expect((await fetch(`${city.address}/health/ready`)).status).toBe(200);

    // The lists were given defects on purpose; of the kinds that are looked for today, exactly those are found.
    const looked = ['OVERLAP_POWER', 'OVERLAP_NAME'];
    const [district] = sampleCity().districts;
    const planted = district.expectedFindings.filter(({ kind }) => looked.includes(kind)).map(({ kind, about }) => [kind, about.split(' ').at(-1)]);
    const found = (await officer.get('/api/list-registry/v1/findings?limit=200')).body.items as { kind: string; evidence: { name: string } }[];
    expect(found.map(({ kind, evidence }) => [kind, evidence.name]).sort()).toEqual(planted.sort());
  }, 300_000);

  it('has kept everything after a kill, and is ready again', async () => {
    await city.kill();

    city = await up(command, data);

    const officer = await as(city, data, 'qh.zhao.min');
    expect((await officer.get('/api/list-registry/v1/summary')).body.items).toBe(1181);
    const operator = await as(city, data, 'qh.feng.lina');
    const match = await operator.post('/api/summons/v1/match', { title: '餐馆后厨脏乱', content: '我家楼下饭店后厨全是老鼠，食品卫生没人管' });
    expect(match.status).toBe(200);
    expect(match.body.candidates.length).toBeGreaterThan(0);
  }, 300_000);

  it('ends cleanly at Ctrl-C', async () => {
    expect(await city.interrupt()).toBe(0);
    await expect(fetch(`${city.address}/health/live`)).rejects.toThrow();
  }, 60_000);
});
