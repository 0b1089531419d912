import { randomBytes, randomUUID } from 'node:crypto';
import { disputeArbitration } from '@yidan/dispute-arbitration';
import { listRegistry } from '@yidan/list-registry';
import { SCOPES } from '@yidan/contracts';
import { ROLES, statutoryDays, type Role } from '@yidan/kernel';
import { summons } from '@yidan/summons';
import { startCity, type Answer, type Caller, type CityOptions, type TestCity } from '@yidan/testing';
import { putUnderReview, type ReviewHoldings } from './a-place-under-review.ts';
import { holdSources, type SourceHoldings } from './source-holdings.ts';
import { aMatter, aPlaceList } from './marked-texts.ts';

export const registry = '/api/list-registry/v1';
export const dispatch = '/api/summons/v1';
export const disputes = '/api/dispute-arbitration/v1';
export const SERVICES = ['list-registry', 'summons', 'dispute-arbitration'] as const;
const CITY = '519900';
const DAY = '2026-03-02';

/** Roles of people who are no person of one tenant. */
const NOT_HELD_BY_PEOPLE: readonly Role[] = ['PLATFORM_OPERATOR', 'PUBLIC', 'INTEGRATION_CLIENT'];

/** What a place has of everything that can be named from outside. */
export interface Holdings extends ReviewHoldings {
  organCode: string;
  organId: string;
  unitCode: string;
  unitId: string;
  personId: string;
  grantId: string;
  calendarId: string;
  importId: string;
  /** The earlier and the later version of one list. */
  versionIds: [string, string];
  itemKey: string;
  itemCode: string;
  matterId: string;
  openMatterId: string;
  externalId: string;
  orderId: string;
  /** Signed for, and not yet started. */
  signedOrderId: string;
  postId: string;
  lexiconId: string;
  /** That the signed order is to be started. */
  deskTaskId: string;
  /** Where its system is told of its orders, and one of the messages. */
  noticeId: string;
  /** In its appeal period, with an appeal of the water bureau. */
  bulletinId: string;
  appealId: string;
  publishedId: string;
  subscriptionId: string;
  deliveryId: string;
  sources: SourceHoldings;
  /** About a version of the list. */
  documentId: string;
  adjustmentId: string;
  /** Of a district: what the city enters is read by all of its districts. */
  instrumentId?: string;
  clarificationId: string;
  /** Asked to be returned; and one of which nobody can say whose it is. */
  returnedOrderId: string;
  disputedOrderId: string;
  findingId: string;
  /** With a notice of who holds the duty meanwhile; what a dispute was asked for about; and what was decided before. */
  disputeId: string;
  disputeDocumentId: string;
  disputeRequestId: string;
  precedentId: string;
  /** Under which everything of the dispute stands, and everything of an act in the register. */
  disputeChainId: string;
  registryChainId: string;
  parkedId: string;
  /** Of the city: a matter it shares with an organ of one district, who takes part in it, and what that organ said. */
  shared?: { matterId: string; participantId: string; contributionId: string };
}

/** 一地: a district or the city, with somebody who holds every role there, and everything it wrote marked as its own. */
export class Place {
  /** Stands in every text of the place and in none of another. */
  readonly mark: string;
  has!: Holdings;

  constructor(
    readonly city: TestCity,
    readonly tenantId: string,
    readonly short: string,
  ) {
    this.mark = `mk${short}${randomBytes(5).toString('hex')}`;
  }

  /** Whoever holds every role a person can hold, for one organ and unit. */
  get all(): Caller {
    return this.as('all');
  }

  /** The subject of the water bureau's own system, with every scope there is. */
  get system(): string {
    return `client:${this.short}-swj`;
  }

  as(name: string, headers: Record<string, string> = {}): Caller {
    return this.city.as(`${this.short}.${name}`, headers);
  }

  /** A text of a field, in which the place and the field can be told. */
  text(field: string): string {
    return `${this.mark}${field}`;
  }
}

export function expectStatus(answer: Answer, ...statuses: number[]): Answer {
  if (!statuses.includes(answer.status)) throw new Error(`${answer.status} instead of ${statuses.join(' or ')}: ${JSON.stringify(answer.body).slice(0, 2000)}`);
  return answer;
}

/** 一市两区: a city and two districts that have filled every table with words of their own. */
export class DividedCity {
  private constructor(
    readonly city: TestCity,
    readonly above: Place,
    readonly qinghe: Place,
    readonly linjiang: Place,
  ) {}

