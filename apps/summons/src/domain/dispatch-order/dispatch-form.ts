import { maskDeep, urgencyZh } from '@yidan/kernel';
import type { OrderRole } from './order-facts.ts';
import { channelZh, orderRoleZh } from './words.ts';

/** 派件单文书 (附件 A-4): what the printed form says, line by line; the rendering adds nothing to it. */
export interface DispatchForm {
  readonly issuer: string;
  readonly title: string;
  readonly number: string;
  readonly urgency: string;
  readonly addressee: string;
  readonly rows: readonly (readonly [label: string, text: string])[];
  readonly notices: readonly string[];
  readonly copies: string;
  readonly signedBy: string;
  readonly date: string;
}

/** What the form is filled from. */
export interface DispatchFormFacts {
  readonly issuer: string;
  readonly number: string;
  readonly role: OrderRole;
  readonly interim: boolean;
  readonly urgency: 'EMERGENCY' | 'URGENT' | 'NORMAL';
  readonly dispatchedOn: string;
  readonly matter: { number: string; channel: keyof typeof channelZh; title: string; content: string; place: string | null };
  readonly lead: { organ: string; unit: string } | null;
  /** 主办 beside the one that leads. */
  readonly handlers: readonly { organ: string; unit: string }[];
  readonly assistants: readonly { organ: string; unit: string }[];
  readonly holder: { organ: string; unit: string };
  readonly item: { code: string; name: string; versionLabel: string; basisTexts: readonly string[] } | null;
  readonly limits: readonly { label: string; dueAt: string; provisional: boolean }[];
}

/** Said on a copy that shows less than what went to the unit. */
export const COPY_NOTICE = '本副本已隐去来件中的电话、身份证件等号码或限制公开内容，核验码以承办单位所持原件为准。';

/** 首接负责提示 (R-DIS-3). */
export const FIRST_RECEIVER_NOTICE = '首接负责：首个接收本派件单的单位为首接责任单位，在责任归属确定前由其牵头办理，不得推诿。';
/** 退件规则 (附件 A-4). */
export const RETURN_NOTICE = '退件须在1个工作日内提出且仅限一次，并写明理由、认为应由的单位和事项编码。';
const INTERIM_NOTICE = '临时责任：责任事项尚未确定，由你单位临时负责处置，责任单位确定后另行改派或确认。';

/** 填写派件单: the fields of the form in their order. */
export function dispatchFormOf(facts: DispatchFormFacts): DispatchForm {
  const name = ({ organ, unit }: { organ: string; unit: string }) => `${organ}（${unit}）`;
  const assistants = facts.assistants.map(name).join('、') || '无';
  // Who leads alone handles it; who leads others coordinates them (domain 19 A12).
  const isShared = facts.handlers.length > 0;
  const role = facts.role === 'LEAD' && !isShared ? '主办' : orderRoleZh[facts.role];
  return {
    issuer: facts.issuer,
    title: '派件单',
    number: facts.number,
    urgency: urgencyZh[facts.urgency],
    addressee: name(facts.holder),
    rows: [
      ['编号', facts.number],
      ['来件编号', facts.matter.number],
      ['来件渠道', channelZh[facts.matter.channel]],
      ['紧急程度', urgencyZh[facts.urgency]],
      ['事项', `${facts.matter.title}\n${facts.matter.content}`],
      ['地点', facts.matter.place ?? '未提供'],
      [isShared ? '牵头单位及内设机构' : '主办单位及内设机构', facts.lead ? name(facts.lead) : '待确定'],
      ...(isShared ? [['主办单位及内设机构', facts.handlers.map(name).join('、')] as const] : []),
      ['协办单位', assistants],
      ['本单位承办角色', `${role}${facts.interim ? '（临时责任单位）' : ''}`],
      ['依据事项', facts.item ? `${facts.item.code} ${facts.item.name}（清单版本 ${facts.item.versionLabel}）` : '待确定'],
      ['依据', facts.item?.basisTexts.join('\n') || '见清单'],
      ['办理时限', facts.limits.map(({ label, dueAt, provisional }) => `${label}：${dueAt} 前${provisional ? '（暂定）' : ''}`).join('\n') || '无'],
    ],
    notices: [FIRST_RECEIVER_NOTICE, RETURN_NOTICE, ...(facts.interim ? [INTERIM_NOTICE] : [])],
    copies: assistants,
    signedBy: facts.issuer,
    date: zhDate(facts.dispatchedOn),
  };
}

function zhDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 脱敏副本: the form for a reader outside the handling chain. */
export function copyOf(form: DispatchForm): DispatchForm {
  return { ...maskDeep(form), number: form.number, notices: [...form.notices, COPY_NOTICE] };
}
