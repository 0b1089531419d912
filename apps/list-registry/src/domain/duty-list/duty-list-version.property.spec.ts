import { addDays, businessDate, DomainError, type ActorRole } from '@yidan/kernel';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { content, deliberation, itemChunks, opinion, submission } from '../../../test/a-version.ts';
import { DutyListVersion, type DatedVersion, type Hand } from './duty-list-version.ts';
import { dutyListVersionLifecycle, type DutyListVersionCommand, type DutyListVersionState } from './duty-list-version.lifecycle.ts';
import { endsAfter, inForce, placeOnTimeline } from './timeline.ts';

const RUNS = 10_000;
const MOST_STEPS = 40;
const START = new Date('2026-03-02T01:00:00Z');
const organ = { tenantId: '990102', dutyListId: uuid(), organId: uuid(), organCode: 'SWJ' };
const items = itemChunks(1);
const hashes = Array.from({ length: 4 }, (_, i) => String(i).repeat(64));

// Few people with many hats: what is refused for who somebody is has to be tried often.
const PEOPLE: readonly Hand[] = ([
  ['ORGAN_DRAFTER', 'ORGAN_APPROVER'], ['ORGAN_APPROVER', 'COMMISSION_CHAIR'], ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'], ['JUSTICE_DIRECTOR', 'ESTABLISHMENT_DIRECTOR', 'COMMISSION_CHAIR'],
  ['COMMISSION_SECRETARY', 'ESTABLISHMENT_OFFICER'], ['ORGAN_DRAFTER', 'ESTABLISHMENT_OFFICER', 'COMMISSION_CHAIR'], ['JUSTICE_DIRECTOR'], ['ESTABLISHMENT_DIRECTOR'],
] as ActorRole[][]).map((roles) => ({ roles, relations: ['OWN_ORGAN'], actorId: uuid() }));

const COMMANDS = [
  'draft', 'edit', 'rebase', 'submit', 'accept', 'return', 'pass', 'schedule', 'approve', 'reject', 'defer', 'approveElementChange', 'approveByRuling', 'publicise', 'closePublicity', 'upholdObjection',
  'file', 'activate', 'repeal', 'withdraw', 'loadApproved', 'nextDay',
] as const;
type Command = (typeof COMMANDS)[number];

/** How the chain goes where nothing is in the way: random steps alone would hardly ever reach its end. */
const CHAIN: Readonly<Partial<Record<DutyListVersionState, Command>>> = {
  DRAFT: 'submit', SUBMITTED: 'accept', UNDER_REVIEW: 'pass', RETURNED: 'submit', REVIEWED: 'schedule', IN_DELIBERATION: 'approve', APPROVED: 'publicise', PUBLICITY: 'closePublicity', PUBLICITY_CLOSED: 'file', FILED: 'activate',
};

interface Attempt {
  readonly command: Command | 'NEXT';
  readonly version: number;
  readonly person: number;
  readonly whole: boolean;
  readonly side: boolean;
  readonly day: number;
}

const attempts = fc.array(
  fc.record({
    command: fc.oneof({ weight: 3, arbitrary: fc.constant('NEXT' as const) }, { weight: 2, arbitrary: fc.constantFrom(...COMMANDS) }),
    version: fc.nat(3), person: fc.nat(PEOPLE.length - 1), whole: fc.boolean(), side: fc.boolean(), day: fc.nat(40),
  }),
  { minLength: 20, maxLength: MOST_STEPS },
);

/** 一个机关的清单: what use cases do around the aggregate, as plain code. */
class ListInPlay {
  readonly versions: DutyListVersion[] = [];
  readonly approvedBy = new Map<string, string>();
  now = START;
  private major = 0;

  get dated(): DatedVersion[] {
    return this.versions.filter((version): version is DatedVersion => version.effectiveFrom !== null);
  }

  get current(): DatedVersion | null {
    return this.dated.find(({ state }) => state === 'EFFECTIVE') ?? null;
  }

