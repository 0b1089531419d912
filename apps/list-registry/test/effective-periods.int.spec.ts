import { jest } from '@jest/globals';
import { addDays, DomainError } from '@yidan/kernel';
import { bodyHash, Transactions, type Actor } from '@yidan/platform';
import type { TestCity } from '@yidan/testing';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { DraftItems } from '../src/storage/duty-list/draft-items.ts';
import { ActivateVersion } from '../src/use-cases/duty-list/activate-version.ts';
import { ApproveByRuling } from '../src/use-cases/duty-list/approve-by-ruling.ts';
import { BeginDraft } from '../src/use-cases/duty-list/begin-draft.ts';
import { LoadApprovedList } from '../src/use-cases/duty-list/load-approved-list.ts';
import { aRow } from './a-list.ts';
import { aRegistry, qinghe } from './a-registry.ts';

jest.setTimeout(120_000);

const HISTORIES = 200;
const AT_ONCE = 8;
const START = '2026-03-02';

/** What an actor tries; a day is counted back from the day of the attempt. */
type Try = { do: 'ACTIVATE' | 'RULE_EXPEDITED' } | { do: 'LOAD'; daysAgo: number };
/** Rounds of tries that all begin at the same moment. */
type History = Try[][];

const tries: fc.Arbitrary<Try> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'ACTIVATE' } as const) },
  { weight: 2, arbitrary: fc.constant({ do: 'RULE_EXPEDITED' } as const) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('LOAD' as const), daysAgo: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 })) }) },
);
const histories = fc.array(fc.array(tries, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 2 }) as fc.Arbitrary<History>;

let city: TestCity;
let transactions: Transactions;
const service = () => city.service('list-registry').app;
const sql = async (text: string, values: unknown[] = []) => (await city.sql('list-registry').query(text, values)).rows as Record<string, unknown>[];
const officer = { subject: 'qh.officer', personId: uuid(), tenantId: qinghe, cityId: null, organId: uuid(), organCode: 'BB', unitId: null, roles: ['ESTABLISHMENT_OFFICER'], isOperator: false } as unknown as Actor;
const act = <T>(work: () => Promise<T>): Promise<T> => transactions.run({ tenant: qinghe, city: null, actor: { id: 'system:spec', organId: null, roles: [] } }, work);

/** An organ on which one history plays. */
class Played {
  readonly organId = uuid();
  readonly refusals: string[] = [];
  readonly surprises: unknown[] = [];
  private normal = '';
  private expedited = '';

  constructor(readonly code: string) {}

  /** An organ with a version that is filed and waits for its day. */
  async begin(): Promise<void> {
    await sql(
      `insert into organ select (jsonb_populate_record(o, jsonb_build_object('id', $1::text, 'code', $2::text, 'name', $2::text, 'short_name', $2::text, 'kind', 'GOV_DEPARTMENT', 'unified_social_credit_code', null))).* from organ o where o.tenant_id = $3 and o.code = 'BB'`,
      [this.organId, this.code, qinghe],
    );
    this.normal = await this.approved('NORMAL');
    await sql(`update duty_list_version set state = 'FILED' where id = $1`, [this.normal]);
  }

  async play(round: History[number], today: string): Promise<void> {
    // The side version is made ready before the race; its approval, which puts it in force, is part of it.
    if (round.some((one) => one.do === 'RULE_EXPEDITED') && this.expedited === '' && (await this.inForce())) this.expedited = await this.draft('EXPEDITED');
    const imports = await Promise.all(round.map((one) => (one.do === 'LOAD' ? this.anImport() : '')));
    await Promise.all(round.map((one, i) => this.attempt(one, imports[i]!, today)));
  }

  private async attempt(one: Try, importId: string, today: string): Promise<void> {
    try {
      if (one.do === 'ACTIVATE') await act(() => service().get(ActivateVersion).execute(this.normal));
      else if (one.do === 'LOAD') await act(() => service().get(LoadApprovedList).execute(importId, { documentNumber: '清编发〔2026〕1号', approvedOn: '2025-01-01', effectiveFrom: addDays(today, -one.daysAgo) }, officer));
      else if (this.expedited !== '') await this.rule(this.expedited);
    } catch (error) {
      // Refused in words, or because another came first; anything else is a surprise.
      if (error instanceof DomainError) this.refusals.push(error.code);
      else if ((error as Error).constructor.name === 'OptimisticLockError') this.refusals.push('COMMON.STALE_VERSION');
      else this.surprises.push(error);
    }
  }

  private async approved(urgency: 'NORMAL' | 'EXPEDITED'): Promise<string> {
    const id = await this.draft(urgency);
    await this.rule(id);
    return id;
  }

