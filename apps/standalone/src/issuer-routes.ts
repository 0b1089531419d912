import type { IncomingMessage, ServerResponse } from 'node:http';
import { issuerRoutes, type Issuer } from '@yidan/dev-issuer';

const welcome = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>一单 Yidan</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:42rem;margin:10vh auto;padding:0 1rem}</style>
<h1>一单 Yidan</h1><p>照清单履职、按清单办事、依清单问责。</p>
<ul><li><a href="/api/list-registry/docs">职责任务清单库 · list registry API</a></li><li><a href="/api/summons/docs">依单派件 · dispatch API</a></li><li><a href="/health/ready">health</a></li></ul></html>`;

/** What the front door answers beside the services: the token issuer's documents and a page that says where things are. */
export function otherRoutes(issuer: Issuer): (request: IncomingMessage, response: ServerResponse) => void {
  const documents = new Map(issuerRoutes(issuer).map(({ path, body }) => [path, JSON.stringify(body)]));
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    const document = documents.get(path);
    if (document) response.writeHead(200, { 'content-type': 'application/json' }).end(document);
    else if (path === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(welcome);
    else response.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ type: 'urn:yidan:problem:COMMON.NOT_FOUND', title: 'Not found', status: 404, code: 'COMMON.NOT_FOUND', detail: 'There is nothing at this address', detailZh: '请求的地址不存在' }));
  };
}
