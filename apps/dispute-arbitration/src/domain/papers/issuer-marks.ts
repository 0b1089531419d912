import type { DisputeDocumentKind } from '@yidan/contracts';

/** 发文代字 of the three hands that papers come from. */
export interface IssuerMarks {
  /** 编办's papers. */
  readonly office: string;
  readonly ruling: string;
  /** What the parties write. */
  readonly parties: string;
}

const PARTIES: readonly DisputeDocumentKind[] = ['APPLICATION', 'MINUTES'];

/** 发文代字: whose mark a paper bears. */
export function markOf(kind: DisputeDocumentKind, marks: IssuerMarks): string {
  if (kind === 'RULING') return marks.ruling;
  return PARTIES.includes(kind) ? marks.parties : marks.office;
}

/** Marks by the tenant's name where none were set: 青禾区 gives 青编协, 青编裁 and 青编争. */
export function defaultMarks(tenantName: string): IssuerMarks {
  const [own = tenantName] = /[^省市区县旗州盟]+[省市区县旗州盟]?$/u.exec(tenantName) ?? [];
  const first = /\p{Script=Han}/u.exec(own)?.[0] ?? '';
  return { office: `${first}编协`, ruling: `${first}编裁`, parties: `${first}编争` };
}
