import { Controller, Get } from '@nestjs/common';
import { TrailEntry, TrailQuery } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { cutPage, decodeCursor, pageOf } from '../http/paging.ts';
import { ValidQuery } from '../http/valid.ts';
import { Allow } from '../identity/policy.ts';
import { TrailViews } from './trail.views.ts';

const Key = z.tuple([z.number().int(), z.number().int()]);

/** 审计轨迹: who did what to an object of the own tenant. */
@Controller('trail')
export class TrailController {
  constructor(private readonly views: TrailViews) {}

  @Get()
  // Whoever else could read it would read what happened to objects that they may not open.
  @Allow({ roles: ['AUDITOR'] })
  @Answers(pageOf(TrailEntry), { summary: 'Who did what to an object, newest last, with what it changed' })
  async list(@ValidQuery(TrailQuery) { objectType, objectId, cursor, limit }: z.output<typeof TrailQuery>): Promise<unknown> {
    const entries = await this.views.of(objectType, objectId, decodeCursor(cursor, Key), limit);
    // An object of another tenant and one that never was sound the same.
    if (entries.length === 0 && cursor === undefined) throw new NotFound(objectType, objectId);
    const page = cutPage(entries, limit, ({ key }) => key);
    return { ...page, items: page.items.map(({ entry }) => entry) };
  }
}
