import { createHash, randomUUID } from 'node:crypto';
import { disputes, expectStatus, type StaffedCity } from './a-staffed-city.ts';

const KINDS = ['dispute', 'told-dispute', 'dispute-parties', 'dispute-request', 'dispute-document'] as const;
/** What a cell about disputes is about. */
export type DisputeThingKind = (typeof KINDS)[number];

export function isOfDisputes(kind: string): kind is DisputeThingKind {
  return (KINDS as readonly string[]).includes(kind);
}

const HOME = '990102';
/** Every limit that keeps a step for somebody is over. */
const LONG_AGO = '2026-01-05T09:00:00.000+08:00';
const AT = '2026-03-02T09:00:00.000+08:00';
const SHA = createHash('sha256').update('text').digest('hex');
/** States in which the matter has been decided. */
const DECIDED = ['OPINION_ISSUED', 'RULED', 'RECONSIDERING', 'EXECUTING', 'EXECUTED', 'CLOSED'];
const ENDED = ['REJECTED', 'TRANSFERRED', 'CLOSED', 'WITHDRAWN'];

/** 争议的对象: a dispute that the township raised between the water bureau, which convenes, and the traffic bureau; in every state with all that came before it, as the procedure would have left it. */
export class DisputeThings {
  constructor(
    private readonly staffed: StaffedCity,
    private readonly next: () => number,
  ) {}

  async make(kind: DisputeThingKind, state: string): Promise<Record<string, string>> {
    if (kind === 'dispute-request') return this.request(state === '*' ? 'WAITING' : state);
    if (kind === 'dispute-parties') return { id: randomUUID(), water: await this.organ('SWJ'), traffic: await this.organ('JTJ'), town: await this.organ('BMZ') };
    if (kind === 'told-dispute') return this.raised();
    return kind === 'dispute-document' ? this.document() : this.dispute(state === '*' ? 'RAISED' : state);
  }

  /** A case that has come as far as the state says. */
  async dispute(state: string): Promise<Record<string, string>> {
    const [water, traffic, town] = [await this.organ('SWJ'), await this.organ('JTJ'), await this.organ('BMZ')];
    const [id, itemKey, n] = [randomUUID(), randomUUID(), this.next()];
    const unit = await this.unit('SWJ', 'HD');
    const split = [{ task: '河道护栏维护', itemKey, isNew: true, leadOrganId: water, leadUnitId: unit, handlerOrganIds: [], assistOrganIds: [], handoff: null }];
    const said = { by: water, at: AT };
    const basis = [{ instrument: '水法', article: '第八条', text: null }];
    const sign = (organId: string, role: string) => ({ personId: organId, organId, role, at: AT, sha256: SHA });
    const text = { facts: '事实', reasons: '理由', bases: basis, split, amendments: [], precedents: [], sha256: SHA, draftedBy: town, draftedAt: AT };
    const facts = {
      origin: { type: 'MANUAL', refId: null, matterId: null },
      parties: [{ organId: water, role: 'CONVENOR', stance: 'DENIES' }, { organId: traffic, role: 'COUNTERPART', stance: 'DENIES' }, { organId: town, role: 'COUNTERPART', stance: null }],
      interim: { organId: water, unitId: unit, rule: 2, ground: '按现行清单', scope: '临时履职', from: AT, by: 'system' },
      statements: [water, traffic, town].map((organId) => ({ ...said, organId, stance: 'DENIES', claim: '不属本部门', reasons: '理由', bases: [], sandingRefs: [], practice: null, proposedSplit: null, evidence: [] })),
      negotiation: {
        openedByOrganId: water, openedAt: AT, meetings: [{ ...said, place: '会议室', attendees: [{ organId: water, name: '甲' }, { organId: traffic, name: '乙' }], points: '未达成一致' }], refusals: [],
        minutes: { text: '纪要', split, amendments: [], sha256: SHA, keptBy: water, at: AT }, signatures: [sign(traffic, 'PRINCIPAL_OFFICER')], filed: { documentNumber: `青编争〔2026〕${n}号`, at: AT, by: water }, objections: [],
      },
      application: { ...said, byOrganId: water, documentNumber: `青编争〔2026〕${n}号`, matter: '护栏', negotiationDone: '已协商', mainDispute: '谁负责', proposal: '请明确', reasons: '无人负责', bases: basis, attachments: [], supplements: [] },
      acceptance: { ...said, decision: 'ACCEPTED', documentNumber: `青编协〔2026〕${n}号`, reasons: null, ground: null, to: null },
      coordination: {
        startedAt: AT, rounds: [{ no: 1, kind: 'MEETING', questions: '谁负责', heldAt: AT, minutes: '纪要', by: water }], replies: [{ organId: traffic, text: '不属本部门', deemed: false, at: AT, by: traffic }], extension: null,
        opinion: { ...text, minor: false, acceptances: [{ ...sign(traffic, 'PRINCIPAL_OFFICER'), accepts: false, reason: '不同意' }], signatures: [], documentNumber: null }, submission: null,
      },
      commission: {
        meetingId: null, hearings: [{ at: AT, parties: [water, traffic, town].map((organId) => ({ organId, attended: true, said: '意见' })), by: water }],
        ruling: { ...text, meetingId: null, upperAuthority: null, policyRuling: false, staffingNote: null, executeBy: '2026-04-30', executionDocNumber: null, signature: null, documentNumber: null }, former: [], review: null,
      },
      execution: { startedAt: AT, reports: [], nonCompliance: [], confirmation: null },
      outcome: DECIDED.includes(state) ? { source: 'RULING', documentNumber: `青编裁〔2026〕${n}号`, split, amendments: [] } : null,
    };
    await this.sql(
      `insert into dispute_case (id, tenant_id, number, chain_id, kind, issue, urgency, jurisdiction, title, description, item_keys, origin, parties, convenor_organ_id, raised_by, raised_by_organ_id, raised_at, fingerprint, state, level,
                                 acted_at, entered_at, interim, statements, negotiation, application, acceptance, coordination, commission, execution, leader_acts, withdrawal_consents, signatures, non_compliant, outcome, outcome_at, cause, closed_at)
       values ($1, '${HOME}', $2, $1, 'WHO_HOLDS', 'HOLDER', 'NORMAL', 'DISTRICT', '护栏由谁维护', '河道护栏无人维护', '{}', $3, $4, $5, 'TOWNSHIP', $6, '${LONG_AGO}', $2, $7, 1, '${LONG_AGO}', '${LONG_AGO}', $8, $9, $10, $11, $12, $13, $14, $15,
               '[]', '[]', '[]', false, $16, $17, $18, $19)`,
      [
        id, `ZY-2026-9${String(n).padStart(5, '0')}`, JSON.stringify(facts.origin), JSON.stringify(facts.parties), water, town, state, JSON.stringify(facts.interim), JSON.stringify(facts.statements), JSON.stringify(facts.negotiation),
        JSON.stringify(facts.application), JSON.stringify(facts.acceptance), JSON.stringify(facts.coordination), JSON.stringify(facts.commission), JSON.stringify(facts.execution), facts.outcome && JSON.stringify(facts.outcome),
        facts.outcome && AT, state === 'CLOSED' ? 'NO_PROVISION' : null, ENDED.includes(state) ? AT : null,
      ],
    );
    await this.sql(`insert into interim_designation (id, tenant_id, case_id, organ_id, rule, ground, scope, from_at, by_whom) values ($1, '${HOME}', $2, $3, 2, '按现行清单', '临时履职', '${AT}', 'system')`, [randomUUID(), id, water]);
    return { id, sha: SHA, water, traffic, unit, chainId: id };
  }

