import { Checkpoints, InProcessHub, openService, PlatformEnv, readEnv, Sequencer, settingsFromEnv, Transactions, WorkerPool, type ChainLinks, type RunningService } from '@yidan/platform';
import { summons } from '@yidan/summons';

/** Links that say nothing: what is left is giving positions. */
const NOTHING = Buffer.alloc(32);
const noLinks: ChainLinks = { digestOf: () => NOTHING, next: () => NOTHING, genesis: () => NOTHING };

/** Takes chain and checkpoints away from a running service; its events get positions as before. */
async function withoutTrail({ app, sequencer, name }: RunningService): Promise<void> {
  await app.get(Checkpoints).stop();
  await sequencer.stop();
  const plain = new Sequencer(name, app.get(WorkerPool).pool, (error) => console.error(error), 'sha256', () => noLinks);
  app.get(Transactions).onCommit((journalled) => {
    if (journalled) plain.signal();
  });
  await plain.start();
}

const env = readEnv(PlatformEnv);
// Nothing is published: what is measured are commands and what the trail adds to them.
const service = await openService(summons, { ...settingsFromEnv(summons.name, env), nats: null }, new InProcessHub());
if (process.env['YIDAN_BENCH_TRAIL'] === 'without') await withoutTrail(service);
console.log(`${summons.name} ready ${await service.listen(env.PORT, env.HOST)}`);
process.on('SIGTERM', () => void service.stop().finally(() => process.exit(0)));
process.on('disconnect', () => process.exit(0));
