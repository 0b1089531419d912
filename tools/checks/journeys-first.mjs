import Sequencer from '@jest/test-sequencer';

const ORDER = ['e2e', 'int', 'rules'];

/** 次序: the long journeys first and the pure rules last, so that no worker waits at the end for the other's journey. */
export default class JourneysFirst extends Sequencer {
  sort(tests) {
    const rank = ({ context }) => ORDER.indexOf(context.config.displayName.name);
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
