import { Caller, type CallerContext } from './caller.ts';
import { OFFLINE } from './problem.ts';

interface Asked {
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

const fetchBefore = globalThis.fetch;
let asked: Asked[];

function answering(...answers: [status: number, body: unknown][]): void {
  asked = [];
  globalThis.fetch = ((path: string, { headers, body }: RequestInit = {}) => {
    asked.push({ path, headers: headers as Record<string, string>, body });
    const [status, answer] = answers[asked.length - 1]!;
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  }) as typeof fetch;
}

function person(given: Partial<CallerContext> = {}): Caller {
  return new Caller({
    token: () => Promise.resolve('old'),
    renewedToken: () => Promise.resolve(null),
    signedOut: () => undefined,
    organ: () => null,
    forgetOrgan: () => undefined,
    chooseOrgan: () => Promise.resolve(null),
    ...given,
  });
}

const expired = { code: 'AUTH.TOKEN_EXPIRED', detail: 'expired', detailZh: '已过期' };
const severalOrgans = { code: 'SEC.ORGAN_REQUIRED', detail: 'You may act for several organs; name one in the header Yidan-Organ: 519901/SCJG, 519901/GAJ', detailZh: '…' };

describe('a call to the services', () => {
  afterAll(() => {
    globalThis.fetch = fetchBefore;
  });

  it('carries the token, the key against repetition and the version that was read', async () => {
    answering([200, { number: 'LJ-1' }]);

    expect(await person().post('/matters', { body: { title: 'x' }, idempotencyKey: 'once', ifMatch: 3 })).toEqual({ number: 'LJ-1' });

    expect(asked).toEqual([{ path: '/matters', headers: { authorization: 'Bearer old', 'content-type': 'application/json', 'idempotency-key': 'once', 'if-match': '"3"' }, body: '{"title":"x"}' }]);
  });

  it('is repeated with a fresh token when the old one ran out', async () => {
    answering([401, expired], [200, 'yes']);

    expect(await person({ renewedToken: () => Promise.resolve('new') }).get('/x')).toBe('yes');
    expect(asked.map(({ headers }) => headers['authorization'])).toEqual(['Bearer old', 'Bearer new']);
  });

  it('opens a stream where the last one broke, with a fresh token if the old one ran out', async () => {
    answering([401, expired], [200, 'events']);

    const body = await person({ renewedToken: () => Promise.resolve('new') }).stream('/desk/stream', '1-7', new AbortController().signal);

    expect(await new Response(body).text()).toBe('"events"');
    expect(asked[1]!.headers).toEqual({ authorization: 'Bearer new', accept: 'text/event-stream', 'last-event-id': '1-7' });
  });

  it.each([
    ['no fresh token is to be had', null],
    ['the fresh token is refused as well', 'new'],
  ])('ends the session when %s', async (_, renewed) => {
    let isOver = false;
    answering([401, expired], [401, expired]);

    await expect(person({ renewedToken: () => Promise.resolve(renewed), signedOut: () => (isOver = true) }).get('/x')).rejects.toMatchObject({ code: 'AUTH.TOKEN_EXPIRED' });
    expect(isOver).toBe(true);
  });

  it('keeps the session of a person without any right: the refusal is told and a fresh token is not asked for', async () => {
    const missing = { ...expired, code: 'AUTH.TENANT_MISSING' };
    answering([401, missing]);

    const asking = person({ renewedToken: () => Promise.reject(new Error('not asked')), signedOut: () => { throw new Error('not signed out'); } });
    await expect(asking.get('/x')).rejects.toMatchObject({ code: 'AUTH.TENANT_MISSING' });
    expect(asked).toHaveLength(1);
  });

  it('asks which organ is acted for, and then names it', async () => {
    let organ: string | null = null;
    const offered: (readonly string[])[] = [];
    answering([403, severalOrgans], [200, 'yes']);
    const chooseOrgan = (organs: readonly string[]): Promise<string> => {
      offered.push(organs);
      return Promise.resolve((organ = organs[1]!));
    };

    expect(await person({ organ: () => organ, chooseOrgan }).get('/x')).toBe('yes');
    expect(offered).toEqual([['519901/SCJG', '519901/GAJ']]);
    expect(asked[1]?.headers['yidan-organ']).toBe('519901/GAJ');
  });

  it('is refused where no organ was chosen', async () => {
    answering([403, severalOrgans]);
    await expect(person().get('/x')).rejects.toMatchObject({ code: 'SEC.ORGAN_REQUIRED' });
  });

  it('forgets an organ the person has no right at any more, and asks anew', async () => {
    let organ: string | null = '519901/SCJG';
    answering([403, { ...severalOrgans, code: 'SEC.NO_GRANT' }], [200, 'yes']);

    expect(await person({ organ: () => organ, forgetOrgan: () => (organ = null) }).get('/x')).toBe('yes');
    expect(asked[1]?.headers['yidan-organ']).toBeUndefined();
  });

  it('without a network is told apart from a refusal', async () => {
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(person().get('/x')).rejects.toMatchObject({ code: OFFLINE });
  });
});
