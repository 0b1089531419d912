import { businessDate, Clock } from '@yidan/kernel';
import type { Answer, TestCity } from '@yidan/testing';
import type { ContentItem } from '../src/domain/list-import/list-content.ts';
import { aRow } from './a-list.ts';
import { api, drafterOf, expectStatus, officerOf, qinghe, register, setUpOrgan } from './a-registry.ts';

/** Who takes part between the review of a version and its day in force. */
export const officer = officerOf(qinghe);
export const [director, deputy, reviewer, justice, secretary, chair] = ['qh.director', 'qh.deputy', 'qh.reviewer', 'qh.justice', 'qh.secretary', 'qh.chair'] as const;
export const members = ['qh.m1', 'qh.m2', 'qh.m3', 'qh.m4'] as const;

/** The district's offices: 编办 with two directors, 司法局, and a commission of a chair and four members. */
export async function theOffices(city: TestCity): Promise<void> {
  await setUpOrgan(city, qinghe, 'SFJ', ['法制科'], { kind: 'JUSTICE_BUREAU' });
  await setUpOrgan(city, qinghe, 'BW', [], { kind: 'ESTABLISHMENT_COMMISSION' });
  for (const who of [director, deputy]) await register(city, qinghe, who, 'BB', ['ESTABLISHMENT_DIRECTOR']);
  await register(city, qinghe, reviewer, 'SFJ', ['JUSTICE_REVIEWER']);
  await register(city, qinghe, justice, 'SFJ', ['JUSTICE_DIRECTOR']);
  await register(city, qinghe, secretary, 'BW', ['COMMISSION_SECRETARY']);
  await register(city, qinghe, chair, 'BW', ['COMMISSION_CHAIR']);
  for (const who of members) await register(city, qinghe, who, 'BW', ['COMMISSION_MEMBER']);
}

/** Items for a list: public ones, and every third only for the administration. */
export function someRows(count: number, given: (seqNo: number) => Partial<ContentItem> = () => ({})): ContentItem[] {
  return Array.from({ length: count }, (_, i) => aRow({ seqNo: i + 1, name: `办理第${i + 1}类取水许可`, disclosure: i % 3 === 2 ? 'INTERNAL' : 'PUBLIC', ...given(i + 1) }));
}

/** A version at work, and what is asked of it. */
export class Chain {
  constructor(
    readonly city: TestCity,
    readonly organ: string,
    readonly id: string,
  ) {}

  /** A version of an organ that 编办 has accepted; how it came there is another spec's concern. */
  static async underReview(city: TestCity, organ: string, rows: ContentItem[], more: { kind?: string; urgency?: string; adjustmentCaseIds?: string[] } = {}): Promise<Chain> {
    const drafter = drafterOf(qinghe, organ);
    const { kind = 'INITIAL', ...rest } = more;
    const { versionId } = expectStatus(await city.as(drafter).post(`${api}/lists/${organ}/versions`, { kind, ...rest }), 201).body;
    const chain = new Chain(city, organ, versionId as string);
    if (rows.length > 0) await chain.fill(rows);
    await chain.enterRound(1);
    return chain;
  }

  async fill(rows: ContentItem[]): Promise<void> {
    await this.sql('delete from draft_item where version_id = $1', [this.id]);
    for (const [i, content] of rows.entries()) {
      await this.sql(`insert into draft_item (id, tenant_id, version_id, item_key, ordinal, content) values (gen_random_uuid(), $1, $2, coalesce((select i.item_key from duty_item i join duty_list_version v on v.id = i.version_id where i.name = $4 and v.organ_code = $6 limit 1), gen_random_uuid()), $3, $5)`, [
        qinghe, this.id, i + 1, content.name, JSON.stringify({ ...content, source: { sheet: '', row: 0 } }), this.organ,
      ]);
    }
    await this.sql('update duty_list_version set item_count = $2 where id = $1', [this.id, rows.length]);
  }

  async enterRound(round: number): Promise<void> {
    await this.sql(`update duty_list_version set state = 'UNDER_REVIEW', round = $2, signatures = '[]', row_version = row_version + 1 where id = $1`, [this.id, round]);
  }

  async sql(text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
    return (await this.city.sql('list-registry').query(text, values)).rows as Record<string, unknown>[];
  }

  post(path: string, as: string, body: object = {}): Promise<Answer> {
    return this.city.as(as).post(`${api}/versions/${this.id}/${path}`, body);
  }

