import type { IncomingMessage, ServerResponse } from 'node:http';
import { openKeys, publicHalf } from './issuer-key.ts';
import type { LoginSettings } from './open-login.ts';

/** Answers one request. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void;

/** Everything below the issuer's address. What a login takes is read in when the first one comes, as many a start never sees one; services ask for the keys at every start. */
export function loginRoutes(settings: LoginSettings): Route {
  const keys = `${new URL(settings.url).pathname}/jwks`;
  let opened: Promise<Route> | undefined;
  const openLogin = (): Promise<Route> => (opened ??= import('./open-login.ts').then((login) => login.openLogin(settings)));
  return (request, response) => {
    const route = request.method === 'GET' && request.url === keys ? Promise.resolve<Route>((_, answer) => void publish(settings.dataDir, answer).catch(() => answer.writeHead(500).end())) : openLogin();
    route.then(
      (answer) => answer(request, response),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  };
}

// Public keys are for whoever asks, pages of other origins too.
async function publish(dataDir: string, response: ServerResponse): Promise<void> {
  const body = JSON.stringify({ keys: (await openKeys(dataDir)).map(publicHalf) });
  response.writeHead(200, { 'content-type': 'application/jwk-set+json; charset=utf-8', 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' }).end(body);
}
