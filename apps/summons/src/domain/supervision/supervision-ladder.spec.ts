import type { SupervisionLevel } from '@yidan/contracts';
import fc from 'fast-check';
import { fallsAway, planClimb, SupervisionLadder, type Rung, type Standing } from './supervision-ladder.ts';
import { levelAbove, SUPERVISION_LEVELS } from './supervision-level.ts';

const at = new Date('2026-03-02T07:00:00Z');
const RUNGS: readonly Rung[] = [{ act: 'REMIND' }, { after: '1 WD', act: 'URGE' }, { after: '2 WD', act: 'SUPERVISE' }, { after: '5 WD', act: 'BULLETIN' }];
const aLadder = (rungs = RUNGS): SupervisionLadder =>
  SupervisionLadder.begin({ id: 'l', tenantId: '510184', objectType: 'dispatch-order', objectId: 'o', owing: 'HOLDER', clockId: 'c', brokenAt: at, rungs });

describe('a ladder', () => {
  it('climbs rung by rung to its end and no further', () => {
    const ladder = aLadder();
    const acts: (string | undefined)[] = [];
    while (ladder.next) {
      acts.push(ladder.next.act);
      ladder.climb(at);
    }

    expect([acts, ladder.state, ladder.next]).toEqual([['REMIND', 'URGE', 'SUPERVISE', 'BULLETIN'], 'DONE', null]);
  });

  it('stops where nothing is overdue any more, and climbs no further then', () => {
    const ladder = aLadder();
    ladder.climb(at);
    ladder.stop(at);

    expect([ladder.state, ladder.next, ladder.bringsAbove('REMIND')]).toEqual(['STOPPED', null, false]);
  });

  it('sets the pace for a notice as long as it brings the level above itself', () => {
    const ladder = aLadder();
    ladder.climb(at);

    expect((['REMIND', 'URGE', 'SUPERVISE'] as const).map((level) => ladder.bringsAbove(level))).toEqual([true, true, false]);
  });

  it('leaves an open notice of a level as it is; one below that is not answered gives way', () => {
    const remind: Standing = { id: 'a', level: 'REMIND', isOwed: true };
    const answered: Standing = { id: 'b', level: 'REMIND', isOwed: false };

    expect([planClimb('REMIND', [remind]), planClimb('URGE', [remind]), planClimb('URGE', [answered]), planClimb('SUPERVISE', [remind])]).toEqual([
      { standing: remind, former: null }, { standing: null, former: remind }, { standing: null, former: null }, { standing: null, former: null },
    ]);
  });

  it('reminders fall away with their object, from 督办 on a reply is owed', () => {
    expect(SUPERVISION_LEVELS.filter((level) => fallsAway({ level }))).toEqual(['REMIND', 'URGE']);
  });
});

describe('over any life of an object', () => {
  type Act = { readonly kind: 'RUNG' | 'TIMER' | 'ANSWER' | 'ACCEPT' | 'SETTLE' } | { readonly kind: 'BY_HAND'; readonly level: SupervisionLevel };
  const anAct: fc.Arbitrary<Act> = fc.oneof(
    fc.constantFrom('RUNG', 'TIMER', 'ANSWER', 'ACCEPT', 'SETTLE').map((kind) => ({ kind }) as Act),
    fc.constantFrom(...SUPERVISION_LEVELS).map((level): Act => ({ kind: 'BY_HAND', level })),
  );
  interface Issued extends Standing {
    isOwed: boolean;
    isOpen: boolean;
    readonly by: 'LADDER' | 'HAND' | 'TIMER';
  }

  it('never two open notices of one level stand for it, and the ladder never steps down or skips (10,000 lives)', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 30 }), (acts) => {
        const ladder = aLadder();
        const issued: Issued[] = [];
        const open = (): Issued[] => issued.filter(({ isOpen }) => isOpen);
        const issue = (level: SupervisionLevel, by: Issued['by']): void => {
          const { standing, former } = planClimb(level, open());
          if (standing) return;
          issued.push({ id: String(issued.length), level, isOwed: true, isOpen: true, by });
          if (former && by !== 'HAND') former.isOpen = false;
        };
        const climbed: string[] = [];
        for (const act of acts) {
          const last = open().findLast(({ isOwed }) => isOwed);
          if (act.kind === 'BY_HAND') issue(act.level, 'HAND');
          if (act.kind === 'RUNG' && ladder.next) {
            climbed.push(ladder.next.act);
            if (ladder.next.act !== 'BULLETIN') issue(ladder.next.act, 'LADDER');
            ladder.climb(at);
          }
          if (act.kind === 'TIMER' && last && !ladder.bringsAbove(last.level)) {
            const above = levelAbove(last.level);
            if (above) {
              issue(above, 'TIMER');
              last.isOpen = false;
            }
          }
          if (act.kind === 'ANSWER' && last) last.isOwed = false;
          if (act.kind === 'ACCEPT') for (const one of open()) if (!one.isOwed) one.isOpen = false;
          if (act.kind === 'SETTLE') {
            ladder.stop(at);
            for (const one of open().filter(fallsAway)) one.isOpen = false;
          }
          const levels = open().map(({ level }) => level);
          if (new Set(levels).size !== levels.length) throw new Error(`open at once: ${levels.join()}`);
        }
        // Compared by hand: matchers would take longer than the lives.
        return climbed.join() === RUNGS.slice(0, climbed.length).map(({ act }) => act).join();
      }),
      { numRuns: 10_000 },
    );
  });
});
