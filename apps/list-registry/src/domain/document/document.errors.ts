import { DomainError, type Violation } from '@yidan/kernel';

/** 文书要素缺失: the form has fields that nobody filled in, each by its name. */
export class FieldsMissing extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(form: string, violations: readonly [Violation, ...Violation[]]) {
    super(`The ${form} cannot be written: ${violations.map(({ path }) => path).join(', ')}`, `《${form}》缺少或填错要素：${violations.map(({ messageZh }) => messageZh).join('；')}`, { violations });
    this.code = violations[0].code;
  }
}

/** 文书格式不支持. */
export class FormatUnknown extends DomainError {
  readonly code = 'REGISTRY.DOCUMENT.FORMAT_UNKNOWN';
  readonly kind = 'invalid';
  constructor(form: string, format: string) {
    super(`There is no ${form} as .${format}`, `《${form}》没有 .${format} 格式`, { params: { format } });
  }
}

/** 版本未审定: what is published is of an approved version only. */
export class NotYetApproved extends DomainError {
  readonly code = 'REGISTRY.DOCUMENT.VERSION_NOT_APPROVED';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`${label} is not approved; nothing of it is published`, `版本 ${label} 尚未审定，不对外发布`, { params: { label } });
  }
}
