import type { Role } from '@yidan/kernel';
import type { Standing } from './a-staffed-city.ts';
import { anOverride, pastDay, theList, type Kind, type Thing } from './things.ts';

/** What a request takes its words from: the object, a number that nobody used before, who asks. */
export interface Asked {
  readonly thing: Thing;
  readonly n: number;
  /** A year without a calendar. */
  readonly year: number;
  readonly role: Role | null;
}

/** 请求: how an operation is called so that nothing but authority can refuse it. */
export interface Call {
  /** The kind of object it is about; absent where it is about the caller's own tenant as a whole. */
  readonly on?: Kind;
  /** After `/v1/`. */
  readonly path: (asked: Asked) => string;
  readonly body?: (asked: Asked) => object;
  readonly upload?: () => Promise<Uint8Array>;
  /** It names the version that was read. */
  readonly changes?: true;
  /** Standings from which the object is known, so that who may not act on it is told so. */
  readonly known?: readonly Standing[];
  /** Standings for which there is nothing left to do, though they may: it is done by what they did before. */
  readonly done?: readonly Standing[];
  /** It is named in the body, where something of another tenant is answered like a fault of the body. */
  readonly inBody?: true;
  /** It is let in, and then asks for another form of answer than a page. */
  readonly isStream?: true;
  /** The states in which there is something to call it with; all unless named. */
  readonly states?: readonly string[];
}

const at = (on: Kind, path: (id: string) => string, more: Omit<Call, 'on' | 'path'> = {}): Call => ({ on, path: ({ thing }) => path(thing.id), ...more });
const own = (path: string, more: Omit<Call, 'path'> = {}): Call => ({ path: () => path, ...more });
const tenantOf = (role: Role | null): string => (role === 'PLATFORM_OPERATOR' ? '?tenantId=990102' : '');
const HOME: readonly Standing[] = ['OWN_UNIT', 'OWN_ORGAN', 'SENDER', 'OTHER_ORGAN'];
const ground = () => ({ ground: '经核实' });
const PLAN = { obstacle: '待立项', plan: '列入改造计划', plannedFor: '2027-06-30' };
const reason = () => ({ reason: '须补充现场照片' });
const ACT = { conclusion: 'PASS', opinion: '同意', heldOn: '2026-03-01' };
const aProvision = ({ n }: Asked) => ({ title: `水务局职能配置规定${n}`, duties: [{ ordinal: 1, text: `负责河道管理${n}。` }], approvedStaff: 20, approvedLeaders: 4 });
const aProvisionFile = (): Promise<Uint8Array> => Promise.resolve(new TextEncoder().encode('水务局职能配置规定\n第三条　主要职责是：\n（一）负责河道管理。\n'));
const aCatalogue = ({ n }: Asked) => ({ name: `权力指导清单${n}`, issuer: '区政府', edition: '2026', regionCode: '990102', effectiveFrom: '2026-01-01' });
/** States of a version whose content is not fixed yet. */
const OPEN_CONTENT = ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'REVIEWED', 'IN_DELIBERATION', 'WITHDRAWN'];
const SELF_CHECK = { completeness: true, accuracy: true, legality: true, normativity: true, statement: '本部门对清单负责' };
const vague = ({ n }: Asked) => ({ channel: 'GRID', externalId: `G-${n}`, title: '请帮我看看', content: '请尽快联系我。' });

const A_STEP = { unit: '河道管理科', action: '办理', timeLimit: null, documents: [] };
const A_FLOW = { nodes: [{ ...A_STEP, id: 'a', kind: 'TRIGGER', name: '受理' }, { ...A_STEP, id: 'b', kind: 'END', name: '办结' }], edges: [{ from: 'a', to: 'b' }] };
const aLaw = (n: number) => ({ title: `第${n}号条例`, kind: 'ADMIN_REGULATION', issuer: '国务院', promulgatedOn: '2020-01-01', effectiveOn: '2020-03-01' });

