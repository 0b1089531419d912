import { ListVersionApprovedV1, ListVersionEffectiveV1, ListVersionItemsV1, ListVersionSubmittedV1, ListVersionSupersededV1 } from '@yidan/contracts';
import { FourEyes, NotYourStep, StepOutOfOrder } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import {
  aDraft, approver, aReturned, aVersion, chair, content, deliberation, director, drafter, itemChunks, justice, monday, officer, opinion, secondDirector, secretary, someone, submission,
} from '../../../test/a-version.ts';
import { AdjustmentCaseRequired, ApprovedAfterEffective, BaseOutdated, EffectiveInPast, ExpeditedOnlyAdjusts, ObjectionsOpen, OtherVersionApproved, ReviewMissing, RoundsExhausted, VersionImmutable } from './duty-list.errors.ts';
import { DutyListVersion, type DatedVersion } from './duty-list-version.ts';
import type { Place } from './timeline.ts';
import type { DeliberationResult, Submission } from './version-acts.ts';

const notice = { from: '2026-03-03', to: '2026-03-09', shown: 3, hidden: 1 };
const given = (more: object = {}) => ({ id: uuid(), tenantId: '510184', dutyListId: uuid(), organId: uuid(), organCode: 'SWJ', major: 1, documentNumber: '崇编发〔2026〕1号', approvedOn: '2026-02-01', importId: uuid(), ...more });
const place = (effectiveFrom: string, effectiveTo: string | null = null): Place<DatedVersion> => ({ previous: null, next: null, period: { effectiveFrom, effectiveTo } });
const eventsOf = (version: DutyListVersion) => version.pullEvents().map(({ type }) => type.split('.').at(-1));
const edited = { put: 1, removed: 0, itemCount: 3, by: 'ITEMS' } as const;
const codeOf = (act: () => void): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing was refused';
};

describe('an approved list', () => {
  const items = itemChunks(201);

  it('is in force once loaded, and everyone gets its items before they are told', () => {
    const version = DutyListVersion.loadApproved(given(), place('2026-03-01'), items, officer, monday);

    expect([version.state, version.label, version.kind, version.plannedFrom]).toEqual(['EFFECTIVE', 'SWJ-V1.0', 'INITIAL', '2026-03-01']);
    const events = version.pullEvents();
    expect(events.map(({ type }) => type)).toEqual(['registry.list-version.items', 'registry.list-version.items', 'registry.list-version.effective']);
    expect(ListVersionItemsV1.parse(events[0]!.data)).toMatchObject({ chunk: 1, chunks: 2 });
    expect(ListVersionEffectiveV1.parse(events[2]!.data)).toMatchObject({ itemCount: 201, chunks: 2, effectiveFrom: '2026-02-28T16:00:00.000Z', effectiveTo: null, previousVersionId: null });
  });

  it('is history from the start where a later one stands already', () => {
    const version = DutyListVersion.loadApproved(given({ approvedOn: '2024-01-01' }), place('2025-01-01', '2026-03-01'), items, officer, monday);

    expect(version.state).toBe('SUPERSEDED');
    expect(ListVersionEffectiveV1.parse(version.pullEvents().at(-1)!.data)).toMatchObject({ effectiveTo: '2026-02-28T16:00:00.000Z' });
  });

  it('gives way to its successor, and once more to one that slots in between', () => {
    const version = DutyListVersion.loadApproved(given(), place('2026-02-01'), items, officer, monday);
    version.pullEvents();

    version.supersede({ id: uuid(), effectiveFrom: '2026-03-01' }, monday);
    version.supersede({ id: uuid(), effectiveFrom: '2026-02-15' }, monday);

    expect([version.state, version.effectiveTo]).toEqual(['SUPERSEDED', '2026-02-15']);
    expect(version.pullEvents().map((event) => ListVersionSupersededV1.parse(event.data).effectiveTo)).toEqual(['2026-02-28T16:00:00.000Z', '2026-02-14T16:00:00.000Z']);
  });

  it('was approved before it came into force', () => {
    expect(() => DutyListVersion.loadApproved(given({ approvedOn: '2026-03-02' }), place('2026-03-01'), items, officer, monday)).toThrow(ApprovedAfterEffective);
  });

  it('is loaded by the establishment office and nobody else', () => {
    expect(() => DutyListVersion.loadApproved(given(), place('2026-03-01'), items, approver, monday)).toThrow(NotYourStep);
  });
});

