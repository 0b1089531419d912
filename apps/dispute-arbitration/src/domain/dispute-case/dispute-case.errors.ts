import { DomainError } from '@yidan/kernel';

/** 越级 (R-DSP-4). */
export class LevelSkipped extends DomainError {
  readonly code = 'DISPUTE.LEVEL_SKIPPED';
  readonly kind = 'conflict';
  constructor(number: string, command: string) {
    super(
      `Dispute ${number} has not come to the level of this step: negotiation, then coordination, then the ruling`,
      `争议 ${number} 尚未进入该步骤所在层级：须依次经部门协商、编办司法协调、编委裁定`,
      { params: { number, command } },
    );
  }
}
