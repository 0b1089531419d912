import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerUnreadable, refuse } from '../http/bare-answers.ts';
import { CONNECTION_LIMITS, isTooLong, STALLED_AFTER_MS } from '../http/connection-limits.ts';
import { refusalOf } from '../http/problem.filter.ts';
import { SECURITY_HEADERS } from '../http/security-headers.ts';

/** What answers requests under a path prefix. */
export interface Door {
  prefix: string;
  route(request: IncomingMessage, response: ServerResponse): void;
}

export interface FrontDoorOptions {
  doors: Door[];
  /** Everything else: the console, the issuer. */
  otherwise(request: IncomingMessage, response: ServerResponse): void;
  /** Whether all services are ready; answers `/health/ready`. */
  ready(): Promise<Record<string, boolean>>;
}

/** 入口: one address for all services of this process; `/api/<service>/…` goes to that service, `/health` speaks for all of them. */
export function frontDoor(options: FrontDoorOptions): Server {
  const server = createServer(CONNECTION_LIMITS, (request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    if (isTooLong(request.url ?? '/')) return refuse(response, refusalOf(414), path);
    if (path === '/health/live') return answer(response, 200, { status: 'live' });
    if (path === '/health/ready') {
      options.ready().then(
        (services) => {
          const ready = Object.values(services).every(Boolean);
          answer(response, ready ? 200 : 503, { status: ready ? 'ready' : 'starting', services });
        },
        () => answer(response, 503, { status: 'not ready' }),
      );
      return;
    }
    const door = options.doors.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
    if (door) door.route(request, response);
    else options.otherwise(request, response);
  });
  server.setTimeout(STALLED_AFTER_MS);
  return server.on('clientError', answerUnreadable);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
