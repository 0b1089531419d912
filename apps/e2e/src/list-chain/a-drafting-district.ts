import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listWorkbook } from '@yidan/sample-city';
import type { ServiceDefinition } from '@yidan/platform';
import type { Answer, CityOptions } from '@yidan/testing';
import { aSampleDistrict, expectStatus, registry, type SampleDistrict } from '../dispatch/a-sample-district.ts';

export const ORGAN = 'TJJ';
const folder = join(process.env.YIDAN_REAL_DATA ?? '', 'rights-lists');

/** 部门工作簿: the smallest .xlsx a real department has published, where they are at hand; else one drawn from the sample city. */
export async function aWorkbook({ tenant, organ }: SampleDistrict): Promise<{ name: string; bytes: Uint8Array }> {
  if (process.env.YIDAN_REAL_DATA) {
    const files = readdirSync(folder).filter((file) => file.endsWith('.xlsx')).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
    return files.sort((a, b) => a.bytes.length - b.bytes.length)[0]!;
  }
  const list = tenant.lists.find(({ organCode }) => organCode === 'SCJG')!;
  return { name: '职责任务清单.xlsx', bytes: await listWorkbook({ ...list, items: list.items.slice(0, 24) }, organ('SCJG').name) };
}

/** A department without a list, its drafter and approver, and every office that has a word in it. */
export async function aDraftingDistrict(services: ServiceDefinition[], options: CityOptions): Promise<SampleDistrict> {
  const district = await aSampleDistrict(services, ['CYZX', 'SFJ', 'BW'], options);
  const admin = district.city.as(district.person('TENANT_ADMIN'));
  expectStatus(await admin.post(`${registry}/organs`, { code: ORGAN, name: '清禾区统计局', shortName: '统计局', kind: 'GOV_DEPARTMENT' }), 201);
  for (const [subject, role] of [['qh.tjj.drafter', 'ORGAN_DRAFTER'], ['qh.tjj.approver', 'ORGAN_APPROVER']]) {
    expectStatus(await admin.post(`${registry}/people`, { subject, name: '吴晓明', organCode: ORGAN, roles: [role] }), 201);
  }
  return district;
}

interface DraftRow {
  itemKey: string;
  rowVersion: number;
  item: Record<string, unknown> & { name: string; leadUnit: string; basis: { text: string }[]; keywords: string[] };
}

/** What a person writes into the report. */
const WRITTEN = {
  process: '对照“三定”规定和本部门权责清单逐项梳理。',
  consultations: [{ by: '区司法局', text: '补充法律依据', adopted: true }],
  selfCheck: { completeness: '无遗漏', accuracy: '逐项核对', legality: '均有依据', normativity: '表述规范' },
};

/** 起草人: what the department's drafter does by hand with what a published list does not say. */
export class Drafter {
  constructor(
    private readonly district: SampleDistrict,
    readonly versionId: string,
  ) {}

  async rows(): Promise<DraftRow[]> {
    const rows: DraftRow[] = [];
    for (let cursor = ''; ; ) {
      const { items, next } = await this.get(`draft-items?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      rows.push(...(items as DraftRow[]));
      if (!next) return rows;
      cursor = next as string;
    }
  }

  /** Errors that stand in the way of a submission, by their codes. */
  async errors(): Promise<string[]> {
    const { findings } = await this.get('findings?severity=ERROR');
    return (findings as { code: string; path: string }[]).map(({ code, path }) => `${code} ${path}`);
  }

  /** Writes what every item lacks: levels, correspondence with the “三定” provision, a name that no other item has. */
  async complete(): Promise<void> {
    const names = new Map<string, number>();
    const rows = await this.rows();
    const coordinatorUnit = rows[0]!.item.leadUnit;
    const mended = rows.map(({ itemKey, rowVersion, item: { seqNo: _, code: __, source: ___, ...item } }) => {
      const short = [...item.name].slice(0, 100).join('').trim();
      const before = names.get(short) ?? 0;
      names.set(short, before + 1);
      return {
        itemKey,
        rowVersion,
        item: {
          ...item,
          name: before === 0 ? short : `${short}（${before + 1}）`,
          majorFunction: { name: '统计调查管理', category: 'MACRO_MANAGEMENT' },
          specialFunction: { name: '统计监督', coordinatorUnit },
          attribute: '行业管理类',
          // Rules of a ministry alone are no basis of a duty (F-185): the law comes first.
          basis: [{ text: '《中华人民共和国统计法》第六条', instrument: '中华人民共和国统计法', article: '第六条', role: 'ORIGIN' }, ...item.basis],
          sandingDuties: ['（一）负责统计调查和统计监督。'],
          sandingUnitProvisions: [`${item.leadUnit}：承担统计监督工作。`],
          serviceObjects: ['LEGAL_PERSON'],
        },
      };
    });
    await this.put(mended);
  }

  /** Changes one item. */
  async change(itemKey: string, change: object): Promise<void> {
    const { rowVersion, item } = (await this.rows()).find((row) => row.itemKey === itemKey)!;
    const { seqNo: _, code: __, source: ___, ...rest } = item;
    await this.put([{ itemKey, rowVersion, item: { ...rest, ...change } }]);
  }

  /** 流程图 for every item, and 清单编制报告 of exactly this content. */
  async papers(): Promise<void> {
    expectStatus(await this.post('flowcharts/draft'), 200);
    expectStatus(await this.post('documents', { kind: 'COMPILATION_REPORT', fields: WRITTEN }), 201);
  }

  post(path: string, body: object = {}, as = 'qh.tjj.drafter'): Promise<Answer> {
    return this.district.city.as(as).post(`${registry}/versions/${this.versionId}/${path}`, body);
  }

  private async get(path: string): Promise<Answer['body']> {
    return expectStatus(await this.district.city.as('qh.tjj.drafter').get(`${registry}/versions/${this.versionId}/${path}`), 200).body;
  }

  private async put(items: object[]): Promise<void> {
    for (let i = 0; i < items.length; i += 100) expectStatus(await this.district.city.as('qh.tjj.drafter').put(`${registry}/versions/${this.versionId}/items`, { items: items.slice(i, i + 100) }), 200);
  }
}
