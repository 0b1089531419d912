import type { DisputeKind, DisputeOutcome, ListAmendment, SplitRow } from '@yidan/contracts';
import type { CaseProgress, InterimHolder, RaisedFacts } from '../src/domain/dispute-case/case-facts.ts';
import { DisputeCase } from '../src/domain/dispute-case/dispute-case.ts';
import type { Names } from '../src/domain/papers/names.ts';
import type { NamedOrgan } from '../src/domain/precedent/anonymise.ts';

const id = (n: number): string => `0199aa00-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** The organs, units and items that sample cases are about. */
export const IDS = { waterOrgan: id(1), cityOrgan: id(2), townOrgan: id(3), office: id(4), justice: id(5), commission: id(6), waterUnit: id(11), cityUnit: id(12), item: id(21), other: id(22), meeting: id(31), person: id(41) } as const;

export const ORGANS: readonly NamedOrgan[] = [
  { id: IDS.waterOrgan, name: '青禾区水务局', shortName: '水务局', kind: 'GOV_DEPARTMENT' },
  { id: IDS.cityOrgan, name: '青禾区综合行政执法局', shortName: '执法局', kind: 'COMPREHENSIVE_ENFORCEMENT' },
  { id: IDS.townOrgan, name: '北门镇', shortName: '北门镇', kind: 'TOWNSHIP' },
  { id: IDS.office, name: '区委机构编制委员会办公室', shortName: '编办', kind: 'ESTABLISHMENT_OFFICE' },
  { id: IDS.justice, name: '青禾区司法局', shortName: '司法局', kind: 'JUSTICE_BUREAU' },
  { id: IDS.commission, name: '区委机构编制委员会', shortName: '编委', kind: 'ESTABLISHMENT_COMMISSION' },
];
export const NAMES: Names = {
  tenant: '青禾区', office: '区委机构编制委员会办公室', justice: '青禾区司法局',
  organs: new Map(ORGANS.map((organ) => [organ.id, organ.name])),
  units: new Map([[IDS.waterUnit, '河道管理科'], [IDS.cityUnit, '市容管理科']]),
  items: new Map([[IDS.item, { code: '519901-SWJ-01010001', name: '河道违法排污口排查整治', restricted: false }]]),
};

export const SPLIT: readonly SplitRow[] = [
  { task: '河道排污口日常巡查', itemKey: IDS.item, isNew: false, leadOrganId: IDS.cityOrgan, leadUnitId: IDS.cityUnit, handlerOrganIds: [IDS.waterOrgan], assistOrganIds: [IDS.townOrgan], handoff: '巡查发现后一个工作日内移送水务局处置' },
];
export const AMENDMENTS: readonly ListAmendment[] = [{ organId: IDS.waterOrgan, operation: 'TRANSFER_OUT', itemKey: IDS.item, fromOrganId: null, after: null }];
export const BASES = [{ instrument: '青禾区水务局职能配置规定', article: '第四条', text: '负责河道管理' }] as const;
export const outcomeOf = (documentNumber: string, source: DisputeOutcome['source'] = 'RULING'): DisputeOutcome => ({ source, documentNumber, split: [...SPLIT], amendments: [...AMENDMENTS] });
const AT = '2026-03-10T02:00:00.000Z';
export const signed = (organId: string, role: string) => ({ personId: IDS.person, organId, role, at: AT, sha256: 'ab12'.repeat(16) });

const facts = { facts: '涉案排污口位于河道蓝线内，双方均曾处置。', reasons: '巡查与市容巡查同线路，由执法局承担更便于及时发现。', bases: BASES, split: SPLIT, amendments: AMENDMENTS, precedents: [], sha256: 'cd34'.repeat(16), draftedBy: IDS.person, draftedAt: AT };

/** What happened on all three levels. */
export const PROGRESS = {
  statements: [
    { organId: IDS.waterOrgan, by: IDS.person, at: AT, stance: 'DENIES', claim: '日常巡查不属本局', reasons: '三定只规定处置', bases: [], sandingRefs: [], practice: null, proposedSplit: null, evidence: [] },
  ],
  negotiation: {
    openedByOrganId: IDS.waterOrgan, openedAt: AT,
    meetings: [{ at: AT, place: '水务局二楼会议室', attendees: [{ organId: IDS.waterOrgan, name: '陈卫东' }, { organId: IDS.cityOrgan, name: '林晓' }], points: '双方对巡查主体意见不一', by: IDS.person }],
    refusals: [], minutes: { text: '巡查由执法局承担，处置由水务局承担。', split: SPLIT, amendments: AMENDMENTS, sha256: 'ef56'.repeat(16), keptBy: IDS.person, at: AT },
    signatures: [signed(IDS.waterOrgan, 'PRINCIPAL_OFFICER'), signed(IDS.cityOrgan, 'PRINCIPAL_OFFICER')], filed: null, objections: [],
  },
  application: {
    byOrganId: IDS.waterOrgan, by: IDS.person, at: AT, documentNumber: '青编争〔2026〕1号', matter: '河道排污口日常巡查由谁负责', negotiationDone: '协商一次，未达成一致', mainDispute: '巡查主体', proposal: '由执法局巡查', reasons: '同线路巡查',
    bases: BASES, attachments: ['三定规定'], supplements: [],
  },
  acceptance: { decision: 'REJECTED', documentNumber: null, reasons: '缺少协商记录', ground: 'STAFFING', to: '市委编办', at: AT, by: IDS.person },
  coordination: {
    startedAt: AT, rounds: [{ no: 1, kind: 'MEETING', questions: '巡查频次由谁安排', heldAt: AT, minutes: '双方仍有分歧', by: IDS.person }],
    replies: [{ organId: IDS.cityOrgan, text: '无相应编制', deemed: false, at: AT, by: IDS.person }, { organId: IDS.townOrgan, text: null, deemed: true, at: AT, by: null }], extension: null,
    opinion: {
      ...facts, minor: false, documentNumber: '青编协〔2026〕2号',
      acceptances: [{ ...signed(IDS.waterOrgan, 'PRINCIPAL_OFFICER'), accepts: true, reason: null }, { ...signed(IDS.cityOrgan, 'PRINCIPAL_OFFICER'), accepts: false, reason: '人员不足' }],
      signatures: [signed(IDS.office, 'ESTABLISHMENT_DIRECTOR'), signed(IDS.justice, 'JUSTICE_DIRECTOR')],
    },
    proposal: { reasons: '综合行政执法局不同意协调意见，须由编委裁定', sha256: 'ab34'.repeat(16), signatures: [signed(IDS.office, 'ESTABLISHMENT_DIRECTOR'), signed(IDS.justice, 'JUSTICE_DIRECTOR')] },
    submission: { documentNumber: '青编协〔2026〕3号', at: AT },
  },
  commission: {
    meetingId: IDS.meeting, hearings: [{ at: AT, parties: [{ organId: IDS.waterOrgan, attended: true, said: '请求维持处置职责' }, { organId: IDS.cityOrgan, attended: false, said: null }], by: IDS.person }],
    ruling: { ...facts, meetingId: IDS.meeting, upperAuthority: null, policyRuling: false, staffingNote: null, executeBy: '2026-04-30', executionDocNumber: null, signature: signed(IDS.commission, 'COMMISSION_CHAIR'), documentNumber: '青编裁〔2026〕1号' },
    former: [], review: null,
  },
} as unknown as Partial<CaseProgress>;

export const INTERIM: InterimHolder = { organId: IDS.waterOrgan, unitId: IDS.waterUnit, rule: 2, ground: '有效清单确定的责任单位', scope: '河道排污口日常巡查', from: AT, by: 'system' };

/** What a sample case is when it is raised. */
export const raisedFacts = (given: Partial<RaisedFacts> = {}): RaisedFacts => ({
  id: id(101), tenantId: '519901', number: 'ZY-2026-0001', chainId: id(102), kind: 'WHO_HOLDS' as DisputeKind, issue: 'HOLDER', urgency: 'NORMAL', jurisdiction: 'DISTRICT', title: '河道排污口日常巡查职责争议',
  description: '水务局与执法局均认为河道排污口日常巡查不属本单位职责，居民李建国先生（电话13800001234）反映无人处理。', legalIssue: null, sector: null, itemKeys: [IDS.item],
  origin: { type: 'MANUAL', refId: null, matterId: null }, parties: [{ organId: IDS.waterOrgan, role: 'CONVENOR', stance: 'DENIES' }, { organId: IDS.cityOrgan, role: 'COUNTERPART', stance: 'DENIES' }], convenorOrganId: IDS.waterOrgan,
  raisedBy: 'EX_OFFICIO', raisedByOrganId: IDS.office, raisedByPersonId: null, fingerprint: 'sample', ...given,
});

/** A case that went through all levels, as the papers of any step would find it. */
export function sampleCase(given: Partial<DisputeCase> = {}): DisputeCase {
  const at = new Date('2026-03-02T01:00:00.000Z');
  return Object.assign(new DisputeCase(), raisedFacts(), { raisedAt: at, enteredAt: at, actedAt: at, state: 'RULED', level: 3, interim: INTERIM, ...PROGRESS, outcome: outcomeOf('青编裁〔2026〕1号'), outcomeAt: new Date(AT), ...given });
}
