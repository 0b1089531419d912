import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '@yidan/platform';
import sirv from 'sirv';
import { refuse } from './problem.ts';

/** What comes with every page, script and picture of the console. */
const guards = {
  ...SECURITY_HEADERS,
  'content-security-policy': [
    "default-src 'self'",
    // Ant Design writes its styles into the page.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join(';'),
};

const comingSoon = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>一单 Yidan</title>
<h1>工作台正在准备，请稍候</h1><p>页面会自动刷新。</p><div lang="en"><h2>The console is being built</h2><p>This page comes again by itself.</p></div></html>`;

/** 网页工作台: serves the built console; every page of it is the same file, which finds its way by the address. */
export function consolePages(folder: string, isBuilt: () => boolean): (request: IncomingMessage, response: ServerResponse) => void {
  // Looks at the disk each time: a console built anew is served at once, and a file gone is not asked for.
  const options = { dev: true, etag: true, setHeaders: keep };
  const files = sirv(folder, options);
  const pages = sirv(folder, { ...options, single: true, ignores: false });
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
    // Whole files only: a range that ends before it begins would throw.
    delete request.headers.range;
    const asksForPage = (request.headers.accept ?? '').includes('text/html') && !path.startsWith('/assets/');
    if (!['GET', 'HEAD'].includes(request.method ?? '') || path.includes('/.')) refuse(response, 404);
    else if (isBuilt()) (asksForPage ? pages : files)(request, response, () => refuse(response, 404));
    else if (asksForPage) response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '2', refresh: '2' }).end(comingSoon);
    else refuse(response, 503);
  };
}

/** Files named by their content are kept for ever, all others are asked for again. */
function keep(response: ServerResponse, path: string): void {
  response.setHeader('cache-control', path.startsWith('/assets/') ? 'public,max-age=31536000,immutable' : 'no-cache');
}
