import { readArguments, type BenchOptions } from './arguments.ts';
import { asOf } from './asof/asof.ts';
import { authorisedList } from './authorised-list/authorised-list.ts';
import { check } from './check/check.ts';
import { command } from './command/command.ts';
import { deadlines } from './deadlines/deadlines.ts';
import { diff } from './diff/diff.ts';
import { eventApplier } from './event/applier.ts';
import { dispatch } from './dispatch/dispatch.ts';
import { event } from './event/event.ts';
import { eventLatency } from './event/latency.ts';
import { eventRelay } from './event/relay.ts';
import { identity } from './identity/identity.ts';
import { importList } from './import/import.ts';
import { learning } from './learning/learning.ts';
import { load } from './load.ts';
import { match } from './match/match.ts';
import { orders } from './orders/orders.ts';
import { precedents } from './precedents/precedents.ts';
import { quality } from './quality/quality.ts';
import { report } from './report/report.ts';
import type { BenchResult } from './result.ts';
import { start } from './start.ts';
import { trail } from './trail/trail.ts';

const benches: Record<string, (options: BenchOptions) => Promise<BenchResult>> = {
  asof: asOf,
  'authorised-list': authorisedList,
  check,
  command,
  deadlines,
  diff,
  dispatch,
  event,
  'event-relay': eventRelay,
  'event-applier': eventApplier,
  'event-latency': eventLatency,
  identity,
  import: importList,
  learning,
  load,
  match,
  orders,
  precedents,
  quality,
  report,
  start,
  trail,
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