  /** A reviewed version with one item. */
  private async draft(urgency: 'NORMAL' | 'EXPEDITED'): Promise<string> {
    const request = urgency === 'NORMAL' ? ({ kind: 'INITIAL' } as const) : ({ kind: 'ADJUSTMENT', urgency, adjustmentCaseIds: [uuid()] } as const);
    const { id } = await act(() => service().get(BeginDraft).forSystem({ organCode: this.code, ...request }, { name: 'spec', tenantId: qinghe }));
    await sql(`insert into draft_item (id, tenant_id, version_id, item_key, ordinal, content) select gen_random_uuid(), $1, $2, gen_random_uuid(), 1, $3 where not exists (select from draft_item where version_id = $2)`, [qinghe, id, JSON.stringify(aRow({ seqNo: 1, name: `${this.code}事项` }))]);
    await sql(`update duty_list_version set state = 'REVIEWED', round = 1 where id = $1`, [id]);
    return id;
  }

  private async rule(versionId: string): Promise<void> {
    await act(async () => service().get(ApproveByRuling).execute({ versionId, rulingNumber: `清编裁〔2026〕${Math.ceil(Math.random() * 1e6)}号`, contentHash: await service().get(DraftItems).hashOf(versionId) }));
  }

  private async anImport(): Promise<string> {
    const id = uuid();
    const content = { items: [aRow({ seqNo: 1, name: `${this.code}事项${id.slice(-6)}` })] };
    await sql(
      `insert into list_import (id, tenant_id, organ_id, file_name, file_hash, report, content, state, created_at, created_by) values ($1, $2, $3, '清单.json', $4, '{}', $5, 'READ', now(), 'system:spec')`,
      [id, qinghe, this.organId, bodyHash(content), JSON.stringify(content)],
    );
    return id;
  }

  private async inForce(): Promise<boolean> {
    return (await sql(`select 1 from duty_list_version where organ_id = $1 and state = 'EFFECTIVE'`, [this.organId])).length > 0;
  }
}

beforeAll(async () => {
  city = await aRegistry([], { logLevel: 'fatal' });
  transactions = service().get(Transactions);
});
afterAll(() => city?.stop());

describe('versions of one organ, with loads, activations and approvals racing each other', () => {
  it(`never overlap, leave no gap and agree with the list, in ${HISTORIES} histories`, async () => {
    const all = fc.sample(histories, { numRuns: HISTORIES, seed: 20260302 });
    const played: Played[] = [];
    let today = START;
    for (let first = 0; first < all.length; first += AT_ONCE) {
      const batch = all.slice(first, first + AT_ONCE).map((history, i) => ({ history, organ: new Played(`Z${(first + i).toString(36).toUpperCase().padStart(3, '0')}`) }));
      await Promise.all(batch.map(({ organ }) => organ.begin()));
      for (let round = 0; round < 2; round++) {
        await Promise.all(batch.map(({ history, organ }) => organ.play(history[round] ?? [], today)));
        today = addDays(today, 1);
        city.at(`${today}T09:00:00+08:00`);
      }
      played.push(...batch.map(({ organ }) => organ));
    }

    expect(played.flatMap(({ surprises }) => surprises)).toEqual([]);
    const overlapping = await sql(
      `select a.label, b.label as other from duty_list_version a join duty_list_version b on b.tenant_id = a.tenant_id and b.organ_id = a.organ_id and b.id > a.id
        where daterange(a.effective_from, a.effective_to) && daterange(b.effective_from, b.effective_to) and a.effective_from is not null and b.effective_from is not null`,
    );
    expect(overlapping).toEqual([]);
    const gaps = await sql(
      `select label from (select label, effective_to, lead(effective_from) over (partition by organ_id order by effective_from) as next from duty_list_version where effective_from is not null) v where effective_to is distinct from next`,
    );
    expect(gaps).toEqual([]);
    const astray = await sql(`select l.organ_id from duty_list l where l.current_version_id is distinct from (select v.id from duty_list_version v where v.organ_id = l.organ_id and v.state = 'EFFECTIVE')`);
    expect(astray).toEqual([]);
    // What each version was announced with is what it holds; nothing was announced that was undone.
    const announced = await sql(`select count(*)::int as n from journal where type = 'registry.list-version.effective'`);
    expect(announced).toEqual(await sql(`select count(*)::int as n from duty_list_version where effective_from is not null`));
    // The histories did race: versions came into force, and some came second.
    const [{ n }] = announced as [{ n: number }];
    expect(n).toBeGreaterThan(HISTORIES);
    expect(new Set(played.flatMap(({ refusals }) => refusals)).size).toBeGreaterThan(2);
  });
});
