import { BulletinFigures } from '@yidan/contracts';
import { businessDate } from '@yidan/kernel';
import { z } from 'zod';
import { dateZh, type FormBlock, type FormPaper } from '../form-paper.ts';

const Name = z.string().trim().min(1);
const Named = z.object({ organ: Name, rank: z.int().nullable(), facts: Name });

/** 通报的数据. */
export const BulletinFormFacts = z.object({
  issuer: Name,
  title: Name,
  from: z.iso.date(),
  to: z.iso.date(),
  documentNumber: Name.nullable(),
  signedOn: z.iso.date().nullable(),
  figures: BulletinFigures,
  praised: z.array(Named),
  criticised: z.array(Named),
  requirement: Name,
});
export type BulletinFormFacts = z.output<typeof BulletinFormFacts>;

/** 通报文书: the period, how things stand, whom it praises, whom it names and why, what is asked for; and that those named were heard. */
export function bulletinForm(given: BulletinFormFacts): FormPaper {
  const { issuer, title, from, to, documentNumber, signedOn, figures, praised, criticised, requirement } = BulletinFormFacts.parse(given);
  const { counts } = figures;
  return {
    issuerMark: issuer,
    number: documentNumber ?? '',
    title,
    blocks: [
      paragraph(`现将${dateZh(from)}至${dateZh(to)}依单履职和督办情况通报如下。`),
      section('一、总体情况'),
      paragraph(`期间派件${counts.orders}件，逾期${counts.overdue}件；已回访${counts.calledBack}件，响应率${per(figures.respondedRate)}、解决率${per(figures.resolvedRate)}、满意率${per(figures.satisfiedRate)}，按时办结率${per(figures.inTimeRate)}；提醒催办${counts.reminded}次，督办${counts.supervised}次，领导协调${figures.leaderCoordinations}次。`),
      // Calls and check-ins have no service yet: there is nothing to count.
      paragraph('按时报到率：本期无呼叫报到数据。'),
      section('二、先进单位'),
      ...listed(praised, '本期无。'),
      section('三、问题单位及事实'),
      ...listed(criticised, '本期无。'),
      section('四、要求'),
      paragraph(requirement),
      paragraph('本通报印发前已送所涉单位核实，申诉期3个工作日，申诉均已答复。'),
    ],
    signature: { by: issuer, date: signedOn === null ? null : dateZh(signedOn) },
    objectNumber: documentNumber ?? `${from}／${to}`,
    basis: ['督办工作规定'],
  };
}

/** 通报的数据 as the answer shows them. */
export function bulletinFormFacts(
  bulletin: { title: string; from: string; to: string; documentNumber: string | null; signedAt: string | null; figures: BulletinFigures; requirement: string; entries: readonly { organ: { name: string }; rank: number | null; facts: string; praise: boolean }[] },
  issuer: string,
): BulletinFormFacts {
  const { title, from, to, documentNumber, signedAt, figures, requirement, entries } = bulletin;
  const named = (praise: boolean): BulletinFormFacts['praised'] => entries.filter((entry) => entry.praise === praise).map(({ organ, rank, facts }) => ({ organ: organ.name, rank, facts }));
  return { issuer, title, from, to, documentNumber, signedOn: signedAt === null ? null : businessDate(new Date(signedAt)), figures, requirement, praised: named(true), criticised: named(false) };
}

const section = (text: string): FormBlock => ({ kind: 'heading', level: 1, text });
const paragraph = (text: string): FormBlock => ({ kind: 'paragraph', text });
const per = (share: number | null): string => (share === null ? '—' : `${share}%`);

function listed(entries: BulletinFormFacts['praised'], none: string): FormBlock[] {
  if (entries.length === 0) return [paragraph(none)];
  const columns = [{ header: '序号', width: 3, align: 'center' as const }, { header: '单位', width: 8 }, { header: '排名', width: 3, align: 'center' as const }, { header: '情况', width: 14 }];
  return [{ kind: 'table', columns, rows: entries.map(({ organ, rank, facts }, i) => [String(i + 1), organ, rank === null ? '—' : String(rank), facts]) }];
}
