import { DomainError } from '@yidan/kernel';

/** 不在公示期: objections are taken while the version is in publicity. */
export class NotInPublicity extends DomainError {
  readonly code = 'REGISTRY.PUBLICITY.NOT_OPEN';
  readonly kind = 'conflict';
  constructor() {
    super('The version is not in publicity now', '该版本现不在公示期内');
  }
}

/** 已公示: a version is shown once. */
export class PublicisedAlready extends DomainError {
  readonly code = 'REGISTRY.PUBLICITY.EXISTS';
  readonly kind = 'conflict';
  constructor() {
    super('The version has been publicised', '该版本已公示');
  }
}

/** 公示未期满: a version is filed when its publicity is over, in the expedited lane too. */
export class PublicityNotOver extends DomainError {
  readonly code = 'REGISTRY.PUBLICITY.NOT_OVER';
  readonly kind = 'conflict';
  constructor() {
    super('The publicity of the version is not over', '该版本公示尚未期满');
  }
}
