import type { ChainEntry, DisputeAnswer } from '@yidan/contracts';
import { bodyOf, rowsIn } from '../../steps/step.ts';
import { DISPUTE_STEPS } from '../../steps/dispute-steps.ts';
import { aboutCase, draftForStep, splitOf } from './case-steps.ts';
import { entryPath, merged } from './chain.ts';
import { holderNow, LEVELS, originPath, standingOf, stillToSign, upwardWords } from './standing.ts';

const organ = (name: string) => ({ id: name, code: null, name });
const parties: DisputeAnswer['parties'] = [
  { organ: organ('甲局'), role: 'CONVENOR', stance: 'DENIES' },
  { organ: organ('乙局'), role: 'COUNTERPART', stance: null },
  { organ: organ('丙镇'), role: 'INTERESTED', stance: null },
];
const held = { task: '采砂执法', itemKey: 'k1', isNew: false, leadOrganId: '甲局', leadUnitId: 'u1', handlerOrganIds: ['乙局', '丙镇'], assistOrganIds: [], handoff: '发现后一小时内移交甲局' };
const fresh = { ...held, task: '无人机巡河', itemKey: 'k2', isNew: true, handlerOrganIds: [], handoff: null };
const added = {
  organId: '甲局', operation: 'ADD' as const, itemKey: 'k2', fromOrganId: null,
  after: { name: '无人机巡河', description: '巡查河道', majorFunction: { name: '河道管理', category: '监管类' }, specialFunction: { name: '巡查' }, attribute: '专项', basisTexts: ['《河道条例》第三条'], leadUnitId: 'u1', assistUnitIds: [], keywords: ['巡河'], remarks: '' },
};

describe('how far a dispute has come', () => {
  it.each([
    ['at the second level', { level: 2, outcome: null, closedAt: null }, ['done', 'now', 'next']],
    ['settled by negotiation', { level: 1, outcome: {}, closedAt: null }, ['done', 'next', 'next']],
    ['withdrawn at the second level', { level: 2, outcome: null, closedAt: '2026-03-02T00:00:00Z' }, ['done', 'done', 'next']],
  ])('shows it %s', (_, one, expected) => {
    expect(LEVELS.map((level) => standingOf(level, one as never))).toEqual(expected);
  });

  it('names the interim holder while there is one, and then whoever leads the first task', () => {
    const outcome = { split: [held] };
    expect(holderNow({ interim: { organ: organ('乙局'), until: null }, outcome } as never)).toEqual({ organId: '乙局', by: 'interim' });
    expect(holderNow({ interim: null, outcome } as never)).toEqual({ organId: '甲局', by: 'outcome' });
    expect(holderNow({ interim: { organ: organ('乙局'), until: '2026-03-02T00:00:00Z' }, outcome: null } as never)).toBeNull();
  });

  it('waits for the signature of every party but of who is only interested', () => {
    expect(stillToSign(parties, [{ organId: '乙局' }])).toEqual(['甲局']);
  });

  it('F-179 says of a request to the superior whether it waits, came back undecided, or was decided', () => {
    const reply = { authority: '市委编办', documentNumber: '市编函〔2026〕21号', text: null, at: '2026-03-02T00:00:00Z' };
    expect([null, { ...reply, kind: 'RETURNED' as const }, { ...reply, kind: 'DECIDED' as const }].map((each) => upwardWords({ reply: each }))).toEqual(['upwardWaits', 'upwardReturned', 'upwardReplied']);
  });

  it('leads back to the order or the matter it came from', () => {
    expect(originPath({ type: 'DISPATCH', refId: 'o', matterId: 'm' })).toBe('/orders/o');
    expect(originPath({ type: 'DISPATCH', refId: 'm', matterId: 'm' })).toBe('/matters/m');
    expect(originPath({ type: 'REGISTRY', refId: 'f', matterId: null })).toBeNull();
  });
});

