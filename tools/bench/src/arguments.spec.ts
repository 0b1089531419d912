import { readArguments } from './arguments.ts';

const names = ['command', 'match'];

describe('what a bench is asked for', () => {
  it('is a name alone: five rounds, and the bench chooses how long each is', () => {
    expect(readArguments(['command'], names)).toEqual({ name: 'command', options: { rounds: 5, seconds: null, profile: null, count: null, pending: null } });
  });

  it('may say how many rounds, how many seconds, how much there is and where profiles go', () => {
    expect(readArguments(['match', '--rounds', '2', '--seconds', '1.5', '--profile', 'profiles'], names)).toEqual({ name: 'match', options: { rounds: 2, seconds: 1.5, profile: 'profiles', count: null, pending: null } });
    expect(readArguments(['match', '--count', '2000', '--pending', '50000'], names).options).toMatchObject({ count: 2000, pending: 50_000 });
  });

  it.each([[[]], [['commands']], [['command', 'match']], [['command', '--round', '2']]])('is refused with the names there are: %j', (argv) => {
    expect(() => readArguments(argv, names)).toThrow('npm run bench -- <command | match>');
  });

  it.each([['0'], ['1.5'], ['some']])('takes no %s for a number of rounds', (rounds) => {
    expect(() => readArguments(['command', '--rounds', rounds], names)).toThrow('--rounds takes a whole number');
  });

  it.each([['--count'], ['--pending']])('takes nothing but a whole number for %s', (flag) => {
    expect(() => readArguments(['command', flag, 'many'], names)).toThrow(`${flag} takes a whole number`);
  });

  it.each([['0'], ['long']])('takes no %s for a number of seconds', (seconds) => {
    expect(() => readArguments(['command', '--seconds', seconds], names)).toThrow('--seconds takes a number');
  });
});
