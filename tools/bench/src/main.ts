import { readArguments, type BenchOptions } from './arguments.ts';
import { asOf } from './asof/asof.ts';
import { command } from './command/command.ts';
import { eventApplier } from './event/applier.ts';
import { event } from './event/event.ts';
import { eventLatency } from './event/latency.ts';
import { eventRelay } from './event/relay.ts';
import { importList } from './import/import.ts';
import { load } from './load.ts';
import { match } from './match/match.ts';
import { quality } from './quality/quality.ts';
import type { BenchResult } from './result.ts';
import { start } from './start.ts';

const benches: Record<string, (options: BenchOptions) => Promise<BenchResult>> = {
  asof: asOf,
  command,
  event,
  'event-relay': eventRelay,
  'event-applier': eventApplier,
  'event-latency': eventLatency,
  import: importList,
  load,
  match,
  quality,
  start,
};

function wanted(): ReturnType<typeof readArguments> {
  try {
    return readArguments(process.argv.slice(2), Object.keys(benches));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

const { name, options } = wanted();
console.log(JSON.stringify(await benches[name]!(options)));
process.exit(0);
