import type { NoticeAnswer } from '@yidan/contracts';
import { businessDate } from '@yidan/kernel';
import { z } from 'zod';
import { beijingText } from '../dispatch-order/beijing-text.ts';
import { dateZh, type FormPaper } from '../form-paper.ts';

const Name = z.string().trim().min(1);
/** 督办单的数据. */
export const NoticeFormFacts = z.object({
  issuer: Name,
  number: Name,
  levelZh: Name,
  reasonZh: Name,
  organ: Name,
  unit: Name.nullable(),
  objectNumber: Name,
  facts: Name,
  requirement: Name,
  issuedOn: z.iso.date(),
  /** By a day that was named, or counted from the signing for. */
  replyBy: Name,
  signed: z.object({ by: Name, at: Name }).nullable(),
  replies: z.array(z.object({ text: Name, evidence: z.array(z.string()), signedAt: Name, verdict: Name.nullable() })),
});
export type NoticeFormFacts = z.output<typeof NoticeFormFacts>;

const REPLY_RULE = '签收后3个工作日内书面答复';
const OPEN = '　';

/** 督办单文书 (A-8): level, what is overdue, what is asked for, by when, and the columns for signing and replying. */
export function noticeForm(facts: NoticeFormFacts): FormPaper {
  const { issuer, number, levelZh, reasonZh, organ, unit, objectNumber, issuedOn, replyBy, signed, replies } = NoticeFormFacts.parse(facts);
  const rows = [
    ['督办级别', levelZh],
    ['督办事由', reasonZh],
    ['事项及超期情况', facts.facts],
    ['督办要求', facts.requirement],
    ['答复时限', replyBy],
    ['签收栏', signed ? `${signed.by}　${signed.at}签收` : OPEN],
    ['答复栏', replies.length === 0 ? OPEN : replies.map((reply, i) => `${replies.length > 1 ? `第${i + 1}次：` : ''}${reply.text}${reply.evidence.length > 0 ? `（附：${reply.evidence.join('、')}）` : ''}　${reply.signedAt}签发${reply.verdict ? `　${reply.verdict}` : ''}`).join('\n')],
  ];
  return {
    issuerMark: issuer,
    number,
    title: `督办单（${levelZh}）`,
    addressees: [`${organ}${unit ? `（${unit}）` : ''}`],
    blocks: [
      { kind: 'table', columns: [{ header: '项目', width: 6, align: 'center' }, { header: '内容', width: 22 }], rows },
      { kind: 'paragraph', text: '督办不停止、不中止原办理时限。逾期不签收、不答复的，自动升级督办。' },
    ],
    signature: { by: issuer, date: dateZh(issuedOn) },
    objectNumber: `${number}／${objectNumber}`,
    basis: ['督办工作规定'],
  };
}

/** 督办单的数据 as the answer shows them; who signs for an organ is named by the organ. */
export function noticeFormFacts(notice: NoticeAnswer, issuer: string, replyBy: string | null): NoticeFormFacts {
  const { number, levelZh, reasonZh, organ, unit, objectNumber, facts, requirement, issuedAt, signedAt, replies } = notice;
  return {
    issuer, number, levelZh, reasonZh, organ: organ.name, unit: unit?.name ?? null, objectNumber, facts, requirement,
    issuedOn: businessDate(new Date(issuedAt)),
    replyBy: replyBy ? `${beijingText(new Date(replyBy))}前` : REPLY_RULE,
    signed: signedAt ? { by: unit?.name ?? organ.name, at: beijingText(new Date(signedAt)) } : null,
    replies: replies.flatMap(({ text, evidence, signedAt: at, decision }) => (at ? [{ text, evidence, signedAt: beijingText(new Date(at)), verdict: decision && `${decision.accepted ? '认可' : '退回'}：${decision.reason}` }] : [])),
  };
}
