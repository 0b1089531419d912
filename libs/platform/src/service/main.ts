import { Clock } from '@yidan/kernel';
import { armFailpoint } from '../config/failpoint.ts';
import { PlatformEnv, readEnv } from '../config/read-env.ts';
import { settingsFromEnv } from '../config/service-settings.ts';
import { migrate } from '../database/migrate.ts';
import { parkedDeadlines, retryDeadline } from '../deadlines/parked-deadlines.ts';
import { guardLastWords } from '../telemetry/last-words.ts';
import { rotateFieldKeys } from '../personal-data/rotate.ts';
import { openService } from './open-service.ts';
import { takeDirections } from './rehearsal.ts';
import { returnMemoryAfterStart } from './return-memory.ts';
import type { ServiceDefinition } from './service-definition.ts';

/** Runs a service as a process of its own; `migrate` as the first argument brings its database to the newest schema and ends, `rotate` its personal data under the current field key, `deadlines` lists the clocks the timer could not act on and `deadlines retry <id>` lets it try again. */
export async function runService(definition: ServiceDefinition): Promise<void> {
  guardLastWords();
  const env = readEnv(PlatformEnv);
  if (process.argv[2] === 'migrate') {
    if (!env.DATABASE_OWNER_URL) throw new Error('DATABASE_OWNER_URL is needed to migrate');
    const done = await migrate(env.DATABASE_OWNER_URL, definition.migrations);
    console.log(done.length === 0 ? 'nothing to migrate' : `migrated: ${done.join(', ')}`);
    return;
  }
  const settings = settingsFromEnv(definition.name, env);
  for (const place of env.YIDAN_FAILPOINTS.split(',').filter(Boolean)) {
    const [name, nth] = place.split(':');
    armFailpoint(name!, Number(nth ?? 1));
  }
  if (process.argv[2] === 'rotate') {
    if (!settings.fieldKeys) throw new Error('YIDAN_FIELD_KEYS is needed to rotate');
    const { left } = await rotateFieldKeys(definition, settings.database, settings.fieldKeys, (line) => console.log(line));
    process.exitCode = left === 0 ? 0 : 1;
    return;
  }
  if (process.argv[2] === 'deadlines') {
    if (process.argv[3] === 'retry') {
      const found = await retryDeadline(settings.database, process.argv[4] ?? '');
      console.log(found ? 'the timer tries it again within a second' : 'there is no such parked deadline');
      process.exitCode = found ? 0 : 1;
      return;
    }
    for (const parked of await parkedDeadlines(settings.database.workerUrl)) {
      const { id, tenantId, ownerType, ownerId, command, dueAt, reason } = parked;
      console.log(`${id} ${tenantId} ${ownerType} ${ownerId} ${command} due ${dueAt.toISOString()}: ${reason}`);
    }
    return;
  }
  const service = await openService(definition, settings);
  if (settings.testMode) takeDirections(service.app.get(Clock));
  const address = await service.listen(env.PORT, env.HOST);
  console.log(`${definition.name} ready ${address}`);
  returnMemoryAfterStart();
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    service.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  // Where a parent process started us with a channel, we do not outlive it.
  process.on('disconnect', end);
}