  /** Whoever wants to hear all of it listens before anything is said. */
  static async start(options: CityOptions = {}, listen: (city: TestCity) => Promise<void> = () => Promise.resolve()): Promise<DividedCity> {
    const city = await startCity([listRegistry, summons, disputeArbitration], { logLevel: 'error', ...options });
    city.at(`${DAY}T09:00:00+08:00`);
    const divided = new DividedCity(city, new Place(city, CITY, 'yc'), new Place(city, '519901', 'qh'), new Place(city, '519902', 'lj'));
    try {
      await listen(city);
      await divided.fill();
      return divided;
    } catch (error) {
      await city.stop();
      throw error;
    }
  }

  get places(): Place[] {
    return [this.above, this.qinghe, this.linjiang];
  }

  /** Everybody but one. */
  othersOf(place: Place): Place[] {
    return this.places.filter((other) => other !== place);
  }

  stop(): Promise<void> {
    return this.city.stop();
  }

  private async fill(): Promise<void> {
    const { city, places } = this;
    for (const place of places) await settleIn(place);
    await city.settled();
    for (const place of places) await giveAllRoles(city, place);
    for (const place of places) await live(place);
    await city.settled();
    await shareCase(this.above, this.linjiang);
    await city.settled();
    for (const place of places) await park(city, place);
  }
}

/** The tenant with its organs, units and people. */
async function settleIn(place: Place): Promise<void> {
  const { city, tenantId, short } = place;
  const registration = {
    tenantId,
    name: place.text('tenant'),
    level: tenantId === CITY ? 'CITY' : 'DISTRICT',
    cityTenantId: CITY,
    establishmentOffice: { code: 'BB', name: place.text('office'), shortName: '编办' },
    administrator: { subject: `${short}.admin`, name: place.text('admin') },
  };
  expectStatus(await city.as('platform.operator').post(`${registry}/tenants`, registration), 201);
  const admin = place.as('admin');
  const unit = { code: 'U1', name: place.text('unit'), provisionText: place.text('provision') };
  const organs = [
    { code: 'SWJ', name: place.text('organ'), shortName: '水务局', kind: 'GOV_DEPARTMENT', units: [unit] },
    { code: `${short.toUpperCase()}X`, name: place.text('ownorgan'), shortName: place.text('short'), kind: 'GOV_DEPARTMENT', units: [unit] },
    { code: 'CYZX', name: place.text('centre'), shortName: '运行中心', kind: 'CITY_OPS_CENTRE', units: [{ code: 'U1', name: '派件科' }] },
  ];
  for (const organ of organs) expectStatus(await admin.post(`${registry}/organs`, organ), 201);
  for (const person of ['all', 'second', 'overseer']) {
    expectStatus(await admin.post(`${registry}/people`, { subject: `${short}.${person}`, name: place.text(person), organCode: 'SWJ', unitCode: 'U1', roles: ['UNIT_HANDLER'] }), 201);
  }
}

