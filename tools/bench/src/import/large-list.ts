import { sampleCity } from '@yidan/sample-city';
import { writeXlsx } from 'hucre/xlsx';

const HEADINGS = ['序号', '事项名称', '子项名称', '权力类型', '实施依据', '行使主体', '承办机构', '实施层级及权限', '部门职责', '责任事项内容', '责任事项依据', '追责对象范围', '追责情形', '备注'];
const TYPES = ['行政许可', '行政处罚', '行政检查', '行政强制', '行政确认', '行政给付', '行政奖励', '行政征收', '行政裁决', '其他行政权力'];
const SUBJECT = '青禾区综合管理局';

/**
 * 大清单: a published list of so many matters, fourteen columns wide, about 650 characters a row as the longer published ones have:
 * names, bases and duties of the sample city's items combined anew, what follows from the type repeated as in real lists.
 */
export function largeList(rows: number): Promise<Uint8Array> {
  const items = sampleCity().districts[0].lists.flatMap((list) => list.items);
  const at = (n: number): (typeof items)[number] => items[n % items.length]!;
  const matters = Array.from({ length: rows }, (_, i) => {
    const [own, next, third] = [at(i), at(i * 7 + Math.floor(i / items.length) + 1), at(i * 13 + Math.floor(i / 97) + 2)];
    const type = i % TYPES.length;
    return [
      i + 1,
      `${own.name}（第${Math.floor(i / items.length) + 1}类）`,
      '',
      TYPES[type]!,
      i % 60 === 7 ? '' : basisOf([own, next, third], i),
      SUBJECT,
      // What lists lack, here as there: every finding is one of the answer's.
      i % 40 === 0 ? '' : own.leadUnit,
      '区级',
      `${own.description}。${next.description}。`,
      processOf(type, i),
      `${own.basis[0]?.text ?? ''}第${(i % 90) + 1}条`,
      '直接责任人、分管领导、主要负责人',
      liableOf(type, i),
      '',
    ];
  });
  const head = Array.from({ length: HEADINGS.length }, (_, i) => (i === 0 ? `${SUBJECT}权责清单` : ''));
  return writeXlsx({ sheets: [{ name: '权责清单', rows: [head, HEADINGS, ...matters], merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: HEADINGS.length - 1 }] }] });
}

type Item = { basis: readonly { text: string }[]; description: string; sandingDuties: readonly string[] };

function basisOf(items: readonly Item[], n: number): string {
  return items.map(({ basis, description, sandingDuties }, i) => `${i + 1}.${basis.map(({ text }) => text).join('')}第${((n + i) % 80) + 1}条：${sandingDuties.join('')}，${description}。`).join('\n');
}

function processOf(type: number, n: number): string {
  return [
    `1.受理责任：公示办理${TYPES[type]!}应当提交的材料，一次性告知补正材料，依法受理或者不予受理并说明理由。`,
    `2.审查责任：对材料进行书面审查，需要现场核查的指派两名以上工作人员，提出第${n % 20}类初审意见。`,
    '3.决定责任：作出决定，按时办结，法定告知；不予批准的说明理由并告知救济途径。',
    '4.事后监管责任：加强日常监督检查，发现问题及时处理。',
  ].join('\n');
}

function liableOf(type: number, n: number): string {
  return [
    `因不履行或者不正确履行${TYPES[type]!}职责，有下列情形的，行政机关及相关工作人员应当承担相应责任：`,
    '1.对符合法定条件的申请不予受理的；',
    '2.在受理、审查、决定过程中未向申请人、利害关系人履行法定告知义务的；',
    `3.超越法定职权作出决定，情节属第${n % 30}类的；`,
    '4.办理过程中索取或者收受他人财物、谋取其他利益的。',
  ].join('\n');
}
