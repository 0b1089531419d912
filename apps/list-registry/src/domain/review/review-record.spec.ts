import { director, justice, monday, officer, someone } from '../../../test/a-version.ts';
import { ReviewRecord, type OpinionText } from './review-record.ts';

const reviewer = someone('JUSTICE_REVIEWER');
const error = { id: '019d1c00-7777-7a10-8a01-000000000007', itemKey: null, rule: 'R-REG-10', severity: 'ERROR', text: '名称不规范' } as const;
const returning: OpinionText = { conclusion: 'RETURN', findings: [error] };
const given = { id: '019d1c00-1111-7a10-8a01-000000000001', tenantId: '990102', versionId: '019d1c00-2222-7a10-8a01-000000000002', round: 1, reviewer: 'JUSTICE' } as const;
const aRecord = (text = returning) => ReviewRecord.prepare(given, text, reviewer, monday);

describe('an opinion of a reviewing organ', () => {
  it('returns for an error or passes without one, and nothing else', () => {
    expect(() => aRecord({ conclusion: 'PASS', findings: [error] })).toThrow('does not pass');
    expect(() => aRecord({ conclusion: 'RETURN', findings: [] })).toThrow('at least one error');
    expect(() => aRecord({ conclusion: 'RETURN', findings: [{ ...error, severity: 'WARN' }] })).toThrow('at least one error');
    expect(aRecord({ conclusion: 'PASS', findings: [{ ...error, severity: 'WARN' }] }).opinion).toMatchObject({ conclusion: 'PASS', errors: 0 });
  });

  it('is prepared by who examined the version, revised by nobody else and signed by another (R-SEC-2)', () => {
    expect(() => ReviewRecord.prepare(given, returning, director, monday)).toThrow();
    const record = aRecord();
    expect(() => record.revise(returning, someone('JUSTICE_REVIEWER'), monday)).toThrow();
    record.revise({ conclusion: 'PASS', findings: [] }, reviewer, monday);
    expect(() => record.sign(reviewer, monday)).toThrow('another person');
    record.sign(justice, monday);
    expect(() => record.revise(returning, reviewer, monday)).toThrow('SIGNED');

    expect(record).toMatchObject({ state: 'SIGNED', signedBy: justice.actorId, conclusion: 'PASS' });
  });

  it('is answered finding by finding, once, and only when it was signed', () => {
    const record = aRecord();
    const organ = someone('ORGAN_DRAFTER');
    expect(() => record.answer(error.id, '已改', [], organ, monday)).toThrow('no review-finding');
    record.sign(justice, monday);

    const answer = record.answer(error.id, '已改', [], organ, monday);

    expect(answer).toEqual({ findingId: error.id, text: '已改', answeredBy: organ.actorId, answeredAt: monday });
    expect(() => record.answer(error.id, '再改', [answer], organ, monday)).toThrow('answered');
    expect(() => record.answer(officer.actorId, '已改', [], organ, monday)).toThrow('no review-finding');
  });
});
