import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemBody, type Problem } from './problem.ts';
import { refusalOf } from './problem.filter.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Refuses a request where no service answers, in the words of the API. */
export function refuse(response: ServerResponse, problem: Problem, url = '/'): void {
  if (!response.headersSent) response.writeHead(problem.status, { ...bareHeaders(), ...problem.headers });
  response.end(bodyOf(problem, url));
}

/** Answers on a connection that sent what is no request: too large headers, too slow, or no HTTP at all. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
    socket.destroy();
    return;
  }
  const problem = refusalOf({ HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413 }[error.code ?? ''] ?? 400);
  const body = bodyOf(problem, '/');
  const headers = { ...bareHeaders(), 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${problem.status} Refused`, ...lines, '', body].join('\r\n'), () => socket.destroy());
}

function bareHeaders(): Record<string, string> {
  return { ...SECURITY_HEADERS, 'cache-control': 'no-store', 'content-type': 'application/problem+json' };
}

function bodyOf(problem: Problem, url: string): string {
  return JSON.stringify(problemBody(problem, url.split('?')[0] ?? '/', null));
}

// A second answer in the middle of a first one would be read as part of it.
function isAnswering(socket: Duplex & { _httpMessage?: { headersSent: boolean } }): boolean {
  return socket._httpMessage?.headersSent === true;
}
