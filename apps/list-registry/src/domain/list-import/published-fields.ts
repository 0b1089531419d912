import { headingKey, likeness } from './wording.ts';

/** What a column of a published 权责清单 can be. */
export const PUBLISHED_FIELDS = {
  seqNo: '序号 顺序号 序 编号 行号',
  number: '权力编码 职权编码 事项编码 权力编号 职权编号 事项编号 编码 基本编码 实施编码 项目编码 项目编号 统一编码 代码 事项代码 权责编码 权力代码 职权代码 清单编码',
  name: '事项名称 职权名称 项目名称 权力名称 权力事项 职权事项 权力事项名称 行政权力名称 行政职权名称 行政权力事项 行政权力事项名称 行政职权事项 权责事项 权责名称 权责事项名称 主项名称 主项 大项 大项名称 职责事项 职责名称 名称 事项 权力项目 权力项目名称 行政权力项目 职权 行政职权 许可事项 处罚事项 审批事项 检查事项 执法事项 执法事项名称 监管事项 事项名 具体事项 权力内容 职权内容 行政执法事项 项目',
  subName: '子项名称 子项 小项 小项名称 分项 分项名称 业务办理项 业务办理项名称 办理项名称 办理项 子项目 子项目名称 具体子项 下级事项 实施子项',
  type: '权力类型 权力类别 职权类别 职权类型 事项类型 事项类别 类别 类型 权责类型 权责类别 行政权力类型 行政权力类别 行政职权类别 权力性质 职权性质 权力种类 职权种类 项目类别 项目类型 执法类别 行为种类 权限类别 行使类别 性质',
  basis: '实施依据 设定依据 法律依据 法定依据 职权依据 权力依据 行使依据 权力来源 职权来源 依据 设立依据 政策依据 法律法规依据 权责依据 处罚依据 审批依据 事项依据 法律法规 法规依据 规章依据 依据条文 行权依据 执法依据 权力设定依据 职权设定依据 设定和实施依据 主要依据 职责依据 来源依据',
  subject: '行使主体 实施主体 实施机关 责任主体 行使机关 权力主体 实施部门 主管部门 行使部门 执法主体 部门名称 部门 单位名称 单位 实施单位 权责主体 法定主体 机关 权力部门 职权部门 行使单位 职权主体 所属部门',
  unit: '承办机构 责任科室 办理科室 承办科室 内设机构 责任处室 承办处室 承办单位 责任单位 办理机构 办理处室 实施科室 责任股室 承办股室 办理股室 科室 处室 股室 业务科室 具体承办机构 具体科室 承办部门 内设承办机构 执行科室 牵头科室 主办科室 主办处室 责任部门 科室名称 行使科室 责任机构 具体承办科室 归口科室 实施机构 牵头处室 经办科室 经办机构 职能科室',
  assistUnit: '协办科室 配合科室 协办机构 配合单位 协办单位 配合处室 协办处室 协同科室 参与科室 配合部门',
  level: '实施层级及权限 行使层级 实施层级 层级 权限 权限划分 分级权限 行使层级及权限 管理权限 层级权限 事权划分 行使层级及内容 实施权限 行权层级 管理层级',
  duty: '部门职责 主要职责 职责内容 职责 职责描述 事项描述 职能描述 内容描述',
  process: '责任事项内容 责任事项 对应责任事项 责任内容 履职责任 责任清单 权力运行责任 行政责任 责任描述',
  processBasis: '责任事项依据 责任依据 责任设定依据 履责依据 对应责任依据',
  liableWho: '追责对象范围 追责对象 问责对象 责任对象',
  liable: '追责情形 追责情形及依据 问责情形 追责依据 责任追究 追责情形和依据 问责依据 追责方式 责任追究情形',
  relief: '救济渠道 救助渠道 救济途径 救济方式',
  timeLimit: '办理时限 法定时限 法定办结时限 时限 办结时限 办理期限',
  promisedLimit: '承诺时限 承诺办结时限 承诺期限',
  objects: '行使对象 服务对象 办理对象 实施对象 适用对象 行政相对人 职责对象 监管对象 权力相对人',
  contact: '监督电话 咨询电话 联系电话 投诉电话 电话 监督方式 联系方式 联系人 监督投诉电话 监督渠道',
  fee: '收费依据 收费标准 是否收费 收费情况 收费依据及标准',
  flow: '流程图 运行流程 办理流程 权力运行流程图 廉政风险点 外部流程图',
  change: '调整情况 动态调整 调整类型 变更情况 是否调整 调整意见 清理意见',
  remarks: '备注 说明 备注说明 其他说明',
} as const;

export type PublishedField = keyof typeof PUBLISHED_FIELDS;

const WORDS = Object.entries(PUBLISHED_FIELDS).flatMap(([field, words]) => words.split(' ').map((word) => [word, field as PublishedField] as const));
const EXACT = new Map(WORDS);

/** Whether a text is one of the usual headings, word for word: quick enough to be asked of every cell. */
export function isUsualHeading(text: string): boolean {
  return text.length <= 30 && EXACT.has(headingKey(text));
}

/** How well a heading names each field, 0 to 1. */
export function headingScores(heading: string): Map<PublishedField, number> {
  const key = headingKey(heading).replace(/^(行政)?(?=.{4})/, '$1');
  const scores = new Map<PublishedField, number>();
  if (key === '' || key.length > 24) return scores;
  const exact = EXACT.get(key) ?? EXACT.get(key.replace(/^(市级|县级|区级|本级|省级|行政)/, ''));
  if (exact) return scores.set(exact, 1);
  for (const [word, field] of WORDS) {
    let score = 0;
    // The last words of a Chinese heading carry its meaning: 责任事项依据 is a basis, not a matter.
    if (word.length >= 2 && key.endsWith(word)) score = 0.6 + (0.35 * word.length) / key.length;
    else if (word.length >= 2 && key.includes(word)) score = 0.4 + (0.3 * word.length) / key.length;
    else if (key.length >= 2 && word.includes(key)) score = 0.35 + (0.3 * key.length) / word.length;
    else {
      const alike = likeness(key, word);
      if (alike >= 0.5) score = alike * 0.7;
    }
    if (score > (scores.get(field) ?? 0)) scores.set(field, score);
  }
  return scores;
}

/** The field a heading names best, if it names one at all. */
export function headingField(heading: string): { field: PublishedField; score: number } | undefined {
  let best: { field: PublishedField; score: number } | undefined;
  for (const [field, score] of headingScores(heading)) if (!best || score > best.score) best = { field, score };
  return best;
}
