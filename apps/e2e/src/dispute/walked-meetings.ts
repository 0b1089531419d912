import { registry } from './a-chain-district.ts';
import type { Sittings } from './case-steps.ts';
import type { Walk } from './walk.ts';

interface Called {
  readonly rowVersion: number;
  readonly members: string[];
  readonly agenda: readonly { agendaItemId: string; kind: string; objectId: string }[];
}

/** 编委会议: one of them for everything that waits for it, on the next day of the walk. */
export class WalkedMeetings implements Sittings {
  next = { id: '' };
  private readonly decided = new Map<string, Map<string, string>>();
  private readonly last = new Map<string, string>();

  constructor(private readonly walk: Walk) {}

  conclusion(meetingId: string, caseId: string): string | null | undefined {
    const decided = this.decided.get(meetingId);
    return decided && (decided.get(caseId) ?? null);
  }

  lastOf(caseId: string): string | null {
    return this.last.get(caseId) ?? null;
  }

  async plan(day: string): Promise<void> {
    const { meetingId } = (await this.walk.step('secretary', 'plan', `${registry}/meetings`, { meetsOn: day, place: '区委第一会议室' }))!;
    this.next = { id: meetingId as string };
  }

  /** Puts a case on the agenda; the registry has to have heard of it. */
  async putUp(caseId: string): Promise<boolean> {
    const put = await this.walk.step('secretary', 'put on the agenda', `${registry}/meetings/${this.next.id}/agenda`, { kind: 'DISPUTE', caseId });
    if (put) this.last.set(caseId, this.next.id);
    return put !== null;
  }

  /** The members sit, vote and sign; the chair carries out what was decided on lists. */
  async sit(): Promise<void> {
    const { walk, next } = this;
    if (next.id === '') return;
    const meeting = `${registry}/meetings/${next.id}`;
    const called = (await walk.district.get('secretary', meeting)) as Called;
    this.decided.set(next.id, new Map());
    if (called.agenda.length === 0) return void (await walk.step('secretary', 'cancel', `${meeting}/cancel`));
    let { rowVersion } = (await walk.step('secretary', 'hold', `${meeting}/hold`, { present: called.members })) as Called;
    const conclusions: { agendaItemId: string; conclusion: string; reason?: string }[] = [];
    for (const [nth, { agendaItemId, kind, objectId }] of called.agenda.entries()) {
      const conclusion = await this.concluded(kind, objectId, nth);
      ({ rowVersion } = (await walk.step(nth % 2 ? 'member1' : 'chair', 'vote', `${meeting}/votes`, { agendaItemId, choice: conclusion === 'APPROVED' ? 'FOR' : 'AGAINST' })) as Called);
      conclusions.push({ agendaItemId, conclusion, ...(conclusion !== 'APPROVED' && { reason: '见纪要' }) });
      this.decided.get(next.id)!.set(objectId, conclusion);
    }
    walk.calls += 2;
    const kept = await walk.district.as('secretary').put(`${meeting}/minutes`, { text: '会议进行了审议。', conclusions }, { 'if-match': `"${rowVersion}"` });
    if (kept.status !== 200) throw new Error(`minutes: ${kept.status} ${JSON.stringify(kept.body)}`);
    await walk.step('chair', 'sign-minutes', `${meeting}/sign-minutes`);
    for (const { kind, objectId } of called.agenda) {
      if (kind === 'LIST_VERSION') await walk.step('chair', 'approve a list', `${registry}/versions/${objectId}/${this.conclusion(next.id, objectId) === 'APPROVED' ? 'approve' : 'defer'}`);
    }
    await walk.district.city.settled();
  }

  private async concluded(kind: string, objectId: string, nth: number): Promise<string> {
    const drawn = this.walk.chance('meeting', nth).next();
    if (kind === 'LIST_VERSION') return drawn < 0.85 ? 'APPROVED' : 'DEFERRED';
    const [one] = await this.walk.rows<{ state: string; ready: boolean; draft: boolean }>(
      'dispute-arbitration',
      `select state, commission->'review'->'draft' is not null and commission->'review'->>'draft' is not null as draft,
              commission->>'ruling' is not null and (commission->'ruling'->>'draftedAt')::timestamptz >= entered_at and jsonb_array_length(commission->'hearings') > 0 as ready from dispute_case where id = $1`,
      [objectId],
    );
    if (one!.state === 'RECONSIDERING') return one!.draft && drawn > 0.75 ? 'REJECTED' : 'APPROVED';
    if (!one!.ready) return 'DEFERRED';
    const isSentBack = drawn > (this.walk.taken.has('remand') ? 0.87 : 0.6);
    return isSentBack ? 'REJECTED' : drawn > 0.5 && drawn < 0.6 ? 'DEFERRED' : 'APPROVED';
  }
}
