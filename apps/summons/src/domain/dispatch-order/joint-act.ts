import type { Violation } from '@yidan/kernel';
import { JointActUnfounded, NotLeading } from './dispatch-order.errors.ts';
import type { OrderRole } from './order-facts.ts';

/** 执法人员: who took part, for which organ, and by which certificate. */
export interface Enforcer {
  readonly organId: string;
  readonly name: string;
  readonly certificateNumber: string;
}

/** 联合执法 as the unit that leads writes it down. */
export interface JointAct {
  readonly happenedAt: Date;
  readonly place: string;
  readonly done: string;
  readonly people: readonly Enforcer[];
}

/** No rule fixes one form of these numbers for the whole country; they are letters and digits, and some begin with the short name of a province. */
const CERTIFICATE = /^[\p{L}\p{N}]{6,20}$/u;

/** 执法证件号, written in one way, however it was typed. */
export function certificateOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** 联合办理: whether a matter has several organs that may act together; who leads may write down what they did. */
export function isJoint({ role, organs }: { readonly role: OrderRole; readonly organs: number }): boolean {
  return role === 'LEAD' && organs > 1;
}

/** 联合执法核对: everything that is wrong with it, each at its place; `organs` are those that lead, handle or assist in the matter. */
export function assertJointAct(order: { readonly number: string; readonly role: OrderRole }, { happenedAt, people }: JointAct, organs: ReadonlySet<string>, at: Date): void {
  if (order.role !== 'LEAD') throw new NotLeading(order.number);
  const found: Violation[] = [];
  const refuse = (path: string, code: string, message: string, messageZh: string): number => found.push({ path, code: `DISPATCH.JOINT_ACT_${code}`, message, messageZh });
  if (happenedAt > at) refuse('happenedAt', 'TIME', 'An act that is written down has taken place', '联合执法时间不得晚于当前时间');
  const certificates = people.map(({ certificateNumber }) => certificateOf(certificateNumber));
  for (const [i, { organId }] of people.entries()) {
    const certificate = certificates[i]!;
    if (!organs.has(organId)) refuse(`people[${i}].organId`, 'ORGAN', 'The organ neither leads, handles nor assists in this matter', '该单位不是本事项的牵头、主办或协办单位');
    if (!CERTIFICATE.test(certificate)) refuse(`people[${i}].certificateNumber`, 'CERTIFICATE', 'The number of a certificate is 6 to 20 letters or digits', '行政执法证件号应为6至20位字母或数字');
    else if (certificates.indexOf(certificate) < i) refuse(`people[${i}].certificateNumber`, 'CERTIFICATE_TWICE', 'This certificate is named already', '该执法证件号已登记在前');
  }
  if (new Set(people.map(({ organId }) => organId)).size < 2) refuse('people', 'ORGANS', 'A joint act is of at least two organs, each with the people who took part', '联合执法至少应有两个单位的执法人员参加');
  if (found.length > 0) throw new JointActUnfounded(found);
}
