import type { BulletinCounts } from '@yidan/contracts';
import type { Role } from '@yidan/kernel';
import fc from 'fast-check';
import type { Acting } from '../acting.ts';
import { BulletinAppeal } from './bulletin-appeal.ts';
import { draftEntries, editedEntries, factsOf } from './bulletin-entry.ts';
import { Bulletin, bulletinSeenBy } from './bulletin.ts';
import { bulletinLifecycle, type BulletinState } from './bulletin.lifecycle.ts';
import { figuresOf, NO_COUNTS, ranked, type OrganFigures } from './period-figures.ts';

const at = (text: string): Date => new Date(`${text}+08:00`);
const id = (n: number): string => `0199aaaa-0000-7000-8000-00000000${String(n).padStart(4, '0')}`;
const person = (n: number, roles: Role[], organId = id(900)): Acting => ({ personId: id(n), organId, unitId: null, roles });
const supervisor = person(1, ['SUPERVISOR']);
const chief = person(2, ['SUPERVISION_HEAD']);
const water = person(3, ['ORGAN_APPROVER'], id(101));
const streets = person(4, ['PRINCIPAL_OFFICER'], id(102));
const organ = (n: number, counts: Partial<BulletinCounts>): OrganFigures => ({ organId: id(n), code: `O${n}`, counts: { ...NO_COUNTS, ...counts } });
const good = organ(101, { orders: 10, calledBack: 10, responded: 10, resolved: 10, rated: 8, satisfied: 8, submitted: 10, submittedInTime: 10 });
const late = organ(102, { orders: 10, overdue: 4, calledBack: 5, responded: 5, resolved: 3, rated: 5, satisfied: 2, supervised: 1, submitted: 5, submittedInTime: 2 });
const quiet = organ(103, { orders: 2, calledBack: 1, responded: 1, resolved: 0 });
const until = at('2026-03-12T23:59:59.999');

function aBulletin(reached: BulletinState = 'DRAFT'): Bulletin {
  const figures = figuresOf([good, late, quiet], 1);
  const bulletin = Bulletin.draft({ id: id(1), tenantId: '510184', fromDate: '2026-02-01', toDate: '2026-02-28', title: '通报', audience: 'INTERNAL', figures, entries: draftEntries(figures, []) }, supervisor, at('2026-03-09T09:00'));
  if (reached !== 'DRAFT') bulletin.circulate(until, supervisor, at('2026-03-09T10:00'));
  if (reached === 'SIGNED' || reached === 'PUBLISHED') bulletin.sign('崇督〔2026〕3号', [], chief, at('2026-03-13T09:00'));
  return bulletin;
}
const anAppeal = (actor: Acting, n = 7): BulletinAppeal => BulletinAppeal.file({ id: id(n), tenantId: '510184', bulletinId: id(1), organId: actor.organId, text: '数据有误' }, actor, at('2026-03-10T09:00'));

describe('the table of a bulletin (18)', () => {
  const permitted: [BulletinState, string, Acting, string[]][] = [
    ['DRAFT', 'who supervises', supervisor, ['edit', 'circulate', 'withdraw']], ['DRAFT', 'the head', chief, ['withdraw']], ['DRAFT', 'an organ named', water, []],
    ['APPEAL', 'who supervises', supervisor, ['answerAppeal', 'withdraw']], ['APPEAL', 'the head', chief, ['sign', 'withdraw']], ['APPEAL', 'an organ named', water, ['appeal']],
    ['SIGNED', 'who supervises', supervisor, ['publish', 'withdraw']], ['PUBLISHED', 'the head', chief, []], ['WITHDRAWN', 'who supervises', supervisor, []],
  ];

  it.each(permitted)('in %s %s may take its steps', (state, _, who, commands) => {
    expect(bulletinLifecycle.actionsFor(state, bulletinSeenBy({ entries: [{ organId: id(101) }] }, who))).toEqual(commands);
  });

  it('gives three working days to appeal', () => {
    expect(bulletinLifecycle.deadlinesOf('APPEAL')).toMatchObject([{ command: 'appeal', amount: 3, clock: 'WORKING_DAY' }]);
  });
});