/** Every operation of list-registry. */
export const callsOfListRegistry: Readonly<Record<string, Call>> = {
  'GET calendars': own('calendars'),
  'GET calendars/{year}': own('calendars/2026'),
  'POST calendars': own('calendars', { body: ({ year }) => anOverride(year) }),
  'POST calendars/{id}/approve': at('calendar', (id) => `calendars/${id}/approve`, { body: () => ({}) }),
  'POST calendars/{id}/withdraw': at('calendar', (id) => `calendars/${id}/withdraw`, { body: () => ({}) }),
  'POST grants/{id}/end': at('grant', (id) => `grants/${id}/end`, { body: () => ({}) }),
  'GET people': own('people'),
  'POST people': own('people', { body: ({ n }) => ({ subject: `new.person.${n}`, name: '新人', organCode: 'BB' }) }),
  'PUT people/{id}': at('person', (id) => `people/${id}`, { body: () => ({ unitCode: 'ZF', postId: null, employmentKind: 'IN_ESTABLISHMENT' }), changes: true }),
  'POST people/{id}/secondments': at('person', (id) => `people/${id}/secondments`, { body: () => ({ toOrganCode: 'CGJ', from: '2026-03-02', approvedByDocument: '清编函〔2026〕3号' }) }),
  'POST people/{id}/secondments/end': at('seconded', (id) => `people/${id}/secondments/end`, { body: () => ({}) }),
  'POST people/{id}/leave': at('person', (id) => `people/${id}/leave`, { body: () => ({ on: '2026-03-02', reason: 'TRANSFER' }) }),
  'GET units/{id}/posts': at('unit', (id) => `units/${id}/posts`),
  'POST units/{id}/posts': at('unit', (id) => `units/${id}/posts`, { body: ({ n }) => ({ name: `岗位${n}` }) }),
  'PUT posts/{id}': at('post', (id) => `posts/${id}`, { body: ({ n }) => ({ name: `另岗${n}` }), changes: true }),
  'POST posts/{id}/abolish': at('post', (id) => `posts/${id}/abolish`, { body: () => ({}) }),
  'GET items/{ref}/disclosure': at('item', (id) => `items/${id}/disclosure`),
  'PUT items/{ref}/disclosure': at('item', (id) => `items/${id}/disclosure`, { body: () => ({ disclosure: 'INTERNAL', reason: '内部事项' }) }),
  'GET trail': at('organ', (id) => `trail?objectType=organ&objectId=${id}`),
  'GET chains/{chainId}': { on: 'organ', path: ({ thing }) => `chains/${thing.also.chainId}` },
  'POST people/{id}/grants': at('person', (id) => `people/${id}/grants`, { body: () => ({ role: 'ORGAN_DRAFTER' }) }),
  'GET organs': own('organs'),
  'GET organs/{code}': at('organ', () => 'organs/SWJ'),
  'POST organs': own('organs', { body: ({ n }) => ({ code: `N${n}`, name: `新设机构${n}`, shortName: `新设${n}`, kind: 'GOV_DEPARTMENT' }) }),
  'PATCH organs/{code}': at('organ', () => 'organs/SWJ', { body: ({ n }) => ({ approvedLeaders: n }), changes: true }),
  'POST organs/{code}/units': at('organ', () => 'organs/SWJ/units', { body: ({ n }) => ({ code: `N${n}`, name: `新设科${n}` }) }),
  'PATCH organs/{code}/units/{unitCode}': at('unit', () => 'organs/SWJ/units/ZF', { body: ({ n }) => ({ provisionText: `规定${n}` }), changes: true }),
  'POST tenants': own('tenants', {
    body: () => ({ tenantId: '990102', name: '990102', level: 'DISTRICT', cityTenantId: '990100', establishmentOffice: { code: 'BB', name: '990102编办', shortName: '编办' }, administrator: { subject: 'qh.admin', name: '林国栋' } }),
  }),
  'GET tenants': own('tenants'),
  'GET tenants/current': own('tenants/current'),
  'GET me': own('me'),
  'GET policies': own('policies'),
  'PUT policies/{key}': own('policies/dispatch.limits.callback', { body: () => ({ value: '2 WD', sourceDocument: '清府办〔2026〕2号', validFrom: '2026-01-01' }) }),
  'POST imports': at('organ', () => 'imports?organ=SWJ', { upload: theList, known: HOME }),
  'POST imports/report.xlsx': at('organ', () => 'imports/report.xlsx?organ=SWJ', { upload: theList, known: HOME }),
  'GET imports': own('imports'),
  'GET imports/template': own('imports/template'),
  'GET imports/{id}': at('import', (id) => `imports/${id}`),
  'GET imports/{id}/report.xlsx': at('import', (id) => `imports/${id}/report.xlsx`),
  'POST imports/{id}/load-approved': { on: 'import', path: ({ thing }) => `imports/${thing.id}/load-approved`, body: ({ n }) => ({ documentNumber: '清编发〔2025〕1号', approvedOn: pastDay(n), effectiveFrom: pastDay(n) }) },
  'GET items': own('items'),
  'GET items/export': own('items/export?format=csv'),
  'GET items/{ref}': at('item', (id) => `items/${id}`),
  'GET items/{ref}/history': at('item', (id) => `items/${id}/history`),
  'GET items/{ref}/responsible': at('item', (id) => `items/${id}/responsible?on=2026-03-02`),
  'GET lists': own('lists'),
  'GET lists/{organCode}/versions': at('organ', () => 'lists/SWJ/versions'),
  'GET versions/{id}': at('version', (id) => `versions/${id}`),
  'GET versions/{id}/tree': at('version', (id) => `versions/${id}/tree`),
  'GET versions/{id}/diff': { on: 'version', path: ({ thing }) => `versions/${thing.id}/diff?against=${thing.also.against}` },
  'GET versions/{id}/export': at('version', (id) => `versions/${id}/export?format=csv`),
  'GET versions': own('versions'),
  'POST lists/{organCode}/versions': at('list', () => 'lists/SWJ/versions', { body: () => ({ kind: 'FULL_REVISION' }), known: HOME }),
  'GET versions/{id}/draft-items': at('draft', (id) => `versions/${id}/draft-items`),
  'PUT versions/{id}/items': at('draft', (id) => `versions/${id}/items`, { body: () => ({ items: [], removed: [] }) }),
  'DELETE versions/{id}/items/{itemKey}': { on: 'draft', path: ({ thing }) => `versions/${thing.id}/items/${thing.also.itemKeys?.split(',')[0] ?? thing.id}`, changes: true },
  'PUT versions/{id}/order': { on: 'draft', path: ({ thing }) => `versions/${thing.id}/order`, body: ({ thing }) => ({ itemKeys: thing.also.itemKeys?.split(',') ?? [thing.id] }), changes: true },
  'GET versions/{id}/imports/{importId}': { on: 'draft', path: ({ thing }) => `versions/${thing.id}/imports/${thing.also.importId}`, states: OPEN_CONTENT },
  'POST versions/{id}/imports/{importId}': { on: 'draft', path: ({ thing }) => `versions/${thing.id}/imports/${thing.also.importId}`, body: ({ thing }) => ({ shown: thing.also.shown ?? '0'.repeat(64) }) },
  'GET versions/{id}/rebase': at('draft', (id) => `versions/${id}/rebase`, { states: OPEN_CONTENT }),
  'POST versions/{id}/rebase': { on: 'overtaken', path: ({ thing }) => `versions/${thing.id}/rebase`, body: ({ thing }) => ({ shown: thing.also.toRebase ?? '0'.repeat(64) }) },
  'POST versions/{id}/submit': at('draft', (id) => `versions/${id}/submit`, { body: () => ({ selfCheck: SELF_CHECK }) }),
  'POST versions/{id}/resubmit': at('draft', (id) => `versions/${id}/resubmit`, { body: () => ({ selfCheck: SELF_CHECK }) }),
  'POST versions/{id}/accept': at('draft', (id) => `versions/${id}/accept`, { body: () => ({}) }),
  'GET versions/{id}/reviews': at('examined', (id) => `versions/${id}/reviews`),
  'POST versions/{id}/reviews': at('examined', (id) => `versions/${id}/reviews`, { body: () => ({ conclusion: 'PASS' }) }),
  'PUT reviews/{id}': at('review', (id) => `reviews/${id}`, { body: () => ({ conclusion: 'PASS' }), changes: true, known: HOME }),
  'POST review-findings/{id}/answer': at('review-finding', (id) => `review-findings/${id}/answer`, { body: () => ({ text: '已修改' }) }),
  'POST versions/{id}/return': at('chain-return', (id) => `versions/${id}/return`),
  'POST versions/{id}/pass': at('chain', (id) => `versions/${id}/pass`),
  'GET meetings': own('meetings'),
  'GET meetings/{id}': at('meeting', (id) => `meetings/${id}`),
  'POST meetings': own('meetings', { body: () => ({ meetsOn: '2026-03-09', place: '第一会议室' }) }),
  'POST meetings/{id}/agenda': at('meeting', (id) => `meetings/${id}/agenda`, { body: () => ({ kind: 'OTHER', subject: '年度工作计划' }) }),
  'POST meetings/{id}/postpone': at('meeting', (id) => `meetings/${id}/postpone`, { body: () => ({ meetsOn: '2026-03-09' }) }),
  'POST meetings/{id}/cancel': at('meeting', (id) => `meetings/${id}/cancel`),
  'POST meetings/{id}/hold': at('meeting', (id) => `meetings/${id}/hold`, { body: ({ thing }) => ({ present: thing.also.members?.split(',') ?? [] }) }),
  'POST meetings/{id}/attendance': at('meeting', (id) => `meetings/${id}/attendance`, { body: ({ thing }) => ({ personId: thing.also.member }), states: ['HELD', 'MINUTES_SIGNED', 'CANCELLED'] }),
  'POST meetings/{id}/recusals': at('meeting', (id) => `meetings/${id}/recusals`, { body: ({ thing }) => ({ agendaItemId: thing.also.agendaItemId, ground: '亲属关系' }) }),
  'POST meetings/{id}/votes': at('meeting', (id) => `meetings/${id}/votes`, { body: ({ thing }) => ({ agendaItemId: thing.also.agendaItemId, choice: 'FOR' }) }),
  'PUT meetings/{id}/minutes': at('meeting', (id) => `meetings/${id}/minutes`, { body: ({ thing }) => ({ text: '纪要', conclusions: [{ agendaItemId: thing.also.agendaItemId, conclusion: 'DEFERRED', reason: '材料不齐' }] }), changes: true }),
  'POST meetings/{id}/sign-minutes': at('meeting', (id) => `meetings/${id}/sign-minutes`),
  'POST versions/{id}/schedule': at('chain', (id) => `versions/${id}/schedule`, { body: ({ thing }) => ({ meetingId: thing.also.meetingId }) }),
  'POST versions/{id}/escalate': at('chain', (id) => `versions/${id}/escalate`, { body: ({ thing }) => ({ meetingId: thing.also.meetingId }) }),
  'POST versions/{id}/approve': at('chain', (id) => `versions/${id}/approve`, { body: () => ({}) }),
  'POST versions/{id}/reject': at('chain-reject', (id) => `versions/${id}/reject`),
  'POST versions/{id}/defer': at('chain-defer', (id) => `versions/${id}/defer`),
  'POST versions/{id}/approve-element-change': at('elements', (id) => `versions/${id}/approve-element-change`, { body: () => ({}) }),
  'POST versions/{id}/publicise': at('draft', (id) => `versions/${id}/publicise`, { body: () => ({ channel: '门户网站' }) }),
  'POST versions/{id}/file': at('chain', (id) => `versions/${id}/file`, { body: () => ({}) }),
  'POST versions/{id}/repeal': at('repealable', (id) => `versions/${id}/repeal`, { body: reason }),
  'GET versions/{id}/publicity': at('shown', (id) => `versions/${id}/publicity`),
  'POST versions/{id}/uphold-objection': at('chain', (id) => `versions/${id}/uphold-objection`, { body: ({ thing }) => ({ objectionId: thing.also.objectionId, text: '属实' }) }),
  'POST versions/{id}/objections': at('shown', (id) => `versions/${id}/objections`, { body: () => ({ text: '异议' }) }),
  'POST objections/{id}/answer': at('objection', (id) => `objections/${id}/answer`, { body: () => ({ result: 'REJECTED', text: '不予采纳' }) }),
  'GET public/{tenantId}/lists': own('public/990102/lists'),
  'GET public/{tenantId}/items': own('public/990102/items'),
  'GET public/{tenantId}/who-is-responsible': own('public/990102/who-is-responsible?keyword=%E6%B2%B3%E9%81%93'),
  'GET public/{tenantId}/publicities': own('public/990102/publicities'),
  'GET public/{tenantId}/publicities/{versionId}/items': at('shown', (id) => `public/990102/publicities/${id}/items`),
  'POST public/{tenantId}/publicities/{versionId}/objections': at('shown', (id) => `public/990102/publicities/${id}/objections`, { body: () => ({ text: '异议' }) }),
  'GET public/{tenantId}/objections/{receipt}': { on: 'objection', path: ({ thing }) => `public/990102/objections/${thing.also.receipt}` },
  'POST versions/{id}/withdraw': at('draft', (id) => `versions/${id}/withdraw`, { body: reason }),
  'GET versions/{id}/findings': at('version', (id) => `versions/${id}/findings`),
  'GET legal-instruments': own('legal-instruments'),
  'GET legal-instruments/{id}': at('instrument', (id) => `legal-instruments/${id}`),
  'POST legal-instruments': own('legal-instruments', { body: ({ n }) => aLaw(n) }),
  'POST legal-instruments/import': own('legal-instruments/import', { body: ({ n }) => [aLaw(n)] }),
  'PUT legal-instruments/{id}': at('instrument', (id) => `legal-instruments/${id}`, { body: ({ n }) => aLaw(n), changes: true }),
  'POST legal-instruments/{id}/amend': at('instrument', (id) => `legal-instruments/${id}/amend`, { body: () => ({ amendedOn: '2025-01-01' }) }),
  'GET clarifications': own('clarifications'),
  'GET clarifications/{id}': at('clarification', (id) => `clarifications/${id}`),
  'POST clarifications': { on: 'item', inBody: true, path: () => 'clarifications', body: ({ thing, n }) => ({ documentNumber: `清编发〔2026〕明${n}号`, title: '明责文件', issuer: '区委编委', issuedOn: '2026-01-05', subject: '河道采砂', duties: [{ itemKey: thing.id, role: 'LEAD', duty: '牵头查处' }] }) },
  'POST clarifications/{id}/withdraw': at('clarification', (id) => `clarifications/${id}/withdraw`, { body: () => ({ ground: '清单已修改' }) }),
  'POST legal-instruments/{id}/repeal': at('instrument', (id) => `legal-instruments/${id}/repeal`, { body: () => ({ repealedOn: '2026-01-01' }) }),
  'GET organs/{code}/staffing-evidence': at('organ', () => 'organs/SWJ/staffing-evidence'),
  'GET organs/{code}/staffing-evidence.xlsx': at('organ', () => 'organs/SWJ/staffing-evidence.xlsx'),
  'GET sandings': own('sandings'),
  'GET sandings/{id}': at('sanding', (id) => `sandings/${id}`),
  'POST sandings': at('organ', () => 'sandings', { body: () => ({ organCode: 'SWJ', scope: '水务', procedure: '小组—领导小组—常委会', dueOn: '2026-03-31' }) }),
  'POST sandings/issued': own('sandings/issued', { body: (asked) => ({ documents: [{ ...aProvision(asked), organCode: 'BB', documentNumber: `清委办发〔2024〕${asked.n}号`, issuedOn: '2024-03-29' }] }) }),
  'POST sandings/read': at('organ', () => 'sandings/read?organ=SWJ', { upload: aProvisionFile, known: HOME }),
  'PUT sandings/{id}/content': at('sanding', (id) => `sandings/${id}/content`, { body: aProvision, changes: true }),
  'POST sandings/{id}/file': at('sanding', (id) => `sandings/${id}/file`, { upload: aProvisionFile, changes: true }),
  'POST sandings/{id}/assign-group': at('sanding', (id) => `sandings/${id}/assign-group`, { body: () => ({ groupCode: 'G1' }) }),
  'POST sandings/{id}/group-reviews': at('sanding', (id) => `sandings/${id}/group-reviews`, { body: () => ACT }),
  'POST sandings/{id}/to-leading-group': at('sanding', (id) => `sandings/${id}/to-leading-group`, { body: () => ({}) }),
  'POST sandings/{id}/leading-group-decisions': at('sanding', (id) => `sandings/${id}/leading-group-decisions`, { body: ({ n }) => ({ ...ACT, documentNumber: `会纪〔2026〕${n}号` }) }),
  'POST sandings/{id}/to-party-committee': at('sanding', (id) => `sandings/${id}/to-party-committee`, { body: () => ({}) }),
  'POST sandings/{id}/party-committee-decisions': at('sanding', (id) => `sandings/${id}/party-committee-decisions`, { body: ({ n }) => ({ ...ACT, documentNumber: `会纪〔2026〕${n}号` }) }),
  'POST sandings/{id}/return': at('sanding-back', (id) => `sandings/${id}/return`, { body: () => ({}) }),
  'POST sandings/{id}/issue': at('sanding', (id) => `sandings/${id}/issue`, { body: ({ n }) => ({ documentNumber: `清委办发〔2026〕${n}号`, issuedOn: '2026-03-01' }) }),
  'GET versions/{id}/sanding-matrix': at('compared', (id) => `versions/${id}/sanding-matrix`),
  'GET versions/{id}/sanding-matrix.xlsx': at('compared', (id) => `versions/${id}/sanding-matrix.xlsx`),
  'GET power-catalogues': own('power-catalogues'),
  'GET power-catalogues/{id}': at('catalogue', (id) => `power-catalogues/${id}`),
  'GET power-catalogues/{id}/powers': at('catalogue', (id) => `power-catalogues/${id}/powers`),
  'GET power-catalogues/{id}/coverage': at('catalogue', (id) => `power-catalogues/${id}/coverage?organ=SWJ`),
  'POST power-catalogues': own('power-catalogues', { body: (asked) => ({ ...aCatalogue(asked), powers: [{ type: 'PENALTY', number: '1', name: '对河道违法行为的处罚' }] }) }),
  'POST power-catalogues/import': {
    path: (asked) => `power-catalogues/import?${new URLSearchParams(aCatalogue(asked)).toString()}`, upload: () => Promise.resolve(new TextEncoder().encode('权力类型,权力编号,权力名称\r\n行政处罚,1,对河道违法行为的处罚\r\n')),
  },
  'POST power-catalogues/{id}/put-in-force': at('catalogue', (id) => `power-catalogues/${id}/put-in-force`, { body: () => ({}) }),
  'POST power-catalogues/{id}/discard': at('catalogue', (id) => `power-catalogues/${id}/discard`, { body: () => ({}) }),
  'PUT power-catalogues/{id}/powers/{powerId}': { on: 'catalogue', path: ({ thing }) => `power-catalogues/${thing.id}/powers/${thing.also.powerId}`, body: () => ({ status: 'AMENDED', document: '川办发〔2026〕2号' }), changes: true },
  'GET power-exclusions': own('power-exclusions'),
  'POST power-exclusions': { on: 'power', path: () => 'power-exclusions', body: ({ thing }) => ({ powerId: thing.id, reason: 'NOT_APPLICABLE_REGION', document: '清编办〔2026〕6号', explanation: '本区没有此类企业' }) },
  'POST power-exclusions/{id}/end': at('exclusion', (id) => `power-exclusions/${id}/end`, { body: () => ({}) }),
  'POST versions/{id}/power-merges': {
    on: 'mergeable', path: ({ thing }) => `versions/${thing.id}/power-merges`, body: ({ thing }) => ({ itemKey: thing.also.itemKey, powers: [{ type: 'PENALTY', number: thing.also.number }], rationale: '同类事项' }), changes: true,
  },
  'GET campaigns': own('campaigns'),
  'GET campaigns/{id}': at('campaign', (id) => `campaigns/${id}`),
  'POST campaigns': own('campaigns', { body: ({ n }) => ({ kind: 'LISTS', name: `清单编制${n}`, schemeDocument: '《方案》', leadingGroup: '领导小组', startsOn: '2026-01-01', tasks: [{ organCode: 'BB', dueOn: '2026-03-31' }] }) }),
  'POST campaigns/{id}/start': at('campaign', (id) => `campaigns/${id}/start`, { body: () => ({}) }),
  'POST campaigns/{id}/waivers': at('campaign', (id) => `campaigns/${id}/waivers`, { body: () => ({ organCode: 'SWJ', reason: '机构改革中撤并' }) }),
  'POST campaigns/{id}/close': at('campaign-done', (id) => `campaigns/${id}/close`, { body: () => ({}) }),
  'GET summary': own('summary'),
  'GET findings': own('findings'),
  'GET adjustments': own('adjustments'),
  'GET adjustments/export.xlsx': own('adjustments/export.xlsx'),
  'GET adjustments/{id}': at('adjustment', (id) => `adjustments/${id}`),
  'POST adjustments': at('organ', () => 'adjustments', {
    body: ({ n, role }) => ({ trigger: role === 'ORGAN_DRAFTER' ? 'DEPARTMENT_REQUEST' : 'REFORM', cause: { type: 'spec', id: `c-${n}`, title: '职责调整' }, organs: [{ organCode: 'SWJ' }] }), known: HOME,
  }),
  'POST adjustments/{id}/assign': at('adjustment', (id) => `adjustments/${id}/assign`, { body: () => ({}), changes: true }),
  'POST adjustments/{id}/draft': at('adjustment', (id) => `adjustments/${id}/draft`, { body: () => ({}) }),
  'POST adjustments/{id}/dismiss': at('adjustment', (id) => `adjustments/${id}/dismiss`, { body: () => ({ reason: '不涉及本机关事项' }), changes: true }),
  'POST findings/{id}/confirm': at('finding', (id) => `findings/${id}/confirm`, { body: () => ({}), changes: true }),
  'POST findings/{id}/dismiss': at('finding', (id) => `findings/${id}/dismiss`, { body: () => ({ reason: '两项职责环节不同' }), changes: true }),
  'GET unified-list': own('unified-list'),
  'GET filed-copies': own('filed-copies'),
  'POST versions/{id}/documents': { on: 'item', path: ({ thing }) => `versions/${thing.also.versionId}/documents`, body: () => ({ kind: 'INTERNAL_LIST', format: 'xlsx' }) },
  'GET versions/{id}/documents': { on: 'item', path: ({ thing }) => `versions/${thing.also.versionId}/documents` },
  'GET documents/{id}': at('document', (id) => `documents/${id}`),
  'GET documents/{id}/file': at('document', (id) => `documents/${id}/file`),
  'GET posts/{id}/handbook': at('post', (id) => `posts/${id}/handbook`),
  'GET units/{id}/handbook': at('unit', (id) => `units/${id}/handbook`),
  'GET versions/{id}/open-data': { on: 'item', path: ({ thing }) => `versions/${thing.also.versionId}/open-data` },
  'GET open-data': own('open-data'),
  'GET versions/{id}/flowcharts': { on: 'item', path: ({ thing }) => `versions/${thing.also.versionId}/flowcharts` },
  'GET versions/{id}/items/{itemKey}/flowchart': { on: 'item', path: ({ thing }) => `versions/${thing.also.versionId}/items/${thing.id}/flowchart` },
  'GET versions/{id}/items/{itemKey}/flowchart.svg': { on: 'item', path: ({ thing }) => `versions/${thing.also.versionId}/items/${thing.id}/flowchart.svg` },
  'GET versions/{id}/items/{itemKey}/flowchart/process': { on: 'item', path: ({ thing }) => `versions/${thing.also.versionId}/items/${thing.id}/flowchart/process` },
  'POST versions/{id}/flowcharts/draft': at('draft', (id) => `versions/${id}/flowcharts/draft`, { body: () => ({}) }),
  'PUT versions/{id}/items/{itemKey}/flowchart': { on: 'draft', path: ({ thing }) => `versions/${thing.id}/items/${thing.also.itemKeys?.split(',')[0] ?? thing.id}/flowchart`, body: () => A_FLOW, changes: true },
  'GET parked-events': { path: ({ role }) => `parked-events${tenantOf(role)}` },
  'POST parked-events/{id}/re-drive': { on: 'parked-registry', path: ({ thing, role }) => `parked-events/${thing.id}/re-drive${tenantOf(role)}`, body: () => ({}) },
  'POST local-copies/rebuild': own('local-copies/rebuild', { body: () => ({}) }),
};

