import { parseArgs } from 'node:util';

/** How a bench was asked to run; what was not said is the bench's own to choose. */
export interface BenchOptions {
  /** Rounds of ours and of the peer's, taken in turn. */
  rounds: number;
  /** Seconds of one round. */
  seconds: number | null;
  /** Where the processes under test leave their CPU profiles. */
  profile: string | null;
  /** How much there is of what is measured: clocks that run out, for instance; fewer for a short look. */
  count: number | null;
  /** How much lies beside it and is not due. */
  pending: number | null;
}

const NUMBERS = ['rounds', 'seconds', 'count', 'pending'] as const;

const LEAST_ROUNDS = 5;

/** Reads `<name> --rounds n --seconds s --count n --pending n --profile folder`; a name or number that is none is refused with a sentence. */
export function readArguments(argv: readonly string[], names: readonly string[]): { name: string; options: BenchOptions } {
  const usage = `npm run bench -- <${names.join(' | ')}> [--rounds n] [--seconds s] [--count n] [--pending n] [--profile folder]`;
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    options: { rounds: { type: 'string' }, seconds: { type: 'string' }, count: { type: 'string' }, pending: { type: 'string' }, profile: { type: 'string' } },
  });
  const [name = '', ...more] = positionals;
  const unknown = Object.keys(values).filter((key) => key !== 'profile' && !NUMBERS.some((each) => each === key));
  if (!names.includes(name) || more.length > 0 || unknown.length > 0) throw new RangeError(usage);
  const given = (key: (typeof NUMBERS)[number]): number | null => (values[key] === undefined ? null : Number(values[key]));
  const seconds = given('seconds');
  for (const key of ['rounds', 'count', 'pending'] as const) {
    const number = given(key);
    if (number !== null && !(Number.isInteger(number) && number > 0)) throw new RangeError(`--${key} takes a whole number${key === 'rounds' ? ' of rounds' : ''}\n${usage}`);
  }
  if (seconds !== null && !(seconds > 0)) throw new RangeError(`--seconds takes a number of seconds\n${usage}`);
  const profile = typeof values['profile'] === 'string' ? values['profile'] : null;
  return { name, options: { rounds: given('rounds') ?? LEAST_ROUNDS, seconds, profile, count: given('count'), pending: given('pending') } };
}
