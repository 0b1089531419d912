import { randomUUID } from 'node:crypto';
import type { Asked, Call } from './calls.ts';

/** The parties and whoever raised it see the dispute: who may not act on it is told so. */
const KNOWN = { known: ['OWN_UNIT', 'OWN_ORGAN', 'SENDER'] } as const;
const on = (path: string, more: Omit<Call, 'on' | 'path'> = {}): Call => ({ on: 'dispute', path: ({ thing }) => `disputes/${thing.id}${path && `/${path}`}`, ...more });
const step = (command: string, body: (asked: Asked) => object = () => ({}), more: Omit<Call, 'on' | 'path' | 'body' | 'changes'> = {}): Call => on(command, { body, changes: true, ...KNOWN, ...more });
const own = (path: string, more: Omit<Call, 'path'> = {}): Call => ({ path: () => path, ...more });
const request = (command: string, body: (asked: Asked) => object): Call => ({ on: 'dispute-request', path: ({ thing }) => `dispute-requests/${thing.id}/${command}`, body, changes: true });
const tenantOf = ({ role }: Asked): string => (role === 'PLATFORM_OPERATOR' ? '?tenantId=990102' : '');

const reason = () => ({ reason: '情况属实' });
const split = ({ thing }: Asked) => [{
  task: '河道护栏维护', leadOrganId: thing.also.water, leadUnitId: thing.also.unit,
  newItem: { name: '河道护栏维护', description: '维护河道护栏', majorFunction: { name: '河湖管理', category: 'MACRO_MANAGEMENT' }, specialFunction: { name: '岸线管理' }, attribute: '行业管理类', basisTexts: ['《水法》第八条'], keywords: ['护栏'] },
}];
const text = (asked: Asked) => ({ facts: '事实', reasons: '理由', bases: [{ instrument: '水法', article: '第八条' }], split: split(asked) });
const signed = ({ thing }: Asked) => ({ sha256: thing.also.sha });
const meeting = ({ thing }: Asked) => ({ meetingId: thing.also.meetingId ?? randomUUID() });
const parties = ({ thing }: Asked) => [{ organId: thing.also.water }, { organId: thing.also.traffic }];

