import { jest } from '@jest/globals';
import fc from 'fast-check';
import { disputeArbitration } from '@yidan/dispute-arbitration';
import { listRegistry } from '@yidan/list-registry';
import { summons } from '@yidan/summons';
import { abreast } from '@yidan/testing';
import { aSampleDistrict, loadList, type SampleDistrict } from '../dispatch/a-sample-district.ts';
import { endpointsOf, type Endpoint } from './endpoints-of.ts';
import { badBody, badPath, badQuery, everyPartOdd, everyQuestionOdd } from './bad-input.ts';

jest.setTimeout(600_000);

const LEAK = /node_modules|\bat [\w.<>]+ \(|\.(?:ts|js):\d+|\bselect\b.+\bfrom\b|\binsert into\b|\bsyntax error\b|\brelation "|violates|invalid input syntax|out of range for type|SqlState|DriverException|PostgreSQL/i;

let district: SampleDistrict;
const endpoints: Endpoint[] = [];
beforeAll(async () => {
  district = await aSampleDistrict([listRegistry, summons, disputeArbitration], ['SCJG', 'CYZX']);
  await loadList(district, 'SCJG');
  await district.city.settled();
  for (const name of ['list-registry', 'summons', 'dispute-arbitration']) endpoints.push(...(await endpointsOf(district, district.city.service(name))));
});
afterAll(() => district?.city.stop());

const writing = ['POST', 'PUT', 'PATCH'];
let sent = 0;

interface Bad {
  path?: string;
  query?: string;
  body?: Buffer | string;
  type?: string;
  headers?: Record<string, string>;
}

/** Sends an endpoint all of these, several at once: it has to keep its feet among them as well. */
async function expectRefusals(endpoint: Endpoint, requests: readonly Bad[]): Promise<void> {
  await abreast(requests, (bad) => expectRefusal(endpoint, bad));
}

/** Sends bytes as they are; an answer is either what the endpoint says to somebody who asked well, or a problem with a code, never a failure. */
async function expectRefusal(endpoint: Endpoint, { path = endpoint.sample, ...rest }: Bad): Promise<void> {
  const request = { path, ...rest };
  const { city } = district;
  const token = await city.token(endpoint.subject);
  const response = await fetch(`${city.address}${request.path}${request.query ? `?${request.query}` : ''}`, {
    method: endpoint.method,
    headers: { authorization: `Bearer ${token}`, ...(request.body === undefined ? {} : { 'content-type': request.type ?? 'application/json' }), ...(writing.includes(endpoint.method) ? { 'if-match': '"1"' } : {}), ...request.headers },
    ...(request.body === undefined ? {} : { body: typeof request.body === 'string' ? request.body : new Uint8Array(request.body) }),
  });
  sent += 1;
  const text = await response.text();
  const what = `${endpoint.method} ${endpoint.path} as ${endpoint.subject}: ${response.status} ${text.slice(0, 500)} for ${JSON.stringify(request).slice(0, 500)}`;
  if (response.status >= 500) throw new Error(`a failure: ${what}`);
  if (LEAK.test(text) && response.status >= 400) throw new Error(`a leak: ${what}`);
  if (response.status < 400) return;
  if (!(response.headers.get('content-type') ?? '').startsWith('application/problem+json')) throw new Error(`no problem: ${what}`);
  const problem = JSON.parse(text) as Record<string, unknown>;
  if (problem['status'] !== response.status || !/^[A-Z]+(?:\.[A-Z0-9_]+)+$/.test(String(problem['code'])) || !problem['detail'] || !problem['detailZh']) throw new Error(`no code or words: ${what}`);
}

describe('no endpoint fails at a request that makes no sense', () => {
  it('in its path', async () => {
    for (const endpoint of endpoints.filter(({ path }) => path.includes(':'))) {
      const body = writing.includes(endpoint.method) ? { body: '{}' } : {};
      await expectRefusals(endpoint, fc.sample(badPath(endpoint.path), { numRuns: 5, seed: 1 }).map((path) => ({ path, ...body })));
    }
  });

  it('in its question', async () => {
    for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
      await expectRefusals(endpoint, fc.sample(badQuery(endpoint.notes.query), { numRuns: 6, seed: 2 }).map((query) => ({ query })));
    }
  });

  it('in its body', async () => {
    for (const endpoint of endpoints.filter(({ method }) => writing.includes(method))) {
      await expectRefusals(endpoint, fc.sample(badBody(endpoint.notes.body), { numRuns: endpoint.notes.body ? 16 : 5, seed: 3 }));
    }
  });

  it('in any one part of a question', async () => {
    for (const endpoint of endpoints.filter(({ method }) => method === 'GET')) {
      await expectRefusals(endpoint, everyQuestionOdd(endpoint.notes.query).map((query) => ({ query })));
    }
  });

  it('in any one part of a body', async () => {
    for (const endpoint of endpoints.filter(({ notes }) => notes.body)) {
      await expectRefusals(endpoint, everyPartOdd(endpoint.notes.body!).map((body) => ({ body })));
    }
  });

  it('in its headers', async () => {
    const odd = fc.record(
      { 'yidan-organ': fc.constantFrom('', 'X'.repeat(900), "'; drop table organ; --", '%00'), 'yidan-unit': fc.constantFrom('x', '0'.repeat(40)), 'if-match': fc.constantFrom('*', 'W/"1"', '"1", "2"', '"99999999999999999999"', 'x'), 'idempotency-key': fc.constantFrom('', 'a b', 'k'.repeat(300), '1'), 'x-correlation-id': fc.constantFrom('x', '0'.repeat(500)), traceparent: fc.constantFrom('00-x', '0'.repeat(200)), accept: fc.constantFrom('text/html', '*/*;q=x') },
      { requiredKeys: [] },
    );
    for (const endpoint of endpoints) {
      const body = writing.includes(endpoint.method) ? { body: '{}' } : {};
      await expectRefusals(endpoint, fc.sample(odd, { numRuns: 3, seed: 4 }).map((headers) => ({ headers, ...body })));
    }
  });

  it('of which there were more than a thousand, at every endpoint', () => {
    expect(endpoints.length).toBeGreaterThan(60);
    expect(sent).toBeGreaterThan(1000);
  });
});
