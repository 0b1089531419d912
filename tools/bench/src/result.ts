/** What a bench prints as its last line: one JSON object. `ours` and `peer` are medians; a bench without a peer measures against a stated target. */
export interface BenchResult {
  bench: string;
  ours: number;
  peer: number | null;
  ratio: number | null;
  unit: string;
  rounds: number[];
  notes: Record<string, number | string>;
}

/** The middle of several measurements. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Progress goes to stderr, so that stdout ends with the result alone. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