/** Every operation of dispute-arbitration. Where a step needs the stored act of somebody else, the specs of the service take it and take it away. */
export const callsOfDisputes: Readonly<Record<string, Call>> = {
  'GET disputes': own('disputes'),
  'GET disputes/export.xlsx': own('disputes/export.xlsx'),
  'POST disputes': {
    on: 'dispute-parties', path: () => 'disputes', inBody: true, known: ['OWN_UNIT', 'OWN_ORGAN', 'SENDER', 'OTHER_ORGAN'],
    body: ({ thing, n }) => ({ kind: 'BOUNDARY', title: `护栏由谁维护（${n}）`, description: '河道护栏无人维护', parties: [thing.also.water, thing.also.traffic, thing.also.town].map((organId) => ({ organId })), origin: { type: 'MANUAL', matterId: randomUUID() } }),
  },
  'GET disputes/{id}': on('', KNOWN),
  'GET disputes/{id}/execution': on('execution', KNOWN),
  'GET disputes/{id}/precedents': on('precedents', KNOWN),
  'GET disputes/{id}/commission-meetings': on('commission-meetings', KNOWN),
  'GET disputes/{id}/documents': on('documents', KNOWN),
  'GET policy-rulings': own('policy-rulings'),
  'GET precedents': own('precedents'),
  'GET precedents/export': own('precedents/export'),
  'GET dispute-figures': own('dispute-figures?from=2026H1'),
  'GET dispute-figures/export': own('dispute-figures/export?from=2026H1'),
  'GET dispute-figures/report': own('dispute-figures/report?from=2026H1'),
  'POST disputes/{id}/designate-interim': step('designate-interim', ({ thing }) => ({ organId: thing.also.traffic, ground: '随时可能坍塌', irreparableHarm: true })),
  'POST disputes/{id}/record-leader': step('record-leader', () => ({ leader: '王副区长', instruction: '请尽快明确' })),
  'POST disputes/{id}/submit-statement': step('submit-statement', () => ({ stance: 'DENIES', claim: '不属本部门', reasons: '三定无此职责' })),
  'POST disputes/{id}/open-negotiation': step('open-negotiation', () => ({}), { states: ['NEGOTIATING', 'RULED', 'CLOSED'] }),
  'POST disputes/{id}/record-meeting': step('record-meeting', ({ thing }) => ({ at: '2026-03-01T09:00:00+08:00', place: '会议室', attendees: [{ organId: thing.also.water, name: '甲' }, { organId: thing.also.traffic, name: '乙' }], points: '未达成一致' })),
  'POST disputes/{id}/record-refusal': step('record-refusal', ({ thing }) => ({ organId: thing.also.traffic, reason: '拒绝参加' })),
  'POST disputes/{id}/keep-minutes': step('keep-minutes', (asked) => ({ text: '协商一致', split: split(asked) })),
  'POST disputes/{id}/agree': step('agree', signed),
  // While they negotiate it is said what is missing: minutes that every head has signed (05 §3.3.6).
  'POST disputes/{id}/file-minutes': step('file-minutes', () => ({}), { states: ['RAISED', 'AGREED', 'FILED', 'RULED', 'CLOSED'] }),
  'POST disputes/{id}/object-to-minutes': step('object-to-minutes', () => ({ ground: '与三定不符' })),
  'POST disputes/{id}/fail': step('fail', reason),
  'POST disputes/{id}/apply': step('apply', () => ({ matter: '护栏', negotiationDone: '已协商', mainDispute: '谁负责', proposal: '请明确', reasons: '无人负责', bases: [{ instrument: '水法', article: '第八条' }] })),
  'POST disputes/{id}/accept': step('accept'),
  'POST disputes/{id}/ask-supplement': step('ask-supplement', () => ({ reasons: '缺少依据' })),
  'POST disputes/{id}/supplement': step('supplement', () => ({ text: '补充依据' }), { states: ['RAISED', 'APPLIED', 'CLOSED'] }),
  'POST disputes/{id}/reject': step('reject', () => ({ ground: 'OTHER_PROCEDURE', reasons: '法律另有规定' })),
  'POST disputes/{id}/transfer': step('transfer', () => ({ to: '市编办', reasons: '跨区' })),
  'POST disputes/{id}/refer-up': step('refer-up', () => ({ to: '市编办', reason: '涉及垂直管理机构' })),
  'POST disputes/{id}/record-upper-return': step('record-upper-return', ({ n }) => ({ authority: '市编办', documentNumber: `云编函〔2026〕${n}号`, text: '退回自行处理' })),
  'POST disputes/{id}/forward': step('forward'),
  'POST disputes/{id}/reply': step('reply', () => ({ text: '不属本部门' })),
  'POST disputes/{id}/hold-round': step('hold-round', () => ({ kind: 'MEETING', questions: '谁负责', minutes: '未达成一致' })),
  'POST disputes/{id}/extend-coordination': step('extend-coordination', reason),
  'POST disputes/{id}/draft-opinion': step('draft-opinion', text, { states: ['RAISED', 'AGREED', 'OPINION_ISSUED', 'CLOSED'] }),
  'POST disputes/{id}/preview-split': on('preview-split', { body: (asked) => ({ split: split(asked) }), ...KNOWN }),
  'POST disputes/{id}/accept-opinion': step('accept-opinion', signed),
  'POST disputes/{id}/decline-opinion': step('decline-opinion', (asked) => ({ ...signed(asked), reason: '不同意' })),
  'POST disputes/{id}/hear': step('hear', ({ thing }) => ({ parties: [{ organId: thing.also.water, attended: true, said: '意见' }] })),
  'POST disputes/{id}/draft-ruling': step('draft-ruling', (asked) => ({ ...text(asked), executeBy: '2026-04-30' }), { states: ['RAISED', 'COORDINATING', 'RULED', 'CLOSED'] }),
  'POST disputes/{id}/record-upper-decision': step('record-upper-decision', (asked) => ({ ...text(asked), executeBy: '2026-04-30', authority: '市编委', documentNumber: `云编裁〔2026〕${asked.n}号` })),
  'POST disputes/{id}/execute': step('execute'),
  'POST disputes/{id}/report-execution': step('report-execution', () => ({ text: '已执行' })),
  'POST disputes/{id}/confirm': step('confirm', () => ({ note: '已执行' })),
  'POST disputes/{id}/mark-non-compliance': step('mark-non-compliance', ({ thing }) => ({ organId: thing.also.traffic, facts: '拒不执行' })),
  'POST disputes/{id}/close': step('close', () => ({ cause: 'NO_PROVISION' })),
  // What these need was done by others: a meeting that is signed, parties that consent, a directors' second hand. Who may not is refused before it is asked for.
  'POST disputes/{id}/replace-negotiation': step('replace-negotiation', () => ({ ground: 'URGENT' }), { states: ['NEGOTIATING', 'RULED', 'CLOSED'] }),
  'POST disputes/{id}/consensus': step('consensus', signed, { states: ['RAISED', 'OPINION_ISSUED', 'RULED', 'CLOSED'] }),
  'POST disputes/{id}/no-consensus': step('no-consensus', () => ({ reasons: '一方不同意' })),
  'POST disputes/{id}/deliberate': step('deliberate', meeting, { states: ['RAISED', 'COORDINATING', 'RULED', 'CLOSED'] }),
  'POST disputes/{id}/rule': step('rule', (asked) => ({ ...meeting(asked), ...signed(asked) }), { states: ['RAISED', 'COORDINATING', 'RULED', 'CLOSED'] }),
  'POST disputes/{id}/defer': step('defer', (asked) => ({ ...meeting(asked), ...reason() }), { states: ['RAISED', 'COORDINATING', 'RULED', 'CLOSED'] }),
  'POST disputes/{id}/remand': step('remand', (asked) => ({ ...meeting(asked), ...reason() }), { states: ['RAISED', 'COORDINATING', 'RULED', 'CLOSED'] }),
  'POST disputes/{id}/request-review': step('request-review', () => ({ newFacts: '发现新的文件' }), { states: ['RAISED', 'COORDINATING', 'EXECUTED', 'CLOSED'] }),
  'POST disputes/{id}/decide-review': step('decide-review', (asked) => ({ decision: 'UPHELD', ...meeting(asked) }), { states: ['RAISED', 'COORDINATING', 'RULED', 'CLOSED'] }),
  // Whoever raised it consents by withdrawing.
  'POST disputes/{id}/consent-to-withdrawal': step('consent-to-withdrawal', () => ({}), { done: ['SENDER'] }),
  'POST disputes/{id}/withdraw': step('withdraw', reason, { states: [] }),
  'GET dispute-requests': own('dispute-requests'),
  'GET dispute-requests/{id}': { on: 'dispute-request', path: ({ thing }) => `dispute-requests/${thing.id}` },
  'POST dispute-requests/{id}/raise': request('raise', (asked) => ({ title: `护栏${asked.n}`, description: '无人维护', parties: parties(asked) })),
  'POST dispute-requests/{id}/join': request('join', ({ thing }) => ({ caseId: thing.also.caseId })),
  'POST dispute-requests/{id}/refuse': request('refuse', () => ({ ground: 'CITIZEN' })),
  'GET disputes/{id}/documents/{documentId}': { on: 'dispute-document', path: ({ thing }) => `disputes/${thing.id}/documents/${thing.also.documentId}`, ...KNOWN },
  'GET trail': { on: 'told-dispute', path: ({ thing }) => `trail?objectType=dispute-case&objectId=${thing.id}` },
  'GET chains/{chainId}': { on: 'told-dispute', path: ({ thing }) => `chains/${thing.also.chainId}` },
  'GET parked-events': { path: (asked) => `parked-events${tenantOf(asked)}` },
  'POST parked-events/{id}/re-drive': { on: 'parked-disputes', path: (asked) => `parked-events/${asked.thing.id}/re-drive${tenantOf(asked)}`, body: () => ({}) },
  'POST local-copies/rebuild': own('local-copies/rebuild', { body: () => ({}) }),
};
