import { randomUUID } from 'node:crypto';
import { listWorkbook, sampleCity, type ItemFixture } from '@yidan/sample-city';
import type { Answer } from '@yidan/testing';
import { dispatch, expectStatus, registry, type StaffedCity } from './a-staffed-city.ts';
import { DisputeThings, isOfDisputes, type DisputeThingKind } from './dispute-things.ts';
import { isOfReview, ReviewThings, type ReviewKind } from './review-things.ts';
import { isOfSources, SourceThings, type SourceKind } from './source-things.ts';
import { isOfSupervision, SupervisionThings, type SupervisionKind } from './supervision-things.ts';

/** What a cell is about: an object of the home district, or of the city where it is a case of several districts. */
export type Kind = ReviewKind | DisputeThingKind | 'organ' | 'unit' | 'person' | 'seconded' | 'post' | 'grant' | 'calendar' | 'import' | 'version' | 'document' | 'list' | 'draft' | 'overtaken' | 'item' | 'lexicon' | 'matter' | 'order' | 'order-paused' | 'order-asked' | 'order-joint' | 'task' | 'case' | 'participation' | 'instrument' | 'clarification' | 'lesson' | 'adjustment' | 'finding' | 'subscription' | 'delivery' | SourceKind | SupervisionKind | 'parked-registry' | 'parked-summons' | 'parked-disputes';

/** 对象: an object in a state. */
export interface Thing {
  readonly kind: Kind;
  readonly id: string;
  readonly state: string;
  /** Whatever else an address needs. */
  readonly also: Readonly<Record<string, string>>;
}

