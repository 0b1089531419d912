import { DomainError } from '@yidan/kernel';

const CODE = 'REGISTRY.ITEM.SECRET_STUB';

/** 涉密内容不得入单 (R-SEC-3): an item that says something cannot be a secret stub; what it says has to leave the list first. */
export class NotAStub extends DomainError {
  readonly code = CODE;
  readonly kind = 'invalid';
  constructor(filled: readonly string[]) {
    super('State secrets are not stored here: a secret item is a file number on paper; take this one off the list by a new version', '国家秘密不得存入本系统：涉密事项只登记纸质档号，请以新版本清单移除本事项内容', {
      violations: filled.map((path) => ({ path, code: CODE, message: 'must be empty', messageZh: '必须为空' })),
    });
  }
}

/** 仅限制公开可指定知悉人. */
export class ReadersOfRestrictedOnly extends DomainError {
  readonly code = 'REGISTRY.ITEM.READERS';
  readonly kind = 'invalid';
  constructor() {
    super('Only a restricted item names its readers', '仅限制公开的事项可指定知悉人', {
      violations: [{ path: 'readers', code: 'REGISTRY.ITEM.READERS', message: 'only with RESTRICTED', messageZh: '仅限 RESTRICTED' }],
    });
  }
}

/** 知悉人不存在: named readers are people of this tenant. */
export class ReaderUnknown extends DomainError {
  readonly code = 'REGISTRY.ITEM.READER_UNKNOWN';
  readonly kind = 'invalid';
  constructor(personId: string) {
    super(`${personId} is nobody of this tenant`, `知悉人 ${personId} 不是本租户人员`, {
      violations: [{ path: 'readers', code: 'REGISTRY.ITEM.READER_UNKNOWN', message: 'nobody of this tenant', messageZh: '不是本租户人员' }],
    });
  }
}
