import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { OwnTransactions } from '../http/own-transactions.ts';
import { Allow } from '../identity/policy.ts';
import { LocalCopies } from './local-copies.ts';

const Rebuilt = z.object({ producers: z.array(z.string()), events: z.int().describe('Events that were applied again'), tables: z.array(z.string()) }).meta({ id: 'RebuiltCopies' });

/** 本地副本管理: lets the platform's operator fill the copies again from the journals. */
@Controller('local-copies')
export class LocalCopiesController {
  constructor(private readonly copies: LocalCopies) {}

  @Post('rebuild')
  @Allow({ roles: ['PLATFORM_OPERATOR'] })
  @OwnTransactions()
  @Answers(Rebuilt, { status: 200, summary: 'Fills the local copies of all tenants again from the journals; reactions are not run' })
  rebuild(): Promise<z.output<typeof Rebuilt>> {
    return this.copies.rebuild() as Promise<z.output<typeof Rebuilt>>;
  }
}
