import { z } from 'zod';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import { dateZh, paragraphs, section, type FormBlock, type FormPaper } from '../form-paper.ts';
import { CaseHead, partiesTable } from './case-head.ts';
import { organName, type Names } from './names.ts';
import { outOfScopeZh } from './paper-words.ts';
import { defineTemplate } from './template.ts';

const Decision = CaseHead.extend({ applicant: z.string(), applicationNumber: z.string().nullable(), leading: z.string(), reasons: z.string().nullable(), ground: z.string().nullable(), route: z.string().nullable(), to: z.string().nullable() });
type Decision = z.infer<typeof Decision>;

const decided = ({ acceptance, application, convenorOrganId, issue }: DisputeCase, names: Names, head: CaseHead): Decision => {
  const scope = acceptance?.ground ? outOfScopeZh[acceptance.ground] : null;
  return {
    ...head,
    applicant: organName(names, application?.byOrganId ?? convenorOrganId),
    applicationNumber: application?.documentNumber ?? null,
    leading: issue === 'LAW' ? names.justice : names.office,
    reasons: acceptance?.reasons ?? null,
    ground: scope?.ground ?? null,
    route: scope?.route ?? null,
    to: acceptance?.to ?? null,
  };
};

const notice = (f: Decision, title: string, addressees: readonly string[], blocks: readonly FormBlock[]): FormPaper => ({
  issuerMark: f.office, number: f.number, title, addressees, blocks, signature: { by: f.office, date: dateZh(f.issuedOn) }, objectNumber: f.caseNumber, basis: ['职责争议协商协调有关规定'],
});
const asked = (f: Decision): string => `${f.applicant}提出的《关于${f.caseTitle}的协调申请书》${f.applicationNumber ? `（${f.applicationNumber}）` : ''}收悉。`;

/** 受理通知书. */
export const acceptance = defineTemplate({
  edition: 1,
  fields: Decision,
  from: decided,
  paper: (f) => notice(f, '职责争议受理通知书', f.parties.map(({ name }) => name), [
    { kind: 'paragraph', text: `${asked(f)}经审查，符合受理条件，决定予以受理，编号${f.caseNumber}，由${f.leading}牵头、${f.leading === f.office ? f.justice : f.office}共同协调。` },
    section('当事单位'), partiesTable(f),
    { kind: 'paragraph', text: '协调期间，涉及职责由临时责任单位履行，任何单位不得以存在争议为由停止履职。' },
    ...interim(f),
  ]),
});

/** 补正通知书. */
export const supplement = defineTemplate({
  edition: 1,
  fields: Decision,
  from: decided,
  paper: (f) => notice(f, '职责争议补正通知书', [f.applicant], [
    { kind: 'paragraph', text: `${asked(f)}经审查，申请材料需要补正：` },
    ...paragraphs(f.reasons ?? ''),
    { kind: 'paragraph', text: '请在规定期限内一次补正；逾期未补正的，不予受理。' },
  ]),
});

/** 不予受理通知书, with the route that is open instead. */
export const rejection = defineTemplate({
  edition: 1,
  fields: Decision,
  from: decided,
  paper: (f) => notice(f, '职责争议不予受理通知书', [f.applicant], [
    { kind: 'paragraph', text: `${asked(f)}经审查，${f.ground ? `该争议${f.ground}，` : ''}决定不予受理。` },
    ...(f.reasons ? [section('理由'), ...paragraphs(f.reasons)] : []),
    ...(f.route ? [{ kind: 'paragraph', text: `处理途径：${f.route}。` } as const] : []),
  ]),
});

/** 报请上级处理的请示. */
export const referUp = defineTemplate({
  edition: 1,
  fields: Decision,
  from: decided,
  paper: (f) => notice(f, `关于报请上级处理${f.caseTitle}的请示`, [f.to ?? '上级机构编制部门'], [
    { kind: 'paragraph', text: `${f.caseNumber}号职责争议超出本级管辖范围，现报请处理。` },
    section('一、当事单位'), partiesTable(f), section('二、争议事项'), ...paragraphs(f.description), ...(f.reasons ? [section('三、报请理由'), ...paragraphs(f.reasons)] : []), ...interim(f),
  ]),
});

function interim({ interim: holder }: Decision): FormBlock[] {
  return holder ? [{ kind: 'paragraph', text: `临时责任单位：${holder.organ}（${holder.ground}）。` }] : [];
}
