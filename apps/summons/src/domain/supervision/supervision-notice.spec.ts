import type { SupervisionLevel } from '@yidan/contracts';
import type { Role } from '@yidan/kernel';
import type { Acting } from '../acting.ts';
import { theSystem } from '../acting.ts';
import { noticeLifecycle, type NoticeState } from './supervision-notice.lifecycle.ts';
import { noticeSeenBy, SupervisionNotice } from './supervision-notice.ts';
import { overdueFacts, owingOf, usualReason, usualRequirement, type SupervisedObject } from './supervised-object.ts';
import { levelAbove, proposedLevel } from './supervision-level.ts';
import { noticeReach, seesNotice } from './notice-view.ts';

const bureau = '0199aaaa-0000-7000-8000-000000000001';
const section = '0199aaaa-0000-7000-8000-0000000000a1';
const at = (text: string): Date => new Date(`${text}+08:00`);
const order: SupervisedObject = {
  type: 'dispatch-order', id: '0199aaaa-0000-7000-8000-00000000d001', number: 'PJ-20260302-00017', title: '河里漂着垃圾', organId: bureau, unitId: section,
  clock: { id: '0199aaaa-0000-7000-8000-00000000e001', task: '签收', startedAt: at('2026-03-02T09:00'), dueAt: at('2026-03-02T14:00') },
};
const person = (n: number, roles: Role[], organId = bureau, unitId: string | null = section): Acting => ({ personId: `0199aaaa-0000-7000-8000-0000000000f${n}`, organId, unitId, roles });
const handler = person(1, ['UNIT_HANDLER']);
const head = person(2, ['UNIT_HEAD']);
const approver = person(3, ['ORGAN_APPROVER'], bureau, null);
const supervisor = person(4, ['SUPERVISOR'], 'centre', null);
const leader = person(5, ['LEADER_IN_CHARGE'], 'government', null);

function aNotice(given: { level?: SupervisionLevel; issuedBy?: Acting; until?: NoticeState } = {}): SupervisionNotice {
  const { level = 'SUPERVISE', issuedBy = supervisor, until = 'ISSUED' } = given;
  const notice = SupervisionNotice.issue(
    { id: '0199aaaa-0000-7000-8000-00000000c001', tenantId: '510184', number: 'DB-2026-00001', object: order, level, reason: 'OVERDUE', requirement: '请立即签收', replyBy: null, origin: 'PERSON', formerId: null, ladderId: null },
    { by: { roles: issuedBy.roles, relations: [] }, id: issuedBy.personId!, organId: issuedBy.organId },
    at('2026-03-02T15:00'),
  );
  const walk: [NoticeState, () => void][] = [
    ['SIGNED', () => notice.sign(handler, true, at('2026-03-02T15:30'))],
    ['REPLIED', () => { notice.write('已签收并安排人员', ['照片'], handler, at('2026-03-03T09:00')); notice.signReply('reply', head, true, at('2026-03-03T10:00')); }],
    ['ACCEPTED', () => notice.accept('情况属实', supervisor, at('2026-03-03T11:00'))],
  ];
  for (const [state, go] of walk) {
    if (notice.state === until) break;
    go();
    expect(notice.state).toBe(state);
  }
  return notice;
}

describe('the table of a notice (18)', () => {
  const permitted: [NoticeState, Acting, string[]][] = [
    ['ISSUED', handler, ['sign']], ['ISSUED', head, ['sign']], ['ISSUED', approver, []], ['ISSUED', supervisor, []],
    ['SIGNED', handler, ['write']], ['SIGNED', head, ['reply']], ['SIGNED', approver, ['reply']],
    ['REPLIED', supervisor, ['accept', 'reject']], ['REPLIED', head, []], ['REPLIED', leader, []],
    ['REJECTED', handler, ['write']], ['REJECTED', head, ['replyAgain']],
    ['ACCEPTED', supervisor, ['close']], ['CLOSED', supervisor, []], ['ESCALATED', handler, []],
  ];

  it.each(permitted)('in %s somebody as %j may %j', (state, { roles, ...who }, commands) => {
    expect(noticeLifecycle.actionsFor(state, noticeSeenBy({ organId: bureau, unitId: section, issuedBy: '' }, { ...who, roles }))).toEqual(commands);
  });

  it('counts four working hours to sign, three working days to reply, two to reply again', () => {
    expect((['ISSUED', 'SIGNED', 'REJECTED'] as const).map((state) => noticeLifecycle.deadlinesOf(state).map(({ command, amount, clock, policy }) => [command, amount, clock, policy]))).toEqual([
      [['sign', 4, 'WORKING_HOUR', 'supervision.sign']],
      [['reply', 3, 'WORKING_DAY', 'supervision.reply']],
      [['replyAgain', 2, 'WORKING_DAY', 'supervision.replyAgain']],
    ]);
  });
});

