import { z } from 'zod';
import { dateZh, paragraphs, section } from '../form-paper.ts';
import { basisLine, beijing, CaseHead, Cited, citedOf, matterBlocks, partiesTable, sectioned, Signatures, signaturesOf, signaturesTable } from './case-head.ts';
import { organName } from './names.ts';
import { AmendmentLines, amendmentLinesOf, SplitLines, splitLinesOf, splitTable } from './split-rows.ts';
import { defineTemplate } from './template.ts';

const Accepted = z.array(z.object({ organ: z.string(), accepts: z.boolean(), reason: z.string().nullable() }));
const Opinion = CaseHead.extend({ facts: z.string(), reasons: z.string(), bases: Cited, split: SplitLines, amendments: AmendmentLines, accepted: Accepted, signatures: Signatures });

/** 协调意见书: signed by both directors, accepted by each party. */
export const opinion = defineTemplate({
  edition: 1,
  fields: Opinion,
  from: ({ coordination }, names, head) => {
    const given = coordination?.opinion;
    return {
      ...head,
      facts: given?.facts ?? '',
      reasons: given?.reasons ?? '',
      bases: citedOf(given?.bases ?? []),
      split: splitLinesOf(given?.split ?? [], names),
      amendments: amendmentLinesOf(given?.amendments ?? [], names),
      accepted: (given?.acceptances ?? []).map(({ organId, accepts, reason }) => ({ organ: organName(names, organId), accepts, reason })),
      signatures: signaturesOf(given?.signatures ?? [], names),
    };
  },
  paper: (f) => ({
    issuerMark: `${f.office}　${f.justice}`,
    number: f.number,
    title: `关于${f.caseTitle}的协调意见书`,
    addressees: f.parties.map(({ name }) => name),
    blocks: [
      section('一、当事单位'), partiesTable(f), section('二、争议事项'), ...matterBlocks(f), section('三、查明的事实'), ...paragraphs(f.facts), ...sectioned('四、依据', f.bases.map(basisLine)),
      section('五、理由'), ...paragraphs(f.reasons), section('六、协调意见'), splitTable(f.split), ...sectioned('七、清单修改内容', f.amendments),
      ...sectioned('八、当事单位意见', f.accepted.map(({ organ, accepts, reason }) => `${organ}：${accepts ? '同意' : '不同意'}${reason ? `，${reason}` : ''}`)),
      section('九、签署'), signaturesTable(f.signatures),
    ],
    signature: { by: `${f.office}　${f.justice}`, date: dateZh(f.issuedOn) },
    objectNumber: f.caseNumber,
    basis: f.bases.map(basisLine),
  }),
});

/** 提请裁定请示: what was coordinated, where the parties stayed apart and what both directors propose. */
export const submission = defineTemplate({
  edition: 1,
  fields: Opinion.extend({ proposal: z.string(), rounds: z.array(z.string()), replies: z.array(z.object({ organ: z.string(), text: z.string() })) }),
  from: (one, names, head) => ({
    ...opinion.from(one, names, head),
    proposal: one.coordination?.proposal?.reasons ?? '',
    signatures: signaturesOf(one.coordination?.proposal?.signatures ?? [], names),
    rounds: (one.coordination?.rounds ?? []).map(({ no, heldAt, minutes }) => `第${no}轮（${beijing(heldAt)}）：${minutes ?? '书面征求意见'}`),
    replies: (one.coordination?.replies ?? []).map(({ organId, text, deemed }) => ({ organ: organName(names, organId), text: deemed ? '逾期未答复，视为对事实无异议' : (text ?? '') })),
  }),
  paper: (f) => ({
    issuerMark: `${f.office}　${f.justice}`,
    number: f.number,
    title: `关于提请裁定${f.caseTitle}的请示`,
    addressees: [`中共${f.tenant}委员会机构编制委员会`],
    blocks: [
      { kind: 'paragraph', text: `${f.caseNumber}号职责争议经部门协商和${f.office}、${f.justice}协调，未能达成一致，现提请裁定。` },
      section('一、当事单位'), partiesTable(f), section('二、争议事项'), ...matterBlocks(f), ...sectioned('三、协调经过', f.rounds), ...sectioned('四、各方意见', [
        ...f.replies.map(({ organ, text }) => `${organ}：${text}`), ...f.accepted.map(({ organ, accepts, reason }) => `${organ}对协调意见${accepts ? '同意' : '不同意'}${reason ? `：${reason}` : ''}`),
      ]),
      section('五、查明的事实'), ...paragraphs(f.facts), ...sectioned('六、依据', f.bases.map(basisLine)), ...sectioned('七、提请理由', f.proposal === '' ? [] : [f.proposal]),
      section('八、裁定建议'), ...paragraphs(f.reasons), ...(f.split.length > 0 ? [splitTable(f.split)] : []), section('九、签署'), signaturesTable(f.signatures),
      { kind: 'paragraph', text: '以上请示妥否，请审定。' },
    ],
    signature: { by: `${f.office}　${f.justice}`, date: dateZh(f.issuedOn) },
    objectNumber: f.caseNumber,
    basis: f.bases.map(basisLine),
  }),
});
