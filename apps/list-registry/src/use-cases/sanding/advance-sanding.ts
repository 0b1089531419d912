import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { Reference, type Actor } from '@yidan/platform';
import { ReviewGroupUnknown } from '../../domain/sanding/sanding.errors.ts';
import type { SandingActKind } from '../../domain/sanding/sanding-act.ts';
import type { SandingHand, SandingProvision } from '../../domain/sanding/sanding-provision.ts';
import { sandingReviewGroups } from '../../storage/policy/registry-policies.ts';
import { SandingActs } from '../../storage/sanding/sanding-acts.ts';
import { SandingRepository } from '../../storage/sanding/sanding.repository.ts';
import { sandingHand } from './sanding-hand.ts';

/** 推进“三定”: from body to body, each time on the stored act of the one before. */
@Injectable()
export class AdvanceSanding {
  constructor(
    private readonly sandings: SandingRepository,
    private readonly acts: SandingActs,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async assignGroup(id: string, groupCode: string, actor: Actor): Promise<void> {
    const { value: groups } = await this.reference.policy(sandingReviewGroups);
    await this.step(id, actor, (sanding, by, at) => {
      if (!groups.some(({ code }) => code === groupCode)) throw new ReviewGroupUnknown(groupCode, groups.map(({ code, name }) => `${code} ${name}`));
      sanding.assignGroup(groupCode, by, at);
    });
  }

  async toLeadingGroup(id: string, actor: Actor): Promise<void> {
    await this.step(id, actor, async (sanding, by, at) => sanding.toLeadingGroup(await this.act(sanding, 'GROUP_REVIEW'), by, at));
  }

  async toPartyCommittee(id: string, actor: Actor): Promise<void> {
    await this.step(id, actor, async (sanding, by, at) => sanding.toPartyCommittee(await this.act(sanding, 'LEADING_GROUP'), by, at));
  }

  async return(id: string, actor: Actor): Promise<void> {
    await this.step(id, actor, async (sanding, by, at) => {
      const kind: SandingActKind = sanding.state === 'LEADING_GROUP' || sanding.state === 'PARTY_COMMITTEE' ? sanding.state : 'GROUP_REVIEW';
      sanding.return(await this.act(sanding, kind), by, at);
    });
  }

  private act({ id, round }: SandingProvision, kind: SandingActKind) {
    return this.acts.latest(id, round, kind);
  }

  private async step(id: string, actor: Actor, take: (sanding: SandingProvision, by: SandingHand, at: Date) => unknown): Promise<void> {
    const sanding = await this.sandings.get(id);
    await take(sanding, sandingHand(actor, sanding.organId), this.clock.now());
    await this.sandings.save(sanding);
  }
}
