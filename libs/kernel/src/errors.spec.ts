import { DomainError, NotFound, StaleVersion } from './errors.ts';

class NotInTownList extends DomainError {
  readonly code = 'DISPATCH.NOT_IN_TOWN_LIST';
  readonly kind = 'invalid';
  constructor(item: string) {
    super(`${item} is not on the town's list`, `${item} 不在该镇街清单内`, {
      params: { item },
      violations: [{ path: 'itemKey', code: 'DISPATCH.NOT_IN_TOWN_LIST', message: 'not on the list', messageZh: '不在清单内' }],
    });
  }
}

describe('a refusal', () => {
  it('carries its code, its kind, both languages and where the fault lies', () => {
    const refusal: unknown = new NotInTownList('510184-SCJG-02030017');
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({
      name: 'NotInTownList',
      code: 'DISPATCH.NOT_IN_TOWN_LIST',
      kind: 'invalid',
      message: "510184-SCJG-02030017 is not on the town's list",
      messageZh: '510184-SCJG-02030017 不在该镇街清单内',
      params: { item: '510184-SCJG-02030017' },
      violations: [{ path: 'itemKey' }],
    });
  });

  it('for something unknown sounds the same as for something hidden', () => {
    expect(new NotFound('Dispute', '7')).toMatchObject({ code: 'COMMON.NOT_FOUND', kind: 'not-found', message: 'There is no Dispute 7', params: { objectType: 'Dispute', id: '7' } });
  });

  it('of a stale edit asks to read again', () => {
    expect(new StaleVersion('Dispute', '7', 3, 4)).toMatchObject({ code: 'COMMON.STALE_VERSION', kind: 'conflict', params: { expected: 3, actual: 4 } });
  });
});
