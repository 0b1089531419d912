import { DomainError } from '@yidan/kernel';

/** 文本已变更: what was read is not what would be signed, accepted or declined. */
export class TextChanged extends DomainError {
  readonly code = 'DISPUTE.TEXT_CHANGED';
  readonly kind = 'conflict';
  constructor() {
    super('The text is another than the one that you read: read it again', '文本已变更，请重新阅读');
  }
}
