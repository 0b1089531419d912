import { anOrder, approver, handler, later, opsCentre, waterBureau } from '../../../test/an-order.ts';
import { actionsNow } from './order-actions.ts';
import type { OrderNow } from './order-actions.ts';
import { certificateOf } from './joint-act.ts';
import type { Enforcer, JointAct } from './joint-act.ts';

const actId = '0199aaaa-0000-7000-8000-00000000e001';
const organs = new Set([waterBureau, opsCentre]);
const one: Enforcer = { organId: waterBureau, name: '赵一鸣', certificateNumber: '51010400012' };
const other: Enforcer = { organId: opsCentre, name: '孙立人', certificateNumber: '川A01000123' };
const anAct = (given: Partial<JointAct> = {}): JointAct => ({ happenedAt: later(2), place: '河边', done: '联合检查', people: [one, other], ...given });
const inProgress = () => anOrder('in progress').order;
const codesOf = (act: JointAct): string[] => {
  try {
    inProgress().recordJointAct(handler, actId, act, organs, later(3));
    return [];
  } catch (error) {
    return (error as { violations: { path: string; code: string }[] }).violations.map(({ path, code }) => `${path} ${code.replace('DISPATCH.JOINT_ACT_', '')}`);
  }
};

describe('F-179 a joint act of enforcement', () => {
  it('leaves the order in progress and tells which organs acted, and neither names nor certificates', () => {
    const order = inProgress();

    order.recordJointAct(handler, actId, anAct(), organs, later(3));

    const { type, data } = order.pullEvents().at(-1)!;
    expect([order.state, type, data]).toEqual(['IN_PROGRESS', 'dispatch.order.joint-act-recorded', expect.objectContaining({ organIds: [waterBureau, opsCentre], people: 2, happenedAt: later(2).toISOString() })]);
    expect(JSON.stringify(data)).not.toMatch(/赵一鸣|孙立人|51010400012|川A01000123/);
  });

  it('says everything that is wrong with it at once', () => {
    expect(codesOf(anAct({ happenedAt: later(4), people: [one, { ...one, name: '钱小红' }, { ...one, organId: '0199aaaa-0000-7000-8000-0000000000ff', certificateNumber: '12-34' }] }))).toEqual([
      'happenedAt TIME', 'people[1].certificateNumber CERTIFICATE_TWICE', 'people[2].organId ORGAN', 'people[2].certificateNumber CERTIFICATE',
    ]);
    expect(codesOf(anAct({ people: [one] }))).toEqual(['people ORGANS']);
    expect(codesOf(anAct())).toEqual([]);
  });

  it.each([['51010400012', '51010400012'], [' 川a 0100-0123', '川A0100-0123'], ['５１０１０４', '510104']])('reads the certificate number %j as %s', (typed, read) => {
    expect(certificateOf(typed)).toBe(read);
  });

  it.each(['12345', 'x'.repeat(21), '0100-0123', '编号：123456'])('takes %s for no number of a certificate', (certificateNumber) => {
    expect(codesOf(anAct({ people: [one, { ...other, certificateNumber }] }))).toEqual(['people[1].certificateNumber CERTIFICATE']);
  });

  it('is the step of the unit that leads, where several organs have a part in the matter', () => {
    const seen = (given: Partial<OrderNow>): OrderNow => ({ ...inProgress(), returnedBefore: false, organs: 2, handling: null, ...given } as OrderNow);
    const unit = { roles: ['UNIT_HANDLER'] as const, relations: ['HOLDER', 'OWN_ORGAN'] as const };
    const isOffered = (given: Partial<OrderNow>): boolean => actionsNow(seen(given), unit, later(3)).includes('recordJointAct');

    expect([isOffered({}), isOffered({ organs: 1 }), isOffered({ role: 'HANDLER' })]).toEqual([true, false, false]);
    expect(() => inProgress().recordJointAct(approver, actId, anAct(), organs, later(3))).toThrow(expect.objectContaining({ kind: 'forbidden' }));
  });
});
