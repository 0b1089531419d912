/** The figures of every round, ours and the peer's, in the order in which they were taken; a bench without a peer has none of its. */
export interface Rounds {
  ours: number[];
  peer: number[];
}

/** What a bench prints as its last line: one JSON object. `ours` and `peer` are medians; a bench without a peer measures against a stated target. */
export interface BenchResult {
  bench: string;
  ours: number;
  peer: number | null;
  /** Ours divided by the peer's. */
  ratio: number | null;
  unit: string;
  rounds: Rounds;
  notes: Record<string, number | string>;
}

/** Puts the rounds of a bench together. */
export function resultOf(bench: string, unit: string, rounds: Rounds, notes: BenchResult['notes']): BenchResult {
  const ours = median(rounds.ours);
  const peer = rounds.peer.length === 0 ? null : median(rounds.peer);
  return { bench, ours: rounded(ours), peer: peer === null ? null : rounded(peer), ratio: peer === null ? null : rounded(ours / peer), unit, rounds: { ours: rounds.ours.map(rounded), peer: rounds.peer.map(rounded) }, notes };
}

/** The middle of several measurements; of an even number the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length === 0 ? Number.NaN : (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

/** The least measurement that so large a share (0..1) of all do not exceed. */
export function percentile(numbers: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Three significant digits, and never fewer than a whole number has. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** Progress goes to stderr, so that stdout ends with the result alone. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
