import type { Location, Urgency } from '@yidan/contracts';
import { maskDeep, maskNumbers } from '@yidan/kernel';
import type { IncomingMatter, MatterChannel } from '../incoming-matter/incoming-matter.ts';
import { CaseClosed, NotForDistricts, ParticipantsUnconfirmed } from './case-participation.errors.ts';
import type { CaseParticipation } from './case-participation.ts';

/** Whose confirmation a matter waits for. */
const ANSWERABLE = ['LEAD', 'HANDLER'];
/** What may leave the city's own offices at all (R-SEC-3): a restricted matter is for people, not for organs. */
const SHAREABLE = ['PUBLIC', 'INTERNAL'];

/** 跨区事项: what the participants may read of a matter of the city; nothing of the complainant ever enters it. */
export class SharedMatter {
  readonly id: string;
  readonly tenantId: string;
  readonly rowVersion!: number;
  readonly number: string;
  readonly channel: MatterChannel;
  readonly title: string;
  readonly content: string;
  readonly category: string | null;
  readonly location: Location | null;
  readonly occurredAt: Date | null;
  readonly receivedAt: Date;
  readonly urgency: Urgency;
  readonly sharedAt: Date;
  closedAt: Date | null = null;
  closingReason: string | null = null;

  constructor(matter: IncomingMatter, at: Date) {
    if (!SHAREABLE.includes(matter.disclosure)) throw new NotForDistricts(matter.number);
    this.id = matter.id;
    this.tenantId = matter.tenantId;
    this.number = matter.number;
    this.channel = matter.channel;
    // Participants are outside the handling chain: they read the text without names and numbers of people (R-SEC-4).
    this.title = maskNumbers(matter.titleMasked ?? matter.title);
    this.content = maskNumbers(matter.contentMasked ?? matter.content);
    this.category = maskDeep(matter.category);
    this.location = maskDeep(matter.location);
    this.occurredAt = matter.occurredAt;
    this.receivedAt = matter.receivedAt;
    this.urgency = matter.urgency;
    this.sharedAt = at;
  }

  assertOpen(): void {
    if (this.closedAt) throw new CaseClosed(this.number);
  }

  /** 跨区办结: when everyone who leads or handles it has confirmed, or for a reason. */
  close(participants: readonly CaseParticipation[], reason: string | null, at: Date): void {
    this.assertOpen();
    const answerable = participants.filter(({ role, isOpen }) => isOpen && ANSWERABLE.includes(role));
    const unconfirmed = answerable.filter(({ state }) => state !== 'CONFIRMED');
    if (reason === null && (answerable.length === 0 || unconfirmed.length > 0)) throw new ParticipantsUnconfirmed(unconfirmed.map(({ organName }) => organName));
    this.closedAt = at;
    this.closingReason = reason;
  }
}