  /** Takes the step, or throws what the domain says to it. */
  take(command: Command, version: DutyListVersion | undefined, by: Hand, { whole, side, day }: Attempt): void {
    const at = this.now;
    if (command === 'nextDay') this.now = new Date(at.getTime() + 86_400_000);
    else if (command === 'draft') this.draft(by, side);
    else if (command === 'loadApproved') this.load(by, day);
    else if (version) this.step(command, version, by, whole);
  }

  private draft(by: Hand, side: boolean): void {
    const urgency = side ? 'EXPEDITED' : 'NORMAL';
    if (this.versions.some((version) => version.isOpenDraft && version.urgency === urgency)) return;
    this.major += 1;
    const base = this.current?.id ?? null;
    const kind = side ? 'ADJUSTMENT' : base ? 'FULL_REVISION' : 'INITIAL';
    this.versions.push(DutyListVersion.draft({ id: uuid(), ...organ, major: this.major, minor: 0, kind, urgency, baseVersionId: base, adjustmentCaseIds: side ? [uuid()] : [], itemCount: 1 }, by, this.now));
  }

  private load(by: Hand, day: number): void {
    const today = businessDate(this.now);
    const place = placeOnTimeline(this.dated, addDays(today, -day), today);
    this.major += 1;
    const given = { id: uuid(), ...organ, major: this.major, documentNumber: '清编发〔2026〕1号', approvedOn: place.period.effectiveFrom, importId: uuid() };
    const version = DutyListVersion.loadApproved(given, place, items, by, this.now);
    if (place.previous && endsAfter(place.previous, version.effectiveFrom)) place.previous.supersede(version, this.now);
    this.versions.push(version);
  }

  private step(command: Exclude<Command, 'draft' | 'loadApproved' | 'nextDay'>, version: DutyListVersion, by: Hand, whole: boolean): void {
    const at = this.now;
    const change = { put: 1, removed: 0, itemCount: 1 };
    const reviewer = by.roles.includes('JUSTICE_DIRECTOR') ? 'JUSTICE' : 'ESTABLISHMENT';
    const other = this.versions.find((each) => each !== version && ['APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED'].includes(each.state));
    const approved = content({ approvedOn: businessDate(at), contentHash: hashes[this.versions.indexOf(version) % hashes.length]!, inForceVersionId: this.current?.id ?? null, otherApproved: other?.label ?? null });
    const steps: Record<typeof command, () => void> = {
      edit: () => version.edit({ ...change, by: 'ITEMS' }, by, at),
      rebase: () => this.current && version.rebase(this.current.id, change, by, at),
      submit: () => version.submit(submission({ compilationReportId: whole ? uuid() : null }), by, at),
      accept: () => version.accept(by, at),
      return: () => version.return(opinion(version, reviewer, 'RETURN', { round: whole ? version.round : version.round - 1 }), by, at),
      pass: () => version.pass(opinion(version, reviewer, 'PASS', { round: whole ? version.round : version.round - 1 }), by, at),
      schedule: () => version.schedule(uuid(), by, at),
      approve: () => version.approve(deliberation(version, { present: whole ? 7 : 4 }), approved, by, at),
      reject: () => version.reject(deliberation(version, { conclusion: 'REJECTED' }), by, at),
      defer: () => version.defer(deliberation(version, { conclusion: 'DEFERRED' }), by, at),
      approveElementChange: () => version.approveElementChange({ added: whole ? 0 : 1, cancelled: 0, modified: 1, transferred: 0 }, approved, by, at),
      approveByRuling: () => version.approveByRuling(approved, at),
      publicise: () => version.publicise({ from: businessDate(at), to: businessDate(at), shown: 1, hidden: 0 }, by, at),
      closePublicity: () => version.closePublicity({ total: 1, open: whole ? 0 : 1 }, at),
      upholdObjection: () => version.upholdObjection(uuid(), by, at),
      file: () => version.file('备1', by, at),
      activate: () => this.activate(version, at),
      repeal: () => version.repeal(addDays(businessDate(at), 1), '机关撤销', by, at),
      withdraw: () => version.withdraw('重编', by, at),
    };
    steps[command]();
    if (command === 'approve' || command === 'approveElementChange') this.approvedBy.set(version.id, by.actorId);
  }

