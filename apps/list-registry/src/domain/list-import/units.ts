import { squeeze } from './wording.ts';

const ENDING = '(?:科室?|处室?|室|股室?|中心|支队|大队|中队|总队|分局|办公室|办|站|所|队|窗口|大厅|组|部|局|院|馆|委|会)';
const UNIT = new RegExp(`^.{2,40}${ENDING}(?:[（(][^）)]*[)）])*$`, 'u');
const LABEL = /^(?:(牵头|主办|主责|责任|承办|实施|办理)|(协办|协助|配合|协同|参与))(?:科室|处室|股室|单位|部门|机构)?\s*[:：]\s*/;
const SUFFIX = /[（(](?:(牵头|主办|主责)|(协办|协助|配合|协同|参与))(?:科室|处室|单位|部门)?[)）]$/;

/** Whether a text reads as the name of an office inside an organ. */
export function looksLikeUnit(text: string): boolean {
  return UNIT.test(text);
}

/** 科室: the offices of one cell with the leading one first. */
export interface UnitsRead {
  lead: string;
  assist: string[];
}

/** 承办机构: several offices may share a cell, separated, numbered, broken over lines or marked 牵头 and 配合. */
export function readUnits(text: string): UnitsRead {
  const led: string[] = [];
  const plain: string[] = [];
  const helping: string[] = [];
  let role: 'lead' | 'assist' | undefined;
  for (const piece of pieces(text)) {
    const label = LABEL.exec(piece);
    if (label) role = label[2] ? 'assist' : 'lead';
    const suffix = SUFFIX.exec(piece);
    const own = suffix ? (suffix[2] ? 'assist' : 'lead') : role;
    const name = piece.replace(LABEL, '').replace(SUFFIX, '');
    if (name === '') continue;
    (own === 'assist' ? helping : own === 'lead' ? led : plain).push(name);
  }
  const [lead = '', ...assist] = [...new Set([...led, ...plain, ...helping])];
  return { lead, assist };
}

function pieces(text: string): string[] {
  const marked = text.replace(/(^|[\s、，,；;])[（(]?\d{1,2}[)）.、．]\s*(?=\D)/g, '$1；');
  return splitOutsideBrackets(marked, /[、，,；;/／|]/).flatMap(splitLines).flatMap(splitJoined).map((p) => p.replace(/[。.]$/, '')).filter((p) => p !== '');
}

/** A line break separates two offices only where both sides read as one: narrow columns break words too. */
function splitLines(text: string): string[] {
  const found: string[] = [];
  let current = '';
  for (const line of text.split(/\s+/).filter((l) => l !== '')) {
    if (current !== '' && looksLikeUnit(current) && current.length >= 3 && line.length >= 3 && looksLikeUnit(line)) {
      found.push(current);
      current = line;
    } else current += line;
  }
  if (current !== '') found.push(squeeze(current));
  return found;
}

function splitJoined(text: string): string[] {
  const at = new RegExp(`^(.{2,20}?${ENDING})[和及与](.{3,})$`, 'u').exec(text);
  if (!at?.[1] || !at[2]) return [text];
  // 耕地保护和生态修复科 is one office; 法规科和执法科 are two.
  return looksLikeUnit(at[1]) && looksLikeUnit(at[2]) && /[科处室股队]$/.test(at[1]) ? [at[1], ...splitJoined(at[2])] : [text];
}

/** Splits at a separator unless it stands inside brackets. */
export function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (const c of text) {
    if ('（(【[《〈'.includes(c)) depth += 1;
    if ('）)】]》〉'.includes(c)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separator.test(c)) {
      parts.push(current);
      current = '';
    } else current += c;
  }
  parts.push(current);
  return parts;
}
