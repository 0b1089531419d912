import { powerTypeZh } from '@yidan/kernel';
import { citedIn, readBasis } from './basis.ts';
import type { ContentBasis, ContentItem, ContentPower } from './list-content.ts';
import { powerTypesIn } from './power-type.ts';
import { CATEGORY_LABELS, DISCLOSURE_LABELS, FIELD_LABELS, OBJECT_LABELS, PERFORM_LABELS, STATUS_LABELS, type TemplateKey } from './template-columns.ts';
import { writeTimeLimit } from './time-limit.ts';
import { splitOutsideBrackets } from './units.ts';

// Each pair of functions here is inverse: what is written comes back as it was.

const INDENT = '\u3000';
const STATED = String.raw`((?:[^｜】\\\n]|\\[^\n])*)`;
const ROLE = new RegExp(`^【(来源|依据)(?:｜${STATED}｜${STATED})?】`);
const ESCAPED_ROLE = /^\\+【(?:来源|依据)/;

/** Several texts of one cell: each starts a line, and its further lines are indented. */
export function writeLines(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll('\n', `\n${INDENT}`)).join('\n');
}

/** The texts of a cell, one a line; indented lines belong to the one above. */
export function readLines(cell: string): string[] {
  const texts: string[] = [];
  for (const line of cell.split('\n')) {
    if (line.startsWith(INDENT) && texts.length > 0) texts[texts.length - 1] += `\n${line.slice(1)}`;
    else if (line.trim() !== '') texts.push(line);
  }
  return texts.map((text) => text.trim());
}

/** 职能来源及依据 as one cell: each provision on a line, marked as source or support. */
export function writeBasis(basis: readonly ContentBasis[]): string {
  return basis
    .map((b) => {
      const shown = citedIn(b.text);
      const plain = shown.instrument === b.instrument && shown.article === b.article;
      const role = b.role === 'ORIGIN' ? '来源' : '依据';
      const mark = plain ? `【${role}】` : `【${role}｜${writeStated(b.instrument)}｜${writeStated(b.article)}】`;
      return mark + b.text.split('\n').map((line, i) => (i > 0 && (ROLE.test(line) || ESCAPED_ROLE.test(line)) ? `\\${line}` : line)).join('\n');
    })
    .join('\n');
}

/** The provisions a cell names, as {@link writeBasis} wrote them or as a person typed them. */
export function readBasisCell(cell: string): ContentBasis[] {
  if (!ROLE.test(cell)) return readBasis(cell);
  const found: ContentBasis[] = [];
  for (const line of cell.split('\n')) {
    const mark = ROLE.exec(line);
    const last = found.at(-1);
    if (mark) {
      const stated = mark[2] === undefined ? {} : { ...(mark[2] && { instrument: unescaped(mark[2]) }), ...(mark[3] && { article: unescaped(mark[3]) }), stated: true };
      found.push({ text: line.slice(mark[0].length), role: mark[1] === '来源' ? 'ORIGIN' : 'SUPPORT', ...stated });
    } else if (last) last.text += `\n${ESCAPED_ROLE.test(line) ? line.slice(1) : line}`;
  }
  return found.map((b) => {
    const { stated, ...basis } = b as ContentBasis & { stated?: boolean };
    return stated ? basis : { ...basis, ...citedIn(basis.text) };
  });
}

