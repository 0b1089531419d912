import { z } from 'zod';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import { dateZh, paragraphs, section, type FormBlock } from '../form-paper.ts';
import { basisLine, CaseHead, Cited, citedOf, matterBlocks, partiesTable, sectioned, Signatures, signaturesOf, signaturesTable } from './case-head.ts';
import { organName, type Names } from './names.ts';
import { stanceZh } from './paper-words.ts';
import { AmendmentLines, amendmentLinesOf, SplitLines, splitLinesOf, splitTable } from './split-rows.ts';
import { defineTemplate } from './template.ts';

const Ruling = CaseHead.extend({
  commission: z.string(), said: z.array(z.string()), facts: z.string(), bases: Cited, policyRuling: z.boolean(), reasons: z.string(), split: SplitLines, amendments: AmendmentLines, executeBy: z.string(),
  rulingNumber: z.string(), replaces: z.string().nullable(), signatures: Signatures,
});

const ruled = (one: DisputeCase, names: Names, head: CaseHead): z.input<typeof Ruling> => {
  const given = one.commission?.ruling;
  return {
    ...head,
    // Who ruled is named as the procedure names it, whatever the register calls the body.
    commission: `中共${names.tenant}委员会机构编制委员会`,
    said: saidBy(one, names),
    facts: given?.facts ?? '',
    bases: citedOf(given?.bases ?? []),
    policyRuling: given?.policyRuling ?? false,
    reasons: given?.reasons ?? '',
    split: splitLinesOf(given?.split ?? [], names),
    amendments: amendmentLinesOf(given?.amendments ?? [], names),
    executeBy: given?.executeBy ?? '',
    rulingNumber: given?.documentNumber ?? one.outcome?.documentNumber ?? head.number,
    replaces: one.commission?.former.at(-1)?.documentNumber ?? null,
    signatures: given?.signature ? signaturesOf([given.signature], names) : [],
  };
};

/** 裁定书. */
export const ruling = defineTemplate({
  edition: 1,
  fields: Ruling,
  from: ruled,
  paper: (f) => ({
    issuerMark: f.commission,
    number: f.number,
    title: `关于${f.caseTitle}的裁定书`,
    addressees: f.parties.map(({ name }) => name),
    blocks: [
      ...(f.replaces ? [{ kind: 'paragraph', text: `本裁定经复核作出，取代${f.replaces}。` } as const] : []),
      section('一、当事单位'), partiesTable(f),
      section('二、争议事项'), ...matterBlocks(f),
      ...sectioned('三、各方意见', f.said),
      section('四、查明的事实'), ...paragraphs(f.facts),
      ...sectioned('五、依据', f.bases.map(basisLine)),
      ...(f.policyRuling ? [{ kind: 'paragraph', text: '现行规定对本争议未作明确规定，本裁定依据工作实际和行政效能作出。' } as const] : []),
      section('六、理由'), ...paragraphs(f.reasons),
      section('七、裁定如下'), splitTable(f.split),
      ...sectioned('八、清单修改内容', f.amendments.length === 0 ? ['无需修改清单'] : f.amendments),
      section('九、执行期限'), { kind: 'paragraph', text: `各方应当于${dateOrText(f.executeBy)}前执行完毕。` },
      ...interimEnds(f.interim),
      { kind: 'paragraph', text: `本裁定由${f.commission}作出，各方应当执行。` },
      section('签发'), signaturesTable(f.signatures),
    ],
    signature: { by: f.commission, date: dateZh(f.issuedOn) },
    copies: `${f.office}，${f.justice}`,
    objectNumber: f.caseNumber,
    basis: f.bases.map(basisLine),
  }),
});

/** 执行通知书: what each organ has to do by when. */
export const executionNotice = defineTemplate({
  edition: 1,
  fields: Ruling,
  from: ruled,
  paper: (f) => ({
    issuerMark: f.office,
    number: f.number,
    title: `关于执行${f.rulingNumber}的通知`,
    addressees: f.parties.map(({ name }) => name),
    blocks: [
      { kind: 'paragraph', text: `${f.caseNumber}号职责争议已由${f.rulingNumber}裁定，请于${dateOrText(f.executeBy)}前执行完毕并报告执行情况。` },
      section('一、职责分工'), splitTable(f.split), ...sectioned('二、清单修改内容', f.amendments.length === 0 ? ['无需修改清单'] : f.amendments), ...interimEnds(f.interim),
      { kind: 'paragraph', text: '拒不执行的，依照规定督办、通报并移送问责线索。' },
    ],
    signature: { by: f.office, date: dateZh(f.issuedOn) },
    objectNumber: f.caseNumber,
    basis: [f.rulingNumber],
  }),
});

function interimEnds(interim: CaseHead['interim']): FormBlock[] {
  return [
    ...(interim ? [{ kind: 'paragraph', text: `现临时责任单位：${interim.organ}。` } as const] : []),
    { kind: 'paragraph', text: '临时责任单位自本裁定执行之日起解除。' },
  ];
}

const dateOrText = (date: string): string => (/^\d{4}-\d\d-\d\d$/.test(date) ? dateZh(date) : date);

/** What each party said: in its statement, in its reply and when it was heard. */
function saidBy({ parties, statements, coordination, commission }: DisputeCase, names: Names): string[] {
  return parties.map(({ organId, stance }) => {
    const statement = statements.filter((each) => each.organId === organId).at(-1);
    const reply = coordination?.replies.find((each) => each.organId === organId);
    const heard = commission?.hearings.flatMap(({ parties: present }) => present).filter((each) => each.organId === organId && each.said !== null).at(-1);
    const words = [
      ...(statement ? [`${stanceZh[statement.stance]}，${statement.claim}，理由是：${statement.reasons}`] : stance ? [stanceZh[stance]] : []),
      ...(reply?.text ? [`协调中答复：${reply.text}`] : []),
      ...(heard?.said ? [`审议时陈述：${heard.said}`] : []),
    ];
    return `${organName(names, organId)}：${words.join('；') || '未发表意见'}`;
  });
}
