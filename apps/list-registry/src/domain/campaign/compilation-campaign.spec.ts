import { NotYourStep, StepOutOfOrder } from '@yidan/kernel';
import { outcomeOf, type CampaignKind, type TaskProgress } from './campaign-report.ts';
import { CampaignTasksOpen, TaskDone, TaskUnknown } from './campaign.errors.ts';
import { CompilationCampaign } from './compilation-campaign.ts';

const now = new Date('2026-04-01T01:00:00Z');
const [id, swj, jtj] = Array.from({ length: 3 }, (_, i) => `01990000-0000-7000-8000-00000000000${i}`) as [string, string, string];
const hand = (role: 'ESTABLISHMENT_OFFICER' | 'ESTABLISHMENT_DIRECTOR' | 'COMMISSION_CHAIR') => ({ roles: [role], relations: [], actorId: role });
const [officer, director, chair] = [hand('ESTABLISHMENT_OFFICER'), hand('ESTABLISHMENT_DIRECTOR'), hand('COMMISSION_CHAIR')];
const progress = (given: Partial<TaskProgress> = {}): TaskProgress => ({ state: 'ASSIGNED', submittedOn: null, doneOn: null, documentNumber: null, subjectId: null, ...given });
const done = progress({ state: 'DONE', doneOn: '2026-03-31', documentNumber: '1号' });

function aCampaign(kind: CampaignKind = 'SANDING'): CompilationCampaign {
  const tasks = [swj, jtj].map((organId) => ({ organId, dueOn: '2026-03-31', isPilot: organId === swj }));
  const campaign = CompilationCampaign.plan({ id, tenantId: '990102', kind, name: '“三定”修订', schemeDocument: '《方案》', guideDocument: null, leadingGroup: '领导小组', startsOn: '2026-01-01', tasks }, officer, now);
  campaign.start(director, now);
  return campaign;
}

describe('a campaign', () => {
  it('closes only when every task is done or waived, and names the organs that are left', () => {
    const campaign = aCampaign();
    const name = (organId: string) => (organId === swj ? '水务局' : '交通局');
    expect(() => campaign.close(new Map([[swj, done]]), name, '2026-04-01', director, now)).toThrow(new CampaignTasksOpen(['交通局']));

    campaign.waive({ id: jtj, code: 'JTJ' }, '机构改革中撤并', new Map(), chair, now);
    campaign.close(new Map([[swj, done]]), name, '2026-04-01', director, now);

    expect(campaign.state).toBe('CLOSED');
    expect(campaign.pullEvents().at(-1)).toMatchObject({ type: 'registry.campaign.closed', data: { onTime: 1, late: 0, waived: 1 } });
    expect(campaign.tasks.map(({ result }) => result?.documentNumber ?? null)).toEqual(['1号', null]);
  });

  it('is waived by the chair of the commission only, and only what is not done', () => {
    const campaign = aCampaign();
    expect(() => campaign.waive({ id: swj, code: 'SWJ' }, '理由', new Map(), officer, now)).toThrow(NotYourStep);
    expect(() => campaign.waive({ id: swj, code: 'SWJ' }, '理由', new Map([[swj, done]]), chair, now)).toThrow(TaskDone);
    expect(() => campaign.waive({ id, code: 'XX' }, '理由', new Map(), chair, now)).toThrow(TaskUnknown);
    expect(() => campaign.start(director, now)).toThrow(StepOutOfOrder);
  });

  it.each([
    ['SANDING', { doneOn: '2026-03-31' }, 'ON_TIME'],
    ['SANDING', { doneOn: '2026-04-01' }, 'LATE'],
    ['LISTS', { submittedOn: '2026-03-30', doneOn: '2026-05-20' }, 'ON_TIME'],
    ['LISTS', { submittedOn: '2026-04-01' }, 'LATE'],
    ['LISTS', { doneOn: '2026-03-01' }, 'ON_TIME'],
    ['SANDING', { submittedOn: '2026-03-01' }, 'OVERDUE'],
  ] as const)('of %s with %j is %s', (kind, given, outcome) => {
    expect(outcomeOf(kind, { dueOn: '2026-03-31', waived: null }, progress(given), '2026-06-01')).toBe(outcome);
  });

  it('with nothing done is open until its day, overdue after it, and neither where it was waived', () => {
    const waived = { by: 'a', at: now.toISOString(), reason: 'b' };
    expect([['2026-03-31', null], ['2026-04-01', null], ['2026-04-01', waived]].map(([today, w]) => outcomeOf('SANDING', { dueOn: '2026-03-31', waived: w as typeof waived | null }, progress(), today as string))).toEqual(['OPEN', 'OVERDUE', 'WAIVED']);
  });
});
