import type { BenchOptions } from '../arguments.ts';
import { tell, type BenchResult } from '../result.ts';
import { eventApplier } from './applier.ts';
import { eventLatency } from './latency.ts';
import { eventRelay } from './relay.ts';

/** 事件: the relay's figures, and in the notes what the applier and the way from commit to effect came to. */
export async function event(options: BenchOptions): Promise<BenchResult> {
  tell('relay: from the journal to the broker');
  const relay = await eventRelay(options);
  tell('applier: through inbox, effect and cursor');
  const applier = await eventApplier(options);
  tell('latency: from commit to effect');
  const latency = await eventLatency(options);
  return { ...relay, bench: 'event', notes: { ...relay.notes, applierOurs: applier.ours, applierPeer: applier.peer!, applierRatio: applier.ratio!, ...latency.notes } };
}
