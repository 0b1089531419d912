import { DeadlineBook, nationalCalendar, type Terms } from '@yidan/kernel';
import { anOrder, clocksFor, later, terms } from '../../../test/an-order.ts';
import { colourOf, statusAt } from './colour.ts';
import type { CaseClocks, DeadlineKind } from './deadline.ts';

const beijing = (text: string): Date => new Date(`${text}+08:00`);
const book = (given: Terms<DeadlineKind> = terms()): CaseClocks => new DeadlineBook({ tenantId: '510184', type: 'dispatch-order', id: 'o' }, [], given);

describe('due times over holidays and make-up days of 2026', () => {
  // dispatched at, signed for by (4 working hours), handled by (5 working days, to 24:00)
  const vectors: [string, string, string][] = [
    ['2026-03-06T16:00', '2026-03-09T12:00', '2026-03-13'], // Friday afternoon, over a weekend
    ['2026-02-13T16:00', '2026-02-14T12:00', '2026-02-27'], // the day before the make-up Saturday of Spring Festival
    ['2026-02-14T16:30', '2026-02-24T13:30', '2026-02-28'], // the last afternoon before nine days off; counts the make-up Saturday of 28 February
    ['2026-04-30T10:00', '2026-04-30T15:00', '2026-05-11'], // counts the make-up Saturday of 9 May
    ['2026-06-18T09:00', '2026-06-18T14:00', '2026-06-26'], // Dragon Boat Festival
    ['2026-09-30T16:00', '2026-10-08T12:00', '2026-10-13'], // National Day, with the make-up Saturday of 10 October
    ['2025-12-31T14:00', '2026-01-04T10:00', '2026-01-08'], // a make-up Sunday in the new year
  ];

  it.each(vectors)('an order of %s is to be signed for by %s and handled on %s', (at, signFor, handle) => {
    const clocks = book();

    expect(clocks.start('SIGN_FOR', beijing(at)).dueAt).toEqual(beijing(signFor));
    expect(clocks.start('HANDLE', beijing(at)).dueAt).toEqual(beijing(`${handle}T23:59:59.999`));
  });

  it('an emergency at night is to be signed for within ten minutes, holiday or not', () => {
    expect(book(terms('EMERGENCY')).start('SIGN_FOR', beijing('2026-02-17T23:55')).dueAt).toEqual(beijing('2026-02-18T00:05'));
  });

  it('an urgent order runs by the clock: an hour to sign, a day to handle', () => {
    const clocks = book(terms('URGENT'));

    expect(clocks.start('SIGN_FOR', beijing('2026-10-01T08:00')).dueAt).toEqual(beijing('2026-10-01T09:00'));
    expect(clocks.start('HANDLE', beijing('2026-10-01T08:00')).dueAt).toEqual(beijing('2026-10-02T08:00'));
  });

  it('a due time in a year without a notice is said to be provisional', () => {
    expect(book().start('HANDLE', beijing('2026-12-30T10:00')).provisional).toBe(true);
    expect(book().start('HANDLE', beijing('2026-12-18T10:00')).provisional).toBe(false);
  });
});

describe('the clocks of a case', () => {
  it('keep the limit that was in force when they started', () => {
    const started = book().start('SIGN_FOR', later(0));

    expect([started.amount, started.clock, started.policyKey, started.policyValue]).toEqual([4, 'WORKING_HOUR', 'dispatch.limits.sign', '4 wh']);
    expect(started.calendarVersion).toBe(nationalCalendar().version);
  });

  it('are met in time up to the due instant, and late after it', () => {
    const due = beijing('2026-03-02T14:00');
    const onTime = book();
    onTime.start('SIGN_FOR', later(0));
    const late = book();
    late.start('SIGN_FOR', later(0));

    expect(onTime.meet('SIGN_FOR', due)).toBe(true);
    expect(late.meet('SIGN_FOR', new Date(due.getTime() + 1))).toBe(false);
  });

  it('show the one that runs out first', () => {
    const clocks = book();
    clocks.start('HANDLE', later(0));
    clocks.start('SIGN_FOR', later(0));

    expect(clocks.next()?.kind).toBe('SIGN_FOR');
    clocks.meet('SIGN_FOR', later(1));
    expect(clocks.next()?.kind).toBe('HANDLE');
  });

  it('hand each new clock to the storage once', () => {
    const clocks = clocksFor({ id: 'o', tenantId: '510184' });
    clocks.start('SIGN_FOR', later(0));

    expect(clocks.takeOpened()).toHaveLength(1);
    expect(clocks.takeOpened()).toHaveLength(0);
  });

  it('take the longer of the usual and the statutory limit', () => {
    const shorter = { amount: 2, clock: 'WORKING_DAY', policyKey: 'item.timeLimit', policyValue: null } as const;
    const longer = { ...shorter, amount: 30, clock: 'CALENDAR_DAY' } as const;

    expect(book().start('HANDLE', later(0), shorter).policyKey).toBe('dispatch.limits.handle');
    expect(book().start('HANDLE', later(0), longer)).toMatchObject({ policyKey: 'item.timeLimit', clock: 'CALENDAR_DAY' });
  });
});

describe('the colour of a clock', () => {
  const clock = { startedAt: later(0), dueAt: later(10) };

  it.each([[0, 'GREEN'], [4.9, 'GREEN'], [5, 'YELLOW'], [8, 'ORANGE'], [10, 'ORANGE'], [10.001, 'RED']] as const)('after %d of ten hours is %s', (hours, colour) => {
    expect(colourOf(clock, later(hours))).toBe(colour);
  });

  it('is grey where none runs, as on a closed order', () => {
    const { order } = anOrder('closed');

    expect(order.dueAt).toBeNull();
    expect(colourOf(null, later(0))).toBe('GREY');
  });

  it('a running clock past its time reads as breached, one that was met late stays met', () => {
    expect(statusAt('RUNNING', later(1), later(2))).toBe('BREACHED');
    expect(statusAt('MET', later(1), later(2))).toBe('MET');
    expect(statusAt('FIRED', later(1), later(2))).toBe('BREACHED');
  });

  it('that stands still is grey and not breached, and goes on from the colour it had', () => {
    const clocks = clocksFor({ id: 'o', tenantId: '510184' });
    const signFor = clocks.start('SIGN_FOR', later(0));
    clocks.pause('SIGN_FOR', later(3), 'RETURN');
    expect([clocks.next(), statusAt(signFor.status, signFor.dueAt, later(100))]).toEqual([null, 'PAUSED']);

    clocks.proceed('SIGN_FOR', later(24));
    const { from, dueAt } = clocks.next()!.span;
    expect([colourOf({ startedAt: from, dueAt }, later(24)), colourOf({ startedAt: signFor.startedAt, dueAt }, later(24))]).toEqual(['YELLOW', 'ORANGE']);
  });
});