const TABLES: Partial<Record<Kind, readonly [service: string, table: string]>> = {
  draft: ['list-registry', 'duty_list_version'], review: ['list-registry', 'review_record'], meeting: ['list-registry', 'commission_meeting'],
  organ: ['list-registry', 'organ'], unit: ['list-registry', 'internal_unit'], person: ['list-registry', 'person_account'], post: ['list-registry', 'post'],
  instrument: ['list-registry', 'legal_instrument'], sanding: ['list-registry', 'sanding_provision'], catalogue: ['list-registry', 'power_catalogue'], mergeable: ['list-registry', 'duty_list_version'],
  adjustment: ['list-registry', 'adjustment_case'], finding: ['list-registry', 'finding'], lexicon: ['summons', 'lexicon_entry'], matter: ['summons', 'incoming_matter'], order: ['summons', 'dispatch_order'], subscription: ['summons', 'exchange_subscription'],
  notice: ['summons', 'supervision_notice'], bulletin: ['summons', 'bulletin'], 'heard-bulletin': ['summons', 'bulletin'],
  dispute: ['dispute-arbitration', 'dispute_case'], 'dispute-request': ['dispute-arbitration', 'dispute_request'],
};
const ORDER_WALK = ['DISPATCHED', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK', 'CLOSED'];
/** States that nothing rests in, or that take an emergency to reach: the owner of the table writes them down. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  matter: ['RECEIVED', 'MATCHED', 'CONFIRM', 'AMBIGUOUS'], order: ['REDISPATCHED', 'WITHDRAWN'], 'order-paused': ['REDISPATCHED', 'WITHDRAWN'], 'order-asked': ['REDISPATCHED', 'WITHDRAWN'], 'order-joint': ['REDISPATCHED', 'WITHDRAWN'], case: ['RECEIVED', 'MATCHED', 'CONFIRM', 'AMBIGUOUS', 'DISPATCHED'],
};

/** 对象库: brings objects into their states the way people do, once for looking at, anew for acting on. */
export class Things {
  private readonly kept = new Map<string, Promise<Thing>>();
  private twinId: Promise<string> | null = null;
  private serial = 0;
  private days = 0;
  private lastYear = 2026;
  /** How many were made: what the tables hold changes with each. */
  made = 0;

  constructor(private readonly staffed: StaffedCity) {}

  /** The one that is looked at and that refused acts are tried on. */
  shared(kind: Kind, state: string): Promise<Thing> {
    const key = `${kind} ${state}`;
    const kept = this.kept.get(key) ?? this.fresh(kind, state);
    this.kept.set(key, kept);
    return kept;
  }

  isKept(kind: Kind, state: string): boolean {
    return this.kept.has(`${kind} ${state}`);
  }

  /** One that an act may change. */
  async fresh(kind: Kind, state: string): Promise<Thing> {
    this.made += 1;
    const { id, ...also } = await this.make(kind, state);
    this.made += 1;
    return { kind, id: id!, state, also };
  }

  next(): number {
    return ++this.serial;
  }

  /** Counts the days that lists of the past were in force on, each on one of its own; those that are written are older than any that is loaded. */
  nextDay(): number {
    return ++this.days;
  }

  /** A year that no calendar has been proposed for yet; there are not many. */
  nextYear(): number {
    return ++this.lastYear;
  }

  /** The version that a change names. */
  async versionOf({ kind, id }: Thing): Promise<number> {
    const [service, table] = TABLES[kind] ?? [];
    if (!service || !table) throw new Error(`a ${kind} is changed without its version`);
    const { rows } = await this.staffed.city.sql(service).query<{ version: number }>(`select row_version as version from ${table} where id = $1`, [id]);
    return rows[0]!.version;
  }

  private make(kind: Kind, state: string): Promise<Record<string, string>> {
    const written = WRITTEN[kind]?.includes(state);
    if (kind === 'order' || kind === 'order-paused' || kind === 'order-asked' || kind === 'order-joint') return this.order(written ? 'DISPATCHED' : state, kind).then((made) => this.write(made, 'dispatch_order', written ? state : null));
    if (kind === 'task') return this.task();
    if (kind === 'matter') return this.matter(written ? 'UNMATCHED' : state).then((made) => this.write(made, 'incoming_matter', written ? state : null));
    if (kind === 'case') return this.case(written ? 'UNMATCHED' : state).then((made) => this.write(made, 'incoming_matter', written ? state : null));
    if (kind === 'participation') return this.participation(state);
    if (kind === 'calendar') return this.calendar(state);
    if (kind === 'grant') return this.grant(state);
    if (kind === 'person' || kind === 'seconded') return this.person(state, kind === 'seconded');
    if (kind === 'post') return this.postOfUnit(state);
    if (kind === 'import') return this.import(state);
    if (kind === 'version') return this.version(state);
    if (kind === 'document') return this.document();
    if (kind === 'list') return this.list();
    if (kind === 'draft' || kind === 'overtaken') return this.draft(state, kind === 'overtaken');
    if (kind === 'item') return this.item();
    if (kind === 'instrument') return this.instrument(state);
    // What an operator decided has taught something.
    if (kind === 'lesson') return this.matter('DISPATCHED');
    if (kind === 'clarification') return this.clarification(state);
    if (isOfReview(kind)) return new ReviewThings(this.staffed, () => this.next(), () => this.nextDay(), () => this.item(), (given) => this.draft(given, false)).make(kind, state);
    if (isOfSources(kind)) return new SourceThings(this.staffed, () => this.next(), () => this.item()).make(kind, state);
    if (isOfDisputes(kind)) return new DisputeThings(this.staffed, () => this.next()).make(kind, state);
    if (isOfSupervision(kind)) return new SupervisionThings(this.staffed, () => this.next(), () => this.order('DISPATCHED')).make(kind, state);
    if (kind === 'adjustment') return this.adjustment(state);
    if (kind === 'finding') return this.finding(state);
    if (kind === 'lexicon') return this.lexicon();
    if (kind === 'subscription') return this.subscription(state);
    if (kind === 'delivery') return this.delivery();
    if (kind === 'organ') return this.organ();
    if (kind === 'unit') return this.unit();
    return this.parked(kind === 'parked-registry' ? 'list-registry' : kind === 'parked-summons' ? 'summons' : 'dispute-arbitration');
  }

  private async write(made: Record<string, string>, table: string, state: string | null): Promise<Record<string, string>> {
    if (state) await this.staffed.city.sql('summons').query(`update ${table} set state = $2 where id = $1`, [made.id, state]);
    return made;
  }

  /** An order on its way; in progress its clock may have been stopped, or more time asked for; another organ may assist. */
  private async order(state: string, kind: Kind = 'order'): Promise<Record<string, string>> {
    const joint = kind === 'order-joint' ? { organId: await this.organId('SWJ'), otherOrganId: await this.organId('CGJ') } : null;
    const matter = await this.matter('DISPATCHED', joint ? { assistants: [joint.otherOrganId] } : {});
    const step = (who: string, command: string, body: object = {}) => this.post(who, `${dispatch}/orders/${matter.orderId}/${command}`, body);
    const made = { id: matter.orderId!, matterId: matter.id!, itemKey: matter.itemKey!, ...joint };
    if (state === 'SUSPENDED') await step('supervisor', 'suspend', { obstacle: '待立项', plan: '列入改造计划', plannedFor: '2027-06-30' });
    if (state === 'RETURN_REQUESTED' || state === 'IN_DISPUTE') await step('approver', 'request-return', { reason: 'INCOMPLETE', basis: '缺少地点' });
    if (state === 'IN_DISPUTE') await step('op', 'escalate', { ground: '责任不清' });
    const walk: (() => Promise<unknown>)[] = [
      () => step('handler', 'sign-for'),
      () => step('head', 'start'),
      async () => {
        await step('handler', 'submit', { result: '已清理', evidence: ['照片'] });
        await step('head', 'submit');
      },
      () => step('op', 'callback', { responded: true, resolved: false, ground: '电话回访' }),
      () => step('op', 'close', { ground: '办结', unresolvedGround: '历史遗留' }),
    ];
    for (const go of walk.slice(0, Math.max(0, ORDER_WALK.indexOf(state)))) await go();
    if (state === 'IN_PROGRESS' && kind === 'order-paused') await step('head', 'pause', { reason: 'APPRAISAL', ground: '委托检测' });
    if (state === 'IN_PROGRESS' && kind === 'order-asked') await step('approver', 'request-extension', { amount: 1, reason: '须论证' });
    return made;
  }

  private async organId(code: string): Promise<string> {
    return expectStatus(await this.staffed.as('admin').get(`${registry}/organs/${code}`), 200).body.organId as string;
  }

  /** That an order is to be signed for, on the desk of the unit that got it. */
  private async task(): Promise<Record<string, string>> {
    const { id: orderId } = await this.order('DISPATCHED');
    await this.staffed.city.settled();
    const { rows } = await this.staffed.city.sql('summons').query<{ id: string }>('select id from desk_task where object_id = $1', [orderId]);
    return { id: rows[0]!.id };
  }

  private async matter(state: string, beside: { assistants?: string[] } = {}): Promise<Record<string, string>> {
    if (state === 'CLOSED') {
      const { matterId } = await this.order('CLOSED');
      return { id: matterId!, externalId: await this.externalIdOf(matterId!), itemKey: (await this.shared('item', '*')).id, twinId: await this.twin() };
    }
    const { id: itemKey } = await this.shared('item', '*');
    const received = await this.received();
    const made = { id: received.id as string, externalId: received.externalId as string, itemKey, twinId: await this.twin() };
    const on = (command: string, body: object) => this.post('op', `${dispatch}/matters/${received.id}/${command}`, body, { 'if-match': `"${received.rowVersion}"` });
    if (state === 'REFERRED') await on('refer', { statutoryChannel: 'LITIGATION', ground: '法院已立案' });
    if (state === 'MERGED') await on('merge', { intoMatterId: made.twinId, ground: '同一事项' });
    if (state === 'IN_DISPUTE') await on('request-dispute', { kind: 'WHO_HOLDS', ground: '清单无对应事项' });
    if (state !== 'DISPATCHED') return made;
    return { ...made, orderId: (await on('decide', { itemKey, reason: '属河道管理', ...beside })).orders[0].id };
  }

  /** A matter that says nothing; what was decided of others like it teaches nothing here. */
  private async received(): Promise<Answer['body']> {
    const vague = { channel: 'HOTLINE', externalId: `HL-${this.next()}`, title: '请帮我看看', content: '上次说的那个事情一直没有答复，请尽快联系我。', complainant: { name: '林晓', phone: '13900000000' } };
    const received = await this.post('caller', `${dispatch}/matters`, vague);
    if (received.state !== 'UNMATCHED') throw new Error(`a matter that says nothing is ${received.state}`);
    return received;
  }

  /** Another matter that is out, for others to be merged into. */
  private twin(): Promise<string> {
    this.twinId ??= this.received().then(async ({ id, rowVersion }) => {
      const { id: itemKey } = await this.shared('item', '*');
      await this.post('op', `${dispatch}/matters/${id}/decide`, { itemKey, reason: '属河道管理' }, { 'if-match': `"${rowVersion}"` });
      return id as string;
    });
    return this.twinId;
  }

  /** A matter of the city that the home water bureau takes part in. */
  private async case(state: string): Promise<Record<string, string>> {
    const { id } = await this.ofCity('matters', { channel: 'HOTLINE', title: '请帮我看看', content: '上次说的那个事情一直没有答复。' });
    const { items } = await this.ofCity(`matters/${id}/participants`, { tenantId: '990102', organCode: 'SWJ', role: 'HANDLER' });
    if (state === 'CLOSED') await this.ofCity(`matters/${id}/conclude`, { reason: '已协调' });
    return { id, participationId: items[0].id };
  }

  private async participation(state: string): Promise<Record<string, string>> {
    const { id: matterId, participationId } = await this.case('UNMATCHED');
    let contributionId = '';
    if (state === 'REPLIED' || state === 'CONFIRMED') contributionId = (await this.post('handler', `${dispatch}/shared-matters/${matterId}/contributions`, { text: '已到现场核查' })).id;
    if (state === 'CONFIRMED') await this.post('head', `${dispatch}/shared-matters/${matterId}/contributions/${contributionId}/confirm`);
    if (state === 'ENDED') await this.ofCity(`matters/${matterId}/participants/${participationId}/end`, {});
    return { id: participationId!, matterId: matterId!, contributionId };
  }

  private async ofCity(path: string, body: object): Promise<Answer['body']> {
    return expectStatus(await this.staffed.city.as('ya.op').post(`${dispatch}/${path}`, body), 200, 201).body;
  }

  private async externalIdOf(id: string): Promise<string> {
    const { rows } = await this.staffed.city.sql('summons').query<{ n: string }>('select external_id as n from incoming_matter where id = $1', [id]);
    return rows[0]!.n;
  }

  private async calendar(state: string): Promise<Record<string, string>> {
    const year = this.nextYear();
    const propose = async () => (await this.post('admin', `${registry}/calendars`, anOverride(year))).calendarId as string;
    const id = await propose();
    if (state === 'WITHDRAWN') await this.post('admin', `${registry}/calendars/${id}/withdraw`);
    if (state === 'IN_FORCE' || state === 'SUPERSEDED') await this.post('second', `${registry}/calendars/${id}/approve`);
    if (state === 'SUPERSEDED') await this.post('second', `${registry}/calendars/${await propose()}/approve`);
    return { id };
  }

  private async person(state = 'IN_SERVICE', isSeconded = false): Promise<Record<string, string>> {
    const body = { subject: `qh.person.${this.next()}`, name: '陈海燕', organCode: 'SWJ', unitCode: 'HD', roles: ['UNIT_HANDLER'] };
    const { personId, grants } = await this.post('admin', `${registry}/people`, body);
    if (isSeconded) await this.post('admin', `${registry}/people/${personId}/secondments`, { toOrganCode: 'CGJ', from: '2026-03-01', approvedByDocument: '清编函〔2026〕3号' });
    if (state === 'LEFT') await this.post('admin', `${registry}/people/${personId}/leave`, { on: '2026-03-02', reason: 'TRANSFER' });
    return { id: personId, grantId: grants[0].grantId };
  }

  private async postOfUnit(state: string): Promise<Record<string, string>> {
    const { id: unitId } = await this.unit();
    const { postId } = await this.post('admin', `${registry}/units/${unitId}/posts`, { name: `岗位${this.next()}` });
    if (state === 'ABOLISHED') await this.post('admin', `${registry}/posts/${postId}/abolish`);
    return { id: postId };
  }

  private async grant(state: string): Promise<Record<string, string>> {
    const { grantId } = await this.person();
    if (state === 'ENDED') await this.post('admin', `${registry}/grants/${grantId}/end`);
    return { id: grantId! };
  }

  private async import(state: string): Promise<Record<string, string>> {
    const answer = await this.staffed.as('admin').upload(`${registry}/imports?organ=SWJ`, '清单.xlsx', await theList());
    const { importId } = expectStatus(answer, 201).body;
    if (state === 'READ') return { id: importId };
    const day = pastDay(this.nextDay());
    const { versionId } = await this.post('admin', `${registry}/imports/${importId}/load-approved`, { documentNumber: '清编发〔2025〕1号', approvedOn: day, effectiveFrom: day });
    return { id: importId, versionId };
  }

  private async version(state: string): Promise<Record<string, string>> {
    const earlier = await this.shared('import', 'LOADED');
    const current = await this.item();
    return state === 'EFFECTIVE' ? { id: current.versionId!, against: earlier.also.versionId! } : { id: earlier.also.versionId!, against: current.versionId! };
  }

  /** A paper about the list in force. */
  private async document(): Promise<Record<string, string>> {
    const { versionId } = await this.item();
    const { documentId } = await this.post('admin', `${registry}/versions/${versionId}/documents`, { kind: 'INTERNAL_LIST', format: 'xlsx' });
    return { id: documentId! };
  }

  /** The list of the water bureau, with no version of it on its way. */
  private async list(): Promise<Record<string, string>> {
    await this.item();
    await this.staffed.city.sql('list-registry').query(`update duty_list_version set state = 'WITHDRAWN' where effective_from is null and state not in ('RETURNED_AFTER_PUBLICITY', 'WITHDRAWN')`);
    return this.organ();
  }

  /** A version on its way, with all that a submission asks for while it is drawn up; or one that another version overtook. */
  private async draft(state: string, isOvertaken: boolean): Promise<Record<string, string>> {
    if (state === 'EFFECTIVE') return { id: (await this.item()).versionId!, importId: (await this.shared('import', 'READ')).id };
    if (state === 'SUPERSEDED') return { id: (await this.shared('import', 'LOADED')).also.versionId!, importId: (await this.shared('import', 'READ')).id };
    await this.list();
    const { versionId: id } = await this.post('admin', `${registry}/lists/SWJ/versions`, { kind: 'FULL_REVISION' });
    const sql = (text: string, values: unknown[] = []) => this.staffed.city.sql('list-registry').query(text, values);
    const { items } = expectStatus(await this.staffed.as('admin').get(`${registry}/versions/${id}/draft-items?limit=200`), 200).body;
    const itemKeys = items.map(({ itemKey }: { itemKey: string }) => itemKey).join();
    const { id: importId } = await this.shared('import', 'READ');
    const { shown } = expectStatus(await this.staffed.as('admin').get(`${registry}/versions/${id}/imports/${importId}`), 200).body;
    await this.post('admin', `${registry}/versions/${id}/flowcharts/draft`);
    const fields = { process: '逐项梳理', consultations: [], selfCheck: { completeness: '无遗漏', accuracy: '准确', legality: '合法', normativity: '规范' }, gapsExplained: '由市局承担', changeReason: '文字规范' };
    await this.post('admin', `${registry}/versions/${id}/documents`, { kind: 'COMPILATION_REPORT', fields });
    if (isOvertaken) await sql(`update duty_list_version set base_version_id = null where id = $1`, [id]);
    const { shown: toRebase } = expectStatus(await this.staffed.as('admin').get(`${registry}/versions/${id}/rebase`), 200).body;
    const day = state === 'REPEALED' ? `'1000-01-01'::date + ${2 * this.nextDay()}` : 'null::date';
    if (state !== 'DRAFT') {
      const isApproved = ['APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED', 'REPEALED', 'RETURNED_AFTER_PUBLICITY'].includes(state);
      const approved = isApproved ? `, content_hash = repeat('a', 64), document_number = '清编发〔2026〕9号', approved_on = '2026-03-02'` : '';
      await sql(`update duty_list_version set state = $2, round = 1, effective_from = ${day}, effective_to = ${day} + 1${approved} where id = $1`, [id, state]);
    }
    return { id, itemKeys, importId, shown, toRebase };
  }

  private async item(): Promise<Record<string, string>> {
    const found = async () => expectStatus(await this.staffed.as('admin').get(`${registry}/items?organ=SWJ&limit=1`), 200).body.items[0];
    let item = await found();
    if (!item) {
      const { importId } = expectStatus(await this.staffed.as('admin').upload(`${registry}/imports?organ=SWJ`, '清单.xlsx', await theList()), 201).body;
      await this.post('admin', `${registry}/imports/${importId}/load-approved`, { documentNumber: '清编发〔2026〕1号', approvedOn: '2026-02-01', effectiveFrom: '2026-02-01' });
      await this.staffed.city.settled();
      item = await found();
    }
    const { items } = expectStatus(await this.staffed.as('admin').get(`${registry}/lists`), 200).body;
    const list = (items as { organ: { code: string }; current: { versionId: string } }[]).find(({ organ }) => organ.code === 'SWJ')!;
    return { id: item.itemKey, versionId: list.current.versionId };
  }

  /** A case that a ruling ordered, so that the office may draft as well as the organ; no draft of the organ is open. */
  private async adjustment(state: string): Promise<Record<string, string>> {
    const { versionId } = (await this.item()) as { versionId: string };
    const cause = { type: 'ruling', id: `r-${this.next()}`, title: '争议裁定' };
    const { items } = await this.post('admin', `${registry}/adjustments`, { trigger: 'DISPUTE_RULING', cause, organs: [{ organCode: 'SWJ' }] });
    const sql = (text: string, values: unknown[] = []) => this.staffed.city.sql('list-registry').query(text, values);
    await sql(`update duty_list_version set state = 'WITHDRAWN' where effective_from is null and state <> 'WITHDRAWN'`);
    await sql(
      `update adjustment_case set state = $2, version_id = case when $2 in ('DRAFTED', 'IN_LIST_PROCESS', 'DONE') then $3::uuid end, closed_at = case when $2 in ('DONE', 'DISMISSED') then now() end,
              dismiss_reason = case when $2 = 'DISMISSED' then 'spec' end where id = $1`,
      [items[0].caseId, state, versionId],
    );
    return { id: items[0].caseId };
  }

  private async instrument(state: string): Promise<Record<string, string>> {
    const id = randomUUID();
    await this.staffed.city.sql('list-registry').query(
      `insert into legal_instrument (id, tenant_id, title, title_key, kind, issuer, region_code, promulgated_on, effective_on, state, amended_on, repealed_on, updated_at)
       values ($1, '990102', $2, $2, 'LAW', '全国人大常委会', '990102', '2020-01-01', '2020-03-01', $3, case when $3 = 'AMENDED' then date '2024-01-01' end, case when $3 = 'REPEALED' then date '2025-01-01' end, now())`,
      [id, `第${this.next()}号法`, state === '*' ? 'VALID' : state],
    );
    return { id };
  }

  private async clarification(state: string): Promise<Record<string, string>> {
    const id = randomUUID();
    await this.staffed.city.sql('list-registry').query(
      `insert into clarification (id, tenant_id, document_number, title, issuer, issued_on, subject, duties, state, published_at, withdrawn_at, ground)
       values ($1, '990102', $2, '明责文件', '区委编委', '2026-01-05', '事项', '[]', $3, now(), case when $3 = 'WITHDRAWN' then now() end, case when $3 = 'WITHDRAWN' then 'spec' end)`,
      [id, `清编发〔2026〕${this.next()}号`, state === '*' ? 'PUBLISHED' : state],
    );
    return { id };
  }

  private async finding(state: string): Promise<Record<string, string>> {
    const id = randomUUID();
    const { versionId } = (await this.item()) as { versionId: string };
    await this.staffed.city.sql('list-registry').query(
      `insert into finding (id, tenant_id, kind, severity, state, version_id, organ_id, item_keys, evidence, message, message_zh, opened_at, resolved_at, dismiss_reason)
       select $1, tenant_id, 'UNIT_GAP', 'WARN', $2, id, organ_id, '[]', '{}', 'spec', 'spec', now(), case when $2 = 'RESOLVED' then now() end, case when $2 = 'DISMISSED' then 'spec' end
         from duty_list_version where id = $3`,
      [id, state, versionId],
    );
    return { id };
  }

  private async lexicon(): Promise<Record<string, string>> {
    const { id } = await this.post('op', `${dispatch}/lexicon`, { words: [`说法${this.next()}`], terms: ['河道'] });
    return { id };
  }

  /** Where nobody listens: what is asked of it is authority. */
  private async subscription(state: string): Promise<Record<string, string>> {
    const { id } = await this.post('admin', `${dispatch}/exchange/subscriptions`, { url: `https://hook.invalid/${this.next()}`, eventTypes: ['dispatch.order.redispatched'], units: ['ZF'], organCode: 'SWJ', account: 'client:qh-swj' });
    if (state === 'PAUSED') await this.post('admin', `${dispatch}/exchange/subscriptions/${id}/pause`);
    if (state === 'ENDED') await this.post('admin', `${dispatch}/exchange/subscriptions/${id}/end`);
    return { id };
  }

  /** A dead letter of a subscription that rests, so that nothing moves on its own. */
  private async delivery(): Promise<Record<string, string>> {
    const [{ id: subscriptionId }, { id: orderId }] = [await this.shared('subscription', 'PAUSED'), await this.shared('order', 'DISPATCHED')];
    await this.staffed.city.settled();
    const sql = this.staffed.city.sql('summons');
    const id = randomUUID();
    const { rows } = await sql.query<{ event: string; type: string; position: string }>(
      `select j.event_id as event, j.type, o.position from journal j join journal_order o using (seq) where j.agg_id = $1 and j.type = 'dispatch.order.dispatched'`, [orderId],
    );
    const [{ event, type, position }] = rows as [{ event: string; type: string; position: string }];
    await sql.query(
      `insert into exchange_feed (tenant_id, position, organ_id, unit_id, order_id, event_id, type, restricted)
       select tenant_id, $2, organ_id, unit_id, id, $3, $4, false from dispatch_order where id = $1 on conflict do nothing`, [orderId, position, event, type],
    );
    await sql.query(
      `insert into exchange_delivery (tenant_id, id, subscription_id, position, event_id, order_id, type, restricted, state, attempts, last_failure)
       select tenant_id, $1, $2, $3, $4, $5, $6, false, 'DEAD', 30, 'HTTP 500' from exchange_subscription where id = $2
       on conflict (tenant_id, subscription_id, event_id) do update set id = excluded.id, state = 'DEAD', next_attempt_at = null`, [id, subscriptionId, position, event, orderId, type],
    );
    return { id };
  }

  private async organ(): Promise<Record<string, string>> {
    const { body } = expectStatus(await this.staffed.as('admin').get(`${registry}/organs/SWJ`), 200);
    const { rows } = await this.staffed.city.sql('list-registry').query<{ correlation: string }>(`select correlation from journal where agg_type = 'organ' and agg_id = $1 limit 1`, [body.organId]);
    return { id: body.organId, chainId: rows[0]!.correlation };
  }

  private async unit(): Promise<Record<string, string>> {
    const { body } = expectStatus(await this.staffed.as('admin').get(`${registry}/organs/SWJ`), 200);
    return { id: (body.units as { code: string; unitId: string }[]).find(({ code }) => code === 'ZF')!.unitId };
  }

  private async parked(service: string): Promise<Record<string, string>> {
    const id = randomUUID();
    await this.staffed.city.sql(service).query(
      `insert into parked_event (id, producer, position, event_id, tenant_id, agg_type, agg_id, type, event, reason, parked_at)
       values ($1, 'list-registry', 1, gen_random_uuid(), '990102', 'spec', gen_random_uuid(), 'org.unit.changed', '{}', 'spec', now())`,
      [id],
    );
    return { id };
  }

  private async post(who: string, path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answer['body']> {
    return expectStatus(await this.staffed.as(who).post(path, body, headers), 200, 201).body;
  }
}

/** A day that is free, of a year that nobody else's proposal is about. */
export function anOverride(year: number): object {
  return { kind: 'OVERRIDE', noticeNumber: `清府发〔${year}〕8号`, file: { year, days: [{ name: '开街日', date: `${year}-12-01`, isOffDay: true }] } };
}

/** One of the days of 2025 and before, each for one version. */
export function pastDay(n: number): string {
  return new Date(Date.UTC(2025, 11, 31) - n * 86_400_000).toISOString().slice(0, 10);
}

let written: Promise<Uint8Array> | null = null;

/** The list of the water bureau, its river section leading every item. */
export function theList(): Promise<Uint8Array> {
  written ??= listWorkbook({ organCode: 'SWJ', documentNumber: '', effectiveFrom: '2026-02-01', items: [anItem(1, '河道垃圾清理'), anItem(2, '河道采砂监管')] }, '990102SWJ');
  return written;
}

function anItem(seqNo: number, name: string): ItemFixture {
  const [sample] = sampleCity().districts[0].lists[0]!.items;
  const unit = '河道管理科';
  return {
    ...sample!, seqNo, code: `990102-SWJ-0101${String(seqNo).padStart(4, '0')}`, name, leadUnit: unit, leadUnitCode: 'HD', assistUnits: [], assistUnitCodes: [], powers: [],
    majorFunction: { ...sample!.majorFunction, code: '01' }, specialFunction: { ...sample!.specialFunction, code: '01', coordinatorUnit: unit }, sandingUnitProvisions: [`${unit}：承担${name}。`],
  };
}