  // A list is in force for whole days: two do not begin on one.
  private activate(version: DutyListVersion, at: Date): void {
    const today = businessDate(at);
    const previous = this.current;
    if (this.dated.some(({ effectiveFrom, effectiveTo }) => effectiveFrom >= today || (effectiveTo !== null && effectiveTo > today))) return;
    version.activate(previous, { ...items, contentHash: version.contentHash! }, at);
    previous?.supersede(version as DatedVersion, at);
  }
}

const LEADS = new Map((Object.keys(dutyListVersionLifecycle.states) as DutyListVersionState[]).map((state) => [state, dutyListVersionLifecycle.edges().filter((edge) => edge.from === state)]));
const AS: Readonly<Partial<Record<Command, readonly DutyListVersionCommand[]>>> = { submit: ['submit', 'resubmit'], schedule: ['schedule', 'escalate'], rebase: ['edit'], draft: ['create'], activate: ['activate', 'supersede'], loadApproved: ['loadApproved', 'supersede'] };

describe('10,000 random courses of one organ’s list', () => {
  const reached = new Set<DutyListVersionState>();

  it('never put two versions in force on one day, take no step that the table does not offer, change nothing that was approved, and no drafter approves', () => {
    fc.assert(
      fc.property(attempts, (course) => {
        const list = new ListInPlay();
        for (const attempt of course) {
          const version = list.versions.at(-1 - attempt.version) ?? list.versions.at(-1);
          const command = attempt.command === 'NEXT' ? (version ? (CHAIN[version.state] ?? 'draft') : 'draft') : attempt.command;
          const before = new Map(list.versions.map((each) => [each, { state: each.state, hash: each.contentHash, items: each.itemCount, drafters: each.drafters }]));
          try {
            list.take(command, version, PEOPLE[attempt.person]!, attempt);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            for (const [each, was] of before) if (each.state !== was.state) throw new Error(`${command} was refused and yet ${each.label} went from ${was.state} to ${each.state}`);
          }
          for (const [each, was] of before) hold(command, each, was);
          for (const each of list.versions) reached.add(each.state);
        }
        const days = list.dated.flatMap(({ effectiveFrom, effectiveTo }) => [effectiveFrom, ...(effectiveTo ? [addDays(effectiveTo, -1), effectiveTo] : [])]);
        for (const day of days) if (list.dated.filter((each) => inForce(each, day)).length > 1) throw new Error(`two versions are in force on ${day}`);
        for (const [id, approver] of list.approvedBy) if (list.versions.find((each) => each.id === id)!.drafters.includes(approver)) throw new Error('a drafter approved');
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('have been in every state there is', () => {
    expect([...reached].sort()).toEqual(Object.keys(dutyListVersionLifecycle.states).sort());
  });
});

/** What every step has to leave as it is. */
function hold(command: Command, version: DutyListVersion, was: { state: DutyListVersionState; hash: string | null; items: number; drafters: readonly string[] }): void {
  if (version.state !== was.state) {
    const named = AS[command] ?? [command as DutyListVersionCommand];
    if (!LEADS.get(was.state)!.some((edge) => edge.to === version.state && named.includes(edge.command))) throw new Error(`${command} led ${version.label} from ${was.state} to ${version.state}`);
  }
  if (was.hash !== null && (version.contentHash !== was.hash || version.itemCount !== was.items || version.drafters !== was.drafters)) throw new Error(`${command} changed what was approved in ${version.label}`);
}