  async state(as: string = officer): Promise<Answer['body']> {
    return expectStatus(await this.city.as(as).get(`${api}/versions/${this.id}`), 200).body;
  }

  /** 编办's and 司法局's opinions, as those prepare them who examine. */
  async opinions(conclusion: 'PASS' | 'RETURN' = 'PASS'): Promise<Answer['body'][]> {
    const findings = conclusion === 'RETURN' ? [{ rule: 'R-REG-10', severity: 'ERROR', text: '事项名称不规范' }] : [];
    const answers = [];
    for (const who of [officer, reviewer]) answers.push(expectStatus(await this.post('reviews', who, { conclusion, findings }), 201).body);
    return answers;
  }

  async reviewed(): Promise<this> {
    await this.opinions();
    expectStatus(await this.post('pass', justice), 200);
    expectStatus(await this.post('pass', director), 200);
    return this;
  }

  /** A meeting that decides on the version: who votes for, who against, who is recused, and the minutes signed. */
  async deliberated(how: { present?: readonly string[]; against?: readonly string[]; recused?: readonly string[]; conclusion?: string } = {}): Promise<string> {
    const { present = [chair, ...members], against = [], recused = [], conclusion = 'APPROVED' } = how;
    const { meetingId, agendaItemId } = await this.scheduled();
    for (const who of recused) expectStatus(await meet(this.city, meetingId, 'recusals', who, { agendaItemId, ground: '系该机关分管领导' }), 201);
    expectStatus(await meet(this.city, meetingId, 'hold', secretary, { present: await this.people(present) }), 200);
    for (const who of present.filter((one) => !recused.includes(one))) {
      expectStatus(await meet(this.city, meetingId, 'votes', who, { agendaItemId, choice: against.includes(who) ? 'AGAINST' : 'FOR' }), 201);
    }
    await this.minuted(meetingId, agendaItemId, conclusion);
    return meetingId;
  }

  async scheduled(): Promise<{ meetingId: string; agendaItemId: string }> {
    const { meetingId } = expectStatus(await this.city.as(secretary).post(`${api}/meetings`, { meetsOn: this.today(), place: '第一会议室' }), 201).body;
    expectStatus(await this.post('schedule', secretary, { meetingId }), 200);
    const { agenda } = expectStatus(await this.city.as(secretary).get(`${api}/meetings/${meetingId}`), 200).body;
    return { meetingId, agendaItemId: agenda[0].agendaItemId };
  }

  async minuted(meetingId: string, agendaItemId: string, conclusion = 'APPROVED'): Promise<void> {
    const { rowVersion } = (await this.city.as(secretary).get(`${api}/meetings/${meetingId}`)).body;
    const minutes = { text: '会议听取了编办的汇报，进行了审议。', conclusions: [{ agendaItemId, conclusion, ...(conclusion === 'APPROVED' ? {} : { reason: '材料须补充' }) }] };
    expectStatus(await this.city.as(secretary).put(`${api}/meetings/${meetingId}/minutes`, minutes, { 'if-match': `"${rowVersion}"` }), 200);
    expectStatus(await meet(this.city, meetingId, 'sign-minutes', chair), 200);
  }

  async approved(plannedFrom?: string): Promise<this> {
    await this.reviewed();
    await this.deliberated();
    expectStatus(await this.post('approve', chair, plannedFrom ? { plannedFrom } : {}), 200);
    return this;
  }

  async people(subjects: readonly string[]): Promise<string[]> {
    const rows = await this.sql('select id from person_account where subject = any($1)', [subjects]);
    return rows.map(({ id }) => id as string);
  }

  private today(): string {
    return businessDate(this.city.service('list-registry').app.get(Clock).now());
  }
}

export function meet(city: TestCity, meetingId: string, act: string, as: string, body: object = {}): Promise<Answer> {
  return city.as(as).post(`${api}/meetings/${meetingId}/${act}`, body);
}

/** Sets up an organ with its drafter and approver. */
export async function anOrgan(city: TestCity, code: string): Promise<void> {
  await setUpOrgan(city, qinghe, code, ['水资源科', '河湖科']);
  await register(city, qinghe, drafterOf(qinghe, code), code, ['ORGAN_DRAFTER']);
  await register(city, qinghe, `qh.${code.toLowerCase()}.approver`, code, ['ORGAN_APPROVER']);
}

/** Lets every clock that has run out have its effect. */
export async function timersActed(city: TestCity): Promise<void> {
  await city.service('list-registry').sweeper!.sweep();
  await city.settled();
}
