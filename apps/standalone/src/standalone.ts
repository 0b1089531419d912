import { openIssuer } from '@yidan/dev-issuer';
import { frontDoor, InProcessHub, openService, type RunningService } from '@yidan/platform';
import type { StartArguments } from './arguments.ts';
import { buildConsole } from './console-build.ts';
import { openDatabases } from './databases.ts';
import { openFolder, rememberAddress } from './folders.ts';
import { listen, shut } from './listen.ts';
import { loadSampleCity } from './load-sample-city.ts';
import { otherRoutes } from './other-routes.ts';
import { oneMachineLimits } from './one-machine-limits.ts';
import { refuse } from './problem.ts';
import type { RunningCity } from './run-until-signal.ts';
import { AUDIENCE, OPERATOR, services } from './services.ts';
import { trailOf } from './trail-of.ts';

/** 单机运行: every service in this process on an embedded, durable PostgreSQL, events passed in memory, the sample city loaded. */
export async function openStandalone({ fresh, port, data, empty }: StartArguments, tell: (line: string) => void): Promise<RunningCity> {
  const consoleBuild = buildConsole(tell);
  const { folder, fieldKeys } = await openFolder(data, fresh);
  const trail = trailOf(folder);
  const { postgres, urls } = await openDatabases(folder, tell);
  const running = new Map<string, RunningService>();
  const hub = new InProcessHub();
  let loaded = false;
  let others: ReturnType<typeof otherRoutes> = (_request, response) => refuse(response, 503);
  const door = frontDoor({
    doors: services.map(({ name }) => ({
      prefix: `/api/${name}`,
      route: (request, response) => {
        const service = running.get(name);
        if (service) service.route(request, response);
        else refuse(response, 503);
      },
    })),
    otherwise: (request, response) => others(request, response),
    ready: () => Promise.resolve({ ...Object.fromEntries(services.map(({ name }) => [name, running.has(name)])), 'sample-city': loaded }),
  });
  const stop = async (): Promise<void> => {
    await shut(door);
    for (const service of [...running.values()].reverse()) await service.stop();
    await postgres.stop();
  };
  try {
    const address = await listen(door, port);
    rememberAddress(folder, address);
    const issuer = await openIssuer(folder, `${address}/issuer`);
    others = otherRoutes({ address, folder, issuer, consoleBuild, empty });
    for (const definition of services) {
      const url = urls.get(definition.name)!;
      const settings = {
        service: definition.name,
        database: { appUrl: url.app, workerUrl: url.worker, poolSize: 6 },
        nats: null,
        identity: { issuer: issuer.url, audience: AUDIENCE, jwks: `${issuer.url}/jwks` },
        operatorSubject: OPERATOR,
        fieldKeys,
        trail,
        limits: oneMachineLimits,
        // A receiver on the same machine is one: this is for trying things.
        webhooks: { networks: ['127.0.0.0/8', '::1'], http: true },
        clockOffsetMs: 0,
        testMode: false,
        otlpUrl: null,
        logLevel: 'warn' as const,
      };
      running.set(definition.name, await openService(definition, settings, hub));
      tell(`${definition.name} ${definition.titleZh}`);
    }
    await Promise.all([consoleBuild.done, empty || loadSampleCity({ address, folder, issuer, tell })]);
    loaded = true;
    return { address, empty, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