/** What no order brings about: nothing is sent while others look at the tables. */
const ABOUT_NOTHING = { eventTypes: ['dispatch.order.redispatched'], units: ['ZF'] };

/** Every operation of summons. */
export const callsOfSummons: Readonly<Record<string, Call>> = {
  'POST orders/{id}/sign-for': at('order', (id) => `orders/${id}/sign-for`, { body: () => ({}) }),
  'POST orders/{id}/start': at('order', (id) => `orders/${id}/start`, { body: () => ({}) }),
  'POST orders/{id}/submit': at('order', (id) => `orders/${id}/submit`, { body: () => ({ result: '已清理', evidence: ['照片'] }) }),
  'POST orders/{id}/reject': at('order', (id) => `orders/${id}/reject`, { body: reason }),
  'POST orders/{id}/callback': at('order', (id) => `orders/${id}/callback`, { body: () => ({ responded: true, resolved: true, satisfaction: 5, ground: '电话回访' }) }),
  'POST orders/{id}/close': at('order', (id) => `orders/${id}/close`, { body: () => ({ ground: '办结', unresolvedGround: '历史遗留' }) }),
  'POST orders/{id}/reopen': at('order', (id) => `orders/${id}/reopen`, { body: reason }),
  'GET orders': own('orders'),
  'GET orders/export': own('orders/export?format=csv'),
  'GET orders/{id}': at('order', (id) => `orders/${id}`),
  'GET orders/{id}/return-form': at('order', (id) => `orders/${id}/return-form`, { states: ['RETURN_REQUESTED'] }),
  'GET orders/{id}/result-reply': at('order', (id) => `orders/${id}/result-reply`, { states: ['SUBMITTED', 'CALLED_BACK', 'CLOSED'] }),
  'GET orders/{id}/dispatch-form': at('order', (id) => `orders/${id}/dispatch-form`),
  'GET statistics': own('statistics'),
  'POST matters': own('matters', { body: vague }),
  'GET matters': own('matters'),
  'GET matters/by-external/{channel}/{externalId}': { on: 'matter', path: ({ thing }) => `matters/by-external/HOTLINE/${thing.also.externalId}` },
  'GET matters/{id}': at('matter', (id) => `matters/${id}`),
  'GET matters/{id}/complainant': at('matter', (id) => `matters/${id}/complainant`),
  'POST orders/{id}/request-return': at('order', (id) => `orders/${id}/request-return`, { body: () => ({ reason: 'INCOMPLETE', basis: '缺少地点' }) }),
  'POST orders/{id}/approve-return': at('order', (id) => `orders/${id}/approve-return`, { body: () => ({ statutoryChannel: 'LITIGATION', ground: '法院已立案' }) }),
  'POST orders/{id}/reject-return': at('order', (id) => `orders/${id}/reject-return`, { body: ground }),
  // Before a return was tried nothing but the procedure refuses it.
  'POST orders/{id}/escalate': at('order', (id) => `orders/${id}/escalate`, { body: ground, states: ['RETURN_REQUESTED', 'IN_DISPUTE', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK', 'SUSPENDED', 'CLOSED', 'REDISPATCHED', 'WITHDRAWN'] }),
  'POST orders/{id}/report-interim': at('order', (id) => `orders/${id}/report-interim`, { body: () => ({ text: '已设警示牌' }) }),
  'POST orders/{id}/settle': at('order', (id) => `orders/${id}/settle`, { body: ({ thing, n }) => ({ itemKey: thing.also.itemKey, decisionDocument: `清编裁〔2026〕${n}号`, ground: '依裁定' }) }),
  'POST orders/{id}/request-help': at('order', (id) => `orders/${id}/request-help`, { body: () => ({ kind: 'ASSISTANCE', text: '请协助核查' }) }),
  'POST orders/{id}/joint-acts': at('order-joint', (id) => `orders/${id}/joint-acts`, {
    body: ({ thing }) => ({ happenedAt: '2026-03-01T09:00:00+08:00', place: '河边', done: '联合检查', people: [{ organId: thing.also.organId, name: '赵一鸣', certificateNumber: '51010400012' }, { organId: thing.also.otherOrganId, name: '孙立人', certificateNumber: '51010400077' }] }),
  }),
  // Who lost the order to another unit is in the chain no more.
  'GET orders/{id}/joint-acts/people': at('order-joint', (id) => `orders/${id}/joint-acts/people`, { states: ['DISPATCHED', 'RETURN_REQUESTED', 'IN_DISPUTE', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK', 'SUSPENDED', 'CLOSED', 'WITHDRAWN'] }),
  'POST orders/{id}/pause': at('order', (id) => `orders/${id}/pause`, { body: () => ({ reason: 'APPRAISAL', ground: '委托检测' }) }),
  'POST orders/{id}/proceed': at('order-paused', (id) => `orders/${id}/proceed`, { body: () => ({}) }),
  'POST orders/{id}/request-extension': at('order', (id) => `orders/${id}/request-extension`, { body: () => ({ amount: 1, reason: '须论证' }) }),
  'POST orders/{id}/approve-extension': at('order-asked', (id) => `orders/${id}/approve-extension`, { body: ground }),
  'POST orders/{id}/refuse-extension': at('order-asked', (id) => `orders/${id}/refuse-extension`, { body: ground }),
  'POST orders/{id}/suspend': at('order', (id) => `orders/${id}/suspend`, { body: () => PLAN }),
  'POST orders/{id}/review-suspension': at('order', (id) => `orders/${id}/review-suspension`, { body: () => PLAN }),
  'POST orders/{id}/resume': at('order', (id) => `orders/${id}/resume`, { body: ground }),
  'POST matters/{id}/refer': at('matter', (id) => `matters/${id}/refer`, { body: () => ({ statutoryChannel: 'LITIGATION', ground: '法院已立案' }), changes: true }),
  'POST matters/{id}/merge': at('matter', (id) => `matters/${id}/merge`, { body: ({ thing }) => ({ intoMatterId: thing.also.twinId, ground: '同一事项' }), changes: true }),
  'POST matters/{id}/request-dispute': at('matter', (id) => `matters/${id}/request-dispute`, { body: () => ({ kind: 'WHO_HOLDS', ground: '清单无对应事项' }), changes: true }),
  'POST matters/{id}/reassign': at('matter', (id) => `matters/${id}/reassign`, { body: ({ thing }) => ({ itemKey: thing.also.itemKey, reason: '属河道管理' }), changes: true }),
  'POST matters/{id}/decide': { on: 'matter', path: ({ thing }) => `matters/${thing.id}/decide`, body: ({ thing }) => ({ itemKey: thing.also.itemKey, reason: '属河道管理' }), changes: true },
  'GET matters/{id}/participants': at('case', (id) => `matters/${id}/participants`),
  // A district that asks is told that this is for the city.
  'POST matters/{id}/participants': at('case', (id) => `matters/${id}/participants`, { body: () => ({ tenantId: '990103', organCode: 'SWX', role: 'ASSIST' }), known: [...HOME, 'FOREIGN'] }),
  'POST matters/{id}/participants/{pid}/end': { on: 'participation', path: ({ thing }) => `matters/${thing.also.matterId}/participants/${thing.id}/end`, body: () => ({}) },
  'POST matters/{id}/conclude': at('case', (id) => `matters/${id}/conclude`, { body: () => ({ reason: '已协调' }), states: ['RECEIVED', 'MATCHED', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'DISPATCHED', 'CLOSED'] }),
  'GET shared-matters': own('shared-matters'),
  'GET shared-matters/{id}': { on: 'participation', path: ({ thing }) => `shared-matters/${thing.also.matterId}` },
  'POST shared-matters/{id}/contributions': { on: 'participation', path: ({ thing }) => `shared-matters/${thing.also.matterId}/contributions`, body: () => ({ text: '已到现场核查' }) },
  'POST shared-matters/{id}/contributions/{cid}/confirm': {
    on: 'participation', path: ({ thing }) => `shared-matters/${thing.also.matterId}/contributions/${thing.also.contributionId}/confirm`, body: () => ({}), states: ['REPLIED', 'CONFIRMED'], known: ['OWN_ORGAN'],
  },
  'GET live': own('live'),
  'GET live/stream': own('live/stream', { isStream: true }),
  'GET reports/results': own('reports/results?from=2026-03-01&to=2026-03-31'),
  'GET reports/results/export': own('reports/results/export?from=2026-03-01&to=2026-03-31&format=csv'),
  'GET reports/flow': own('reports/flow?date=2026-03-15'),
  'GET desk': own('desk'),
  'GET desk/stream': own('desk/stream', { isStream: true }),
  'POST desk/{id}/claim': at('task', (id) => `desk/${id}/claim`, { body: () => ({}) }),
  'POST desk/{id}/unclaim': at('task', (id) => `desk/${id}/unclaim`, { body: () => ({}) }),
  'POST match': own('match', { body: () => ({ title: '河道垃圾', content: '桥下河道里有垃圾' }) }),
  'GET learning': own('learning'),
  'GET learning/items': own('learning/items'),
  'GET learning/lessons': own('learning/lessons'),
  'POST learning/lessons/{matterId}/forget': at('lesson', (id) => `learning/lessons/${id}/forget`, { body: () => ({ ground: '当时误派' }) }),
  'POST learning/compare': own('learning/compare', { body: () => ({ last: 5 }) }),
  'POST learning/rebuild': own('learning/rebuild', { body: () => ({}) }),
  'GET lexicon': own('lexicon'),
  'GET lexicon/common': own('lexicon/common'),
  'GET lexicon/{id}': at('lexicon', (id) => `lexicon/${id}`),
  'POST lexicon': own('lexicon', { body: ({ n }) => ({ words: [`新说法${n}`], terms: ['河道'] }) }),
  'POST lexicon/trial': own('lexicon/trial', { body: () => ({ entries: [{ words: ['新说法'], terms: ['河道'] }], texts: ['河道垃圾'] }) }),
  'PUT lexicon/{id}': at('lexicon', (id) => `lexicon/${id}`, { body: ({ n }) => ({ words: [`另说法${n}`], terms: ['河道'] }), changes: true }),
  'POST lexicon/{id}/remove': at('lexicon', (id) => `lexicon/${id}/remove`, { body: () => ({}), changes: true }),
  'GET exchange/subscriptions': own('exchange/subscriptions'),
  'GET exchange/subscriptions/{id}': at('subscription', (id) => `exchange/subscriptions/${id}`),
  // A system speaks for its own organ, whichever that is; a person names one that every tenant has.
  'POST exchange/subscriptions': own('exchange/subscriptions', {
    body: ({ n, role }) => ({ url: `https://hook.invalid/${n}`, eventTypes: ABOUT_NOTHING.eventTypes, ...(role === 'INTEGRATION_CLIENT' ? {} : { units: ['SR'], organCode: 'CGJ', account: 'client:qh-cgj' }) }),
  }),
  'PUT exchange/subscriptions/{id}': at('subscription', (id) => `exchange/subscriptions/${id}`, { body: ({ n }) => ({ url: `https://hook.invalid/${n}`, ...ABOUT_NOTHING }), changes: true }),
  'POST exchange/subscriptions/{id}/rotate-secret': at('subscription', (id) => `exchange/subscriptions/${id}/rotate-secret`, { body: () => ({ overlapHours: 0 }) }),
  'POST exchange/subscriptions/{id}/ping': at('subscription', (id) => `exchange/subscriptions/${id}/ping`, { body: () => ({}) }),
  'POST exchange/subscriptions/{id}/replay': at('subscription', (id) => `exchange/subscriptions/${id}/replay`, { body: () => ({ after: '0' }) }),
  'POST exchange/subscriptions/{id}/re-drive': at('subscription', (id) => `exchange/subscriptions/${id}/re-drive`, { body: () => ({}) }),
  'POST exchange/subscriptions/{id}/pause': at('subscription', (id) => `exchange/subscriptions/${id}/pause`, { body: () => ({}) }),
  'POST exchange/subscriptions/{id}/resume': at('subscription', (id) => `exchange/subscriptions/${id}/resume`, { body: () => ({}) }),
  'POST exchange/subscriptions/{id}/end': at('subscription', (id) => `exchange/subscriptions/${id}/end`, { body: () => ({}) }),
  'GET exchange/deliveries': own('exchange/deliveries'),
  'GET exchange/deliveries/{id}': at('delivery', (id) => `exchange/deliveries/${id}`),
  'POST exchange/deliveries/{id}/re-drive': at('delivery', (id) => `exchange/deliveries/${id}/re-drive`, { body: () => ({}) }),
  'GET exchange/orders': own('exchange/orders'),
  'POST exchange/orders/{id}/statuses': at('order', (id) => `exchange/orders/${id}/statuses`, { body: ({ n }) => ({ step: 'SIGN_FOR', externalRef: `OA-${n}`, personRef: 'qh.handler' }), states: ['DISPATCHED'] }),
  'GET exchange/orders/{id}/statuses': at('order', (id) => `exchange/orders/${id}/statuses`),
  'GET supervision-notices': own('supervision-notices'),
  'GET supervision-notices/export.xlsx': own('supervision-notices/export.xlsx'),
  'GET supervision-notices/prefill': at('supervisable', (id) => `supervision-notices/prefill?objectType=dispatch-order&objectId=${id}`),
  'GET supervision-notices/{id}': at('notice', (id) => `supervision-notices/${id}`),
  'GET supervision-notices/{id}/form': at('notice', (id) => `supervision-notices/${id}/form`),
  // A machine account tells of an object of its own system.
  'POST supervision-notices': at('supervisable', () => 'supervision-notices', {
    body: ({ thing, n, role }) =>
      role === 'INTEGRATION_CLIENT'
        ? { objectType: 'assistance-request', objectId: `A-${n}`, object: { number: `XZ-${n}`, organCode: 'SWJ', dueAt: '2026-03-01T09:00:00+08:00' } }
        : { objectType: 'dispatch-order', objectId: thing.id },
  }),
  'POST supervision-notices/settled-objects': own('supervision-notices/settled-objects', { body: () => ({ objectType: 'assistance-request', objectId: 'none', ground: 'DONE' }) }),
  'POST supervision-notices/{id}/sign': at('notice', (id) => `supervision-notices/${id}/sign`, { body: () => ({}) }),
  'PUT supervision-notices/{id}/reply': at('notice', (id) => `supervision-notices/${id}/reply`, { body: () => ({ text: '已安排人员' }), changes: true }),
  'POST supervision-notices/{id}/reply': at('notice', (id) => `supervision-notices/${id}/reply`, { body: () => ({}), changes: true }),
  'POST supervision-notices/{id}/reply-again': at('notice', (id) => `supervision-notices/${id}/reply-again`, { body: () => ({}), changes: true }),
  // Another leader sees the notice, and is told that it is not theirs.
  'POST supervision-notices/{id}/accept': at('notice', (id) => `supervision-notices/${id}/accept`, { body: reason, changes: true, known: HOME }),
  'POST supervision-notices/{id}/reject': at('notice', (id) => `supervision-notices/${id}/reject`, { body: reason, changes: true, known: HOME }),
  'POST supervision-notices/{id}/close': at('notice', (id) => `supervision-notices/${id}/close`, { body: () => ({}), changes: true, known: HOME }),
  'GET bulletins': own('bulletins'),
  'GET bulletins/proposals': own('bulletins/proposals'),
  // An organ that is named sees it once it was circulated.
  'GET bulletins/{id}': at('bulletin', (id) => `bulletins/${id}`, { states: ['APPEAL', 'SIGNED', 'PUBLISHED', 'WITHDRAWN'] }),
  'GET bulletins/{id}/form': at('bulletin', (id) => `bulletins/${id}/form`),
  'POST bulletins': own('bulletins', { body: () => ({ from: '2026-03-01', to: '2026-03-01' }) }),
  'PUT bulletins/{id}': at('bulletin', (id) => `bulletins/${id}`, { body: () => ({ requirement: '认真整改' }), changes: true }),
  'POST bulletins/{id}/circulate': at('bulletin', (id) => `bulletins/${id}/circulate`, { body: () => ({}), changes: true }),
  'POST bulletins/{id}/appeals': at('bulletin', (id) => `bulletins/${id}/appeals`, { body: () => ({ text: '数据有误' }), states: ['APPEAL', 'SIGNED', 'PUBLISHED', 'WITHDRAWN'] }),
  'POST bulletins/{id}/appeals/{appealId}/answer': {
    on: 'appealed-bulletin', path: ({ thing }) => `bulletins/${thing.id}/appeals/${thing.also.appealId}/answer`, body: () => ({ outcome: 'REJECTED', answer: '数据无误' }), states: ['APPEAL', 'SIGNED', 'PUBLISHED'],
  },
  'POST bulletins/{id}/sign': at('heard-bulletin', (id) => `bulletins/${id}/sign`, { body: ({ n }) => ({ documentNumber: `督〔2026〕${n}号` }), changes: true }),
  'POST bulletins/{id}/publish': at('bulletin', (id) => `bulletins/${id}/publish`, { body: () => ({}), changes: true }),
  'POST bulletins/{id}/withdraw': at('bulletin', (id) => `bulletins/${id}/withdraw`, { body: reason, changes: true }),
  'GET published-bulletins': own('published-bulletins'),
  'GET published-bulletins/{id}': at('published-bulletin', (id) => `published-bulletins/${id}`),
  'GET published-bulletins/{id}/form': at('published-bulletin', (id) => `published-bulletins/${id}/form`),
  'GET public/{tenantId}/bulletins': own('public/990102/bulletins'),
  'GET trail': at('order', (id) => `trail?objectType=dispatch-order&objectId=${id}`),
  'GET chains/{chainId}': { on: 'order', path: ({ thing }) => `chains/${thing.also.matterId}` },
  'GET parked-events': { path: ({ role }) => `parked-events${tenantOf(role)}` },
  'POST parked-events/{id}/re-drive': { on: 'parked-summons', path: ({ thing, role }) => `parked-events/${thing.id}/re-drive${tenantOf(role)}`, body: () => ({}) },
  'POST local-copies/rebuild': own('local-copies/rebuild', { body: () => ({}) }),
};
