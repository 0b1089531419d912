import { z } from 'zod';
import { dateZh, paragraph, section, table } from './paper.ts';
import { defineTemplate, named } from './template.ts';

const Name = z.string().trim().min(1);
const SEVERITY_ZH = { ERROR: '应改正', WARN: '建议', INFO: '提示' } as const;

/** 审查意见的数据: what the reviewing organ recorded. */
export const OpinionFacts = z.object({
  reviewerName: named('审查机关', Name),
  reviewer: named('审查类别', z.enum(['ESTABLISHMENT', 'JUSTICE'])),
  organName: named('被审查单位', Name),
  label: named('清单版本', Name),
  contentHash: named('清单内容摘要', Name),
  itemCount: named('事项数量', z.int().min(1)),
  round: named('审查轮次', z.int().min(1)),
  findings: named('发现问题', z.array(z.object({ item: named('条目', Name), rule: named('规则', Name), severity: named('性质', z.enum(['ERROR', 'WARN', 'INFO'])), text: named('意见', Name) }))),
  conclusion: named('审查结论', z.enum(['PASS', 'RETURN'])),
  signedOn: named('签发日期', z.iso.date().nullable()),
});
export type OpinionFacts = z.output<typeof OpinionFacts>;

/** 审查意见书: one of the establishment office, one of the justice bureau. */
export const reviewOpinion = defineTemplate({
  zh: '审查意见书',
  edition: 1,
  facts: OpinionFacts,
  given: z.strictObject({ number: named('发文字号', Name).optional(), remark: named('其他意见', Name).optional() }),
  title: ({ organName }) => `${organName}职责任务清单审查意见书`,
  paper: ({ reviewerName, reviewer, organName, label, contentHash, itemCount, round, findings, conclusion, signedOn, number, remark }) => ({
    issuerMark: reviewerName,
    ...(number !== undefined && { number }),
    title: `${organName}职责任务清单审查意见书`,
    addressees: [organName],
    blocks: [
      section('一、审查事项'),
      paragraph(`根据职责任务清单管理有关规定，${reviewerName}对${organName}报送的职责任务清单（${label}，共${itemCount}项）进行了${reviewer === 'ESTABLISHMENT' ? '机构编制' : '合法性'}审查，本次为第${round}轮。`),
      section('二、发现问题'),
      paragraph(findings.length === 0 ? '审查未发现问题。' : `审查发现问题${findings.length}条，其中应改正${findings.filter(({ severity }) => severity === 'ERROR').length}条。`),
      ...(findings.length === 0 ? [] : [table('发现问题表', [{ header: '序号', width: 3, align: 'center' }, { header: '条目', width: 8 }, { header: '规则', width: 7 }, { header: '性质', width: 4, align: 'center' }, { header: '意见', width: 12 }], findings.map(({ item, rule, severity, text }, i) => [String(i + 1), item, rule, SEVERITY_ZH[severity], text]), '')]),
      section('三、审查结论'),
      paragraph(conclusion === 'PASS' ? '结论：通过。' : '结论：退回修改。请对应改正的问题逐条修改并答复后再次报送。'),
      ...(remark === undefined ? [] : [paragraph(remark)]),
    ],
    signature: { by: reviewerName, date: dateZh(signedOn) },
    objectNumber: `${label}／第${round}轮／${reviewer === 'ESTABLISHMENT' ? '编办' : '司法'}`,
    basis: [`清单内容摘要 ${contentHash}`],
  }),
});
