import { rmSync } from 'node:fs';
import { pssOf } from '@yidan/dev-servers';
import { resultOf, tell, type BenchResult } from './result.ts';
import { benchFolder, npmStart } from './running-city.ts';

const SECOND_STARTS = 3;
const REST_MS = 30_000;

/** 启动: seconds of `npm start` on an empty folder and on a kept one, and the memory of the whole tree 30 s after ready. */
export async function start(): Promise<BenchResult> {
  const folder = benchFolder();
  try {
    let city = await npmStart(folder, '--fresh');
    const first = city.seconds;
    tell(`first start ${first.toFixed(1)} s`);
    await city.stop();
    const seconds: number[] = [];
    let memory = 0;
    for (let round = 0; round < SECOND_STARTS; round += 1) {
      city = await npmStart(folder);
      seconds.push(city.seconds);
      tell(`start on kept data ${city.seconds.toFixed(1)} s`);
      if (round === SECOND_STARTS - 1) {
        await new Promise((resolve) => setTimeout(resolve, REST_MS));
        memory = Math.round(pssOf(city.pid) / 2 ** 20);
        tell(`memory of the tree ${memory} MB (PSS)`);
      }
      await city.stop();
    }
    return resultOf('start', 's', { ours: seconds, peer: [] }, { firstStartSeconds: first, pssMegabytes: memory });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
