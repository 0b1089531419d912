import { z } from 'zod';
import { businessDate, urgencyZh } from '@yidan/kernel';
import type { CitedBasis, SignedText } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import { section, type FormBlock } from '../form-paper.ts';
import { organName, type Names } from './names.ts';
import { kindZh, partyRoleZh, stanceZh } from './paper-words.ts';

/** What every paper of a dispute says: whose it is, about which case, between whom. */
export const CaseHead = z.object({
  number: z.string(),
  issuedOn: z.iso.date(),
  tenant: z.string(),
  office: z.string(),
  justice: z.string(),
  caseNumber: z.string(),
  caseTitle: z.string(),
  kind: z.string(),
  urgency: z.string(),
  raisedOn: z.iso.date(),
  description: z.string(),
  legalIssue: z.string().nullable(),
  convenor: z.string(),
  parties: z.array(z.object({ name: z.string(), role: z.string(), stance: z.string().nullable() })),
  items: z.array(z.object({ code: z.string(), name: z.string() })),
  interim: z.object({ organ: z.string(), ground: z.string(), scope: z.string() }).nullable(),
});
export type CaseHead = z.infer<typeof CaseHead>;

export const Cited = z.array(z.object({ instrument: z.string(), article: z.string().nullable(), text: z.string().nullable() }));
/** 署名: an organ's or office's signature under exactly one text. */
export const Signatures = z.array(z.object({ by: z.string(), as: z.string(), at: z.string(), sha256: z.string() }));
const AS_ZH: Readonly<Record<string, string>> = {
  PRINCIPAL_OFFICER: '单位主要负责人', ESTABLISHMENT_DIRECTOR: '编办负责人', JUSTICE_DIRECTOR: '司法局负责人', COMMISSION_CHAIR: '编委主任', COMMISSION_SECRETARY: '编委秘书',
};

/** The head of a paper that is issued now. */
export function headOf(one: DisputeCase, names: Names, number: string, at: Date): CaseHead {
  return {
    number,
    issuedOn: businessDate(at),
    tenant: names.tenant,
    office: names.office,
    justice: names.justice,
    caseNumber: one.number,
    caseTitle: one.title,
    kind: kindZh[one.kind],
    urgency: urgencyZh[one.urgency],
    raisedOn: businessDate(one.raisedAt),
    description: one.description,
    legalIssue: one.legalIssue,
    convenor: organName(names, one.convenorOrganId),
    parties: one.parties.map(({ organId, role, stance }) => ({ name: organName(names, organId), role: partyRoleZh[role], stance: stance && stanceZh[stance] })),
    items: one.itemKeys.flatMap((key) => names.items.get(key) ?? []).map(({ code, name }) => ({ code, name })),
    interim: one.interim && { organ: organName(names, one.interim.organId), ground: one.interim.ground, scope: one.interim.scope },
  };
}

/** 签署: who signed for which organ, in which capacity and when, with the digest of the text. */
export function signaturesOf(signed: readonly SignedText[], names: Names): z.infer<typeof Signatures> {
  return signed.map(({ organId, role, at, sha256 }) => ({ by: organName(names, organId), as: AS_ZH[role.split('@')[0]!] ?? role, at: beijing(at), sha256 }));
}

/** 依据 as a paper lists it. */
export const citedOf = (bases: readonly CitedBasis[]): z.infer<typeof Cited> => bases.map(({ instrument, article, text }) => ({ instrument, article, text }));

/** 《机构编制工作条例》第十条: …… */
export function basisLine({ instrument, article, text }: CitedBasis): string {
  const title = instrument.startsWith('《') ? instrument : `《${instrument}》`;
  return `${title}${article ?? ''}${text ? `：${text}` : ''}`;
}

/** 2026-03-02 09:30, as the office's clock shows it. */
export function beijing(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** 当事单位. */
export function partiesTable({ parties }: Pick<CaseHead, 'parties'>): FormBlock {
  return {
    kind: 'table',
    columns: [{ header: '单位', width: 12 }, { header: '地位', width: 7, align: 'center' }, { header: '主张', width: 12 }],
    rows: parties.map(({ name, role, stance }) => [name, role, stance ?? '未表态']),
  };
}

/** 签署: who signed which text when. */
export function signaturesTable(signatures: z.infer<typeof Signatures>): FormBlock {
  return {
    kind: 'table',
    columns: [{ header: '签署单位', width: 10 }, { header: '职务', width: 7, align: 'center' }, { header: '签署时间', width: 8, align: 'center' }, { header: '签署文本摘要', width: 9 }],
    rows: signatures.map(({ by, as, at, sha256 }) => [by, as, at, sha256.slice(0, 16)]),
  };
}

/** 争议事项 with the items it is about. */
export function matterBlocks({ description, legalIssue, items }: Pick<CaseHead, 'description' | 'legalIssue' | 'items'>): FormBlock[] {
  return [
    { kind: 'paragraph', text: description },
    ...(legalIssue ? [{ kind: 'paragraph', text: `法律适用问题：${legalIssue}` } as const] : []),
    ...items.map(({ code, name }): FormBlock => ({ kind: 'paragraph', text: `涉及事项：${code} ${name}` })),
  ];
}

/** A part of a paper under its heading; 无 where there is nothing to say. */
export const sectioned = (title: string, texts: readonly string[], none = '无'): FormBlock[] => [
  section(title),
  ...(texts.length === 0 ? [none] : texts).map((text): FormBlock => ({ kind: 'paragraph', text })),
];