describe('a draft', () => {
  it('is begun by a drafter of its own organ or by the establishment office, and by nobody else', () => {
    const draft = { id: uuid(), tenantId: '990102', dutyListId: uuid(), organId: uuid(), organCode: 'SWJ', major: 1, minor: 0, kind: 'INITIAL', urgency: 'NORMAL', baseVersionId: null, adjustmentCaseIds: [], itemCount: 0 } as const;

    for (const by of [drafter, officer]) expect(DutyListVersion.draft(draft, by, monday).state).toBe('DRAFT');
    for (const by of [{ ...drafter, relations: [] }, approver, director, chair]) expect(() => DutyListVersion.draft(draft, by, monday)).toThrow(NotYourStep);
  });

  it('that adjusts the list names the case it answers, and only such a one is expedited', () => {
    expect(() => aDraft({ kind: 'ADJUSTMENT' })).toThrow(AdjustmentCaseRequired);
    expect(() => aDraft({ urgency: 'EXPEDITED' })).toThrow(ExpeditedOnlyAdjusts);
    expect(aDraft({ kind: 'ADJUSTMENT', urgency: 'EXPEDITED', adjustmentCaseIds: [uuid()] }).label).toBe('SWJ-V2.0');
  });

  it('that is edited loses what was signed for other content', () => {
    const version = aReturned();
    expect(version.selfCheck).not.toBeNull();

    version.edit(edited, drafter, monday);

    expect([version.selfCheck, version.compilationReportId]).toEqual([null, null]);
  });

  it('remembers every hand that changed it, and none of them submits or approves it', () => {
    const [busy, version] = [{ ...someone('ORGAN_DRAFTER', 'ORGAN_APPROVER') }, aDraft()];
    version.edit(edited, busy, monday);

    expect(() => version.submit(submission(), busy, monday)).toThrow(FourEyes);
    version.submit(submission(), approver, monday);
    expect(version.state).toBe('SUBMITTED');
  });
});

describe('F-029 a submission', () => {
  const lacking: [string, Partial<Submission>, string][] = [
    ['the compilation report', { compilationReportId: null }, 'REGISTRY.VERSION.REPORT_REQUIRED'],
    ['a flowchart of one item', { itemsWithoutFlowchart: 1 }, 'REGISTRY.VERSION.FLOWCHART_REQUIRED'],
    ['the self-check', { selfCheck: null }, 'REGISTRY.VERSION.SELF_CHECK_REQUIRED'],
    ['an item without error', { errors: [{ path: '/items/12/basisRefs', code: 'REGISTRY.ITEM.ELEMENT_MISSING', message: 'missing', messageZh: '缺少要素' }] }, 'REGISTRY.ITEM.ELEMENT_MISSING'],
    ['an answer to a finding of the review', { unanswered: 1 }, 'REGISTRY.REVIEW.UNANSWERED'],
    ['the changes that came into force meanwhile', { outdatedBy: 'SWJ-V1.1' }, 'REGISTRY.VERSION.REBASE_REQUIRED'],
  ];

  it.each(lacking)('without %s is refused, and the version stays a draft', (_, part, code) => {
    const version = aDraft();

    expect(codeOf(() => version.submit(submission(part), approver, monday))).toBe(code);
    expect([version.state, version.round]).toEqual(['DRAFT', 0]);
  });

  it.each(['completeness', 'accuracy', 'legality', 'normativity'] as const)('whose self-check does not promise %s is refused', (quality) => {
    const { selfCheck } = submission();

    expect(codeOf(() => aDraft().submit(submission({ selfCheck: { ...selfCheck!, [quality]: false } }), approver, monday))).toBe('REGISTRY.VERSION.SELF_CHECK_REQUIRED');
  });

  it('is told all that is missing at once', () => {
    try {
      aDraft().submit(Object.assign(submission(), ...lacking.map(([, part]) => part)), approver, monday);
      throw new Error('nothing was refused');
    } catch (error) {
      expect((error as { violations: { code: string }[] }).violations.map(({ code }) => code)).toEqual([
        'REGISTRY.VERSION.REPORT_REQUIRED', 'REGISTRY.VERSION.FLOWCHART_REQUIRED', ...Array<string>(4).fill('REGISTRY.VERSION.SELF_CHECK_REQUIRED'), 'REGISTRY.REVIEW.UNANSWERED', 'REGISTRY.VERSION.REBASE_REQUIRED', 'REGISTRY.ITEM.ELEMENT_MISSING',
      ]);
    }
  });

  it('is signed by the approver of the organ, whose name stands under it', () => {
    const version = aDraft();
    for (const by of [drafter, officer, { ...approver, relations: [] }]) expect(() => version.submit(submission(), by, monday)).toThrow(NotYourStep);

    version.submit(submission(), approver, monday);

    expect(version.selfCheck).toMatchObject({ legality: true, signedBy: approver.actorId, signedAt: monday.toISOString() });
    expect(ListVersionSubmittedV1.parse(version.pullEvents().at(-1)!.data).round).toBe(1);
  });

  it('is possible three times; then the commission decides', () => {
    const version = aReturned();
    for (const round of [2, 3]) {
      expect(() => version.schedule(uuid(), secretary, monday)).toThrow(StepOutOfOrder);
      version.submit(submission(), approver, monday);
      expect(version.round).toBe(round);
      version.accept(officer, monday);
      version.return(opinion(version, 'ESTABLISHMENT', 'RETURN'), director, monday);
    }

    expect(() => version.submit(submission(), approver, monday)).toThrow(RoundsExhausted);
    version.schedule(uuid(), secretary, monday);
    expect(version.state).toBe('IN_DELIBERATION');
  });
});

