import { z } from 'zod';
import { paragraph, section, subsection, table, type PaperBlock } from './paper.ts';
import { defineTemplate, named } from './template.ts';

const Name = z.string().min(1);
const Step = z.object({ name: z.string(), unit: z.string(), action: z.string(), timeLimit: z.string(), documents: z.array(z.string()), next: z.string() });

/** 岗位职责手册的数据. */
export const HandbookFacts = z.object({
  organName: named('单位', Name),
  unitName: named('内设机构', Name),
  provision: named('内设机构职责规定', z.string()),
  post: named('岗位', z.object({ name: Name, description: z.string() }).nullable()),
  label: named('清单版本', Name),
  contentHash: named('清单内容摘要', Name),
  items: named(
    '职责事项',
    z.array(
      z.object({
        code: z.string(),
        name: Name,
        role: z.enum(['牵头', '协办']),
        description: z.string(),
        timeLimit: z.string(),
        basis: named('依据', z.array(z.string())),
        sandingDuties: z.array(z.string()),
        powers: z.array(z.string()),
        partners: z.string(),
        steps: named('流程', z.array(Step).nullable()),
      }),
    ),
  ),
});
export type HandbookFacts = z.output<typeof HandbookFacts>;

/** 岗位职责手册 (R-REG-24, F-028): what a post or a unit answers for, on what basis and by which steps. */
export const handbook = defineTemplate({
  zh: '岗位职责手册',
  edition: 1,
  facts: HandbookFacts,
  given: z.strictObject({}),
  title: titleOf,
  paper: (fields) => ({
    title: titleOf(fields),
    blocks: [
      section('一、基本情况'),
      paragraph(`单位：${fields.organName}；内设机构：${fields.unitName}${fields.post ? `；岗位：${fields.post.name}` : ''}。`),
      ...(fields.provision === '' ? [] : [paragraph(`内设机构职责：${fields.provision}`)]),
      ...(fields.post && fields.post.description !== '' ? [paragraph(`岗位说明：${fields.post.description}`)] : []),
      paragraph(`按现行职责任务清单（${fields.label}），承担事项${fields.items.length}项，其中牵头${fields.items.filter(({ role }) => role === '牵头').length}项、协办${fields.items.filter(({ role }) => role === '协办').length}项。`),
      table('事项一览', [{ header: '序号', width: 3, align: 'center' }, { header: '事项编码', width: 11 }, { header: '职能清单', width: 13 }, { header: '承担方式', width: 5, align: 'center' }], fields.items.map(({ code, name, role }, i) => [String(i + 1), code, name, role]), '清单没有该岗位承担的事项。'),
      ...(fields.items.length === 0 ? [] : [section('二、职责事项')]),
      ...fields.items.flatMap(itemOf),
    ],
    objectNumber: fields.label,
    basis: [`清单内容摘要 ${fields.contentHash}`],
  }),
});

function titleOf({ organName, unitName, post }: Pick<HandbookFacts, 'organName' | 'unitName' | 'post'>): string {
  return `${organName}${unitName}${post ? post.name.replace(/岗位?$/, '') : ''}岗位职责手册`;
}

function itemOf({ code, name, role, description, timeLimit, basis, sandingDuties, powers, partners, steps }: HandbookFacts['items'][number], i: number): PaperBlock[] {
  const said = (label: string, text: string): PaperBlock[] => (text === '' ? [] : [paragraph(`${label}：${text}`)]);
  return [
    subsection(`（${i + 1}）${name}`),
    ...said('编码和承担方式', `${code}，${role}${partners === '' ? '' : `；${partners}`}`),
    ...said('内容', description),
    ...said('办理时限', timeLimit),
    ...said('依据', basis.join('；')),
    ...said('对应“三定”职责', sandingDuties.join('；')),
    ...said('归并行政权力', powers.join('；')),
    ...(steps === null
      ? [paragraph('流程：尚未编制流程图。')]
      : [table('办理流程', [{ header: '环节', width: 4 }, { header: '科室', width: 6 }, { header: '工作内容', width: 10 }, { header: '时限', width: 4 }, { header: '文书材料', width: 5 }, { header: '下一环节', width: 5 }], steps.map((step) => [step.name, step.unit, step.action, step.timeLimit, step.documents.join('、'), step.next]), '')]),
  ];
}