describe('the forms of a case', () => {
  it('begin with the split table as it was kept, and send it as the services take it', () => {
    const draft = splitOf({ split: [held, fresh], amendments: [added] });
    expect(bodyOf(DISPUTE_STEPS.keepMinutes, { text: '纪要', ...draft })).toEqual({
      text: '纪要',
      split: [
        { task: '采砂执法', itemKey: 'k1', leadOrganId: '甲局', leadUnitId: 'u1', handlerOrganIds: ['乙局', '丙镇'], handoff: '发现后一小时内移交甲局' },
        {
          task: '无人机巡河', leadOrganId: '甲局', leadUnitId: 'u1',
          newItem: { name: '无人机巡河', description: '巡查河道', majorFunction: { name: '河道管理', category: '监管类' }, specialFunction: { name: '巡查' }, attribute: '专项', basisTexts: ['《河道条例》第三条'], keywords: ['巡河'] },
        },
      ],
    });
  });

  it('sign the very text that is shown', () => {
    const one = { negotiation: { minutes: { sha256: 'aa' } }, coordination: { opinion: { sha256: 'bb' } }, commission: { meetingId: 'm', ruling: { sha256: 'cc' } }, parties } as never;
    expect([draftForStep('agree', one), draftForStep('consensus', one), draftForStep('rule', one)]).toEqual([{ sha256: 'aa' }, { sha256: 'bb' }, { sha256: 'cc', meetingId: 'm' }]);
    expect(bodyOf(DISPUTE_STEPS.rule, draftForStep('rule', one))).toEqual({ sha256: 'cc', meetingId: 'm' });
  });

  it('begin a ruling with what the opinion said, and ask every party in a hearing', () => {
    const opinion = { facts: '事实', reasons: '理由', bases: [{ instrument: '《水法》', article: '第六十九条', text: null }], split: [held], amendments: [], precedents: [{ precedentId: 'p', follows: false, reason: '事实不同' }] };
    const draft = draftForStep('draftRuling', { coordination: { opinion }, commission: null, parties } as never);
    expect(bodyOf(DISPUTE_STEPS.draftRuling, { ...draft, executeBy: '2026-05-01' })).toMatchObject({ facts: '事实', bases: [{ instrument: '《水法》', article: '第六十九条' }], precedents: [{ precedentId: 'p', follows: false, reason: '事实不同' }], split: [{ task: '采砂执法' }], executeBy: '2026-05-01' });
    expect(rowsIn(draftForStep('hear', { parties } as never)['parties'])).toEqual([{ organId: '甲局' }, { organId: '乙局' }, { organId: '丙镇' }]);
  });

  it('propose the items and parties of the case', () => {
    expect(aboutCase({ id: '1', description: '', parties, items: [{ itemKey: 'k1', name: '采砂执法', code: 'A-1', organId: '甲局' }] } as never)).toMatchObject({ items: [{ value: 'k1', label: '甲局 · 采砂执法' }], organs: [{ label: '甲局' }, { label: '乙局' }, { label: '丙镇' }] });
  });
});

describe('the whole chain', () => {
  const entry = (eventId: string, at: string, objectType = 'dispute-case') => ({ eventId, at, objectType, objectId: '7' }) as ChainEntry;

  it('is one line in the order of time, whichever service told it, each thing once', () => {
    const line = merged([
      ['summons', [entry('a', '2026-03-02T01:00:00.000001Z'), entry('d', '2026-03-05T01:00:00Z')]],
      ['dispute-arbitration', [entry('b', '2026-03-02T01:00:00.000002Z'), entry('c', '2026-03-02T01:00:00.000002Z')]],
      ['list-registry', [entry('d', '2026-03-05T01:00:00Z')]],
    ]);
    expect(line.map(({ eventId, service }) => `${eventId} ${service}`)).toEqual(['a summons', 'b dispute-arbitration', 'c dispute-arbitration', 'd list-registry']);
  });

  it('leads to what the console has a page for', () => {
    expect(['dispute-case', 'dispatch-order', 'incoming-matter', 'duty-list-version'].map((objectType) => entryPath({ objectType, objectId: '7' }))).toEqual(['/disputes/7', '/orders/7', '/matters/7', null]);
  });
});
