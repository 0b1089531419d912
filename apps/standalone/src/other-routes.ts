import type { IncomingMessage, ServerResponse } from 'node:http';
import { loginRoutes, type Issuer } from '@yidan/dev-issuer';
import { SECURITY_HEADERS } from '@yidan/platform';
import type { ConsoleBuild } from './console-build.ts';
import { consolePages } from './console-pages.ts';
import { operator, peopleOfSampleCity } from './people-to-sign-in.ts';
import { refuse } from './problem.ts';
import { AUDIENCE, services } from './services.ts';

/** What the front door has to know to answer beside the services. */
export interface Surroundings {
  address: string;
  folder: string;
  issuer: Issuer;
  consoleBuild: ConsoleBuild;
  /** Without the sample city there is only the operator to begin with. */
  empty: boolean;
}

const CLIENT_ID = 'yidan-console';
const SCOPE = 'openid';
/** Where the console's development server stands. */
const VITE = 'http://localhost:5173';

/** What the front door answers beside the services: the issuer with its login, the console's settings, the console. */
export function otherRoutes({ address, folder, issuer, consoleBuild, empty }: Surroundings): (request: IncomingMessage, response: ServerResponse) => void {
  const login = loginRoutes({
    dataDir: folder,
    url: issuer.url,
    audience: AUDIENCE,
    application: { clientId: CLIENT_ID, redirectUris: [address, VITE].map((origin) => `${origin}/signed-in`), signedOutUris: [address, VITE].map((origin) => `${origin}/`) },
    people: () => (empty ? [operator] : peopleOfSampleCity()),
    knows: (subject) => holdsGrant(address, issuer, subject),
  });
  const settings = JSON.stringify({ issuer: issuer.url, clientId: CLIENT_ID, scope: SCOPE, services: services.map(({ name }) => name) });
  const pages = consolePages(consoleBuild.pages, consoleBuild.isBuilt);
  const elsewhere = `localhost:${new URL(address).port}`;
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    // Whoever answers may say something else: pages name what they are made of.
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (path === '/issuer' || path.startsWith('/issuer/')) login(request, response);
    else if (path === '/console-settings.json') response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(settings);
    else if (path === '/api' || path.startsWith('/api/')) refuse(response, 404);
    // The issuer knows one address of the console; the other name of this machine leads there.
    else if (request.headers.host === elsewhere) response.writeHead(302, { location: `${address}${request.url}` }).end();
    else pages(request, response);
  };
}

/** 有授权: whether the list registry knows somebody by that subject, such as a person registered after the start. */
async function holdsGrant(address: string, issuer: Issuer, subject: string): Promise<boolean> {
  const token = await issuer.issue({ subject, audience: AUDIENCE, ttl: 60 });
  const answer = await fetch(`${address}/api/list-registry/v1/tenants/current`, { headers: { authorization: `Bearer ${token}` } });
  if (answer.ok) return true;
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  return answer.status < 500 && code !== 'AUTH.TENANT_MISSING';
}
