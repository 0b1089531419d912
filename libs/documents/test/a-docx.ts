import { aZip } from './a-zip.ts';

const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** A paragraph with a text, in a list where a number of it is given. */
export function p(text: string, { numId, level = 0, style }: { numId?: number; level?: number; style?: string } = {}): string {
  const list = numId === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
  return `<w:p><w:pPr>${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}${list}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** 主要职责 as Word numbers them by itself: （一） on the first level, 1. on the second, 第一条 in the second list. */
const NUMBERING = `<w:numbering ${NS}>
  <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%1）"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
  <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条　"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`;
const STYLES = `<w:styles ${NS}><w:style w:styleId="duty"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="own"><w:basedOn w:val="duty"/></w:style></w:styles>`;
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A .docx of these paragraphs, as an office program lays it out. */
export function aDocx(paragraphs: readonly string[], more: { body?: string; claimed?: number } = {}): Buffer {
  const body = more.body ?? `<?xml version="1.0" encoding="UTF-8"?>\n<w:document ${NS}><w:body>${paragraphs.join('')}<w:sectPr/></w:body></w:document>`;
  return aZip([
    { name: '[Content_Types].xml', content: TYPES },
    { name: '_rels/.rels', content: RELS },
    { name: 'word/document.xml', content: body, ...(more.claimed !== undefined && { claimed: more.claimed }) },
    { name: 'word/numbering.xml', content: NUMBERING },
    { name: 'word/styles.xml', content: STYLES },
  ]);
}