describe('the review', () => {
  it.each([[['JUSTICE', 'ESTABLISHMENT']], [['ESTABLISHMENT', 'JUSTICE']]] as const)('needs both organs, in either order: %j', (order) => {
    const version = aVersion('UNDER_REVIEW');
    const signs = { ESTABLISHMENT: director, JUSTICE: justice };

    version.pass(opinion(version, order[0]), signs[order[0]], monday);
    expect(version.state).toBe('UNDER_REVIEW');
    version.pass(opinion(version, order[1]), signs[order[1]], monday);

    expect(version.state).toBe('REVIEWED');
    expect(eventsOf(version)).toEqual(['passed', 'passed', 'reviewed']);
  });

  it('is not signed for both organs by one person', () => {
    const [both, version] = [someone('ESTABLISHMENT_DIRECTOR', 'JUSTICE_DIRECTOR'), aVersion('UNDER_REVIEW')];
    version.pass(opinion(version, 'JUSTICE'), both, monday);

    expect(() => version.pass(opinion(version, 'ESTABLISHMENT'), both, monday)).toThrow(FourEyes);
  });

  it.each([
    ['there is none', null],
    ['it is of another version', { versionId: uuid() }],
    ['it is of an earlier round', { round: 0 }],
    ['it concludes a return', { conclusion: 'RETURN' as const }],
  ])('is not passed on an opinion when %s', (_, part) => {
    const version = aVersion('UNDER_REVIEW');

    expect(() => version.pass(part && opinion(version, 'JUSTICE', 'PASS', part), justice, monday)).toThrow(ReviewMissing);
    expect([version.state, version.signatures]).toEqual(['UNDER_REVIEW', []]);
  });

  it('is not signed by whoever examined the version, nor by a director of the other organ', () => {
    const version = aVersion('UNDER_REVIEW');

    expect(() => version.pass(opinion(version, 'JUSTICE', 'PASS', { preparedBy: justice.actorId }), justice, monday)).toThrow(FourEyes);
    expect(() => version.pass(opinion(version, 'JUSTICE'), director, monday)).toThrow(NotYourStep);
  });

  it('returns a version for an error that must be mended, and what one organ passed counts no more', () => {
    const version = aVersion('UNDER_REVIEW');
    version.pass(opinion(version, 'ESTABLISHMENT'), director, monday);
    expect(() => version.return(opinion(version, 'JUSTICE', 'RETURN', { errors: 0 }), justice, monday)).toThrow(ReviewMissing);

    version.return(opinion(version, 'JUSTICE', 'RETURN'), justice, monday);

    expect([version.state, version.signatures]).toEqual(['RETURNED', []]);
  });
});