function writeStated(text: string | undefined): string {
  return (text ?? '').replace(/[｜】\\]/g, '\\$&');
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

const BETWEEN_NAMES = /[、，,；;\n/]/;
const ESCAPED = /\\([、，,；;\n/\\（）()【】[\]《》〈〉])/gu;

/** The offices of a cell that may name one only. */
export function readLeads(cell: string): string[] {
  return splitOutsideBrackets(cell, BETWEEN_NAMES).map((p) => p.trim()).filter((p) => p !== '');
}

/** Names as one cell; a separator that belongs to a name has a backslash before it. */
export function writeNames(names: readonly string[]): string {
  return names.map((name) => (isOneName(name) ? name : name.replace(/[、，,；;\n/\\（）()【】[\]《》〈〉]/gu, '\\$&'))).join('、');
}

/** The names of a cell. */
export function readNames(cell: string): string[] {
  const set: string[] = [];
  // What a backslash protects is set aside while the cell is split: characters that no text keeps stand for it.
  const open = cell.replace(ESCAPED, (_, character: string) => `\u0000${set.push(character) - 1}\u0001`);
  return readLeads(open).map((name) => name.replace(/\u0000(\d+)\u0001/g, (__, i: string) => set[Number(i)] ?? ''));
}

function isOneName(name: string): boolean {
  const [own, next, ...more] = readNames(`${name}、某科`);
  return own === name && next === '某科' && more.length === 0;
}

/** 权力 as three cells that agree line by line: types, numbers, names. */
export function writePowers(powers: readonly ContentPower[]): [types: string, numbers: string, names: string] {
  const column = (text: (power: ContentPower) => string): string => powers.map(text).join('\n');
  // The number of a single power may be read as several, so it is written as names are.
  const number = (power: ContentPower): string => (power.number === undefined ? '-' : powers.length === 1 ? writeNames([power.number]) : power.number);
  return [column((p) => powerTypeZh[p.type]), column(number), column((p) => p.name)];
}

/** The powers of one row, or what is wrong with them. */
export function readPowers(types: string, numbers: string, names: string, itemName: string): ContentPower[] | { problem: 'TYPE' | 'COUNT'; value: string } {
  const lines = (cell: string): string[] => cell.split('\n').map((l) => l.trim()).filter((l) => l !== '');
  const stated = lines(types);
  const named = lines(names);
  // People write the numbers of one type one after the other: 3706、3769、4508.
  const numbered = lines(numbers).length === 1 && stated.length <= 1 && named.length <= 1 ? readNames(numbers) : lines(numbers);
  const count = Math.max(stated.length, numbered.length, named.length);
  if (count === 0) return [];
  if (![0, 1, count].includes(numbered.length) || ![0, 1, count].includes(named.length) || ![1, count].includes(stated.length)) return { problem: stated.length === 0 ? 'TYPE' : 'COUNT', value: `${stated.length}/${numbered.length}/${named.length}` };
  if (numbered.length === 1 && count > 1) return { problem: 'COUNT', value: numbers };
  const powers: ContentPower[] = [];
  for (let i = 0; i < count; i += 1) {
    const label = (stated.length === 1 ? stated[0] : stated[i]) ?? '';
    const [type, ...more] = powerTypesIn(label);
    if (!type || more.length > 0) return { problem: 'TYPE', value: label };
    const number = numbered[i] ?? '-';
    powers.push({ type, ...(number !== '-' && { number }), name: (named.length === 1 ? named[0] : named[i]) ?? itemName });
  }
  return powers;
}

/** A code as its label, and back; words of a tenant's own dictionary pass unchanged. */
export function labelOf(labels: Record<string, string>, code: string | undefined): string {
  return code === undefined ? '' : Object.hasOwn(labels, code) ? (labels[code] ?? code) : code;
}

/** The code behind a label; a text that is no label stays as it is. */
export function codeOf(labels: Record<string, string>, text: string): string {
  const bare = (t: string): string => t.normalize('NFKC').replace(/\s+/g, '');
  const whole = Object.keys(labels).find((code) => code === text || bare(labels[code] ?? '') === bare(text));
  return whole ?? Object.keys(labels).find((code) => bare(labels[code] ?? '').replace(/\(.*\)$/, '') === bare(text)) ?? text;
}

/** One item as the cells of a template row. */
export function writeItem(item: ContentItem): Record<TemplateKey, string | number> {
  const [powerTypes, powerNumbers, powerNames] = writePowers(item.powers);
  return {
    seqNo: item.seqNo,
    majorFunction: item.majorFunction.name,
    specialFunction: item.specialFunction.name,
    name: item.name,
    attribute: item.attribute,
    basis: writeBasis(item.basis),
    sandingDuties: writeLines(item.sandingDuties),
    sandingUnitProvisions: writeLines(item.sandingUnitProvisions),
    remarks: item.remarks,
    code: item.code ?? '',
    leadUnit: item.leadUnit,
    assistUnits: writeNames(item.assistUnits),
    powerTypes,
    powerNumbers,
    powerNames,
    keywords: writeNames(item.keywords),
    timeLimit: writeTimeLimit(item.timeLimit),
    description: item.description ?? '',
    category: labelOf(CATEGORY_LABELS, item.majorFunction.category),
    coordinatorUnit: item.specialFunction.coordinatorUnit ?? '',
    serviceObjects: writeNames((item.serviceObjects ?? []).map((o) => labelOf(OBJECT_LABELS, o))),
    responsibilityField: labelOf(FIELD_LABELS, item.responsibilityField),
    crossLead: writeNames(item.crossOrgan?.lead ?? []),
    crossHandle: writeNames(item.crossOrgan?.handle ?? []),
    crossAssist: writeNames(item.crossOrgan?.assist ?? []),
    handoff: item.crossOrgan?.handoff ?? '',
    regimeObject: item.supervisionRegime?.object ?? '',
    regimeContent: item.supervisionRegime?.content ?? '',
    regimeManner: item.supervisionRegime?.manner ?? '',
    regimeMeasures: item.supervisionRegime?.measures ?? '',
    regimeProcedure: item.supervisionRegime?.procedure ?? '',
    regimeFrequency: item.supervisionRegime?.frequency ?? '',
    regimeHandling: item.supervisionRegime?.handling ?? '',
    disclosure: labelOf(DISCLOSURE_LABELS, item.disclosure),
    performMode: labelOf(PERFORM_LABELS, item.performMode),
    devolvedPower: item.devolvedPower ?? '',
    itemStatus: labelOf(STATUS_LABELS, item.itemStatus),
    interimHolder: item.pendingAttribution?.interimHolder ?? '',
    settlement: item.pendingAttribution?.settlement ?? '',
  };
}