describe('whom a bulletin names', () => {
  it('are those who did best with nothing late, those who were late or supervised, and those who are proposed; nobody else', () => {
    const entries = draftEntries(figuresOf([good, late, quiet], 0), [{ id: id(50), organId: id(104), ground: 'THREE_SUPERVISED' }]);

    expect(entries.map(({ organId, praise, rank }) => [organId, praise, rank])).toEqual([[id(101), true, 1], [id(102), false, 2], [id(104), false, null]]);
    expect(entries[1]?.facts).toBe('应办派件10件，逾期4件；回访5件，响应率100%、解决率60%、满意率40%；被提醒催办0次、督办1次。');
    expect(entries[2]?.facts).toContain('六个月内三次被督办');
  });

  it('share a rank where their figures are the same, and have none without a callback', () => {
    const ranks = ranked([good, { ...good, organId: id(105) }, late, organ(106, { orders: 3 })]);

    expect([ranks.get(id(101)), ranks.get(id(105)), ranks.get(id(102)), ranks.get(id(106))]).toEqual([1, 1, 3, undefined]);
  });

  it('may be changed in the draft, but never the counts', () => {
    const figures = figuresOf([good, late], 0);

    expect(editedEntries(figures, [{ organId: id(102), facts: '另有原因', praise: false }])).toEqual([{ organId: id(102), praise: false, rank: 2, facts: '另有原因', counts: late.counts }]);
  });

  it('rates are of what was counted, and none where nothing was', () => {
    expect(figuresOf([good, late], 2).all).toMatchObject({ respondedRate: 100, resolvedRate: 86.7, satisfiedRate: 76.9, inTimeRate: 80, leaderCoordinations: 2 });
    expect(figuresOf([], 0).all).toMatchObject({ respondedRate: null, satisfiedRate: null });
    expect(factsOf(NO_COUNTS)).toContain('响应率—');
  });
});

describe('an appeal', () => {
  it('is for the organs named, each once at a time, and for three working days', () => {
    const bulletin = aBulletin('APPEAL');
    const stranger = person(9, ['ORGAN_APPROVER'], id(999));

    expect(() => bulletin.appeal(anAppeal(stranger), [], stranger, at('2026-03-10T09:00'))).toThrow(expect.objectContaining({ code: 'COMMON.NOT_YOUR_STEP' }));
    bulletin.appeal(anAppeal(water), [], water, at('2026-03-10T09:00'));
    expect(() => bulletin.appeal(anAppeal(water, 8), [anAppeal(water)], water, at('2026-03-10T10:00'))).toThrow(expect.objectContaining({ code: 'BULLETIN.APPEALED' }));
    expect(() => bulletin.appeal(anAppeal(streets, 8), [], streets, at('2026-03-13T00:00'))).toThrow(expect.objectContaining({ code: 'BULLETIN.APPEAL_OVER' }));
  });

  it('that is upheld changes the entry or takes it away; one that is not leaves it', () => {
    const [changed, removed, kept] = [aBulletin('APPEAL'), aBulletin('APPEAL'), aBulletin('APPEAL')];
    changed.answerAppeal(anAppeal(streets), { outcome: 'CHANGED', answer: '核实有误', facts: '逾期3件' }, supervisor, at('2026-03-11T09:00'));
    removed.answerAppeal(anAppeal(streets), { outcome: 'REMOVED', answer: '不予列入' }, supervisor, at('2026-03-11T09:00'));
    kept.answerAppeal(anAppeal(streets), { outcome: 'REJECTED', answer: '数据无误' }, supervisor, at('2026-03-11T09:00'));

    const factsIn = (bulletin: Bulletin): (string | undefined)[] => bulletin.entries.filter(({ organId }) => organId === id(102)).map(({ facts }) => facts);
    expect([factsIn(changed), factsIn(removed), factsIn(kept).length]).toEqual([['逾期3件'], [], 1]);
    expect(() => aBulletin('APPEAL').answerAppeal(anAppeal(streets), { outcome: 'CHANGED', answer: '核实有误' }, supervisor, at('2026-03-11T09:00'))).toThrow(expect.objectContaining({ code: 'BULLETIN.CORRECTION_REQUIRED' }));
  });

  it('is answered once', () => {
    const appeal = anAppeal(streets);
    appeal.answerWith('REJECTED', '数据无误', supervisor, at('2026-03-11T09:00'));

    expect(() => appeal.answerWith('REMOVED', '不予列入', supervisor, at('2026-03-11T10:00'))).toThrow(expect.objectContaining({ code: 'BULLETIN.APPEAL_ANSWERED' }));
  });
});