describe('a notice', () => {
  it('says what is overdue and since when, and is told as an event without what was written', () => {
    const notice = aNotice();
    const [issued] = notice.pullEvents();

    expect(notice.facts).toBe('PJ-20260302-00017（河里漂着垃圾）：“签收”应于2026-03-02 14:00前完成，自2026-03-02 09:00起算；截至2026-03-02 15:00已逾期1小时。');
    expect(issued).toMatchObject({ type: 'summons.supervision.issued', data: { level: 'SUPERVISE', organId: bureau, leaderCoordination: false } });
    expect(JSON.stringify(issued)).not.toMatch(/垃圾|请立即/);
  });

  it('issued by the leader in charge counts as a leader’s coordination (X-14), and that leader decides on the reply', () => {
    const notice = aNotice({ issuedBy: leader, until: 'REPLIED' });

    expect(notice.leaderCoordination).toBe(true);
    expect(() => notice.accept('好', person(6, ['LEADER_IN_CHARGE'], 'government', null), at('2026-03-03T11:00'))).toThrow(expect.objectContaining({ code: 'COMMON.NOT_YOUR_STEP' }));
    notice.accept('好', leader, at('2026-03-03T11:00'));
    expect(notice.state).toBe('ACCEPTED');
  });

  it('is replied to by two people: who wrote it does not sign it, and nothing is signed that nobody wrote', () => {
    const notice = aNotice({ until: 'SIGNED' });
    const both = { ...handler, roles: ['UNIT_HANDLER', 'UNIT_HEAD'] as const };

    expect(() => notice.signReply('reply', head, true, at('2026-03-03T10:00'))).toThrow(expect.objectContaining({ code: 'SUPERVISION.REPLY_MISSING' }));
    notice.write('已签收', [], both, at('2026-03-03T09:00'));
    expect(() => notice.signReply('reply', both, true, at('2026-03-03T10:00'))).toThrow(expect.objectContaining({ code: 'SEC.FOUR_EYES' }));
    notice.write('已签收并安排', [], both, at('2026-03-03T09:30'));
    notice.signReply('reply', approver, true, at('2026-03-03T10:00'));
    expect([notice.state, notice.replies.length, notice.replies[0]?.text]).toEqual(['REPLIED', 1, '已签收并安排']);
  });

  it('is decided by a third person, and not without the signature of the second', () => {
    const notice = aNotice({ until: 'REPLIED' });
    const alsoSupervisor = { ...head, roles: ['SUPERVISOR'] as const };

    expect(() => notice.accept('好', alsoSupervisor, at('2026-03-03T11:00'))).toThrow(expect.objectContaining({ code: 'SEC.FOUR_EYES' }));
    notice.replies = notice.replies.map((reply) => ({ ...reply, signedBy: null }));
    expect(() => notice.accept('好', supervisor, at('2026-03-03T11:00'))).toThrow(expect.objectContaining({ code: 'SUPERVISION.REPLY_UNSIGNED' }));
  });

  it('that is rejected is replied to again, and each round stays on record', () => {
    const notice = aNotice({ until: 'REPLIED' });
    notice.reject('未说明原因', supervisor, at('2026-03-03T11:00'));
    notice.write('因汛期值班，已补签', [], handler, at('2026-03-04T09:00'));
    notice.signReply('replyAgain', head, true, at('2026-03-04T10:00'));
    notice.accept('好', supervisor, at('2026-03-04T11:00'));
    notice.close(supervisor, at('2026-03-04T12:00'));

    expect(notice.replies.map(({ decision }) => decision?.accepted)).toEqual([false, true]);
    expect([notice.state, notice.closedGround]).toEqual(['CLOSED', 'ACCEPTED']);
  });

  it('is not closed where no acceptance is on record', () => {
    const notice = aNotice({ until: 'ACCEPTED' });
    notice.replies = notice.replies.map((reply) => ({ ...reply, decision: null }));

    expect(() => notice.close(supervisor, at('2026-03-03T12:00'))).toThrow(expect.objectContaining({ code: 'SUPERVISION.ACCEPTANCE_MISSING' }));
  });

  it('goes to the next level by the timer only while the organ owes something', () => {
    const answered = aNotice({ until: 'REPLIED' });
    const silent = aNotice();
    silent.escalate({ id: '0199aaaa-0000-7000-8000-00000000c002', level: 'LISTED' }, 'NOT_SIGNED', at('2026-03-03T12:00'));

    expect(silent.state).toBe('ESCALATED');
    expect(() => answered.escalate(silent, 'NOT_REPLIED', at('2026-03-03T12:00'))).toThrow(expect.objectContaining({ code: 'COMMON.STEP_OUT_OF_ORDER' }));
  });

  it('addressed to an organ as a whole is signed for by any of its units, and by no other organ', () => {
    const toOrgan = { organId: bureau, unitId: null, issuedBy: '' };

    expect(noticeSeenBy(toOrgan, person(7, ['UNIT_HANDLER'], bureau, 'another')).relations).toContain('HOLDER');
    expect(noticeSeenBy(toOrgan, person(7, ['UNIT_HANDLER'], 'other', 'another')).relations).toEqual([]);
  });
});

