import { squeeze } from '../list-import/wording.ts';
import { firstNumber, listOf, numbersIn, type NumberedText } from './numbered-texts.ts';
import { leadersIn, staffIn } from './staffing-text.ts';

/** 读出的条目: a part of a text that was understood, and where it stands. */
export interface ReadUnit {
  readonly name: string;
  readonly text: string;
  readonly paragraph: number;
}

/** A note about a place in a text: what was taken for what, or what was left. */
export interface ReadingNote {
  readonly severity: 'ERROR' | 'DOUBT' | 'LEFT';
  /** 1-based, as an editor counts paragraphs; 0 for the text as a whole. */
  readonly paragraph: number;
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
}

/** “三定”读取结果: what was understood of a text by its structure, and what was not. */
export interface ProvisionReading {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly duties: readonly { ordinal: number; text: string; paragraph: number }[];
  readonly units: readonly ReadUnit[];
  readonly approvedStaff: number | null;
  readonly approvedLeaders: number | null;
  readonly notes: readonly ReadingNote[];
}

type Section = 'DUTIES' | 'UNITS' | 'STAFF' | 'OTHER';

const CHAPTER = /^(?:第[一二三四五六七八九十百零\d]+[条章][\s\u3000]*|[一二三四五六七八九十]+、[\s\u3000]*)/u;
const NUMBER_OF_DOCUMENT = /[\p{Script=Han}]{2,12}[〔[（(]\s*\d{4}\s*[〕\])）]\s*(?:第\s*)?\d+\s*号/u;
// Numbered like duties, and none of them.
const NO_DUTY = /^(?:关于)?(?:职能转变|职责转变|有关职责分工|职责分工|职责调整|与[^。：:]{2,40}的?(?:有关)?职责分工)/u;
const UNIT_NAME = /^([\p{Script=Han}（）()、]{2,30}?(?:科|处|室|股|队|办|部|中心|委员会|党委|纪委|支部|局|大队|中队)(?:[（(][^）)]{2,40}[)）])?)(?:[。：:．.]|[\s\u3000]+|$)/u;

/** 读“三定”: understands a provision by its structure: chapters, numbered duties, units with their texts, posts. */
export function readProvision(paragraphs: readonly string[]): ProvisionReading {
  const lines = paragraphs.map((text, i) => ({ text: squeeze(text.replaceAll('\t', ' ')), paragraph: i + 1 })).filter(({ text }) => text !== '');
  const notes: ReadingNote[] = [];
  const sections: Record<Section, { text: string; paragraph: number }[]> = { DUTIES: [], UNITS: [], STAFF: [], OTHER: [] };
  let section: Section = 'OTHER';
  for (const line of lines) {
    const begun: Section | null = sectionBegunBy(line.text);
    section = begun ?? section;
    sections[section].push(begun === 'DUTIES' || begun === 'UNITS' ? { ...line, text: afterHeading(line.text) } : line);
  }
  const duties = dutiesOf(listOf(sections.DUTIES), notes);
  const units = unitsOf(listOf(sections.UNITS), notes);
  const staff = sections.STAFF.map(({ text }) => text).join('\n');
  const [approvedStaff, approvedLeaders] = [staffIn(staff), leadersIn(staff)];
  for (const [found, code, zh, en] of [
    [duties.length > 0, 'REGISTRY.SANDING.NO_DUTIES', '没有读出主要职责', 'No main duties were found'],
    [units.length > 0, 'REGISTRY.SANDING.NO_UNITS', '没有读出内设机构', 'No internal units were found'],
    [approvedStaff !== null, 'REGISTRY.SANDING.NO_STAFF', '没有读出编制数', 'No number of posts was found'],
    [approvedLeaders !== null, 'REGISTRY.SANDING.NO_LEADERS', '没有读出领导职数', 'No number of leaders was found'],
  ] as const) {
    if (!found) notes.push({ severity: code.endsWith('NO_DUTIES') ? 'ERROR' : 'DOUBT', paragraph: 0, code, message: en, messageZh: zh });
  }
  return {
    title: titleOf(lines.map(({ text }) => text)),
    documentNumber: lines.slice(0, 12).map(({ text }) => NUMBER_OF_DOCUMENT.exec(text)?.[0]).find((number) => number !== undefined)?.replace(/\s+/g, '') ?? null,
    duties,
    units,
    approvedStaff,
    approvedLeaders,
    notes: notes.toSorted((a, b) => a.paragraph - b.paragraph),
  };
}

