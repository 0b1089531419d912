/** How a refusal is to be understood; only the outermost layer turns it into a number of some protocol. */
export type ErrorKind = 'malformed' | 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'locked';

/** One thing that is wrong, and where: the path points into what was handed in. */
export interface Violation {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
}

/** What a refusal may carry beside its two messages. */
export interface RefusalDetails {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly violations?: readonly Violation[];
}

/** 业务错误: a rule of the domain says no, in Chinese and in English, under a code that never changes. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  readonly messageZh: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly violations?: readonly Violation[];

  constructor(message: string, messageZh: string, details: RefusalDetails = {}) {
    super(message);
    this.name = new.target.name;
    this.messageZh = messageZh;
    this.params = details.params ?? {};
    if (details.violations) this.violations = details.violations;
  }
}

/** 未找到: the object does not exist or must not be seen by the caller; both sound the same. */
export class NotFound extends DomainError {
  readonly code = 'COMMON.NOT_FOUND';
  readonly kind = 'not-found';
  constructor(objectType: string, id: string) {
    super(`There is no ${objectType} ${id}`, `未找到 ${objectType} ${id}`, { params: { objectType, id } });
  }
}

/** 版本已过期: somebody else changed the object after the caller read it. */
export class StaleVersion extends DomainError {
  readonly code = 'COMMON.STALE_VERSION';
  readonly kind = 'conflict';
  constructor(objectType: string, id: string, expected?: number, actual?: number) {
    super(
      `${objectType} ${id} was changed in the meantime; read it again`,
      `${objectType} ${id} 已被他人修改，请刷新后重试`,
      { params: { objectType, id, expected, actual } },
    );
  }
}
