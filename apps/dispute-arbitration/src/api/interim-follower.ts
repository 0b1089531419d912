import { Controller } from '@nestjs/common';
import { OrganUpdatedV1 } from '@yidan/contracts';
import { React, type Received } from '@yidan/platform';
import { ReplaceHolder } from '../use-cases/interim/replace-holder.ts';

/** 机构变更: an organ that is abolished or suspended holds nothing any more. */
@Controller()
export class InterimFollower {
  constructor(private readonly replaceHolder: ReplaceHolder) {}

  @React(OrganUpdatedV1)
  async updated({ data }: Received<typeof OrganUpdatedV1>): Promise<void> {
    if (data.status === 'ABOLISHED' || data.status === 'SUSPENDED') await this.replaceHolder.execute(data.organId);
  }
}
