import { z } from 'zod';
import { dateZh, paragraph } from './paper.ts';
import { defineTemplate, named } from './template.ts';
import { publicColumns } from './public-list.ts';

const Name = z.string().trim().min(1);

/** 公示的数据. */
export const NoticeFacts = z.object({
  office: named('发布机关', Name),
  organName: named('公示清单所属单位', Name),
  label: named('清单版本', Name),
  contentHash: named('清单内容摘要', Name),
  documentNumber: named('审定文号', Name),
  from: named('公示起始日', z.iso.date()),
  to: named('公示截止日', z.iso.date()),
  workingDays: named('公示工作日数', z.int().min(1)),
  shown: named('公示事项数', z.int().min(0)),
  hidden: named('不予公开的内部事项数', z.int().min(0)),
  rows: named('公示事项', z.array(z.array(z.string()))),
});
export type NoticeFacts = z.output<typeof NoticeFacts>;

/** 公示公告 (A-3): the period, where objections go, and how many items are not shown. */
export const publicityNotice = defineTemplate({
  zh: '公示公告',
  edition: 1,
  facts: NoticeFacts,
  given: z.strictObject({
    objectionChannel: named('异议渠道', z.strictObject({ phone: named('联系电话', Name), address: named('通信地址', Name), mail: named('电子邮箱', Name).optional(), site: named('网址', z.string()).optional() })),
  }),
  title: ({ organName }) => `关于${organName}职责任务清单的公示`,
  paper: ({ office, organName, label, contentHash, documentNumber, from, to, workingDays, shown, hidden, rows, objectionChannel: { phone, address, mail, site } }) => ({
    title: `关于${organName}职责任务清单的公示`,
    blocks: [
      paragraph(`${organName}职责任务清单（${label}）已审定（${documentNumber}），现予公示。`),
      paragraph(`公示期自${dateZh(from)}至${dateZh(to)}（${workingDays}个工作日）。`),
      paragraph(`本次公示事项${shown}项。另有内部事项${hidden}项按规定不予公开。`),
      paragraph(`公示期间，任何单位和个人对公示内容有异议的，可以通过以下渠道提出：电话${phone}；地址${address}${mail === undefined ? '' : `；电子邮箱${mail}`}${site === undefined ? '' : `；网址${site}`}。异议应当说明事项、理由并提供联系方式。`),
    ],
    attachments: [`${organName}职责任务清单（公示版）`],
    signature: { by: office, date: dateZh(from) },
    objectNumber: label,
    basis: [documentNumber, `清单内容摘要 ${contentHash}`],
    annexes: [{ title: `${organName}职责任务清单（公示版）`, landscape: true, blocks: [{ kind: 'table', columns: publicColumns, rows }] }],
  }),
});

