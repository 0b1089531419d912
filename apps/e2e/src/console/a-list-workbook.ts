import { readWorkbook, writeWorkbook } from '@yidan/documents';
import { listWorkbook, sampleCity } from '@yidan/sample-city';

/** The nine elements of a list in their order, as the template's headings call them. */
export const ELEMENTS = ['序号', '主要职能', '专项职能', '职能清单', '属性', '职能来源及依据', '与“三定”规定主要职责的对应关系', '“三定”规定内设机构主要职责的具体规定', '备注'] as const;

/** 清单文件: the list of an organ of the sample district as its own people would hand it in. */
export async function aListFile(organCode: string): Promise<Buffer> {
  const [district] = sampleCity().districts;
  const list = district.lists.find((one) => one.organCode === organCode)!;
  const organ = district.organs.find(({ code }) => code === organCode)!;
  return Buffer.from(await listWorkbook(list, organ.name));
}

/** The same list with cells emptied: what is missing by the row of the sheet in which it is missing. */
export async function aFaultyListFile(organCode: string, missing: Readonly<Record<number, string>>): Promise<Buffer> {
  const [sheet] = (await readWorkbook(await aListFile(organCode))).sheets;
  const header = sheet!.rows.findIndex((row) => row.includes(ELEMENTS[3]));
  const [headings, rows] = [sheet!.rows[header]!, sheet!.rows.slice(header + 1)];
  // Written without a title above the headings, so that the first item stands in row 2.
  const emptied = rows.map((row, i) => row.map((cell, c) => (missing[i + 2] === headings[c] ? '' : cell)));
  return Buffer.from(await writeWorkbook({ title: organCode, sheets: [{ name: sheet!.name, columns: headings.map((heading) => ({ header: heading, width: 16 })), rows: emptied }] }));
}

/** The same list with a whole column taken away. */
export async function aListFileWithout(organCode: string, column: string): Promise<Buffer> {
  const [sheet] = (await readWorkbook(await aListFile(organCode))).sheets;
  const header = sheet!.rows.findIndex((row) => row.includes(ELEMENTS[3]));
  const at = sheet!.rows[header]!.indexOf(column);
  const [headings, ...rows] = sheet!.rows.slice(header).map((row) => row.filter((_, c) => c !== at));
  return Buffer.from(await writeWorkbook({ title: organCode, sheets: [{ name: sheet!.name, columns: headings!.map((heading) => ({ header: heading, width: 16 })), rows }] }));
}