describe('the approval', () => {
  it('fixes content, number and count, and says by which way', () => {
    const version = aVersion('IN_DELIBERATION');

    version.approve(deliberation(version), content(), chair, monday);

    expect([version.state, version.documentNumber, version.itemCount, version.isApproved]).toEqual(['APPROVED', '清编发〔2026〕1号', 3, true]);
    expect(ListVersionApprovedV1.parse(version.pullEvents().at(-1)!.data)).toMatchObject({ way: 'COMMISSION', itemCount: 3 });
  });

  const without: [string, Partial<DeliberationResult> | null, string][] = [
    ['a deliberation', null, 'REGISTRY.DELIBERATION.MISSING'],
    ['a deliberation of this version', { versionId: uuid() }, 'REGISTRY.DELIBERATION.MISSING'],
    ['a quorum', { present: 4 }, 'REGISTRY.DELIBERATION.NO_QUORUM'],
    ['signed minutes', { minutesDocumentId: null }, 'REGISTRY.DELIBERATION.MINUTES_MISSING'],
    ['a number', { documentNumber: null }, 'REGISTRY.DELIBERATION.MINUTES_MISSING'],
    ['a majority of those who are not recused', { inFavour: 3, against: 3 }, 'REGISTRY.DELIBERATION.NOT_CARRIED'],
    ['the conclusion', { conclusion: 'DEFERRED' }, 'REGISTRY.DELIBERATION.NOT_CARRIED'],
  ];

  it.each(without)('without %s does not happen', (_, part, code) => {
    const version = aVersion('IN_DELIBERATION');

    expect(codeOf(() => version.approve(part && deliberation(version, part), content(), chair, monday))).toBe(code);
    expect([version.state, version.isApproved]).toEqual(['IN_DELIBERATION', false]);
  });

  it('is not given by whoever drafted it', () => {
    const version = aVersion('IN_DELIBERATION');

    expect(() => version.approve(deliberation(version), content(), { ...chair, actorId: drafter.actorId }, monday)).toThrow(FourEyes);
  });

  it('undoes nothing: not what came into force meanwhile, nor what is approved and waits', () => {
    const version = aVersion('IN_DELIBERATION');

    expect(() => version.approve(deliberation(version), content({ inForceVersionId: uuid() }), chair, monday)).toThrow(BaseOutdated);
    expect(() => version.approve(deliberation(version), content({ otherApproved: 'SWJ-V1.1' }), chair, monday)).toThrow(OtherVersionApproved);
  });

  it('is for a day to come; only the expedited lane takes its own day', () => {
    const version = aVersion('IN_DELIBERATION');
    const expedited = aVersion('IN_DELIBERATION', { kind: 'ADJUSTMENT', urgency: 'EXPEDITED', adjustmentCaseIds: [uuid()] });

    expect(() => version.approve(deliberation(version), content({ plannedFrom: '2026-03-01' }), chair, monday)).toThrow(EffectiveInPast);
    expedited.approve(deliberation(expedited), content({ approvedOn: '2026-03-01', plannedFrom: '2026-03-01' }), chair, monday);
    expect(expedited.plannedFrom).toBe('2026-03-01');
  });

  it('of elements only is given by a second director, and by none where items come, go or move', () => {
    const changes = { added: 0, cancelled: 0, modified: 2, transferred: 0 };
    for (const kind of ['added', 'cancelled', 'transferred'] as const) {
      expect(codeOf(() => aVersion('REVIEWED').approveElementChange({ ...changes, [kind]: 1 }, content(), secondDirector, monday))).toBe('REGISTRY.VERSION.NOT_ELEMENT_CHANGE');
    }
    const version = aVersion('REVIEWED');
    expect(version.signatures).toHaveLength(2);

    expect(() => version.approveElementChange(changes, content(), director, monday)).toThrow(FourEyes);
    version.approveElementChange(changes, content(), secondDirector, monday);

    expect(version.state).toBe('APPROVED');
  });

  it('leaves a rejected version to its organ and a deferred one to a later meeting', () => {
    const [rejected, deferred] = [aVersion('IN_DELIBERATION'), aVersion('IN_DELIBERATION')];

    rejected.reject(deliberation(rejected, { conclusion: 'REJECTED' }), chair, monday);
    deferred.defer(deliberation(deferred, { conclusion: 'DEFERRED' }), chair, monday);

    expect([rejected.state, deferred.state, deferred.meetingId]).toEqual(['RETURNED', 'REVIEWED', null]);
  });

  it.each(['APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED', 'EFFECTIVE'])('in state %s the content is not edited any more', (state) => {
    expect(() => aVersion(state).edit(edited, drafter, monday)).toThrow(VersionImmutable);
  });
});

