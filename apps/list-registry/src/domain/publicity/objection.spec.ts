import { director, monday, officer, someone } from '../../../test/a-version.ts';
import { Objection } from './objection.ts';
import { Publicity } from './publicity.ts';

const aPublicity = () => Publicity.open({ id: 'p', tenantId: '990102', versionId: 'v', channel: '门户网站', from: '2026-03-02', to: '2026-03-09', shown: 4, hidden: 2 }, officer, monday);
const ids = { id: '019d1c00-1111-7a10-8a01-000000000001', tenantId: '990102', publicityId: 'p', versionId: '019d1c00-2222-7a10-8a01-000000000002' };
const anObjection = () => Objection.file({ ...ids, filedBy: 'PUBLIC', organId: null, receipt: '22222-22222-22222-22222', itemKey: null, text: '异议' }, { roles: ['PUBLIC'], relations: [] }, monday);

describe('an objection', () => {
  it('is filed by anybody, answered by the office once, and closed with the publicity', () => {
    const objection = anObjection();
    expect(() => objection.answer('REJECTED', '不予采纳', someone('ORGAN_DRAFTER'), monday)).toThrow('ESTABLISHMENT_OFFICER');
    objection.answer('PARTLY', '部分采纳', officer, monday);
    expect(() => objection.answer('REJECTED', '不予采纳', officer, monday)).toThrow('ANSWERED');
    objection.close(monday);

    expect(objection).toMatchObject({ state: 'CLOSED', result: 'PARTLY' });
    expect(objection.pullEvents().map(({ type }) => type)).toEqual(['registry.list-objection.filed', 'registry.list-objection.answered', 'registry.list-objection.closed']);
  });

  it('tells the other services that it was raised, and nothing of who raised it or what was said', () => {
    const [filed] = anObjection().pullEvents();
    expect(JSON.stringify(filed!.data)).not.toMatch(/异议|22222-22222/);
  });

  it('that is upheld is so by the director’s step of the version', () => {
    const objection = anObjection();
    objection.uphold('属实', director, monday);
    expect(objection).toMatchObject({ state: 'ANSWERED', result: 'UPHELD', answeredBy: director.actorId });
  });

  it('without an answer is carried over where another one ended the version', () => {
    const objection = anObjection();
    objection.close(monday);
    expect(objection).toMatchObject({ state: 'CLOSED', result: null });
  });
});

describe('a publicity', () => {
  it('is over after its last day, not on it', () => {
    expect(['2026-03-09', '2026-03-10'].map((day) => aPublicity().isOverOn(day))).toEqual([false, true]);
  });

  it('ends once', () => {
    const publicity = aPublicity();
    publicity.end(director, monday);
    expect(() => publicity.close(monday)).toThrow('ENDED');
  });
});
