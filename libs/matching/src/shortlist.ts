import { before, Best, Bounded } from './best-of.ts';
import type { Partition } from './partition.ts';

const finalists = 24;
const bestUnits = 12;
const likelyOrgans = 8;

/** Slots of the items with the most evidence, and of the best item of each leading unit. */
export function leadersOf({ slots, units, unitOf }: Partition, own: Float64Array, floor: number): number[] {
  const leaders = new Bounded(finalists, slots);
  const best = new Best(units.keys.length, slots);
  const unitsOf = unitOf.values;
  const count = slots.length;
  for (let slot = 0; slot < count; slot++) {
    const found = own[slot]!;
    if (found < floor) continue;
    leaders.offer(slot, found);
    best.offer(unitsOf[slot]!, slot, found);
  }
  const leading = new Bounded(bestUnits, slots);
  for (const unit of best.met) leading.offer(best.slots[unit]!, best.amounts[unit]!);
  return [...leaders.kept, ...leading.kept];
}

/** Slots of the best item of each of the most usual holders that have one. */
export function bestOfLikely(partition: Partition, own: Float64Array, usual: Float64Array, hinted: readonly number[]): number[] {
  const most = leading(hinted, usual);
  let best = bestOf(most, partition, own);
  // Where some of them have nothing, the others are asked too.
  if (best.length < likelyOrgans && most.length < hinted.length) best = bestOf(hinted, partition, own);
  const likely = new Bounded(likelyOrgans, partition.slots);
  for (const slot of best) likely.offer(slot, usual[partition.organOf.values[slot]!]!);
  return likely.kept;
}

/** The best item of each organ that has one with more than nothing. */
function bestOf(asked: readonly number[], partition: Partition, own: Float64Array): number[] {
  const { slots } = partition;
  const best: number[] = [];
  for (const organ of asked) {
    let most = 0;
    let first = -1;
    for (const slot of partition.slotsOfOrgan(organ)) {
      const found = own[slot]!;
      if (found < most || found === 0 || (found === most && !before(0, slots[slot]!, 0, slots[first]!))) continue;
      most = found;
      first = slot;
    }
    if (first >= 0) best.push(first);
  }
  return best;
}

/** The organs that are no less usual than the last of the few that are kept. */
function leading(hinted: readonly number[], usual: Float64Array): readonly number[] {
  if (hinted.length <= likelyOrgans) return hinted;
  const top: number[] = [];
  for (const organ of hinted) {
    const amount = usual[organ]!;
    let at = top.length < likelyOrgans ? top.length : likelyOrgans;
    for (; at > 0 && top[at - 1]! < amount; at--) top[at] = top[at - 1]!;
    if (at < likelyOrgans) top[at] = amount;
    top.length = Math.min(top.length, likelyOrgans);
  }
  return hinted.filter((organ) => usual[organ]! >= top[likelyOrgans - 1]!);
}