describe('a bulletin is signed', () => {
  it('after the time to appeal, with every appeal answered, by another person than who drafted it', () => {
    const bulletin = aBulletin('APPEAL');
    const appeal = anAppeal(water);
    bulletin.appeal(appeal, [], water, at('2026-03-10T09:00'));

    expect(() => bulletin.sign('崇督〔2026〕3号', [appeal], chief, until)).toThrow(expect.objectContaining({ code: 'BULLETIN.APPEAL_PERIOD' }));
    expect(() => bulletin.sign('崇督〔2026〕3号', [appeal], chief, at('2026-03-13T09:00'))).toThrow(expect.objectContaining({ code: 'BULLETIN.APPEALS_OPEN' }));
    bulletin.answerAppeal(appeal, { outcome: 'REJECTED', answer: '数据无误' }, supervisor, at('2026-03-11T09:00'));
    expect(() => bulletin.sign('崇督〔2026〕3号', [], chief, at('2026-03-13T09:00'))).toThrow(expect.objectContaining({ code: 'BULLETIN.APPEALS_OPEN' }));
    expect(() => bulletin.sign('崇督〔2026〕3号', [appeal], { ...chief, personId: supervisor.personId }, at('2026-03-13T09:00'))).toThrow(expect.objectContaining({ code: 'SEC.FOUR_EYES' }));
    bulletin.sign('崇督〔2026〕3号', [appeal], chief, at('2026-03-13T09:00'));
    expect(bulletin.state).toBe('SIGNED');
  });

  it('and published on that signature only', () => {
    const bulletin = aBulletin('SIGNED');
    bulletin.signedBy = null;
    expect(() => bulletin.publish(supervisor, at('2026-03-13T10:00'))).toThrow(expect.objectContaining({ code: 'BULLETIN.UNSIGNED' }));
    const signed = aBulletin('SIGNED');
    signed.publish(supervisor, at('2026-03-13T10:00'));

    const published = signed.pullEvents().at(-1);
    expect(published).toMatchObject({ type: 'summons.bulletin.published', data: { documentNumber: '崇督〔2026〕3号', entries: [{ organId: id(101), praise: true }, { organId: id(102), praise: false }] } });
    expect(JSON.stringify(published)).not.toContain('应办派件');
  });

  it('never with an open appeal, nor before the time to appeal is over, in whatever order things happen (10,000 lives)', () => {
    const anAct = fc.constantFrom('CIRCULATE', 'APPEAL', 'ANSWER', 'SIGN', 'PUBLISH', 'WAIT', 'WITHDRAW');
    let signedLives = 0;
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 20 }), (acts) => {
        const bulletin = aBulletin();
        const appeals: BulletinAppeal[] = [];
        let now = at('2026-03-09T10:00');
        for (const act of acts) {
          const was = bulletin.state;
          try {
            if (act === 'CIRCULATE') bulletin.circulate(until, supervisor, now);
            if (act === 'APPEAL') {
              const appeal = anAppeal(appeals.length % 2 === 0 ? water : streets, 10 + appeals.length);
              bulletin.appeal(appeal, appeals, appeals.length % 2 === 0 ? water : streets, now);
              appeals.push(appeal);
            }
            const open = appeals.find(({ isAnswered }) => !isAnswered);
            if (act === 'ANSWER' && open) bulletin.answerAppeal(open, { outcome: 'REJECTED', answer: '数据无误' }, supervisor, now);
            if (act === 'SIGN') bulletin.sign('崇督〔2026〕3号', appeals, chief, now);
            if (act === 'PUBLISH') bulletin.publish(supervisor, now);
            if (act === 'WITHDRAW') bulletin.withdraw(supervisor, now);
          } catch (refused) {
            if (!(refused as { code?: string }).code) throw refused;
            if (bulletin.state !== was) throw new Error(`${act} was refused and took ${was} to ${bulletin.state}`);
          }
          if (act === 'WAIT') now = new Date(now.getTime() + 2 * 24 * 3_600_000);
          if (was === 'APPEAL' && bulletin.state === 'SIGNED') {
            signedLives += 1;
            if (now <= until || !appeals.every(({ isAnswered }) => isAnswered)) throw new Error('signed too early');
          }
          if (bulletin.state === 'PUBLISHED' && (bulletin.documentNumber === null || was === 'APPEAL')) throw new Error('published without its signature');
        }
      }),
      { numRuns: 10_000 },
    );
    expect(signedLives).toBeGreaterThan(20);
  });
});