/** The messages of a subscription that rests, once the feed has them. */
async function messageOf(place: Place, subscriptionId: string): Promise<string> {
  for (;;) {
    const { items } = expectStatus(await place.all.get(`${dispatch}/exchange/deliveries?subscriptionId=${subscriptionId}&limit=1`), 200).body;
    if (items[0]) return items[0].id as string;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Roles that no administrator may put together are put together in the tables, as every service has them. */
async function giveAllRoles(city: TestCity, { short }: Place): Promise<void> {
  const of = (subject: string, roles: readonly Role[]): Promise<void[]> =>
    Promise.all(
      SERVICES.map(async (service) => {
        for (const role of roles) {
          await city.sql(service).query(
            `insert into role_grant select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'role', $2::text, 'unit_id', null))).* from role_grant g where subject = $1 and role = 'UNIT_HANDLER' limit 1`,
            [`${short}.${subject}`, role],
          );
        }
      }),
    );
  const held = ROLES.filter((role) => !NOT_HELD_BY_PEOPLE.includes(role));
  await of('all', held.filter((role) => role !== 'UNIT_HANDLER'));
  await of('second', held.filter((role) => role !== 'UNIT_HANDLER'));
  for (const service of SERVICES) await city.sql(service).query(`update role_grant set role = 'CITY_OVERSEER', unit_id = null where subject = $1`, [`${short}.overseer`]);
}

/** Everything the place then does: lists, calendars, values, matters, orders, words. */
async function live(place: Place): Promise<void> {
  const { all, short, tenantId, mark } = place;
  const ofRegistry = async (method: 'get' | 'post' | 'put', path: string, body?: object) => expectStatus(await (method === 'get' ? all.get(`${registry}/${path}`) : all[method](`${registry}/${path}`, body)), 200, 201).body;
  const organCode = `${short.toUpperCase()}X`;
  const organ = await ofRegistry('get', `organs/${organCode}`);
  const person = await ofRegistry('post', 'people', { subject: `${short}.clerk`, name: place.text('clerk'), organCode: 'SWJ', unitCode: 'U1', roles: ['UNIT_HANDLER', 'ORGAN_DRAFTER'] });
  const post = await ofRegistry('post', `units/${organ.units[0].unitId}/posts`, { name: place.text('post'), description: place.text('postduty') });
  const year = { year: 2027, papers: [`https://example.org/${mark}`], days: statutoryDays(2027).map(({ name, date }) => ({ name: `${name}`, date, isOffDay: true })) };
  const own = { year: 2027, days: [{ name: place.text('day'), date: '2027-07-06', isOffDay: true }] };
  const notice = place.text('notice');
  const calendar = await ofRegistry('post', 'calendars', tenantId === CITY ? { noticeNumber: notice, file: year } : { kind: 'OVERRIDE', noticeNumber: notice, file: own });
  await ofRegistry('put', 'policies/dispatch.limits.callback', { value: '2 WD', sourceDocument: place.text('source'), validFrom: '2026-01-01' });

  const versionIds: string[] = [];
  let importId = '';
  for (const [organOfList, day] of [['SWJ', '2026-01-01'], [organCode, '2026-01-01'], ['SWJ', '2026-02-01']] as const) {
    const bytes = new TextEncoder().encode(JSON.stringify(aPlaceList(place, day)));
    ({ importId } = expectStatus(await all.upload(`${registry}/imports?organ=${organOfList}`, `${place.text('file')}.json`, bytes), 201).body as { importId: string });
    const approval = { documentNumber: place.text('paper'), approvedOn: day, effectiveFrom: day };
    const version = await ofRegistry('post', `imports/${importId}/load-approved`, approval);
    if (organOfList === 'SWJ') versionIds.push(version.versionId as string);
  }
  const [item] = (await ofRegistry('get', 'items?organ=SWJ&limit=1')).items;
  const reform = { trigger: 'REFORM', cause: { type: 'reform', id: mark, title: place.text('cause') }, organs: [{ organCode: 'SWJ' }] };
  const [adjustment] = (await ofRegistry('post', 'adjustments', reform)).items;
  const [finding] = (await ofRegistry('get', 'findings?limit=1')).items;
  const document = await ofRegistry('post', `versions/${versionIds[1]}/documents`, { kind: 'INTERNAL_LIST', format: 'xlsx' });
  // The law of a city is for its districts to read, so it is no secret of the city.
  const law = place.tenantId === CITY ? { title: '全市规范性文件', issuer: '市政府' } : { title: place.text('law'), issuer: place.text('issuer') };
  const instrument = await ofRegistry('post', 'legal-instruments', { ...law, kind: 'NORMATIVE_DOC', promulgatedOn: '2026-01-01', effectiveOn: '2026-01-01' });
  const clarification = await ofRegistry('post', 'clarifications', {
    documentNumber: place.text('number'), title: place.text('clarification'), issuer: place.text('issuer'), issuedOn: '2026-01-05', subject: place.text('subject'), duties: [{ itemKey: item.itemKey, role: 'LEAD', duty: place.text('duty') }],
  });
  await place.city.settled();
  const system = { subject: place.system, name: place.text('system'), organCode: 'SWJ', roles: ['INTEGRATION_CLIENT'], scopes: SCOPES.filter((scope) => scope !== 'adjustments.open') };
  expectStatus(await place.as('admin').post(`${registry}/people`, system), 201);
  const subscription = expectStatus(await all.post(`${dispatch}/exchange/subscriptions`, { url: `https://hook.invalid/${mark}`, organCode: 'SWJ', account: place.system }), 201).body;
  // Nothing moves by itself while others look.
  expectStatus(await all.post(`${dispatch}/exchange/subscriptions/${subscription.id}/pause`, {}), 200);

  const matter = await sendMatter(place, 'HL-1');
  const signed = await sendMatter(place, 'HL-2');
  expectStatus(await all.post(`${dispatch}/orders/${signed.orders[0].id}/sign-for`), 200);
  const [returned, disputed] = [await sendMatter(place, 'HL-4'), await sendMatter(place, 'HL-5')];
  for (const { orders } of [returned, disputed]) expectStatus(await all.post(`${dispatch}/orders/${orders[0].id}/request-return`, { reason: 'INCOMPLETE', basis: place.text('basis') }), 200);
  expectStatus(await all.post(`${dispatch}/orders/${disputed.orders[0].id}/escalate`, { ground: place.text('ground') }), 200);
  const open = expectStatus(await all.post(`${dispatch}/matters`, { channel: 'HOTLINE', title: place.text('vague'), content: '请帮我看看', complainant: { name: place.text('caller') } }), 201).body;
  const entry = expectStatus(await all.post(`${dispatch}/lexicon`, { words: [`${mark}w`], terms: [`${mark}t`], holders: [`${mark}h`], note: place.text('note') }), 201).body;
  const sources = await holdSources(place, tenantId === CITY, ofRegistry);
  const underReview = await putUnderReview(place, versionIds[0]!);
  place.has = {
    ...underReview,
    sources,
    organCode, organId: organ.organId, unitCode: 'U1', unitId: organ.units[0].unitId, personId: person.personId, grantId: person.grants[0].grantId, calendarId: calendar.calendarId, importId,
    versionIds: versionIds as [string, string], itemKey: item.itemKey, itemCode: item.code, matterId: matter.id, openMatterId: open.id, externalId: `${mark}HL-1`, orderId: matter.orders[0].id, signedOrderId: signed.orders[0].id, postId: post.postId, lexiconId: entry.id, deskTaskId: await deskTaskOf(place, signed.orders[0].id as string), subscriptionId: subscription.id, deliveryId: '', noticeId: '', bulletinId: '', appealId: '', publishedId: '', documentId: document.documentId, parkedId: randomUUID(),
    ...(place.tenantId === CITY ? {} : { instrumentId: instrument.instrumentId as string }),
    clarificationId: clarification.clarificationId, returnedOrderId: returned.orders[0].id, disputedOrderId: disputed.orders[0].id, adjustmentId: adjustment.caseId, findingId: finding.findingId,
    ...(await disputeAt(place)),
  };
  await takeOrder(place, matter.orders[0].id as string);
  Object.assign(place.has, await supervise(place, signed.orders[0].id as string));
  place.has.deliveryId = await messageOf(place, subscription.id as string);
}

/** A notice with a reply that nobody signed, a bulletin that is appealed against, and one that is out. */
async function supervise(place: Place, orderId: string): Promise<Pick<Holdings, 'noticeId' | 'bulletinId' | 'appealId' | 'publishedId'>> {
  const { all } = place;
  const of = async (method: 'post' | 'put', path: string, body: object, version?: number): Promise<Answer['body']> =>
    expectStatus(await all[method](`${dispatch}/${path}`, body, version === undefined ? {} : { 'if-match': `"${version}"` }), 200, 201).body;
  const notice = await of('post', 'supervision-notices', { objectType: 'dispatch-order', objectId: orderId, requirement: place.text('requirement') });
  const signed = await of('post', `supervision-notices/${notice.id}/sign`, {});
  await of('put', `supervision-notices/${notice.id}/reply`, { text: place.text('reply'), evidence: [place.text('proof')] }, signed.rowVersion as number);
  const circulated = async (): Promise<string> => {
    const drafted = await of('post', 'bulletins', { from: DAY, to: DAY, title: place.text('bulletin') });
    const edited = await of('put', `bulletins/${drafted.id}`, { requirement: place.text('bulletinrequirement'), entries: [{ organCode: 'SWJ', facts: place.text('facts'), praise: false }] }, drafted.rowVersion as number);
    await of('post', `bulletins/${drafted.id}/circulate`, {}, edited.rowVersion as number);
    return drafted.id as string;
  };
  const [bulletinId, publishedId] = [await circulated(), await circulated()];
  const { appeals } = await of('post', `bulletins/${bulletinId}/appeals`, { text: place.text('appeal') });
  await place.city.sql('summons').query(`update bulletin set state = 'PUBLISHED', published_at = now(), document_number = $2 where id = $1`, [publishedId, place.text('bulletinnumber')]);
  return { noticeId: notice.id as string, bulletinId, appealId: appeals[0].id as string, publishedId };
}

/** A dispute between two organs of the place, and what was asked for about the order that nobody wants. */
async function disputeAt(place: Place): Promise<Pick<Holdings, 'disputeId' | 'disputeDocumentId' | 'disputeRequestId' | 'precedentId' | 'disputeChainId' | 'registryChainId'>> {
  const { all, city, short } = place;
  await city.settled();
  const organId = async (code: string): Promise<string> => expectStatus(await all.get(`${registry}/organs/${code}`), 200).body.organId as string;
  const parties = [{ organId: await organId('SWJ') }, { organId: await organId(`${short.toUpperCase()}X`) }];
  const raised = { kind: 'WHO_HOLDS', title: place.text('dispute'), description: place.text('disputed'), legalIssue: place.text('issueoflaw'), sector: place.text('sector'), urgency: 'URGENT', parties };
  const { id, chainId } = expectStatus(await all.post(`${disputes}/disputes`, raised), 201).body as { id: string; chainId: string };
  const { rows } = await city.sql('list-registry').query<{ chain: string }>(`select correlation as chain from journal where tenant_id = $1 and type = 'registry.clarification.published' limit 1`, [place.tenantId]);
  const { rowVersion } = expectStatus(await all.get(`${disputes}/disputes/${id}`), 200).body as { rowVersion: number };
  const interim = { organId: parties[0]!.organId, ground: place.text('interimground'), irreparableHarm: true };
  expectStatus(await all.post(`${disputes}/disputes/${id}/designate-interim`, interim, { 'if-match': `"${rowVersion}"` }), 200);
  const { items: papers } = expectStatus(await all.get(`${disputes}/disputes/${id}/documents`), 200).body as { items: { id: string }[] };
  const { items: asked } = expectStatus(await all.get(`${disputes}/dispute-requests`), 200).body as { items: { id: string }[] };
  return { disputeId: id, disputeDocumentId: papers[0]!.id, disputeRequestId: asked[0]!.id, precedentId: randomUUID(), disputeChainId: chainId, registryChainId: rows[0]!.chain };
}

/** What lies on a desk because of an object. */
async function deskTaskOf({ city }: Place, objectId: string): Promise<string> {
  await city.settled();
  const { rows } = await city.sql('summons').query<{ id: string }>('select id from desk_task where object_id = $1', [objectId]);
  return rows[0]!.id;
}

/** A matter that goes out: by the list where it is sure, else by the operator's word. */
export async function sendMatter(place: Place, number: string): Promise<Answer['body']> {
  const { all } = place;
  const matter = expectStatus(await all.post(`${dispatch}/matters`, aMatter(place, number)), 201).body;
  if (matter.orders.length > 0) return matter;
  const { items } = expectStatus(await all.get(`${registry}/items?organ=SWJ&limit=1`), 200).body;
  const decision = { itemKey: items[0].itemKey, reason: place.text('reason') };
  return expectStatus(await all.post(`${dispatch}/matters/${matter.id}/decide`, decision, { 'if-match': `"${matter.rowVersion}"` }), 200).body;
}

/** Brings an order as far as its result, by two people. */
export async function takeOrder(place: Place, id: string): Promise<void> {
  const step = async (who: Caller, command: string, body: object): Promise<unknown> => expectStatus(await who.post(`${dispatch}/orders/${id}/${command}`, body), 200).body;
  await step(place.all, 'sign-for', {});
  await step(place.all, 'start', {});
  await step(place.all, 'submit', { result: place.text('result'), evidence: [place.text('evidence')] });
}

/** A matter of the city on which an organ of one district works and the other district does not. */
async function shareCase(above: Place, district: Place): Promise<void> {
  const matter = await sendMatter(above, 'HL-3');
  const { items } = expectStatus(await above.all.post(`${dispatch}/matters/${matter.id}/participants`, { tenantId: district.tenantId, organCode: 'SWJ', role: 'HANDLER' }), 201).body;
  const said = expectStatus(await district.all.post(`${dispatch}/shared-matters/${matter.id}/contributions`, { text: district.text('contribution') }), 201).body;
  above.has.shared = { matterId: matter.id, participantId: items[0].id, contributionId: said.id };
}

/** An event that could not be applied, in every service. */
async function park(city: TestCity, { tenantId, has, mark }: Place): Promise<void> {
  for (const service of SERVICES) {
    await city.sql(service).query(
      `insert into parked_event (id, producer, position, event_id, tenant_id, agg_type, agg_id, type, event, reason, parked_at)
       values ($1, 'list-registry', 1, gen_random_uuid(), $2, 'spec', gen_random_uuid(), 'org.unit.changed', $3, $4, now())`,
      [has.parkedId, tenantId, JSON.stringify({ payload: JSON.stringify({ name: `${mark}parked` }) }), `${mark}parked`],
    );
  }
}
