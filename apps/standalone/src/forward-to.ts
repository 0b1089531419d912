import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { refuse } from './problem.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Passes a request on to the process that listens on a port, as an Ingress would; 503 where nobody does. */
export function forwardTo(port: number | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (port === undefined) return refuse(response, 503);
  // Whatever the caller wrote there: the address is the one we see.
  const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress ?? '' };
  const onward = httpRequest({ agent, host: '127.0.0.1', port, method: request.method, path: request.url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => refuse(response, 503));
  request.pipe(onward);
}
