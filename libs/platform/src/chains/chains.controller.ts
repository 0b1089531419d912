import { Controller, Get } from '@nestjs/common';
import { ChainEntry, ChainQuery, Id } from '@yidan/contracts';
import { NotFound, type Role } from '@yidan/kernel';
import { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { cutPage, decodeCursor, pageOf } from '../http/paging.ts';
import { ValidParam, ValidQuery } from '../http/valid.ts';
import { Allow } from '../identity/policy.ts';
import { ChainViews } from './chain.views.ts';

const Key = z.tuple([z.iso.datetime(), z.number().int()]);

/** Who sees by office what a chain is about, whichever procedure it passes: it says that something happened and what it is called, never what was written. */
const OFFICES = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'DISPATCH_OPERATOR', 'COMMISSION_SECRETARY', 'SUPERVISOR', 'AUDITOR',
] as const satisfies readonly Role[];

/** 全链条: this service's part of what followed from one matter: calls, orders, disputes, lists. */
@Controller('chains')
export class ChainsController {
  constructor(private readonly views: ChainViews) {}

  @Get(':chainId')
  @Allow({ roles: OFFICES })
  @Answers(pageOf(ChainEntry), { summary: 'What happened in this service under one chain id, in the order in which it happened' })
  async list(@ValidParam('chainId', Id) chainId: string, @ValidQuery(ChainQuery) { cursor, limit }: z.output<typeof ChainQuery>): Promise<unknown> {
    const entries = await this.views.of(chainId, decodeCursor(cursor, Key), limit);
    // A chain of another tenant and one that never was sound the same.
    if (entries.length === 0 && cursor === undefined) throw new NotFound('chain', chainId);
    const page = cutPage(entries, limit, ({ key }) => key);
    return { ...page, items: page.items.map(({ entry }) => entry) };
  }
}
