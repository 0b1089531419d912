import { ListVersionEffectiveV1, ListVersionItemsV1, ListVersionSupersededV1 } from '@yidan/contracts';
import { NotYourStep } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import { aRow } from '../../../test/a-list.ts';
import { ApprovedAfterEffective } from './duty-list.errors.ts';
import { DutyListVersion } from './duty-list-version.ts';
import { dutyListVersionLifecycle } from './duty-list-version.lifecycle.ts';
import { chunksOf, effectiveItem } from './effective-items.ts';
import { listItem } from './listed-item.ts';
import type { Place } from './timeline.ts';

const at = new Date('2026-03-02T01:00:00Z');
const officer = { roles: ['ESTABLISHMENT_OFFICER'] as const, relations: [], actorId: uuid() };
const items = Array.from({ length: 201 }, (_, i) => effectiveItem(listItem(aRow({ seqNo: i + 1 }), uuid(), { code: '510184-SWJ-01010001', level1: '01', level2: '01' }, () => officer.actorId)));
const content = { chunks: chunksOf(items), contentHash: 'a'.repeat(64) };
const given = (more: object = {}) => ({ id: uuid(), tenantId: '510184', dutyListId: uuid(), organId: uuid(), organCode: 'SWJ', major: 1, documentNumber: '崇编发〔2026〕1号', approvedOn: '2026-02-01', importId: uuid(), ...more });
const place = (effectiveFrom: string, effectiveTo: string | null = null, previous: DutyListVersion | null = null): Place<DutyListVersion> => ({ previous, next: null, period: { effectiveFrom, effectiveTo } });

describe('an approved list', () => {
  it('is in force once loaded, and everyone gets its items before they are told', () => {
    const version = DutyListVersion.loadApproved(given(), place('2026-03-01'), content, officer, at);

    expect([version.state, version.label, version.kind]).toEqual(['EFFECTIVE', 'SWJ-V1.0', 'INITIAL']);
    const events = version.pullEvents();
    expect(events.map(({ type }) => type)).toEqual(['registry.list-version.items', 'registry.list-version.items', 'registry.list-version.effective']);
    expect(ListVersionItemsV1.parse(events[0]!.data)).toMatchObject({ chunk: 1, chunks: 2 });
    expect(ListVersionEffectiveV1.parse(events[2]!.data)).toMatchObject({ itemCount: 201, chunks: 2, effectiveFrom: '2026-02-28T16:00:00.000Z', effectiveTo: null, previousVersionId: null });
  });

  it('is history from the start where a later one stands already', () => {
    const version = DutyListVersion.loadApproved(given({ approvedOn: '2024-01-01' }), place('2025-01-01', '2026-03-01'), content, officer, at);

    expect(version.state).toBe('SUPERSEDED');
    expect(ListVersionEffectiveV1.parse(version.pullEvents().at(-1)!.data)).toMatchObject({ effectiveTo: '2026-02-28T16:00:00.000Z' });
  });

  it('gives way to its successor, and once more to one that slots in between', () => {
    const version = DutyListVersion.loadApproved(given(), place('2026-02-01'), content, officer, at);
    version.pullEvents();

    version.supersede({ id: uuid(), effectiveFrom: '2026-03-01' }, at);
    version.supersede({ id: uuid(), effectiveFrom: '2026-02-15' }, at);

    expect([version.state, version.effectiveTo]).toEqual(['SUPERSEDED', '2026-02-15']);
    expect(version.pullEvents().map((event) => ListVersionSupersededV1.parse(event.data).effectiveTo)).toEqual(['2026-02-28T16:00:00.000Z', '2026-02-14T16:00:00.000Z']);
  });

  it('was approved before it came into force', () => {
    expect(() => DutyListVersion.loadApproved(given({ approvedOn: '2026-03-02' }), place('2026-03-01'), content, officer, at)).toThrow(ApprovedAfterEffective);
  });

  it('is loaded by the establishment office and nobody else', () => {
    expect(() => DutyListVersion.loadApproved(given(), place('2026-03-01'), content, { ...officer, roles: ['ORGAN_APPROVER'] }, at)).toThrow(NotYourStep);
  });
});

it.each([
  [null, 'ESTABLISHMENT_OFFICER', ['loadApproved']],
  [null, 'ORGAN_DRAFTER', []],
  ['EFFECTIVE', 'ESTABLISHMENT_OFFICER', []],
  ['EFFECTIVE', 'SYSTEM', ['supersede']],
  ['SUPERSEDED', 'ESTABLISHMENT_OFFICER', []],
] as const)('in state %s the %s may: %j', (state, role, actions) => {
  expect(dutyListVersionLifecycle.actionsFor(state, { roles: [role], relations: [] })).toEqual(actions);
});
