import { liftTexts } from './lift-texts.ts';
import { copiedPart, packZip, storedPart } from './pack-zip.ts';
import { readSharedTexts } from './shared-texts.ts';
import { Unusual } from './unusual.ts';
import type { WorkbookLimits } from './workbook.ts';
import { WorkbookError } from './workbook-error.ts';
import { isWorksheet, unpack, unpackPieces, type Zip, type ZipEntry } from './zip-check.ts';

/** A workbook without its texts, and the texts of its sheets by row and column, in the order of the workbook. */
export interface LightWorkbook {
  bytes: Buffer;
  texts: string[][][];
}

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
/** What a reader of texts never needs, and the library would unpack. */
const UNNEEDED = /^docProps\/|^customXml\/|\/worksheets\/_rels\/|\/(media|drawings|charts|embeddings|externalLinks|pivotCache|pivotTables|slicers|slicerCaches|comments|threadedComments|persons|printerSettings)\/|\/cellimages\.xml/i;

/**
 * 减重: texts are nearly all of a list's workbook, and the library needs several times their size at once. They are taken out piece
 * by piece before it reads the rest. Nothing is given for a workbook that is not written in the usual way.
 */
export async function lightenXlsx(zip: Zip, limits: WorkbookLimits): Promise<LightWorkbook | undefined> {
  try {
    return await lighten(zip, limits);
  } catch (cause) {
    if (cause instanceof Unusual) return undefined;
    throw cause instanceof WorkbookError ? cause : new WorkbookError('DAMAGED', String(cause));
  }
}

async function lighten({ file, entries }: Zip, limits: WorkbookLimits): Promise<LightWorkbook> {
  const parts = new Map(entries.map((entry) => [entry.name, entry]));
  if (parts.size < entries.length) throw new Unusual('two parts of one name');
  const relations = relationsOf(xmlOf(file, parts, RELATIONS));
  const paths = sheetIds(xmlOf(file, parts, WORKBOOK)).map((id) => pathOf(relations.get(id)?.target));
  if (new Set(paths).size < paths.length) throw new Unusual('two sheets in one part');
  const sharedPath = [...relations.values()].find(({ type }) => type.endsWith('/sharedStrings'))?.target;
  const sharedPart = sharedPath === undefined ? undefined : parts.get(pathOf(sharedPath));
  const shared = sharedPart ? await readSharedTexts(unpackPieces(file, sharedPart)) : [];

  const counted = { cells: 0 };
  const texts: string[][][] = [];
  const light = entries.filter((entry) => entry !== sharedPart && !isWorksheet(entry.name) && !paths.includes(entry.name) && !UNNEEDED.test(entry.name)).map((entry) => copiedPart(file, entry));
  for (const path of paths) {
    const { rows, rest } = await liftTexts(unpackPieces(file, needed(parts, path)), shared, counted, limits);
    texts.push(rows);
    light.push(storedPart(path, rest));
  }
  return { bytes: packZip(light), texts };
}

function needed(parts: ReadonlyMap<string, ZipEntry>, name: string): ZipEntry {
  const part = parts.get(name);
  if (!part) throw new Unusual(`no ${name}`);
  return part;
}

function xmlOf(file: Buffer, parts: ReadonlyMap<string, ZipEntry>, name: string): string {
  const xml = unpack(file, needed(parts, name)).toString('utf8');
  if (xml.includes('<!')) throw new Unusual(name);
  return xml;
}

function relationsOf(xml: string): Map<string, { type: string; target: string }> {
  return new Map([...xml.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), { type: attribute(tag, 'Type'), target: attribute(tag, 'Target') }]));
}

function sheetIds(xml: string): string[] {
  return [...xml.matchAll(/<sheet\s[^>]*>/g)].map(([tag]) => attribute(tag, 'r:id'));
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"&]+)"`).exec(tag)?.[1];
  if (value === undefined) throw new Unusual(`no ${name} in ${tag}`);
  return value;
}

function pathOf(target: string | undefined): string {
  if (target === undefined || target.includes('..')) throw new Unusual('a part elsewhere');
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}
