import type { Answer } from '@yidan/testing';
import { dispatch, expectStatus, type Official, type StaffedCity } from './a-staffed-city.ts';
import type { Role } from '@yidan/kernel';

const KINDS = ['supervisable', 'notice', 'bulletin', 'heard-bulletin', 'appealed-bulletin', 'published-bulletin'] as const;
/** What a cell about supervision is about. */
export type SupervisionKind = (typeof KINDS)[number];

export function isOfSupervision(kind: string): kind is SupervisionKind {
  return (KINDS as readonly string[]).includes(kind);
}

type Made = Promise<Record<string, string>>;
const NOTICE_WALK = ['ISSUED', 'SIGNED', 'REPLIED', 'ACCEPTED', 'CLOSED'];

/** 督办和通报的对象: notices to the river section and bulletins that name the water bureau, in their states. */
export class SupervisionThings {
  constructor(
    private readonly staffed: StaffedCity,
    private readonly next: () => number,
    private readonly order: () => Made,
  ) {}

  make(kind: SupervisionKind, state: string): Made {
    if (kind === 'supervisable') return this.order();
    if (kind === 'notice') return this.notice(state === '*' ? 'ISSUED' : state);
    return this.bulletin(kind, kind === 'published-bulletin' ? 'PUBLISHED' : state === '*' ? 'DRAFT' : state);
  }

  /** Issued by the leader who works where matters are sent from, so that somebody is its creator. */
  private async notice(state: string): Made {
    const leader = this.whoIs('LEADER_IN_CHARGE', 'SENDER');
    const { id: objectId } = await this.order();
    const { id } = await this.ask(leader, 'POST', 'supervision-notices', { objectType: 'dispatch-order', objectId });
    const step = (who: 'handler' | 'head' | Official, command: string, body: object = {}): Promise<unknown> => this.step(who, 'supervision_notice', `supervision-notices/${id}`, id, command, body);
    const write = (): Promise<unknown> => step('handler', 'PUT reply', { text: '已安排人员', evidence: ['照片'] });
    if (state === 'ESCALATED') await this.sql(`update supervision_notice set state = 'ESCALATED', successor_id = id, closed_at = now() where id = $1`, id);
    const reached = state === 'REJECTED' ? 'REPLIED' : state;
    const walk = [
      async () => {
        await step('handler', 'POST sign');
        await write();
      },
      () => step('head', 'POST reply'),
      () => step(leader, 'POST accept', { reason: '情况属实' }),
      () => step(leader, 'POST close'),
    ];
    for (const go of walk.slice(0, Math.max(0, NOTICE_WALK.indexOf(reached)))) await go();
    if (state === 'REJECTED') {
      await step(leader, 'POST reject', { reason: '未说明原因' });
      await write();
    }
    return { id };
  }

  private async bulletin(kind: SupervisionKind, state: string): Made {
    const [supervisor, chief, approver] = [this.whoIs('SUPERVISOR', 'OTHER_ORGAN'), this.whoIs('SUPERVISION_HEAD', 'OTHER_ORGAN'), this.whoIs('ORGAN_APPROVER', 'OWN_ORGAN')];
    const { id } = await this.ask(supervisor, 'POST', 'bulletins', { from: '2026-03-01', to: '2026-03-01' });
    const step = (who: Official, command: string, body: object = {}): Promise<unknown> => this.step(who, 'bulletin', `bulletins/${id}`, id, command, body);
    await step(supervisor, 'PUT ', { entries: [{ organCode: 'SWJ', facts: '逾期1件', praise: false }] });
    if (state === 'DRAFT') return { id };
    await step(supervisor, 'POST circulate');
    let appealId = '';
    if (kind === 'appealed-bulletin') {
      const { appeals } = await this.ask(approver, 'POST', `bulletins/${id}/appeals`, { text: '数据有误' });
      appealId = appeals[0].id as string;
    }
    if (state === 'WITHDRAWN') await step(supervisor, 'POST withdraw', { reason: '重新起草' });
    if (kind === 'heard-bulletin' || ['SIGNED', 'PUBLISHED'].includes(state)) await this.sql(`update bulletin set appeal_until = circulated_at where id = $1`, id);
    if (!['SIGNED', 'PUBLISHED'].includes(state)) return { id, appealId };
    if (appealId) await this.ask(supervisor, 'POST', `bulletins/${id}/appeals/${appealId}/answer`, { outcome: 'REJECTED', answer: '数据无误' });
    await step(chief, 'POST sign', { documentNumber: `督〔2026〕${this.next()}号` });
    if (state === 'PUBLISHED') await step(chief, 'POST publish');
    return { id, appealId };
  }

  private whoIs(role: Role, standing: Official['standing']): Official {
    const { officials } = this.staffed;
    return officials.find((one) => one.role === role && one.standing === standing) ?? officials.find((one) => one.role === role && !['FOREIGN', 'CITY'].includes(one.standing))!;
  }

  /** A step of the version that the object is in now. */
  private async step(who: string | Official, table: string, path: string, id: string, command: string, body: object): Promise<Answer['body']> {
    const [method, name] = command.split(' ') as ['PUT' | 'POST', string];
    const { rows } = await this.sql(`select row_version as version from ${table} where id = $1`, id);
    const headers = { 'if-match': `"${rows[0]!.version}"` };
    const full = `${dispatch}/${path}${name && `/${name}`}`;
    const answer = typeof who !== 'string' ? await who.ask(method, full, body, headers) : await this.staffed.as(who)[method === 'PUT' ? 'put' : 'post'](full, body, headers);
    return expectStatus(answer, 200, 201).body;
  }

  private async ask(who: Official, method: string, path: string, body: object): Promise<Answer['body']> {
    return expectStatus(await who.ask(method, `${dispatch}/${path}`, body), 200, 201).body;
  }

  private sql(text: string, id: string): Promise<{ rows: { version: number }[] }> {
    return this.staffed.city.sql('summons').query<{ version: number }>(text, [id]);
  }
}
