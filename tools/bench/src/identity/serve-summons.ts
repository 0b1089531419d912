import { openService, PlatformEnv, readEnv, settingsFromEnv } from '@yidan/platform';
import { summons } from '@yidan/summons';
import { rememberActors } from './remember-actors.ts';

// The service as it is, or with every caller known beforehand: which of the two is the bench's to say, and the product knows nothing of it.
const env = readEnv(PlatformEnv);
const service = await openService(summons, settingsFromEnv('summons', env));
if (process.env['BENCH_CALLERS'] === 'remembered') rememberActors(service.app);
console.log(`summons ready ${await service.listen(env.PORT, env.HOST)}`);
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, () => void service.stop().then(() => process.exit(0)));
