import { z } from 'zod';
import { dateZh, paragraphs, section } from '../form-paper.ts';
import { beijing, CaseHead, matterBlocks, partiesTable, sectioned, Signatures, signaturesOf, signaturesTable } from './case-head.ts';
import { organName } from './names.ts';
import { AmendmentLines, amendmentLinesOf, SplitLines, splitLinesOf, splitTable } from './split-rows.ts';
import { roundZh } from './paper-words.ts';
import { defineTemplate } from './template.ts';

const Meetings = z.array(z.object({ at: z.string(), place: z.string(), attendees: z.string(), points: z.string() }));

/** 协商纪要: the meetings, what was agreed, and who signed it. */
export const minutes = defineTemplate({
  edition: 1,
  fields: CaseHead.extend({ meetings: Meetings, text: z.string(), split: SplitLines, amendments: AmendmentLines, signatures: Signatures }),
  from: ({ negotiation }, names, head) => ({
    ...head,
    meetings: (negotiation?.meetings ?? []).map(({ at, place, attendees, points }) => ({
      at: beijing(at), place, points, attendees: attendees.map(({ organId, name }) => `${name}（${organName(names, organId)}）`).join('、') || '无',
    })),
    text: negotiation?.minutes?.text ?? '',
    split: splitLinesOf(negotiation?.minutes?.split ?? [], names),
    amendments: amendmentLinesOf(negotiation?.minutes?.amendments ?? [], names),
    signatures: signaturesOf(negotiation?.signatures ?? [], names),
  }),
  paper: (f) => ({
    issuerMark: f.convenor,
    number: f.number,
    title: `关于${f.caseTitle}的协商纪要`,
    addressees: [f.office],
    blocks: [
      section('一、当事单位'), partiesTable(f), section('二、争议事项'), ...matterBlocks(f),
      ...sectioned('三、协商经过', f.meetings.map(({ at, place, attendees, points }) => `${at}，${place}，参加人员：${attendees}。${points}`)),
      section('四、协商意见'), ...paragraphs(f.text), section('五、职责分工'), splitTable(f.split), ...sectioned('六、清单修改内容', f.amendments), section('七、各方签署'), signaturesTable(f.signatures),
    ],
    signature: { by: f.parties.map(({ name }) => name).join('　'), date: dateZh(f.issuedOn) },
    objectNumber: f.caseNumber,
    basis: ['职责争议协商协调有关规定'],
  }),
});

/** 协调会议纪要: the last round of the coordination and what came of it. */
export const roundMinutes = defineTemplate({
  edition: 1,
  fields: CaseHead.extend({ round: z.object({ no: z.int(), kind: z.string(), heldAt: z.string(), questions: z.string(), minutes: z.string() }) }),
  from: ({ coordination }, _names, head) => {
    const last = coordination?.rounds.at(-1);
    return { ...head, round: { no: last?.no ?? 0, kind: last ? roundZh[last.kind] : '', heldAt: last ? beijing(last.heldAt) : '', questions: last?.questions ?? '', minutes: last?.minutes ?? '' } };
  },
  paper: (f) => ({
    issuerMark: f.office,
    number: f.number,
    title: `关于${f.caseTitle}的协调会议纪要`,
    addressees: f.parties.map(({ name }) => name),
    blocks: [
      { kind: 'paragraph', text: `${f.round.heldAt}，${f.office}会同${f.justice}以${f.round.kind}方式就${f.caseNumber}号职责争议开展第${f.round.no}轮协调。` },
      section('一、当事单位'), partiesTable(f), section('二、协调的问题'), ...paragraphs(f.round.questions), section('三、协调情况'), ...paragraphs(f.round.minutes),
    ],
    signature: { by: `${f.office}　${f.justice}`, date: dateZh(f.issuedOn) },
    objectNumber: f.caseNumber,
    basis: ['职责争议协商协调有关规定'],
  }),
});
