import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Passes a request on to the process that listens on a port, as an Ingress would; 503 where nobody does. */
export function forwardTo(port: number | undefined, request: IncomingMessage, response: ServerResponse): void {
  const unavailable = (): void => {
    if (!response.headersSent) response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' });
    response.end(JSON.stringify({ type: 'urn:yidan:problem:COMMON.UNAVAILABLE', title: 'Temporarily unavailable', status: 503, code: 'COMMON.UNAVAILABLE', detail: 'The service is not running', detailZh: '服务暂不可用，请稍后重试' }));
  };
  if (port === undefined) return unavailable();
  const onward = httpRequest({ agent, host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', unavailable);
  request.pipe(onward);
}
