import { Injectable } from '@nestjs/common';
import type { SandingAnswer } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { sandingLifecycle } from '../../domain/sanding/sanding.lifecycle.ts';
import { SandingsViews } from '../../storage/sanding/sandings.views.ts';
import { sandingHand, sandingReader } from './sanding-hand.ts';

/** 查看“三定”, with the steps the reader may take. */
@Injectable()
export class LookAtSandings {
  constructor(private readonly views: SandingsViews) {}

  async one(id: string, actor: Actor): Promise<SandingAnswer> {
    const found = await this.views.one(id, sandingReader(actor));
    return { ...found, actions: sandingLifecycle.actionsFor(found.state, sandingHand(actor, found.organ.id)) };
  }
}
