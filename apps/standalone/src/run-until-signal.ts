import { returnMemoryAfterStart } from '@yidan/platform';
import { firstToTry, operator } from './people-to-sign-in.ts';
import { services } from './services.ts';

/** A city that is up: its address, and how it is taken down. */
export interface RunningCity {
  address: string;
  /** Whether it was started without the sample city. */
  empty: boolean;
  stop(): Promise<void>;
}

/** Brings a city up, says when it is ready and how to use it, and takes it down at Ctrl-C. */
export async function runUntilSignal(open: (tell: (line: string) => void) => Promise<RunningCity>): Promise<void> {
  const began = performance.now();
  const tell = (line: string): void => console.log(`  ${line}`);
  let city: RunningCity | null = null;
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    if (!city) process.exit(130);
    console.log('\nstopping… 正在停止…');
    city.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  try {
    city = await open(tell);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const { address } = city;
  console.log(`ready in ${((performance.now() - began) / 1000).toFixed(1)} s ${address}`);
  console.log(`  console   工作台    ${address}/`);
  console.log(`  sign in   登录      ${(city.empty ? [`${operator.subject} ${operator.roles.zh} ${operator.roles.en}`] : firstToTry).join(' · ')}`);
  console.log(`  API docs  接口文档  ${services.map(({ name }) => `${address}/api/${name}/docs`).join('  ')}`);
  console.log('  token     令牌      npm run --silent token -- --as qh.zhao.min   (people 人员: npm run --silent token -- --list)');
  returnMemoryAfterStart();
}
