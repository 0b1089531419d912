import { z } from 'zod';
import { dateZh, paragraphs, section } from '../form-paper.ts';
import { basisLine, CaseHead, Cited, citedOf, partiesTable, sectioned } from './case-head.ts';
import { organName } from './names.ts';
import { defineTemplate } from './template.ts';

/** 协调申请书: matter, negotiation done, main dispute, proposal, reasons, bases and what is attached. */
export const application = defineTemplate({
  edition: 1,
  fields: CaseHead.extend({
    applicant: z.string(), matter: z.string(), negotiationDone: z.string(), mainDispute: z.string(), proposal: z.string(), reasons: z.string(), bases: Cited, attachments: z.array(z.string()),
  }),
  from: ({ application: asked, convenorOrganId }, names, head) => ({
    ...head,
    applicant: organName(names, asked?.byOrganId ?? convenorOrganId),
    matter: asked?.matter ?? '',
    negotiationDone: asked?.negotiationDone ?? '',
    mainDispute: asked?.mainDispute ?? '',
    proposal: asked?.proposal ?? '',
    reasons: asked?.reasons ?? '',
    bases: citedOf(asked?.bases ?? []),
    attachments: [...(asked?.attachments ?? [])],
  }),
  paper: (f) => ({
    issuerMark: f.applicant,
    number: f.number,
    title: `关于${f.caseTitle}的协调申请书`,
    addressees: [f.office],
    blocks: [
      section('一、当事单位'), partiesTable(f), section('二、争议事项'), ...paragraphs(f.matter), section('三、协商情况'), ...paragraphs(f.negotiationDone), section('四、主要分歧'), ...paragraphs(f.mainDispute),
      section('五、处理建议'), ...paragraphs(f.proposal), section('六、理由'), ...paragraphs(f.reasons), ...sectioned('七、依据', f.bases.map(basisLine)),
    ],
    attachments: f.attachments,
    signature: { by: f.applicant, date: dateZh(f.issuedOn) },
    objectNumber: f.caseNumber,
    basis: f.bases.map(basisLine),
  }),
});
