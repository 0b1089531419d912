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
  /** The states in which there is something to call it with; all unless named. */
  readonly states?: readonly string[];
}

const at = (on: Kind, path: (id: string) => string, more: Omit<Call, 'on' | 'path'> = {}): Call => ({ on, path: ({ thing }) => path(thing.id), ...more });
const own = (path: string, more: Omit<Call, 'path'> = {}): Call => ({ path: () => path, ...more });
const tenantOf = (role: Role | null): string => (role === 'PLATFORM_OPERATOR' ? '?tenantId=990102' : '');
const HOME: readonly Standing[] = ['OWN_UNIT', 'OWN_ORGAN', 'SENDER', 'OTHER_ORGAN'];
const reason = () => ({ reason: '须补充现场照片' });
const vague = ({ n }: Asked) => ({ channel: 'GRID', externalId: `G-${n}`, title: '请帮我看看', content: '请尽快联系我。' });

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
  'GET summary': own('summary'),
  'GET findings': own('findings'),
  'GET unified-list': own('unified-list'),
  'GET filed-copies': own('filed-copies'),
  'GET parked-events': { path: ({ role }) => `parked-events${tenantOf(role)}` },
  'POST parked-events/{id}/re-drive': { on: 'parked-registry', path: ({ thing, role }) => `parked-events/${thing.id}/re-drive${tenantOf(role)}`, body: () => ({}) },
  'POST local-copies/rebuild': own('local-copies/rebuild', { body: () => ({}) }),
};

/** Every operation of summons. */
export const callsOfSummons: Readonly<Record<string, Call>> = {
  'POST orders/{id}/sign-for': at('order', (id) => `orders/${id}/sign-for`, { body: () => ({}) }),
  'POST orders/{id}/start': at('order', (id) => `orders/${id}/start`, { body: () => ({}) }),
  'POST orders/{id}/submit': at('order', (id) => `orders/${id}/submit`, { body: () => ({ result: '已清理', evidence: ['照片'] }) }),
  'POST orders/{id}/reject': at('order', (id) => `orders/${id}/reject`, { body: reason }),
  'POST orders/{id}/callback': at('order', (id) => `orders/${id}/callback`, { body: () => ({ responded: true, resolved: true, satisfaction: 5 }) }),
  'POST orders/{id}/close': at('order', (id) => `orders/${id}/close`, { body: () => ({ unresolvedGround: '历史遗留' }) }),
  'POST orders/{id}/reopen': at('order', (id) => `orders/${id}/reopen`, { body: reason }),
  'GET orders': own('orders'),
  'GET orders/export': own('orders/export?format=csv'),
  'GET orders/{id}': at('order', (id) => `orders/${id}`),
  'GET orders/{id}/dispatch-form': at('order', (id) => `orders/${id}/dispatch-form`),
  'GET statistics': own('statistics'),
  'POST matters': own('matters', { body: vague }),
  'GET matters': own('matters'),
  'GET matters/by-external/{channel}/{externalId}': { on: 'matter', path: ({ thing }) => `matters/by-external/HOTLINE/${thing.also.externalId}` },
  'GET matters/{id}': at('matter', (id) => `matters/${id}`),
  'GET matters/{id}/complainant': at('matter', (id) => `matters/${id}/complainant`),
  'POST matters/{id}/decide': { on: 'matter', path: ({ thing }) => `matters/${thing.id}/decide`, body: ({ thing }) => ({ itemKey: thing.also.itemKey, reason: '属河道管理' }), changes: true },
  'GET matters/{id}/participants': at('case', (id) => `matters/${id}/participants`),
  // A district that asks is told that this is for the city.
  'POST matters/{id}/participants': at('case', (id) => `matters/${id}/participants`, { body: () => ({ tenantId: '990103', organCode: 'SWX', role: 'ASSIST' }), known: [...HOME, 'FOREIGN'] }),
  'POST matters/{id}/participants/{pid}/end': { on: 'participation', path: ({ thing }) => `matters/${thing.also.matterId}/participants/${thing.id}/end`, body: () => ({}) },
  'POST matters/{id}/conclude': at('case', (id) => `matters/${id}/conclude`, { body: () => ({ reason: '已协调' }) }),
  'GET shared-matters': own('shared-matters'),
  'GET shared-matters/{id}': { on: 'participation', path: ({ thing }) => `shared-matters/${thing.also.matterId}` },
  'POST shared-matters/{id}/contributions': { on: 'participation', path: ({ thing }) => `shared-matters/${thing.also.matterId}/contributions`, body: () => ({ text: '已到现场核查' }) },
  'POST shared-matters/{id}/contributions/{cid}/confirm': {
    on: 'participation', path: ({ thing }) => `shared-matters/${thing.also.matterId}/contributions/${thing.also.contributionId}/confirm`, body: () => ({}), states: ['REPLIED', 'CONFIRMED'], known: ['OWN_ORGAN'],
  },
  'POST match': own('match', { body: () => ({ title: '河道垃圾', content: '桥下河道里有垃圾' }) }),
  'GET lexicon': own('lexicon'),
  'GET lexicon/common': own('lexicon/common'),
  'GET lexicon/{id}': at('lexicon', (id) => `lexicon/${id}`),
  'POST lexicon': own('lexicon', { body: ({ n }) => ({ words: [`新说法${n}`], terms: ['河道'] }) }),
  'POST lexicon/trial': own('lexicon/trial', { body: () => ({ entries: [{ words: ['新说法'], terms: ['河道'] }], texts: ['河道垃圾'] }) }),
  'PUT lexicon/{id}': at('lexicon', (id) => `lexicon/${id}`, { body: ({ n }) => ({ words: [`另说法${n}`], terms: ['河道'] }), changes: true }),
  'POST lexicon/{id}/remove': at('lexicon', (id) => `lexicon/${id}/remove`, { body: () => ({}), changes: true }),
  'GET trail': at('order', (id) => `trail?objectType=dispatch-order&objectId=${id}`),
  'GET parked-events': { path: ({ role }) => `parked-events${tenantOf(role)}` },
  'POST parked-events/{id}/re-drive': { on: 'parked-summons', path: ({ thing, role }) => `parked-events/${thing.id}/re-drive${tenantOf(role)}`, body: () => ({}) },
  'POST local-copies/rebuild': own('local-copies/rebuild', { body: () => ({}) }),
};
