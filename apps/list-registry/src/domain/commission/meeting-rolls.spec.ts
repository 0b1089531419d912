import fc from 'fast-check';
import { countVotes, deliberationOn, quorumOf, recusedAsParties, type MeetingRolls, type Vote } from './meeting-rolls.ts';

const rolls = (given: Partial<MeetingRolls> = {}): MeetingRolls => ({
  agenda: [{ id: 'a', number: 1, kind: 'LIST_VERSION', objectId: 'v', partyOrganIds: null, subject: 'SWJ-V1.0', conclusion: 'APPROVED', reason: null, documentNumber: '编委发〔2026〕1号' }],
  members: ['m1', 'm2', 'm3', 'm4', 'm5'],
  present: ['m1', 'm2', 'm3'],
  recusals: [],
  votes: [],
  minutes: { id: 'x', text: '纪要', sha256: '', keptBy: 's', signedBy: 'c' },
  ...given,
});
const vote = (personId: string, choice: Vote['choice'] = 'FOR', agendaItemId = 'a'): Vote => ({ agendaItemId, personId, choice });

describe('the quorum of a commission', () => {
  it.each([[9, 5], [8, 5], [5, 3], [4, 3], [1, 1], [0, 1]])('of %d members who may vote is %d: more than half', (members, quorum) => {
    expect(quorumOf(members, 0.5)).toBe(quorum);
  });

  it('is more than two thirds where the tenant says so', () => {
    expect([quorumOf(9, 2 / 3), quorumOf(6, 2 / 3)]).toEqual([7, 5]);
  });
});

describe('F-011 the votes of a meeting', () => {
  it('are those of members who are present and not recused in the item', () => {
    const counted = countVotes(rolls({ recusals: [{ agendaItemId: 'a', personId: 'm1', ground: '分管', partyOrganId: null }], votes: [vote('m1'), vote('m2'), vote('m3', 'AGAINST'), vote('m4'), vote('stranger')] }), 'a', 0.5);

    expect(counted).toEqual({ members: 4, present: 2, quorum: 3, inFavour: 1, against: 1, abstained: 0 });
  });

  it('on one item say nothing about another, and neither does a recusal', () => {
    const counted = countVotes(rolls({ recusals: [{ agendaItemId: 'b', personId: 'm1', ground: '分管', partyOrganId: null }], votes: [vote('m1', 'FOR', 'b'), vote('m2', 'ABSTAIN')] }), 'a', 0.5);

    expect(counted).toMatchObject({ members: 5, present: 3, inFavour: 0, abstained: 1 });
  });

  it('are never more than the members present who may vote, whatever the rows say', () => {
    const person: fc.Arbitrary<string> = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'x', 'y');
    const any = fc.record({
      present: fc.uniqueArray(person),
      recusals: fc.uniqueArray(person).map((people) => people.map((personId) => ({ agendaItemId: 'a', personId, ground: '', partyOrganId: null }))),
      votes: fc.uniqueArray(fc.record({ personId: person, choice: fc.constantFrom('FOR' as const, 'AGAINST' as const, 'ABSTAIN' as const) }), { selector: ({ personId }) => personId }).map((all) => all.map(({ personId, choice }) => vote(personId, choice))),
    });
    fc.assert(
      fc.property(any, (given) => {
        const { members, present, inFavour, against, abstained } = countVotes(rolls(given), 'a', 0.5);
        expect(inFavour + against + abstained).toBeLessThanOrEqual(present);
        expect(present).toBeLessThanOrEqual(members);
        const recused = new Set(given.recusals.map(({ personId }) => personId));
        const without = { ...given, votes: given.votes.filter(({ personId }) => !recused.has(personId)) };
        expect(countVotes(rolls(without), 'a', 0.5)).toEqual(countVotes(rolls(given), 'a', 0.5));
      }),
    );
  });
});

describe('the members who belong to a party of a dispute', () => {
  const belongings = [{ personId: 'm1', organId: 'water', organName: '水务局' }, { personId: 'm1', organId: 'city', organName: '城市管理局' }, { personId: 'm2', organId: 'office', organName: '编办' }];
  const dispute = { id: 'd', partyOrganIds: ['water', 'city'] };

  it('are recused in it, each once and with the organ that makes them so; nobody else is, and in nothing else', () => {
    expect(recusedAsParties(dispute, belongings)).toEqual([{ agendaItemId: 'd', personId: 'm1', ground: '系争议当事方水务局人员', partyOrganId: 'water' }]);
    expect(recusedAsParties({ id: 'a', partyOrganIds: null }, belongings)).toEqual([]);
    expect(recusedAsParties(dispute, belongings, [{ agendaItemId: 'd', personId: 'm1', ground: '分管', partyOrganId: null }])).toEqual([]);
  });
});

describe('what a meeting says about a version', () => {
  it('is nothing while it is not on the agenda or has no conclusion', () => {
    expect(deliberationOn('other', 'm', rolls(), 0.5)).toBeNull();
    const [item] = rolls().agenda;
    expect(deliberationOn('v', 'm', rolls({ agenda: [{ ...item!, conclusion: null }] }), 0.5)).toBeNull();
  });

  it('has no minutes while nobody has signed them', () => {
    const { minutes } = rolls();
    expect(deliberationOn('v', 'm', rolls(), 0.5)?.minutesDocumentId).toBe('x');
    expect(deliberationOn('v', 'm', rolls({ minutes: { ...minutes!, signedBy: null } }), 0.5)?.minutesDocumentId).toBeNull();
    expect(deliberationOn('v', 'm', rolls({ minutes: null }), 0.5)?.minutesDocumentId).toBeNull();
  });
});
