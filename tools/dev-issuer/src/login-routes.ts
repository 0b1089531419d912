import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoginSettings } from './open-login.ts';

/** Answers one request. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void;

/** Everything below the issuer's address; what it takes is read in when the first one comes, as many a start never sees a login. */
export function loginRoutes(settings: LoginSettings): Route {
  let opened: Promise<Route> | undefined;
  return (request, response) => {
    opened ??= import('./open-login.ts').then(({ openLogin }) => openLogin(settings));
    opened.then(
      (route) => route(request, response),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  };
}
