import { z } from 'zod';
import { dateZh, paragraphs, section } from '../form-paper.ts';
import { CaseHead, matterBlocks, partiesTable } from './case-head.ts';
import { defineTemplate } from './template.ts';

/** 协调通知书: the materials go to the parties, and by when they answer. */
export const coordinationNotice = defineTemplate({
  edition: 1,
  fields: CaseHead.extend({ mainDispute: z.string(), applicationNumber: z.string().nullable() }),
  from: ({ application }, _names, head) => ({ ...head, mainDispute: application?.mainDispute ?? '', applicationNumber: application?.documentNumber ?? null }),
  paper: (f) => ({
    issuerMark: f.office,
    number: f.number,
    title: '职责争议协调通知书',
    addressees: f.parties.map(({ name }) => name),
    blocks: [
      { kind: 'paragraph', text: `${f.caseNumber}号职责争议已受理，现转送申请材料${f.applicationNumber ? `（${f.applicationNumber}）` : ''}，由${f.office}、${f.justice}共同协调。` },
      section('一、当事单位'), partiesTable(f), section('二、争议事项'), ...matterBlocks(f), section('三、主要分歧'), ...paragraphs(f.mainDispute),
      { kind: 'paragraph', text: '请在规定期限内书面答复并附依据；逾期未答复的，视为对事实无异议，协调继续进行。' },
    ],
    signature: { by: `${f.office}　${f.justice}`, date: dateZh(f.issuedOn) },
    objectNumber: f.caseNumber,
    basis: ['职责争议协商协调有关规定'],
  }),
});

/** 临时责任单位指定通知 (R-DSP-1…3). */
export const interimNotice = defineTemplate({
  edition: 1,
  fields: CaseHead,
  from: (_one, _names, head) => head,
  paper: (f) => ({
    issuerMark: f.office,
    number: f.number,
    title: '临时责任单位指定通知',
    addressees: f.parties.map(({ name }) => name),
    blocks: [
      { kind: 'paragraph', text: `${f.caseNumber}号职责争议处理期间，指定${f.interim?.organ ?? '（待定）'}为临时责任单位。` },
      section('一、争议事项'), ...matterBlocks(f),
      section('二、指定依据'), ...paragraphs(f.interim?.ground ?? '无'), section('三、责任范围'), ...paragraphs(f.interim?.scope ?? '无'),
      section('四、有关要求'),
      { kind: 'paragraph', text: '临时责任单位按照责任单位的要求履职并接受监督；临时履职不作为职责归属依据。争议结论执行之日起，临时责任解除。' },
    ],
    signature: { by: f.office, date: dateZh(f.issuedOn) },
    objectNumber: f.caseNumber,
    basis: f.interim ? [f.interim.ground] : [],
  }),
});
