import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDoor, type Door } from '../test/a-door.ts';
import { consolePages } from './console-pages.ts';

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
let folder: string;
let built: boolean;
let door: Door;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yidan-pages-'));
  mkdirSync(join(folder, 'dist/assets'), { recursive: true });
  writeFileSync(join(folder, 'dist/index.html'), '<title>the console</title>');
  writeFileSync(join(folder, 'dist/icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'dist/.stamp'), 'secret');
  writeFileSync(join(folder, 'dist/assets/index-abc123.js'), 'run()');
  writeFileSync(join(folder, 'outside.txt'), 'secret');
  built = true;
  door = await aDoor();
  door.answerWith(consolePages(join(folder, 'dist'), () => built));
});
afterEach(async () => {
  await door.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(door.address + path, init);

describe('the console behind the front door', () => {
  it.each(['/', '/signed-in?code=x', '/lists/SCJG', '/people/qh.zhao.min'])('answers the page %s with its one file, which is asked for again each time', async (path) => {
    const page = await get(path, { headers: browser });

    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(await page.text()).toContain('the console');
    expect((await get(path, { headers: { ...browser, 'if-none-match': page.headers.get('etag')! } })).status).toBe(304);
  });

  it('keeps files named by their content for ever, and others not', async () => {
    const script = await get('/assets/index-abc123.js');
    expect(script.headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
    expect(script.headers.get('content-type')).toContain('text/javascript');

    expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    ['a file that is not there', '/assets/gone.js', {}],
    ['a file that is not there, asked for as a page', '/assets/gone.js', { headers: browser }],
    ['something no page asks for', '/lists/SCJG', { headers: { accept: 'application/json' } }],
    ['a form sent to it', '/', { method: 'POST', headers: browser }],
    ['what begins with a dot', '/.stamp', {}],
    ['a name no file can have', '/%00', {}],
  ])('refuses %s in the words of the API', async (_what, path, init) => {
    const answer = await get(path, init);

    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'COMMON.NOT_FOUND', detailZh: expect.any(String) });
  });

  it.each(['/../outside.txt', '/%2e%2e/outside.txt', '/assets/..%2f..%2foutside.txt', '/assets/%5c..%5c..%5coutside.txt'])('does not lead out of its folder by %s', async (path) => {
    const { hostname, port } = new URL(door.address);
    const answer = await new Promise<string>((resolve) => request({ hostname, port, path }, (response) => response.setEncoding('utf8').on('data', resolve)).end());

    expect(answer).not.toContain('secret');
  });

  it('guards every answer', async () => {
    for (const path of ['/', '/assets/index-abc123.js']) {
      const { headers } = await get(path, { headers: path === '/' ? browser : {} });
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;connect-src 'self';frame-ancestors 'none';base-uri 'none';form-action 'self'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
    // A refusal is no page: it needs nothing.
    expect((await get('/gone.js')).headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('asks for patience in both languages while it is being built, and serves pages from the moment it is', async () => {
    built = false;
    const early = await get('/', { headers: browser });
    expect(early.status).toBe(503);
    expect(early.headers.get('retry-after')).toBe('2');
    const text = await early.text();
    expect(text).toContain('正在准备');
    expect(text).toContain('being built');
    expect((await get('/assets/index-abc123.js')).status).toBe(503);

    built = true;
    expect((await get('/', { headers: browser })).status).toBe(200);
  });

  it.each(['bytes=5-2', 'bytes=0-1', 'bytes=x'])('answers with the whole file when %s is asked for', async (range) => {
    const answer = await get('/assets/index-abc123.js', { headers: { range } });

    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('run()');
  });

  it('goes on when its files are replaced under it', async () => {
    await get('/', { headers: browser });
    rmSync(join(folder, 'dist/assets'), { recursive: true });
    writeFileSync(join(folder, 'dist/index.html'), '<title>the next console</title>');

    expect((await get('/assets/index-abc123.js')).status).toBe(404);
    expect(await (await get('/', { headers: browser })).text()).toContain('the next console');
  });
});
