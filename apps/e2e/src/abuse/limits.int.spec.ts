import { jest } from '@jest/globals';
import { registry } from '../dispatch/a-sample-district.ts';
import { adminOf, ALimitedCity, LINJIANG, plenty, QINGHE } from './a-limited-city.ts';

jest.setTimeout(60_000);

let it_: ALimitedCity;
beforeAll(async () => {
  it_ = await ALimitedCity.start();
});
afterAll(() => it_?.stop());

const statuses = async (calls: Promise<{ status: number }>[]): Promise<Record<number, number>> => {
  const counted: Record<number, number> = {};
  for (const { status } of await Promise.all(calls)) counted[status] = (counted[status] ?? 0) + 1;
  return counted;
};
const times = <T>(n: number, call: () => Promise<T>): Promise<T>[] => Array.from({ length: n }, call);

describe('a service that counts requests', () => {
  it('serves one district as ever while another asks for far too much', async () => {
    const replica = await it_.replica({ limits: { ...plenty, tenant: { ...plenty.tenant, reads: 30 } } });
    const [noisy, quiet] = [await replica.as(adminOf(QINGHE)), await replica.as(adminOf(LINJIANG))];
    const [noise, work] = await Promise.all([statuses(times(300, () => noisy.get(`${registry}/organs`))), statuses(times(30, () => quiet.get(`${registry}/organs`)))]);
    expect(noise).toEqual({ 200: 30, 429: 270 });
    expect(work).toEqual({ 200: 30 });
  });

  it('refuses beyond the share of a person in both languages, says when to come back, and counts it', async () => {
    const replica = await it_.replica({ limits: { ...plenty, subject: { ...plenty.subject, reads: 2 } } });
    const admin = await replica.as(adminOf(QINGHE));
    const first = await admin.get(`${registry}/organs`);
    expect(first.headers.get('ratelimit-policy')).toBe('"subject-reads";q=2;w=60, "tenant-reads";q=10000;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"subject-reads";r=1;t=60, "tenant-reads";r=9999;t=60$/);
    await admin.get(`${registry}/organs`);
    const refused = await admin.get(`${registry}/organs`);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ type: 'urn:yidan:problem:COMMON.TOO_MANY_REQUESTS', title: 'Too many requests', status: 429, detail: 'Too many requests; try again later', detailZh: '请求过于频繁，请稍后重试' });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await replica.with(null).get('/api/list-registry/metrics')).body).toContain('yidan_limited_requests_total{budget="subject-reads"} 1');
  });

  it('keeps reading, commands and whole files apart', async () => {
    const few = { reads: 2, commands: 2, heavy: 1 };
    const replica = await it_.replica({ limits: { ...plenty, subject: few } });
    const admin = await replica.as(adminOf(QINGHE));
    expect(await statuses(times(4, () => admin.get(`${registry}/organs`)))).toEqual({ 200: 2, 429: 2 });
    // A refused command is counted as one that was done.
    expect(await statuses(times(4, () => admin.post(`${registry}/organs`, {})))).toEqual({ 400: 2, 429: 2 });
    expect(await statuses(times(2, () => admin.get(`${registry}/imports/template`)))).toMatchObject({ 429: 1 });
  });

  it('counts those as well who may not do what they ask for', async () => {
    const replica = await it_.replica({ limits: { ...plenty, subject: { ...plenty.subject, commands: 3 } } });
    const admin = await replica.as(adminOf(QINGHE));
    expect(await statuses(times(5, () => admin.post(`${registry}/tenants`, {})))).toEqual({ 403: 3, 429: 2 });
  });

  it('slows an address down that sends token after token, but not those of that address who are known', async () => {
    const replica = await it_.replica({ limits: { ...plenty, failedTokens: 5 } });
    const known = await replica.as(adminOf(QINGHE));
    expect((await known.get(`${registry}/organs`)).status).toBe(200);
    const guesses: number[] = [];
    for (let n = 0; n < 8; n++) guesses.push((await replica.with(`guess-${n}`).get(`${registry}/organs`)).status);
    expect(guesses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect((await replica.with(null).get(`${registry}/organs`)).status).toBe(429);
    expect((await known.get(`${registry}/organs`)).status).toBe(200);
    // A token seen for the first time has to wait like the guesses, as long as they go on.
    const late = await (await replica.as(adminOf(LINJIANG))).get(`${registry}/organs`);
    expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await replica.with(null).get('/health/live')).status).toBe(200);
  });

  it('slows an address down whose valid tokens belong to nobody here', async () => {
    const replica = await it_.replica({ limits: { ...plenty, failedTokens: 3 } });
    const stranger = await replica.as('a.citizen');
    const seen: number[] = [];
    for (let n = 0; n < 5; n++) seen.push((await stranger.get(`${registry}/organs`)).status);
    expect(seen.map((status) => (status === 403 ? 401 : status))).toEqual([401, 401, 401, 429, 429]);
  });
});
