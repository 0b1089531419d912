import { Problem } from '../http/problem.ts';

/** 缺少密钥: something is sealed with a key this service was not given; the operator has to give it back. */
export class FieldKeyUnknown extends Problem {
  constructor(readonly keyId: string) {
    super(
      503,
      'SEC.FIELD_KEY_UNKNOWN',
      `This is sealed with the key ${keyId}, which the service was not given`,
      `该信息由密钥 ${keyId} 加密，服务未配置此密钥，请联系管理员`,
    );
  }
}

/** 未配置密钥: nothing can be sealed or opened without any key. */
export class FieldKeysMissing extends Problem {
  constructor() {
    super(503, 'SEC.FIELD_KEY_MISSING', 'The service was started without a key for personal data', '服务未配置个人信息加密密钥，请联系管理员');
  }
}

/** 密文无法验证: no key opens it in this place: it was altered, moved from another row, or sealed before keys had names with one that is gone. */
export class SealBroken extends Problem {
  constructor() {
    super(503, 'SEC.SEAL_BROKEN', 'This cannot be opened with any key the service has; it was altered, moved, or its key is gone', '该信息无法解密：密文被改动、移动，或其密钥已移除，请联系管理员');
  }
}

/** Why something could not be opened. */
export type SealUnopened = FieldKeyUnknown | FieldKeysMissing | SealBroken;
