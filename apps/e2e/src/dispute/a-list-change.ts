import { answered, registry, type ChainDistrict, type Department } from './a-chain-district.ts';

const SELF_CHECK = { completeness: true, accuracy: true, legality: true, normativity: true, statement: '本部门对清单的全面性、准确性、合法性、规范性负责' };
const REPORT = {
  process: '依据裁定调整清单。',
  gapsExplained: '裁定新增事项，“三定”规定待修订。',
  changeReason: '执行编委裁定。',
  consultations: [{ by: '区司法局', text: '同意', adopted: true }],
  selfCheck: { completeness: '无遗漏', accuracy: '逐项核对', legality: '均有依据', normativity: '表述规范' },
};

/** 清单变更: the version that answers what was decided about an organ's list, on its way through the people who have a word in it. */
export class ListChange {
  private constructor(
    private readonly district: ChainDistrict,
    readonly organ: Department,
    readonly versionId: string,
  ) {}

  /** The draft that was made for a document. */
  static async of(district: ChainDistrict, organ: Department, documentNumber: string): Promise<ListChange> {
    const { items } = await district.get('officer', `${registry}/adjustments?organ=${organ}&trigger=DISPUTE_RULING`);
    const one = (items as { cause: { id: string }; versionId: string | null }[]).find(({ cause }) => cause.id === documentNumber);
    if (!one?.versionId) throw new Error(`no draft of ${organ} answers ${documentNumber}: ${JSON.stringify(items)}`);
    return new ListChange(district, organ, one.versionId);
  }

  /** A version that is being drafted, whatever it answers. */
  static drafted(district: ChainDistrict, organ: Department, versionId: string): ListChange {
    return new ListChange(district, organ, versionId);
  }

  private get path(): string {
    return `${registry}/versions/${this.versionId}`;
  }

  async state(): Promise<string> {
    return (await this.district.get('officer', this.path)).state as string;
  }

  /** 送审: with its papers, by the organ. */
  async submit(): Promise<void> {
    const drafter = this.district.as(`${this.organ}.drafter`);
    answered(await drafter.post(`${this.path}/flowcharts/draft`), 200);
    answered(await drafter.post(`${this.path}/documents`, { kind: 'COMPILATION_REPORT', fields: REPORT }), 201);
    answered(await this.district.as(`${this.organ}.approver`).post(`${this.path}/submit`, { selfCheck: SELF_CHECK }));
  }

  /** 审查: 编办 and 司法 pass it. */
  async review(): Promise<void> {
    answered(await this.district.as('officer').post(`${this.path}/accept`));
    for (const who of ['reviewer', 'officer']) answered(await this.district.as(who).post(`${this.path}/reviews`, { conclusion: 'PASS' }));
    for (const who of ['justice', 'director']) answered(await this.district.as(who).post(`${this.path}/pass`));
  }

  async publicise(): Promise<void> {
    answered(await this.district.as('officer').post(`${this.path}/publicise`, { channel: '区政府门户网站' }));
  }

  async file(): Promise<void> {
    answered(await this.district.as('officer').post(`${this.path}/file`));
  }
}
