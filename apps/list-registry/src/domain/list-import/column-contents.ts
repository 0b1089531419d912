import { powerTypesIn } from './power-type.ts';
import type { PublishedField } from './published-fields.ts';
import { readUnits, looksLikeUnit } from './units.ts';
import { chineseNumber, squeeze } from './wording.ts';

const DEED = /(审批|许可|许可证|核准|核发|处罚|罚款|检查|抽查|监督管理|备案|登记|确认|认定|奖励|表彰|强制|扣押|查封|裁决|征收|收取|给付|补助|补贴|救助|审查|审核|验收|考核|鉴定|调解|管理|监管|发放|注销|变更|评估|检测|公告|监测|认证|指导|协调)(的?(行政)?(处罚|检查|强制|许可|确认|奖励))?([（(].*[)）])?$/u;

/** How much the values of a column look like each field, 0 to 1; fields not judged by content are absent. */
export function contentScores(values: readonly string[]): Map<PublishedField, number> {
  const scores = new Map<PublishedField, number>();
  if (values.length === 0) return scores;
  const flat = values.map(squeeze);
  const share = (test: (text: string) => boolean): number => flat.filter(test).length / flat.length;
  const distinct = new Set(flat).size / flat.length;
  const length = flat.reduce((sum, v) => sum + v.length, 0) / flat.length;
  const set = (field: PublishedField, score: number): void => void (score > 0.2 && scores.set(field, score));

  set('seqNo', share((v) => sequenceOf(v) !== undefined) * (rising(flat) ? 1 : 0.3));
  set('number', share((v) => /^[A-Za-z0-9][A-Za-z0-9\-_.—]{4,40}$/.test(v) && /\d/.test(v)));
  set('type', share((v) => v.length <= 20 && powerTypesIn(v).length > 0 && !/[对的]/.test(v)));
  set('basis', share((v) => /《[^》]+》/.test(v)) * (0.6 + 0.4 * share((v) => /第[一二三四五六七八九十百\d]+条|【[^】]{2,6}】/.test(v))) * (length > 12 ? 1 : 0.5));
  set('unit', share((v) => v.length <= 80 && allUnits(v)));
  set('subject', share((v) => v.length <= 40 && /(局|委员会|厅|政府|委|部|办公室|主管部门|中心|院)([（(].*[)）])?$/.test(v)) * (distinct < 0.5 || flat.length < 4 ? 1 : 0.5) * (1 - share(allUnits) * 0.5));
  set('name', share((v) => v.length >= 4 && v.length <= 150 && !/第[一二三四五六七八九十百\d]+条.{20}/.test(v)) * (length > 5 && length < 90 ? 1 : 0.4) * (0.4 + 0.6 * share((v) => DEED.test(v) || /^对.+的/.test(v))) * (0.3 + 0.7 * distinct));
  set('process', share((v) => /(受理|审查|决定|送达|事后监管|直接实施|指导监督|立案|告知)责任/.test(v)));
  set('liable', share((v) => /(追究|承担相应|不履行或不正确履行|失职|渎职)/.test(v)));
  for (const field of ['timeLimit', 'promisedLimit'] as const) set(field, share((v) => /^.{0,12}\d+个?(工作日|日|天|小时|月)/.test(v) && v.length < 40));
  return scores;
}

function allUnits(value: string): boolean {
  const { lead, assist } = readUnits(value);
  return lead !== '' && [lead, ...assist].every((unit) => looksLikeUnit(unit) && !/(局|委|部|委员会|政府|人民政府)$/.test(unit.replace(/[（(][^）)]*[)）]$/, '')));
}

function rising(values: readonly string[]): boolean {
  const numbers = values.map((v) => sequenceOf(v)).filter((n) => n !== undefined);
  const steps = numbers.slice(1).filter((n, i) => n >= (numbers[i] ?? 0)).length;
  return numbers.length < 2 || steps / (numbers.length - 1) >= 0.7;
}

/** 序号: the number a cell holds, in digits or in characters; nothing for anything longer. */
export function sequenceOf(text: string): number | undefined {
  const bare = squeeze(text).normalize('NFKC');
  const digits = /^第?[(]?(\d{1,6})(?:\.0+)?[)]?[项号.、]?$/.exec(bare)?.[1];
  if (digits !== undefined) return Number(digits);
  const words = /^第?[(]?([一二三四五六七八九十百零]{1,6})[)]?[项号.、]?$/.exec(bare)?.[1];
  return words === undefined ? undefined : chineseNumber(words);
}
