import { parseArgs } from 'node:util';

/** How a bench was asked to run; what was not said is the bench's own to choose. */
export interface BenchOptions {
  /** Rounds of ours and of the peer's, taken in turn. */
  rounds: number;
  /** Seconds of one round. */
  seconds: number | null;
  /** Where the processes under test leave their CPU profiles. */
  profile: string | null;
}

const LEAST_ROUNDS = 5;

/** Reads `<name> --rounds n --seconds s --profile folder`; a name or number that is none is refused with a sentence. */
export function readArguments(argv: readonly string[], names: readonly string[]): { name: string; options: BenchOptions } {
  const usage = `npm run bench -- <${names.join(' | ')}> [--rounds n] [--seconds s] [--profile folder]`;
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    options: { rounds: { type: 'string' }, seconds: { type: 'string' }, profile: { type: 'string' } },
  });
  const [name = '', ...more] = positionals;
  const unknown = Object.keys(values).filter((key) => !['rounds', 'seconds', 'profile'].includes(key));
  if (!names.includes(name) || more.length > 0 || unknown.length > 0) throw new RangeError(usage);
  const rounds = values['rounds'] === undefined ? LEAST_ROUNDS : Number(values['rounds']);
  const seconds = values['seconds'] === undefined ? null : Number(values['seconds']);
  if (!(Number.isInteger(rounds) && rounds > 0)) throw new RangeError(`--rounds takes a whole number of rounds\n${usage}`);
  if (seconds !== null && !(seconds > 0)) throw new RangeError(`--seconds takes a number of seconds\n${usage}`);
  return { name, options: { rounds, seconds, profile: typeof values['profile'] === 'string' ? values['profile'] : null } };
}