  private async request(state: string): Promise<Record<string, string>> {
    const [id, n] = [randomUUID(), this.next()];
    await this.sql(
      `insert into dispute_request (id, tenant_id, source_event, origin, kind, urgency, item_keys, party_organs, chain_id, received_at, state, settled_by, settled_at)
       values ($1, '${HOME}', $2, $3, 'WHO_HOLDS', 'NORMAL', '{}', '[]', $1, '${AT}', $4, $5, $6)`,
      [id, `spec-${n}`, JSON.stringify({ type: 'DISPATCH', refId: id, matterId: id }), state, state === 'WAITING' ? null : 'spec', state === 'WAITING' ? null : AT],
    );
    const one = await this.dispute('RAISED');
    return { ...one, id, caseId: one.id! };
  }

  /** The notice of who holds the duty meanwhile. */
  private async document(): Promise<Record<string, string>> {
    const { id } = await this.raised();
    const path = `${disputes}/disputes/${id}`;
    const director = this.staffed.official('ESTABLISHMENT_DIRECTOR', 'OTHER_ORGAN');
    const { rowVersion } = expectStatus(await director.ask('GET', path), 200).body as { rowVersion: number };
    const body = { organId: await this.organ('SWJ'), ground: '随时可能坍塌', irreparableHarm: true };
    expectStatus(await director.ask('POST', `${path}/designate-interim`, body, { 'if-match': `"${rowVersion}"` }), 200);
    const { items } = expectStatus(await director.ask('GET', `${path}/documents`), 200).body as { items: { id: string }[] };
    return { id: id!, documentId: items[0]!.id };
  }

  /** One that was raised as anybody would, so that the journal knows of it. */
  private async raised(): Promise<Record<string, string>> {
    const parties = [await this.organ('SWJ'), await this.organ('JTJ'), await this.organ('BMZ')].map((organId) => ({ organId }));
    const body = { kind: 'BOUNDARY', title: `护栏由谁维护（${this.next()}）`, description: '河道护栏无人维护', parties, origin: { type: 'MANUAL', matterId: randomUUID() } };
    const { id, chainId } = expectStatus(await this.staffed.official('TOWN_COMMANDER', 'SENDER').ask('POST', `${disputes}/disputes`, body), 201).body as { id: string; chainId: string };
    return { id, chainId };
  }

  private async organ(code: string): Promise<string> {
    const { rows } = await this.staffed.city.sql('dispute-arbitration').query<{ id: string }>(`select id from organ where tenant_id = '${HOME}' and code = $1`, [code]);
    return rows[0]!.id;
  }

  private async unit(organ: string, code: string): Promise<string> {
    const { rows } = await this.staffed.city.sql('dispute-arbitration').query<{ id: string }>(`select u.id from internal_unit u join organ o on o.id = u.organ_id where o.tenant_id = '${HOME}' and o.code = $1 and u.code = $2`, [organ, code]);
    return rows[0]!.id;
  }

  private sql(text: string, values: unknown[]): Promise<unknown> {
    return this.staffed.city.sql('dispute-arbitration').query(text, values);
  }
}