// A chapter says by its own words what it is about; the first three articles of every provision only mention functions, units and posts.
function sectionBegunBy(text: string): Section | null {
  const heading = CHAPTER.exec(text)?.[0];
  const bare = heading === undefined ? text : text.slice(heading.length);
  const isChapter = heading !== undefined;
  const opening = bare.split(/[（(]一[)）]/u)[0]!;
  if (/主要职责(?:任务)?(?:是|为|如下|有|包括)?[：:。]?$/u.test(opening) && (isChapter || bare.length < 12 || /[：:]$/u.test(opening))) return 'DUTIES';
  if (/(?:设(?:置|立|有)?[^。]{0,24}(?:内设机构|职能科室|科室|处室)(?:[（(][^）)]*[)）])?[：:。]?|^(?:内设机构|内设机构(?:及|和)(?:主要)?职责))$/u.test(opening)) return 'UNITS';
  if (isChapter && /(?:^|[^、和])(?:(?:行政|事业|机关|专项|工勤|政法)*编制(?:总数)?(?:为|共|核定)?\s*[\d一二三四五六七八九十百]+\s*[名个]|^人员编制|^编制)/u.test(bare) && !/本规定/u.test(bare)) return 'STAFF';
  return isChapter ? 'OTHER' : null;
}

function afterHeading(text: string): string {
  const at = text.search(/[（(]一[)）]/u);
  return at > 0 ? text.slice(at) : '';
}

function dutiesOf(texts: readonly NumberedText[], notes: ReadingNote[]): ProvisionReading['duties'] {
  const duties: { ordinal: number; text: string; paragraph: number }[] = [];
  for (const { number, text, paragraph } of texts) {
    if (number === null) {
      notes.push(left(paragraph, 'REGISTRY.SANDING.TEXT_UNNUMBERED', text));
    } else if (NO_DUTY.test(text)) {
      notes.push(left(paragraph, 'REGISTRY.SANDING.NOT_A_DUTY', text));
    } else {
      if (duties.some(({ ordinal }) => ordinal === number)) {
        notes.push({ severity: 'ERROR', paragraph, code: 'REGISTRY.SANDING.ORDINAL_TAKEN', message: `There are two duties numbered ${number}`, messageZh: `有两项职责的序号为（${number}）` });
      } else if (number !== (duties.at(-1)?.ordinal ?? 0) + 1) {
        notes.push({ severity: 'DOUBT', paragraph, code: 'REGISTRY.SANDING.ORDINAL_GAP', message: `Duty ${number} follows duty ${duties.at(-1)?.ordinal ?? 0}`, messageZh: `第（${number}）项前缺少第（${(duties.at(-1)?.ordinal ?? 0) + 1}）项` });
      }
      duties.push({ ordinal: number, text, paragraph });
    }
  }
  return duties;
}

function unitsOf(texts: readonly NumberedText[], notes: ReadingNote[]): ReadUnit[] {
  const units: ReadUnit[] = [];
  for (const { text, paragraph } of texts) {
    const name = UNIT_NAME.exec(text);
    if (!name) {
      notes.push(left(paragraph, 'REGISTRY.SANDING.NOT_A_UNIT', text));
      continue;
    }
    const unit = { name: name[1]!, text: text.slice(name[0].length).trim(), paragraph };
    if (units.some((other) => other.name === unit.name)) {
      notes.push({ severity: 'ERROR', paragraph, code: 'REGISTRY.SANDING.UNIT_TWICE', message: `The unit ${unit.name} stands twice`, messageZh: `内设机构“${unit.name}”重复` });
    }
    if (unit.text === '') notes.push({ severity: 'DOUBT', paragraph, code: 'REGISTRY.SANDING.UNIT_WITHOUT_TEXT', message: `Nothing is said about ${unit.name}`, messageZh: `没有读出“${unit.name}”的职责规定` });
    units.push(unit);
  }
  return units;
}

function titleOf(texts: readonly string[]): string {
  const at = texts.slice(0, 12).findIndex((text) => /规定(?:[（(].*[)）])?$/u.test(text) && !CHAPTER.test(text));
  if (at < 0) return '';
  // A long title is often broken in two: the name of the organ stands on a line of its own.
  const before = texts[at - 1] ?? '';
  const isSplit = at > 0 && /^(?:职能配置|主要职责|“三定”)/u.test(texts[at]!) && before.length <= 40 && !numbersIn(before) && firstNumber(before) === null;
  return (isSplit ? before : '') + texts[at]!.replace(/[（(](?:节选|草案|征求意见稿|送审稿|试行)[^）)]*[)）]$/u, '');
}

function left(paragraph: number, code: string, text: string): ReadingNote {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return { severity: 'LEFT', paragraph, code, message: `Not taken over: ${shown}`, messageZh: `未采用：${shown}` };
}
