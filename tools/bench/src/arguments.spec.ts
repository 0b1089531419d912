import { readArguments } from './arguments.ts';

const names = ['command', 'match'];

describe('what a bench is asked for', () => {
  it('is a name alone: five rounds, and the bench chooses how long each is', () => {
    expect(readArguments(['command'], names)).toEqual({ name: 'command', options: { rounds: 5, seconds: null, profile: null } });
  });

  it('may say how many rounds, how many seconds and where profiles go', () => {
    expect(readArguments(['match', '--rounds', '2', '--seconds', '1.5', '--profile', 'profiles'], names)).toEqual({ name: 'match', options: { rounds: 2, seconds: 1.5, profile: 'profiles' } });
  });

  it.each([[[]], [['commands']], [['command', 'match']], [['command', '--round', '2']]])('is refused with the names there are: %j', (argv) => {
    expect(() => readArguments(argv, names)).toThrow('npm run bench -- <command | match>');
  });

  it.each([['0'], ['1.5'], ['some']])('takes no %s for a number of rounds', (rounds) => {
    expect(() => readArguments(['command', '--rounds', rounds], names)).toThrow('--rounds takes a whole number');
  });

  it.each([['0'], ['long']])('takes no %s for a number of seconds', (seconds) => {
    expect(() => readArguments(['command', '--seconds', seconds], names)).toThrow('--seconds takes a number');
  });
});
