import { InProcessHub, openService, PlatformEnv, readEnv, settingsFromEnv } from '@yidan/platform';
import { clockService } from './clock-service.ts';

const env = readEnv(PlatformEnv);
// Every event gets its position and its link; nothing is published, as the peer publishes nothing.
const service = await openService(clockService, { ...settingsFromEnv(clockService.name, env), nats: null }, new InProcessHub());
console.log(`${clockService.name} ready ${await service.listen(env.PORT, env.HOST)}`);
for (const signal of ['SIGTERM', 'disconnect'] as const) process.once(signal, () => void service.stop().then(() => process.exit(0)));
