import { freePort, startNats } from '@yidan/dev-servers';
import { openIssuer } from '@yidan/dev-issuer';
import { frontDoor, limitsAsEnvironment } from '@yidan/platform';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { StartArguments } from './arguments.ts';
import { buildConsole } from './console-build.ts';
import { openDatabases } from './databases.ts';
import { openFolder, rememberAddress } from './folders.ts';
import { listen, shut } from './listen.ts';
import { loadSampleCity } from './load-sample-city.ts';
import { forwardTo } from './forward-to.ts';
import { otherRoutes } from './other-routes.ts';
import { oneMachineLimits } from './one-machine-limits.ts';
import { refuse } from './problem.ts';
import type { RunningCity } from './run-until-signal.ts';
import { AUDIENCE, OPERATOR, services } from './services.ts';
import { startProcess, type ServiceProcess } from './service-process.ts';
import { trailOf } from './trail-of.ts';

/** 集群演练: every service as a process of its own on one machine, with PostgreSQL and nats-server; in production an Ingress stands where this front door does. */
export async function openCluster({ fresh, port, data, empty }: StartArguments, tell: (line: string) => void): Promise<RunningCity> {
  const consoleBuild = buildConsole(tell);
  const { folder, fieldKeys } = await openFolder(data, fresh);
  const trail = trailOf(folder);
  const { postgres, urls } = await openDatabases(folder, tell);
  const nats = await startNats({ dir: join(folder, 'nats'), log: tell });
  tell(`nats-server ${nats.url}`);
  const processes = new Map<string, ServiceProcess>();
  let loaded = false;
  let others: ReturnType<typeof otherRoutes> = (_request, response) => refuse(response, 503);
  const door = frontDoor({
    doors: services.map(({ name }) => ({ prefix: `/api/${name}`, route: (request, response) => forwardTo(processes.get(name)?.port, request, response) })),
    otherwise: (request, response) => others(request, response),
    ready: async () => {
      const states = await Promise.all(services.map(async ({ name }) => [name, (await processes.get(name)?.ready()) ?? false] as const));
      return { ...Object.fromEntries(states), 'sample-city': loaded };
    },
  });
  const stop = async (): Promise<void> => {
    await shut(door);
    await Promise.all([...processes.values()].map((process) => process.stop()));
    await nats.stop();
    await postgres.stop();
  };
  try {
    const address = await listen(door, port);
    rememberAddress(folder, address);
    const issuer = await openIssuer(folder, `${address}/issuer`);
    others = otherRoutes({ address, folder, issuer, consoleBuild, empty });
    const require = createRequire(import.meta.url);
    for (const { name, titleZh } of services) {
      const url = urls.get(name)!;
      const process = await startProcess({
        name,
        main: join(dirname(require.resolve(`@yidan/${name}/package.json`)), 'dist/main.js'),
        port: await freePort(),
        environment: {
          DATABASE_URL: url.app,
          DATABASE_WORKER_URL: url.worker,
          DATABASE_POOL: '6',
          NATS_URL: nats.url,
          OIDC_ISSUER: issuer.url,
          OIDC_AUDIENCE: AUDIENCE,
          OIDC_JWKS_URL: `${address}/issuer/jwks`,
          YIDAN_OPERATOR_SUBJECT: OPERATOR,
          YIDAN_FIELD_KEYS: fieldKeys.toText(),
          YIDAN_TRAIL_KEY: trail.key,
          YIDAN_TRAIL_FILE: trail.file,
          ...limitsAsEnvironment(oneMachineLimits),
          YIDAN_TRUSTED_PROXIES: '127.0.0.1',
          YIDAN_WEBHOOK_NETWORKS: '127.0.0.0/8,::1',
          YIDAN_WEBHOOK_HTTP: '1',
          LOG_LEVEL: 'warn',
        },
      });
      processes.set(name, process);
      tell(`${name} ${titleZh} pid ${process.pid}`);
    }
    await Promise.all([consoleBuild.done, empty || loadSampleCity({ address, folder, issuer, tell })]);
    loaded = true;
    return { address, empty, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