describe('levels', () => {
  it('go up one by one, from the reminder to the interview and no further', () => {
    expect((['REMIND', 'URGE', 'SUPERVISE', 'LISTED', 'INTERVIEW'] as const).map(levelAbove)).toEqual(['URGE', 'SUPERVISE', 'LISTED', 'INTERVIEW', null]);
  });

  it('are proposed one above what was tried', () => {
    expect([proposedLevel([]), proposedLevel(['REMIND']), proposedLevel(['SUPERVISE', 'REMIND']), proposedLevel(['INTERVIEW'])]).toEqual(['REMIND', 'URGE', 'LISTED', 'INTERVIEW']);
  });
});

describe('what is supervised', () => {
  it('is the holder’s for what the unit has to do, the operations centre’s for what the dispatchers have to do, and nobody’s for a window or a review', () => {
    expect(['SIGN_FOR', 'START', 'HANDLE', 'CALLBACK', 'RETURN_ANSWER', 'RETURN', 'ESCALATE', 'SUSPENSION_REVIEW'].map((kind) => owingOf('dispatch-order', kind))).toEqual([
      'HOLDER', 'HOLDER', 'HOLDER', 'CENTRE', 'CENTRE', null, null, null,
    ]);
    expect([owingOf('incoming-matter', 'DECIDE'), owingOf('supervision-notice', 'reply'), owingOf('assistance-request', 'reply')]).toEqual(['CENTRE', 'HOLDER', null]);
  });

  it('before its time is over says how much is left, and for what reason', () => {
    expect(overdueFacts({ ...order, title: null }, at('2026-03-02T11:30'))).toBe('PJ-20260302-00017：“签收”应于2026-03-02 14:00前完成，自2026-03-02 09:00起算；截至2026-03-02 11:30剩余2小时30分钟。');
    expect([usualReason(order, at('2026-03-02T11:30')), usualReason(order, at('2026-03-02T14:30'))]).toEqual(['DUE_SOON', 'OVERDUE']);
    expect(usualRequirement(order)).toContain('请立即组织签收');
  });
});

describe('who sees a notice', () => {
  it('is who supervises, the organ addressed, and of its units the one addressed', () => {
    const addressed = { organId: bureau, unitId: section };

    expect([supervisor, approver, handler, person(7, ['UNIT_HEAD'], bureau, 'another'), person(8, ['UNIT_HEAD'], 'other', section), person(9, ['TOWN_CALLER'])].map((who) => seesNotice(addressed, who))).toEqual([
      true, true, true, false, false, false,
    ]);
    expect(noticeReach(person(9, ['TOWN_CALLER']))).toBe('none');
  });
});

it('an object that is settled closes what is open about it, whoever holds it', () => {
  const notice = aNotice({ level: 'REMIND' });
  notice.lapse('DONE', at('2026-03-02T16:00'));

  expect([notice.state, notice.closedGround]).toEqual(['CLOSED', 'DONE']);
  expect(noticeLifecycle.actionsFor('CLOSED', theSystem)).toEqual([]);
});
