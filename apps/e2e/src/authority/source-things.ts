import { randomUUID } from 'node:crypto';
import type { Answer } from '@yidan/testing';
import { expectStatus, registry, type StaffedCity } from './a-staffed-city.ts';

const KINDS = ['sanding', 'sanding-back', 'compared', 'catalogue', 'power', 'exclusion', 'mergeable', 'campaign', 'campaign-done'] as const;
/** What a cell about the sources of lists is about. */
export type SourceKind = (typeof KINDS)[number];

export function isOfSources(kind: string): kind is SourceKind {
  return (KINDS as readonly string[]).includes(kind);
}

const ROUND_OF: Readonly<Record<string, number>> = { SCOPED: 0, DRAFTED: 0 };

type Made = Promise<Record<string, string>>;

/** 清单来源的对象: provisions, catalogues and campaigns of the home district in their states. */
export class SourceThings {
  constructor(
    private readonly staffed: StaffedCity,
    private readonly next: () => number,
    private readonly item: () => Made,
  ) {}

  make(kind: SourceKind, state: string): Made {
    if (kind === 'sanding' || kind === 'sanding-back') return this.sanding(state, kind === 'sanding' ? 'PASS' : 'REVISE');
    if (kind === 'compared') return this.compared();
    if (kind === 'catalogue') return this.catalogue(state);
    if (kind === 'power') return this.catalogue('EFFECTIVE').then(({ powerId }) => ({ id: powerId! }));
    if (kind === 'exclusion') return this.exclusion(state);
    if (kind === 'mergeable') return this.mergeable();
    return this.campaign(state, kind === 'campaign-done');
  }

  /** Written down with the acts of its round: walking there takes five people each time. */
  private async sanding(state: string, conclusion: string): Made {
    const [id, n] = [randomUUID(), this.next()];
    const isIssued = state === 'ISSUED' || state === 'SUPERSEDED';
    // One organ has all of them here, which no organ has.
    await this.sql('drop index if exists sanding_one_open, sanding_one_in_force');
    await this.sql(
      `insert into sanding_provision (id, tenant_id, organ_id, organ_code, way, state, scope, procedure, due_on, title, duties, units, approved_staff, approved_leaders, drafters, round, group_code, act_count,
                                      document_number, issued_on, effective_from, effective_to, created_at, created_by)
       select $1, o.tenant_id, o.id, o.code, 'PROCEDURE', $2, 'spec', 'spec', '2026-03-31', 'spec', '[{"ordinal":1,"text":"负责河道管理。","change":"KEPT"}]', '[]', 1, 1, '[]', $3, 'G1', 0,
              $4, $5::date, $5::date, $6::date, now(), 'spec' from organ o where o.tenant_id = '990102' and o.code = 'SWJ'`,
      [id, state, ROUND_OF[state] ?? 1, isIssued ? `清委办发〔2020〕${n}号` : null, isIssued ? '2020-01-01' : null, state === 'SUPERSEDED' ? '2021-01-01' : null],
    );
    for (const kind of ['GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE']) {
      await this.sql(
        `insert into sanding_act (id, tenant_id, sanding_id, kind, round, group_code, conclusion, opinion, held_on, document_number, recorded_by, recorded_at)
         values ($1, '990102', $2, $3, 1, case when $3 = 'GROUP_REVIEW' then 'G1' end, $4, 'spec', '2026-03-01', case when $3 <> 'GROUP_REVIEW' then 'spec' end, 'spec', now())`,
        [randomUUID(), id, kind, conclusion],
      );
    }
    return { id };
  }

  /** The list in force, with a provision to compare it with. */
  private async compared(): Made {
    const { versionId } = await this.item();
    await this.sanding('ISSUED', 'PASS');
    return { id: versionId! };
  }

  private async catalogue(state: string): Made {
    const n = this.next();
    const load = (edition: string): Promise<Answer['body']> =>
      this.post('power-catalogues', { name: `权力指导清单${n}（${edition}年本）`, issuer: '区政府', edition, regionCode: '990102', effectiveFrom: `${edition}-01-01`, powers: [{ type: 'PENALTY', number: `9${n}`, name: `对河道违法行为${n}的处罚`, subjectOrgan: 'SWJ' }] });
    const { catalogueId: id } = await load('2024');
    const enact = (which: string): Promise<unknown> => this.post(`power-catalogues/${which}/put-in-force`);
    if (state === 'EFFECTIVE' || state === 'SUPERSEDED') await enact(id);
    if (state === 'SUPERSEDED') await enact((await load('2025')).catalogueId);
    if (state === 'DISCARDED') await this.post(`power-catalogues/${id}/discard`);
    const { rows } = await this.sql('select id from catalogue_power where catalogue_id = $1', [id]);
    return { id, powerId: rows[0]!.id, number: `9${n}` };
  }

  private async exclusion(state: string): Made {
    const { powerId } = await this.catalogue('EFFECTIVE');
    const { exclusionId: id } = await this.post('power-exclusions', { powerId, reason: 'NOT_APPLICABLE_REGION', document: '清编办〔2026〕6号', explanation: '本区没有此类企业' });
    if (state === 'ENDED') await this.post(`power-exclusions/${id}/end`);
    return { id };
  }

  /** A draft, an item of it, and a power that nobody merges. */
  private async mergeable(): Made {
    await this.item();
    const { number } = await this.catalogue('EFFECTIVE');
    await this.sql(`update duty_list_version set state = 'WITHDRAWN' where effective_from is null and state <> 'WITHDRAWN'`);
    const { versionId: id } = await this.post('lists/SWJ/versions', { kind: 'FULL_REVISION' });
    const { rows } = await this.sql('select item_key as id from draft_item where version_id = $1 order by ordinal', [id]);
    return { id, itemKey: rows[0]!.id, number: number! };
  }

  /** A campaign that begins long after everything that is there, so that nothing of it is done. */
  private async campaign(state: string, isDone: boolean): Made {
    const body = { kind: 'SANDING', name: `“三定”修订${this.next()}`, schemeDocument: '《方案》', leadingGroup: '领导小组', startsOn: '2030-01-01', tasks: [{ organCode: 'SWJ', dueOn: '2030-03-31' }] };
    const { campaignId: id } = await this.post('campaigns', body);
    const waived = '{"by":"spec","at":"2026-03-02T09:00:00+08:00","reason":"spec"}';
    if (isDone) await this.sql(`update compilation_campaign set tasks = jsonb_set(tasks, '{0,waived}', $2) where id = $1`, [id, waived]);
    await this.sql(`update compilation_campaign set state = $2, closed_at = case when $2 = 'CLOSED' then now() end where id = $1`, [id, state === '-' ? 'PLANNED' : state]);
    return { id };
  }

  private sql(text: string, values: unknown[] = []): Promise<{ rows: { id: string }[] }> {
    return this.staffed.city.sql('list-registry').query<{ id: string }>(text, values);
  }

  private async post(path: string, body: object = {}): Promise<Answer['body']> {
    return expectStatus(await this.staffed.as('admin').post(`${registry}/${path}`, body), 200, 201).body;
  }
}
