import type { PowerType } from '@yidan/kernel';
import type { ItemTimeLimit, ServiceObject } from './model.ts';

/** 事项类别: the word a line of a book begins with, and what follows from it. */
interface Act {
  power?: PowerType;
  attribute: string;
  name: (object: string) => string;
  /** Sentences a description is made of; one is chosen by the item's name. */
  sentences: readonly ((matter: string) => string)[];
  limit?: ItemTimeLimit;
  objects: readonly ServiceObject[];
}

const PARTIES = ['CITIZEN', 'LEGAL_PERSON', 'OTHER_ORG'] as const;
const asWritten = (text: string): string => text;
const sentence = (text: string): string => `${text}。`;
const framed = (end: string) => (object: string) => (object.startsWith('对') ? object : `对${object}${end}`);
const ending = (end: string, unless: RegExp) => (object: string) => (unless.test(object) ? object : `${object}${end}`);

/** 行政许可法第四十二条 and 行政处罚法第六十条 give the limits that stand here; other limits are written in the book. */
export const ACTS = {
  许可: {
    power: 'LICENSE',
    attribute: '审批服务类',
    name: asWritten,
    sentences: [
      (m) => `受理、审查${m}的申请，依法作出准予或者不予许可的决定，颁发、送达证件或者批准文书。`,
      (m) => `对${m}进行申请材料审查和必要的现场核查，在法定期限内作出行政许可决定。`,
    ],
    limit: { amount: 20, clock: 'WORKING_DAY' },
    objects: PARTIES,
  },
  处罚: {
    power: 'PENALTY',
    attribute: '监管执法类',
    name: framed('的处罚'),
    sentences: [
      (m) => `查处${m}等违法行为，责令改正，依法予以警告、罚款或者其他行政处罚。`,
      (m) => `受理和核查${m}方面的举报线索，查证属实的依法立案并作出处罚决定。`,
      (m) => `对${m}等情形立案调查、收集证据，按照裁量基准依法给予行政处罚。`,
    ],
    limit: { amount: 90, clock: 'CALENDAR_DAY' },
    objects: PARTIES,
  },
  检查: {
    power: 'INSPECTION',
    attribute: '监管执法类',
    name: framed('的监督检查'),
    sentences: [
      (m) => `对${m}开展日常检查、专项检查和随机抽查，督促整改发现的问题。`,
      (m) => `通过现场检查、查阅资料等方式检查${m}，提出整改要求并跟踪复查。`,
    ],
    objects: PARTIES,
  },
  强制: {
    power: 'COMPULSION',
    attribute: '监管执法类',
    name: asWritten,
    sentences: [(m) => `针对${m}的情形，依照法定程序实施行政强制，妥善保管、处理涉案场所和财物。`],
    objects: PARTIES,
  },
  征收: {
    power: 'LEVY',
    attribute: '监管执法类',
    name: ending('征收', /征收$/),
    sentences: [(m) => `核定应缴数额，依法征收并催缴；缴费义务人为${m}。`],
    objects: PARTIES,
  },
  给付: {
    power: 'PAYMENT',
    attribute: '公共服务类',
    name: ending('给付', /(?:给付|指派|保障|报销|减免)$/),
    sentences: [
      (m) => `受理、审核${m}的申请，经公示后按照规定标准发放待遇，并动态复核。`,
      (m) => `审核确认${m}的资格条件，按期核发有关待遇，追回违规领取的资金。`,
    ],
    objects: ['CITIZEN'],
  },
  确认: {
    power: 'CONFIRMATION',
    attribute: '审批服务类',
    name: ending('认定', /(?:登记|认定|备案|抽查|检疫|监管|核查|核实|办理|受理|赋码|审核|审批|变更|注销|验收|管理|签发|核发|证明)$/),
    sentences: [(m) => `受理${m}的申请，核实有关事实和材料后依法认定、登记或者出具文书。`],
    objects: ['CITIZEN', 'LEGAL_PERSON'],
  },
  奖励: { power: 'REWARD', attribute: '综合事务类', name: asWritten, sentences: [(m) => `对${m}，经核实认定后按照规定程序给予奖励，并为其保密。`], objects: ['CITIZEN'] },
  裁决: { power: 'ADJUDICATION', attribute: '审批服务类', name: asWritten, sentences: [(m) => `受理${m}，查明事实、先行调解，依法作出裁决并送达当事人。`], objects: PARTIES },
  其他: { power: 'OTHER', attribute: '审批服务类', name: asWritten, sentences: [(m) => `受理并核实${m}，依法作出处理并告知结果。`], objects: PARTIES },
  监管: { attribute: '监管执法类', name: asWritten, sentences: [sentence], objects: PARTIES },
  管理: { attribute: '行业管理类', name: asWritten, sentences: [sentence], objects: ['LEGAL_PERSON', 'OTHER_ORG'] },
  服务: { attribute: '公共服务类', name: asWritten, sentences: [sentence], objects: ['CITIZEN', 'LEGAL_PERSON'] },
  统筹: { attribute: '统筹协调类', name: asWritten, sentences: [sentence], objects: ['LEGAL_PERSON', 'OTHER_ORG', 'INTERNAL'] },
  综合: { attribute: '综合事务类', name: asWritten, sentences: [sentence], objects: ['INTERNAL'] },
} as const satisfies Record<string, Act>;

export type ActWord = keyof typeof ACTS;

/** 事项类别: the act a word stands for, if it is one. */
export function actOf(word: string): Act | undefined {
  return Object.hasOwn(ACTS, word) ? ACTS[word as ActWord] : undefined;
}

/** The power a line such as 处罚 stands for, by its word. */
export function powerTypeOf(word: string): PowerType {
  const type = actOf(word)?.power;
  if (!type) throw new Error(`not a power: ${word}`);
  return type;
}
