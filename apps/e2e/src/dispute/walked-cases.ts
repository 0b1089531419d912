import { disputes } from './a-chain-district.ts';
import { CaseSteps, type CaseStep, type Disputed } from './case-steps.ts';
import type { WalkedMeetings } from './walked-meetings.ts';
import { inTurns, type Walk } from './walk.ts';

const OVER = ['REJECTED', 'TRANSFERRED', 'CLOSED', 'WITHDRAWN'];
/** Where somebody else has to act first. */
const STOPS = ['wait', 'confirm'];
/** What is no step of the procedure, or is counted by what it decides. */
const UNSEEN = ['wait', 'agenda', 'decide-review'];
const MOST_STEPS = 5;
const READ = `
  select id, number, state, row_version as version, urgency, parties, convenor_organ_id as convenor, item_keys as "itemKeys", raised_by_organ_id as "raisedBy", entered_at as "enteredAt", interim, withdrawal_consents as consents,
         negotiation, coordination, commission, outcome->>'source' as source,
         array(select organ_id from dispute_amendment a where a.case_id = c.id and a.document_number = c.outcome->>'documentNumber' and a.state = 'DISMISSED') as dismissed,
         exists (select from dispute_amendment a where a.case_id = c.id and a.document_number = c.outcome->>'documentNumber' and a.state = 'PENDING')
           or exists (select from waiting_order w where w.waits and (w.matter_id = (c.origin->>'matterId')::uuid or w.matter_id in (select (r.origin->>'matterId')::uuid from dispute_request r where r.case_id = c.id))) as waits,
         coalesce(jsonb_array_length(execution->'reports'), 0) as reports
    from dispute_case c`;

/** 争议案件: every open case goes some steps on, or not. */
export class WalkedCases {
  private readonly steps: CaseSteps;

  constructor(
    private readonly walk: Walk,
    private readonly meetings: WalkedMeetings,
  ) {
    this.steps = new CaseSteps(walk, meetings);
  }

  async goOn(): Promise<void> {
    const open = await this.walk.rows<{ id: string; number: string }>('dispute-arbitration', 'select id, number from dispute_case where not (state = any($1)) order by number', [OVER]);
    await inTurns(open, ({ id, number }) => this.goesOn(id, number));
  }

  private async goesOn(id: string, number: string): Promise<void> {
    const chance = this.walk.chance('case', number);
    if (chance.next() < 0.15) return;
    for (let taken = 0; taken < MOST_STEPS; taken++) {
      const one = await this.read(id);
      const steps = this.steps.of(one, chance);
      // What nobody ever did is done where it can be.
      const chosen = chance.weighed(steps.map((step) => ({ ...step, weight: step.weight * (UNSEEN.includes(step.command) || this.walk.taken.has(step.command) ? 1 : 4) })));
      if (!chosen || !(await this.take(one, chosen)) || STOPS.includes(chosen.command) || chance.next() < 0.15) return;
    }
  }

  private async take(one: Disputed, { who, command, body = {}, agenda = false }: CaseStep): Promise<boolean> {
    if (command === 'wait') return true;
    if (agenda && !(await this.meetings.putUp(one.id))) return false;
    if (command === 'agenda') return true;
    const path = `${disputes}/disputes/${one.id}`;
    let answer = await this.walk.asked(who, `${path}/${command}`, body, one.version);
    if ((answer.body as { code?: string }).code === 'DISPUTE.PRECEDENTS_UNANSWERED' && 'split' in body) {
      const { items } = await this.walk.district.get('officer', `${path}/precedents`);
      const precedents = (items as { id: string; mustBeNamed: boolean }[]).filter(({ mustBeNamed }) => mustBeNamed).map(({ id }) => ({ precedentId: id, follows: true }));
      answer = await this.walk.asked(who, `${path}/${command}`, { ...body, precedents }, one.version);
    }
    const what = command === 'decide-review' ? `decide-review ${(body as { decision: string }).decision}` : command;
    return this.walk.count(what, answer);
  }

  private async read(id: string): Promise<Disputed> {
    const [row] = await this.walk.rows<Disputed & { enteredAt: Date | string }>('dispute-arbitration', `${READ} where id = $1`, [id]);
    return { ...row!, enteredAt: new Date(row!.enteredAt).toISOString() };
  }
}
