import { DomainError } from '@yidan/kernel';

/** 文本已变更: what was read is not what would be signed, accepted or declined. */
export class TextChanged extends DomainError {
  readonly code = 'DISPUTE.TEXT_CHANGED';
  readonly kind = 'conflict';
  constructor() {
    super('The text is another than the one that you read: read it again', '文本已变更，请重新阅读');
  }
}

const CITES = {
  OPINION: ['An opinion cites at least one basis', '协调意见须引用至少一项依据'],
  RULING: ['A ruling cites at least one basis; where there is only practice, it says so and is a policy ruling', '裁定须引用至少一项依据；仅有实践或效能依据的，须载明并标记为政策性裁定'],
} as const;

/** 缺少依据 (R-DSP-11). */
export class BasisMissing extends DomainError {
  readonly code = 'DISPUTE.BASIS_MISSING';
  readonly kind = 'invalid';
  constructor(paper: keyof typeof CITES) {
    const [message, messageZh] = CITES[paper];
    super(message, messageZh, { violations: [{ path: 'bases', code: 'DISPUTE.BASIS_MISSING', message, messageZh }] });
  }
}
