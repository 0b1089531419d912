import { DomainError } from '@yidan/kernel';

/** 用语已有对照: every everyday word stands in one entry of a tenant, or nobody knows which one counts. */
export class WordTaken extends DomainError {
  readonly code = 'DISPATCH.LEXICON_WORD_TAKEN';
  readonly kind = 'conflict';
  constructor(words: readonly string[]) {
    super(`Another entry holds ${words.join(', ')}`, `“${words.join('”“')}”已在其他对照条目中`, {
      violations: words.map((word) => ({ path: 'words', code: 'DISPATCH.LEXICON_WORD_TAKEN', message: `${word} stands in another entry`, messageZh: `“${word}”已在其他条目中` })),
    });
  }
}

/** 用语不成对照: too short to mean one thing, or a pair with an empty side. */
export class WordTooVague extends DomainError {
  readonly code = 'DISPATCH.LEXICON_WORD_TOO_VAGUE';
  readonly kind = 'invalid';
  constructor(words: readonly string[]) {
    super(`Too short to mean one thing: ${words.join(', ')}`, `“${words.join('”“')}”过短，无法确定含义`, {
      violations: words.map((word) => ({
        path: 'words',
        code: 'DISPATCH.LEXICON_WORD_TOO_VAGUE',
        message: `${word}: at least two characters, and both sides of a pair`,
        messageZh: `“${word}”：至少两个字，成对用语两边都要填写`,
      })),
    });
  }
}