describe('from the publicity on', () => {
  it('a version is shown, filed and comes into force in this order', () => {
    const version = aVersion('APPROVED');

    expect(() => version.file('备1', officer, monday)).toThrow(StepOutOfOrder);
    version.publicise(notice, officer, monday);
    expect(() => version.activate(null, itemChunks(), monday)).toThrow(StepOutOfOrder);
    version.closePublicity({ total: 1, open: 0 }, monday);
    version.file('备〔2026〕1号', officer, monday);
    version.activate(null, itemChunks(), monday);

    expect([version.state, version.effectiveFrom, version.receiptNumber]).toEqual(['EFFECTIVE', '2026-03-02', '备〔2026〕1号']);
    expect(eventsOf(version)).toEqual(['publicity-started', 'publicity-closed', 'filed', 'items', 'effective']);
  });

  it('a publicity does not close over an objection that nobody answered', () => {
    const version = aVersion('PUBLICITY');

    expect(() => version.closePublicity({ total: 2, open: 1 }, monday)).toThrow(ObjectionsOpen);
    expect(version.state).toBe('PUBLICITY');
  });

  it('an upheld objection ends the version', () => {
    const version = aVersion('PUBLICITY');

    version.upholdObjection(uuid(), director, monday);

    expect([version.state, version.isOpenDraft]).toEqual(['RETURNED_AFTER_PUBLICITY', false]);
  });

  it('an approved version waits for its publicity; an expedited one is in force at once and is shown and filed after', () => {
    expect(() => aVersion('APPROVED').activate(null, itemChunks(), monday)).toThrow(StepOutOfOrder);
    const version = aVersion('APPROVED', { kind: 'ADJUSTMENT', urgency: 'EXPEDITED', adjustmentCaseIds: [uuid()] });

    version.activate(null, itemChunks(), monday);
    version.publicise(notice, officer, monday);
    version.closePublicity({ total: 0, open: 0 }, monday);
    version.file('备〔2026〕2号', officer, monday);

    expect([version.state, version.receiptNumber]).toEqual(['EFFECTIVE', '备〔2026〕2号']);
    expect(() => version.file('备〔2026〕3号', officer, monday)).toThrow(StepOutOfOrder);
  });

  it('a version in force is repealed by the commission alone', () => {
    const version = aVersion('EFFECTIVE');
    expect(() => version.repeal('2026-04-01', '机关撤销', officer, monday)).toThrow(NotYourStep);

    version.repeal('2026-04-01', '机关撤销', chair, monday);

    expect([version.state, version.effectiveTo]).toEqual(['REPEALED', '2026-04-01']);
  });
});

describe('a version that is withdrawn', () => {
  it.each(['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'REVIEWED', 'IN_DELIBERATION'])('may be so in state %s, by the approver of its organ', (state) => {
    const version = aVersion(state);
    expect(() => version.withdraw('重新编制', officer, monday)).toThrow(NotYourStep);

    version.withdraw('重新编制', approver, monday);

    expect(version.state).toBe('WITHDRAWN');
  });

  it.each(['APPROVED', 'PUBLICITY', 'FILED', 'EFFECTIVE'])('may no longer be so in state %s', (state) => {
    expect(() => aVersion(state).withdraw('重新编制', approver, monday)).toThrow(StepOutOfOrder);
  });
});
