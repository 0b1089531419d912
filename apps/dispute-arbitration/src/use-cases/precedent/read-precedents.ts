import { Injectable } from '@nestjs/common';
import type { PrecedentAnswer, ShownPrecedentsAnswer } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { mustBeNamed } from '../../domain/precedent/likeness.ts';
import { Precedents } from '../../storage/precedent/precedents.ts';
import { PaperDesk } from '../papers/paper-desk.ts';
import { ReadPapers } from '../papers/read-papers.ts';

/** So many are shown of a case. */
const SHOWN = 10;
/** More than any district decides in ten years; a book is one file. */
const IN_BOOK = 20_000;
const COLUMNS = [
  { header: '序号', width: 6 }, { header: '结论文号', width: 20 }, { header: '结论日期', width: 12 }, { header: '争议种类', width: 14 }, { header: '标题', width: 40 }, { header: '涉及事项', width: 36 }, { header: '摘要', width: 60 },
  { header: '依据', width: 40 }, { header: '结论方式', width: 12 }, { header: '职责分工', width: 60 }, { header: '关键词', width: 30 },
];

/** 查阅先例. */
@Injectable()
export class ReadPrecedents {
  constructor(
    private readonly precedents: Precedents,
    private readonly papers: ReadPapers,
    private readonly desk: PaperDesk,
  ) {}

  /** 签署前对照 (R-DSP-12). */
  async ofCase(caseId: string, actor: Actor): Promise<ShownPrecedentsAnswer> {
    const found = await this.precedents.ofCase(await this.papers.seen(caseId, actor), SHOWN);
    const named = new Set(mustBeNamed(found).map(({ id }) => id));
    return { items: found.map(({ likeness: { alike: _alike, ...likeness }, ...precedent }) => ({ ...precedent, likeness, mustBeNamed: named.has(precedent.id) })) };
  }

  /** 先例汇编: what may be published: neither names of organs and people nor numbers stand in it. */
  async book(kind: PrecedentAnswer['kind'] | undefined): Promise<Uint8Array> {
    const precedents = await this.precedents.book(kind, IN_BOOK);
    const rows = precedents.map(({ documentNumber, decidedOn, kindZh, title, items, summary, bases, sourceZh, split, keywords }, i) => [
      i + 1, documentNumber, decidedOn, kindZh, title, items.flatMap(({ name }) => name ?? []).join('\n'), summary,
      bases.map(({ instrument, article, text }) => `${instrument}${article ?? ''}${text ? `：${text}` : ''}`).join('\n'), sourceZh, split.join('\n'), keywords.join('、'),
    ]);
    return this.desk.run('writeWorkbook', { title: '职责争议先例汇编', sheets: [{ name: '先例', columns: COLUMNS, rows }] });
  }
}
