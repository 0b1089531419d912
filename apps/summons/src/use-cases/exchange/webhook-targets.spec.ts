import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PostWebhook } from './post-webhook.ts';
import { WebhookTargets } from './webhook-targets.ts';
import type { TargetRules } from './webhook-targets.ts';

const inProduction: TargetRules = { networks: [], http: false, testMode: false };
const refusedAs = (url: string, rules: TargetRules = inProduction): string | null => {
  try {
    new WebhookTargets(rules).assertAllowed(url);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('where webhooks may go', () => {
  it.each([
    ['http://oa.example.gov.cn/hook', 'without TLS'],
    ['https://127.0.0.1/hook', 'to the own machine'],
    ['https://2130706433/hook', 'to the own machine, written as a number'],
    ['https://0x7f.1/hook', 'to the own machine, written in hexadecimal'],
    ['https://[::1]/hook', 'to the own machine'],
    ['https://[::ffff:10.0.0.8]/hook', 'to a private network in disguise'],
    ['https://10.1.2.3/hook', 'to a private network'],
    ['https://172.31.255.1/hook', 'to a private network'],
    ['https://192.168.1.1/hook', 'to a private network'],
    ['https://169.254.169.254/latest/meta-data', 'to the metadata of a cloud'],
    ['https://100.100.100.200/latest/meta-data', 'to the metadata of a cloud'],
    ['https://[fd00:ec2::254]/latest', 'to the metadata of a cloud'],
    ['https://[fe80::1]/hook', 'to a link-local address'],
    ['https://[64:ff9b::a00:1]/hook', 'to a private network by translation'],
    ['https://0.0.0.0/hook', 'to no address'],
  ])('%s is refused: %s', (url) => {
    expect(refusedAs(url)).toBe('EXCHANGE.TARGET_REFUSED');
  });

  it.each(['https://oa.example.gov.cn/hook', 'https://203.0.114.7:8443/hook', 'https://[2606:4700::1111]/hook'])('%s is open', (url) => {
    expect(refusedAs(url)).toBeNull();
  });

  it('is opened by the operator network by network, and no further', () => {
    const rules = { ...inProduction, networks: ['10.20.0.0/16', 'fd12:3456::/32'], http: true };

    expect(refusedAs('http://10.20.7.8/hook', rules)).toBeNull();
    expect(refusedAs('https://[fd12:3456::8]/hook', rules)).toBeNull();
    expect(refusedAs('https://10.21.0.1/hook', rules)).toBe('EXCHANGE.TARGET_REFUSED');
  });

  it('is decided by what a name means when it is connected to', async () => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const closed = new PostWebhook(new WebhookTargets({ ...inProduction, http: true }));
    const open = new PostWebhook(new WebhookTargets({ ...inProduction, http: true, networks: ['127.0.0.0/8', '::1'] }));

    const refused = await closed.execute(`http://localhost:${port}/hook`, {}, '{}', new Date());
    const told = await open.execute(`http://localhost:${port}/hook`, {}, '{}', new Date());

    expect(refused).toMatchObject({ kind: 'UNANSWERED', failure: 'EXCHANGE.TARGET_REFUSED' });
    expect(told).toMatchObject({ kind: 'DELIVERED', status: 200 });
    expect(heard).toEqual(['/hook']);
    for (const one of [open, closed]) one.close();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('an answer of a receiver', () => {
  const answers: Record<string, (respond: import('node:http').ServerResponse) => void> = {
    '/moved': (respond) => respond.writeHead(302, { location: '/elsewhere' }).end(),
    '/gone': (respond) => respond.writeHead(410).end(),
    '/wrong': (respond) => respond.writeHead(422).end('a long story'),
    '/busy': (respond) => respond.writeHead(503, { 'retry-after': '120' }).end(),
    '/endless': (respond) => {
      respond.writeHead(200);
      respond.write('x'.repeat(100_000));
    },
    '/silent': () => undefined,
  };
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url!);
    answers[request.url!]!(response);
  });
  const posting = new PostWebhook(new WebhookTargets({ ...inProduction, testMode: true }), 300);
  let base = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    posting.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each([
    ['/moved', { kind: 'UNANSWERED', status: 302, failure: 'HTTP 302: redirects are not followed' }],
    ['/gone', { kind: 'GONE', status: 410 }],
    ['/wrong', { kind: 'REFUSED', status: 422, failure: 'HTTP 422' }],
    ['/busy', { kind: 'UNANSWERED', status: 503, retryAfterMs: 120_000 }],
    ['/endless', { kind: 'UNANSWERED', status: null, failure: 'CONNECTION_FAILED' }],
    ['/silent', { kind: 'UNANSWERED', status: null, failure: 'TIMEOUT' }],
  ])('at %s is understood, is bounded in size and time, and leads nowhere else', async (path, wanted) => {
    expect(await posting.execute(`${base}${path}`, {}, '{}', new Date())).toMatchObject(wanted);
    expect(heard).not.toContain('/elsewhere');
  });
});
