import { sampleCity } from '@yidan/sample-city';
import type { BenchServers, ServiceDatabase } from '../bench-servers.ts';
import type { FactSource } from '../fact-source.ts';
import { send } from '../http-clients.ts';
import { factsOf } from '../sample-district.ts';

const TEXTS = 40;
const PATIENCE_MS = 10_000;

/** A district as its sender of matters sees it: a token, and matters its lists are sure of. */
export interface BenchDistrict {
  token: string;
  bodies: string[];
}

/** Tells a service of the sample district under several region codes, as its registry would, and waits until all is applied. */
export async function loadDistricts(servers: BenchServers, source: FactSource, database: ServiceDatabase, count: number): Promise<string[]> {
  const [district] = sampleCity().districts;
  const tokens: string[] = [];
  for (let n = 1; n <= count; n += 1) {
    const tenantId = String(519_910 + n);
    for (const facts of factsOf(district, tenantId, `bench.operator.${n}`)) await source.tell(tenantId, district.cityTenantId, facts);
    tokens.push(await servers.token(`bench.operator.${n}`));
  }
  const head = await source.sequenced();
  for (;;) {
    const { rows } = await database.sql.query<{ position: string; parked: string }>(`select position, (select count(*) from parked_event) as parked from applier_cursor where producer = 'list-registry'`);
    if (rows[0] && rows[0].parked !== '0') throw new Error('the districts could not be applied');
    if (rows[0]?.position === head) return tokens;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Matters a district's lists are sure of: worded from their items, and tried first. */
export async function certainMatters(address: string, token: string): Promise<string[]> {
  const [district] = sampleCity().districts;
  const items = district.lists.flatMap(({ items: listed }) => listed).filter((_, i) => i % 7 === 0);
  const bodies: string[] = [];
  // The index follows the tables within moments.
  for (const until = Date.now() + PATIENCE_MS; bodies.length < 1 && Date.now() < until; ) {
    for (const { name, description, keywords } of items) {
      const text = { title: name.slice(0, 60), content: `群众反映${keywords.join('、')}的问题，${description}，请尽快处理。` };
      const { body } = await send(address, { method: 'POST', path: '/api/summons/v1/match', token, body: JSON.stringify(text) });
      if ((JSON.parse(body) as { decision?: string }).decision === 'AUTO') bodies.push(JSON.stringify({ channel: 'HOTLINE', ...text }));
      if (bodies.length === TEXTS) return bodies;
    }
  }
  if (bodies.length < 1) throw new Error('the lists were sure of no matter');
  return bodies;
}
