import { Controller } from '@nestjs/common';
import { OnDeadline, type DueDeadline } from '@yidan/platform';
import { ActivateVersion } from '../use-cases/duty-list/activate-version.ts';
import { ClosePublicity } from '../use-cases/publicity/close-publicity.ts';

/** 清单计时: what happens to a version when its time has come. */
@Controller()
export class VersionTimers {
  constructor(
    private readonly closePublicity: ClosePublicity,
    private readonly activateVersion: ActivateVersion,
  ) {}

  @OnDeadline('duty-list-version', 'closePublicity')
  publicityOver({ owner }: DueDeadline): Promise<void> {
    return this.closePublicity.execute(owner.id);
  }

  @OnDeadline('duty-list-version', 'activate')
  dayHasCome({ owner }: DueDeadline): Promise<void> {
    return this.activateVersion.execute(owner.id);
  }
}
