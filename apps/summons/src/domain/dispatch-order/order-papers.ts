import type { OrderAnswer, ReturnAnswer, ReturnReason } from '@yidan/contracts';
import { businessDate } from '@yidan/kernel';
import { dateZh, type FormPaper } from '../form-paper.ts';
import { beijingText } from './beijing-text.ts';
import { channelZh, orderRoleZh } from './words.ts';

/** 退件理由 as forms print them (07 §3.5.2). */
export const returnReasonZh: Readonly<Record<ReturnReason, string>> = {
  NOT_MY_DUTY: '不属于本单位职责', WRONG_REGION: '不属于本辖区', DUPLICATE: '重复来件', OUTSIDE_SCOPE: '属于法定途径受理范围', INCOMPLETE: '要素不全',
};
const OUTCOME_ZH = { APPROVED: '同意退件', REJECTED: '不同意退件', ESCALATED: '提请职责争议处理' } as const;
const SATISFACTION_ZH = ['非常不满意', '不满意', '基本满意', '满意', '非常满意'] as const;
const COLUMNS = [{ header: '项目', width: 6, align: 'center' }, { header: '内容', width: 22 }] as const;

/** 退件申请 (A-5): the kind of reason, whose it is instead with the item's code, by which clause, and what was answered. */
export function returnForm(order: OrderAnswer, asked: ReturnAnswer, operationsCentre: string): FormPaper {
  const { proposedOrgan, proposedItem, outcome, ground, answeredAt } = asked;
  const item = proposedItem ? `，事项 ${proposedItem.code} ${proposedItem.name}` : '';
  return {
    issuerMark: order.organ.name,
    number: order.number,
    title: '退件申请',
    addressees: [operationsCentre],
    blocks: [
      {
        kind: 'table', columns: COLUMNS,
        rows: [
          ...aboutTheMatter(order),
          ['退件理由', returnReasonZh[asked.reason]],
          ['认为应由', proposedOrgan ? `${proposedOrgan.name}${item}` : '无'],
          ['依据条款', asked.basis],
          ['申请时间', beijingText(new Date(asked.requestedAt))],
          ['审核意见', outcome && answeredAt ? `${OUTCOME_ZH[outcome]}：${ground ?? ''}　${beijingText(new Date(answeredAt))}` : '　'],
        ],
      },
      { kind: 'paragraph', text: '同一单位对同一来件退件仅限一次；未获同意的，可提请职责争议处理，争议期间由首接单位负责。' },
    ],
    signature: { by: order.organ.name, date: dateZh(businessDate(new Date(asked.requestedAt))) },
    objectNumber: `${order.number}／退件`,
    basis: ['依单派件首接负责和退件规定'],
  };
}

/** 办结回复: what was done, what shows it, who signed it, and what the caller said of it. */
export function resultReply(order: OrderAnswer, operationsCentre: string): FormPaper {
  const { result, evidence, signatures, callback } = order;
  const last = signatures.at(-1);
  return {
    issuerMark: order.organ.name,
    number: order.number,
    title: '办结回复',
    addressees: [operationsCentre],
    blocks: [
      {
        kind: 'table', columns: COLUMNS,
        rows: [
          ...aboutTheMatter(order),
          ['依据事项', order.item ? `${order.item.code} ${order.item.name}（清单版本 ${order.item.versionLabel}）` : '待确定'],
          ['办理结果', result ?? '　'],
          ['佐证材料', evidence.join('\n') || '无'],
          ['会签', signatures.map(({ as, at }) => `${as.startsWith('UNIT_HEAD') ? '科室负责人' : '承办人'}　${beijingText(new Date(at))}`).join('\n') || '　'],
          ['回访', callback ? `${callback.responded ? '已响应' : '未响应'}，${callback.resolved ? '已解决' : '未解决'}${callback.satisfaction ? `，${SATISFACTION_ZH[callback.satisfaction - 1]}` : ''}` : '　'],
        ],
      },
    ],
    signature: { by: `${order.organ.name}${order.unit.name}`, date: last ? dateZh(businessDate(new Date(last.at))) : null },
    objectNumber: `${order.number}／办结`,
    basis: order.item?.basisTexts ?? [],
  };
}

function aboutTheMatter({ number, matter, organ, unit, role }: OrderAnswer): [string, string][] {
  return [
    ['派件单号', number],
    ['来件', `${matter.number}　${channelZh[matter.channel]}`],
    ['事项', matter.title],
    ['承办单位', `${organ.name}（${unit.name}）　${orderRoleZh[role]}`],
  ];
}
