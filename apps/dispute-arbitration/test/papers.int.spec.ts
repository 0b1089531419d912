import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DisputeClosedV1, DisputeCoordinationAppliedV1, DisputeNonComplianceV1, DisputeSubmittedToCommissionV1 } from '@yidan/contracts';
import type { DisputeCause, DisputeDocumentAnswer, DisputeFiguresAnswer, DisputeKind, DisputeOutcome, PrecedentsPage, ShownPrecedentsAnswer } from '@yidan/contracts';
import { readDocument, readWorkbook } from '@yidan/documents';
import { Clock, nationalCalendar } from '@yidan/kernel';
import { Transactions } from '@yidan/platform';
import { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import type { RaisedFacts } from '../src/domain/dispute-case/case-facts.ts';
import { DisputeCase } from '../src/domain/dispute-case/dispute-case.ts';
import { theSystem } from '../src/domain/dispute-case/seen-by.ts';
import { DisputeCaseRepository } from '../src/storage/dispute-case/dispute-case.repository.ts';
import { OfficialPapers } from '../src/storage/papers/official-papers.ts';
import { Precedents } from '../src/storage/precedent/precedents.ts';
import { KeepPrecedent } from '../src/use-cases/precedent/keep-precedent.ts';
import { API, DisputeCity } from './a-dispute-city.ts';
import { PROGRESS, raisedFacts } from './papers-case.ts';

const SCRIPT = join(import.meta.dirname, '../../../tools/recompute/recompute-disputes.mjs');
const folder = mkdtempSync(join(tmpdir(), 'yidan-disputes-'));
let chong: DisputeCity;
let serial = 0;

beforeAll(async () => {
  chong = await DisputeCity.start();
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await chong.city.stop();
});

const service = <T>(of: abstract new (...args: never[]) => T): T => chong.city.service('dispute-arbitration').app.get(of as never);
const inTenant = <T>(act: () => Promise<T>): Promise<T> => service(Transactions).run({ tenant: chong.tenantId, city: '510100', actor: { id: 'system:spec', organId: null, roles: [] } }, act);

/** A case between the water bureau and urban management, raised now. */
function raised(given: Partial<RaisedFacts> = {}): DisputeCase {
  serial += 1;
  const facts = raisedFacts({
    id: uuid(), tenantId: chong.tenantId, number: `ZY-2026-9${String(serial).padStart(3, '0')}`, chainId: uuid(), fingerprint: `spec-${serial}`, itemKeys: [chong.item('河道管理范围内倾倒')], convenorOrganId: chong.organ('SWJ'),
    parties: [{ organId: chong.organ('SWJ'), role: 'CONVENOR', stance: 'DENIES' }, { organId: chong.organ('CGJ'), role: 'COUNTERPART', stance: 'DENIES' }], raisedByOrganId: chong.organ('BB'), ...given,
  });
  return DisputeCase.raise(facts, theSystem, service(Clock).now());
}

const outcome = (documentNumber: string, source: DisputeOutcome['source'] = 'RULING'): DisputeOutcome => ({
  source, documentNumber, amendments: [],
  split: [{ task: '河道垃圾清理', itemKey: chong.item('河道管理范围内倾倒'), isNew: false, leadOrganId: chong.organ('CGJ'), leadUnitId: chong.unit('CGJ.SR'), handlerOrganIds: [chong.organ('SWJ')], assistOrganIds: [], handoff: '发现后当日移送水务局' }],
});
const save = (one: DisputeCase): Promise<void> => inTenant(() => service(DisputeCaseRepository).save(one, service(Clock).now()));
const get = async <T>(who: string, path: string): Promise<T> => {
  const { status, body } = await chong.as(who).get(`${API}/${path}`);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return body as T;
};
const file = async (who: string, path: string): Promise<Buffer> => {
  const response = await fetch(`${chong.city.address}${API}/${path}`, { headers: { authorization: `Bearer ${await chong.city.token(`崇.${who}`)}` } });
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
};

/** Closes a case with its outcome, the way the procedure leaves it. */
async function closed(one: DisputeCase, result: DisputeOutcome, cause: DisputeCause = 'VAGUE_PROVISION'): Promise<void> {
  const at = service(Clock).now();
  one.decide(result, null, at);
  Object.assign(one, { state: 'CLOSED', cause, closedAt: at, level: { AGREEMENT: 1, OPINION: 2, RULING: 3 }[result.source] });
  one.tell(DisputeClosedV1, at, { source: result.source, cause });
  await inTenant(async () => {
    await service(DisputeCaseRepository).save(one, at);
    await service(KeepPrecedent).execute(one, at);
  });
}

describe('the papers of a dispute', () => {
  it('have gapless numbers by the mark of whoever issues them; a step that fails gives its number back', async () => {
    const one = raised();
    await save(one);
    const at = service(Clock).now();
    const issue = (kind: 'OPINION' | 'RULING') => service(OfficialPapers).issue(kind, one, at);

    expect(await inTenant(async () => [await issue('OPINION'), await issue('OPINION'), await issue('RULING')])).toEqual(['崇编协〔2026〕1号', '崇编协〔2026〕2号', '崇编裁〔2026〕1号']);
    await expect(inTenant(async () => { await issue('OPINION'); throw new Error('the step fails'); })).rejects.toThrow('the step fails');
    expect(await inTenant(() => issue('OPINION'))).toBe('崇编协〔2026〕3号');
  });

  it('say what the case was when they were issued, whatever becomes of it, and have the same bytes each time', async () => {
    const one = raised({ title: '河道垃圾清理职责争议' });
    Object.assign(one, { state: 'RULED', level: 3, commission: PROGRESS.commission });
    const at = service(Clock).now();
    const number = await inTenant(async () => {
      const drawn = await service(OfficialPapers).issue('RULING', one, at);
      // The step's own facts name the number; they are complete when the case is written.
      one.decide(outcome(drawn), '2026-04-30', at);
      await service(DisputeCaseRepository).save(one, at);
      return drawn;
    });

    const { items } = await get<{ items: DisputeDocumentAnswer[] }>('swj.drafter', `disputes/${one.id}/documents`);
    expect(items).toMatchObject([{ kind: 'RULING', kindZh: '职责争议裁定书', number }]);
    const before = await file('swj.drafter', `disputes/${one.id}/documents/${items[0]!.id}`);
    await chong.city.sql('dispute-arbitration').query(`update dispute_case set description = '改过的说明', commission = null where id = $1`, [one.id]);
    const after = await file('bb.officer', `disputes/${one.id}/documents/${items[0]!.id}`);

    const text = readDocument(before).paragraphs.join('\n');
    for (const said of [number, one.number, '崇区水务局', '裁定如下', '查明的事实', '各方应当于2026年4月30日前执行完毕。', '临时责任单位自本裁定执行之日起解除。', '本裁定由中共崇区委员会机构编制委员会作出，各方应当执行。', items[0]!.sha256.slice(0, 32)]) expect(text).toContain(said);
    expect(createHash('sha256').update(after).digest('hex')).toBe(createHash('sha256').update(before).digest('hex'));
  });

  it('are kept for good: the service itself may neither change nor delete one', async () => {
    const app = new Pool({ connectionString: chong.city.urls('dispute-arbitration').app, max: 1 });
    try {
      for (const sql of [`update dispute_document set number = '改'`, `delete from dispute_document`, `update precedent set title = '改'`]) await expect(app.query(sql)).rejects.toThrow(/permission denied/);
    } finally {
      await app.end();
    }
  });

  it('are for those who see the case, and what goes upward for the offices only', async () => {
    const one = raised();
    await inTenant(async () => {
      await service(OfficialPapers).issue('SUBMISSION', one, service(Clock).now());
      await service(OfficialPapers).issue('ACCEPTANCE', one, service(Clock).now());
      await service(DisputeCaseRepository).save(one, service(Clock).now());
    });
    const kinds = async (who: string): Promise<string[]> => (await get<{ items: DisputeDocumentAnswer[] }>(who, `disputes/${one.id}/documents`)).items.map(({ kind }) => kind).sort();
    const { items } = await get<{ items: DisputeDocumentAnswer[] }>('bb.officer', `disputes/${one.id}/documents`);
    const submission = items.find(({ kind }) => kind === 'SUBMISSION')!;

    expect(await kinds('bb.officer')).toEqual(['ACCEPTANCE', 'SUBMISSION']);
    expect(await kinds('cgj.principal')).toEqual(['ACCEPTANCE']);
    expect((await chong.as('cgj.principal').get(`${API}/disputes/${one.id}/documents/${submission.id}`)).status).toBe(404);
    expect((await chong.as('scj.drafter').get(`${API}/disputes/${one.id}/documents`)).status).toBe(404);
  });
});

describe('precedents', () => {
  it('R-DSP-12 先例对照: a closed case is shown, without names and with the reasons, before a case of the same item is signed', async () => {
    const before = raised({ title: '河道内建筑渣土清运职责争议', description: '水务局认为河道内偷倒建筑渣土应由综合行政执法局清运，联系人13800001234。' });
    await save(before);
    await closed(before, outcome('崇编裁〔2026〕81号'));
    const now = raised({ title: '河岸渣土清运由谁负责', description: '河道内建筑渣土偷倒后无人清运。' });
    await save(now);

    const { items } = await get<ShownPrecedentsAnswer>('bb.officer', `disputes/${now.id}/precedents`);
    const [shown] = items;
    expect(shown).toMatchObject({ documentNumber: '崇编裁〔2026〕81号', mustBeNamed: true, likeness: { sameItem: true, sameKind: true }, sourceZh: '裁定', cause: 'VAGUE_PROVISION' });
    expect(shown!.likeness.words).toEqual(expect.arrayContaining(['渣土']));
    expect(JSON.stringify(shown)).not.toMatch(/水务局|崇区综合行政执法局|13800001234/);
    expect(shown!.split).toEqual(['河道垃圾清理：牵头乙单位；主办甲单位；协办无；衔接：发现后当日移送甲单位']);
    expect((await inTenant(() => service(Precedents).toBeNamed(now))).map(({ id }) => id)).toContain(shown!.id);
  });

  it('are found by words, item and kind, page by page, and not where nothing is alike', async () => {
    for (const [n, subject] of ['油烟扰民', '油烟净化', '油烟投诉'].entries()) {
      const one = raised({ kind: 'BOUNDARY', title: `餐饮${subject}监管边界争议`, description: `餐饮单位${subject}由谁查处。`, itemKeys: [chong.item('食品小作坊')] });
      await save(one);
      await closed(one, outcome(`崇编裁〔2026〕9${n}号`));
    }
    const search = (query: string): Promise<PrecedentsPage> => get<PrecedentsPage>('swj.drafter', `precedents?${query}`);
    const text = encodeURIComponent('餐饮油烟由谁监管');
    const first = await search(`text=${text}&limit=2`);
    const rest = await search(`text=${text}&limit=200&cursor=${encodeURIComponent(first.next!)}`);
    const numbers = [...first.items, ...rest.items].map(({ documentNumber }) => documentNumber);

    expect(first.items).toHaveLength(2);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.slice(0, 3).sort()).toEqual(['崇编裁〔2026〕90号', '崇编裁〔2026〕91号', '崇编裁〔2026〕92号']);
    expect((await search(`itemKey=${chong.item('食品小作坊')}`)).items).toHaveLength(3);
    expect((await search('kind=BOUNDARY')).items.map(({ kind }) => kind)).toEqual(['BOUNDARY', 'BOUNDARY', 'BOUNDARY']);
    expect((await search(`text=${encodeURIComponent('幼儿园招生')}&kind=BOUNDARY`)).items).toEqual([]);
  });

  it('can be printed as a book that names nobody', async () => {
    const { sheets } = await readWorkbook(await file('bb.officer', 'precedents/export'));
    const cells = JSON.stringify(sheets);

    expect(cells).toContain('崇编裁〔2026〕81号');
    expect(cells).not.toMatch(/水务局|13800001234/);
  });
});

describe('the figures of a half-year', () => {
  it('F-051 领导协调频次 and F-180 争议成因: what the service counts is what the journal alone gives, half-year by half-year', async () => {
    const seen: [string, DisputeKind, DisputeOutcome['source'] | null, DisputeCause][] = [
      ['2026-03-03T10:00', 'WHO_HOLDS', 'AGREEMENT', 'VAGUE_PROVISION'], ['2026-03-16T10:00', 'BOUNDARY', 'OPINION', 'NEW_LAW'], ['2026-04-01T09:00', 'LEAD_ROLE', 'RULING', 'OBJECTIVE_CONSTRAINT'],
      ['2026-05-06T09:00', 'WHO_HOLDS', 'RULING', 'VAGUE_PROVISION'], ['2026-07-02T09:00', 'HANDOFF', 'AGREEMENT', 'OTHER'], ['2026-06-22T09:00', 'WHO_HOLDS', null, 'OTHER'],
    ];
    for (const [n, [day, kind, source, cause]] of seen.entries()) {
      const start = Date.parse(`${day}:00+08:00`);
      const goOn = (days: number): Date => {
        chong.city.at(new Date(start + days * 86_400_000).toISOString());
        return service(Clock).now();
      };
      goOn(0);
      const one = raised({ kind, raisedBy: n === 3 ? 'LEADER' : 'PARTY', fingerprint: `figures-${n}` });
      const swj = { ...theSystem, organId: chong.organ('SWJ') };
      const cgj = { ...swj, organId: chong.organ('CGJ') };
      if (n === 1 || n === 4) {
        const at = goOn(1);
        one.leaderActs = [{ leader: '分管领导', instruction: '请尽快明确', at: at.toISOString(), by: uuid() }];
        one.note('LEADER', theSystem, at);
      }
      if (n === 2) {
        const at = goOn(4);
        one.negotiation = { openedByOrganId: chong.organ('CGJ'), openedAt: at.toISOString(), meetings: [], refusals: [{ organId: chong.organ('SWJ'), reason: '不参加', at: at.toISOString(), by: uuid() }], minutes: null, signatures: [], filed: null, objections: [] };
        one.note('LATE_CONVENOR', swj, at);
        one.note('REFUSAL', swj, at);
      }
      if (source === 'OPINION' || source === 'RULING') {
        const at = goOn(8);
        one.application = { ...PROGRESS.application!, byOrganId: chong.organ('SWJ'), at: at.toISOString() };
        one.tell(DisputeCoordinationAppliedV1, at, { documentNumber: `崇编争〔2026〕5${n}号` });
      }
      if (source === 'RULING') {
        const at = goOn(21);
        one.coordination = { startedAt: at.toISOString(), rounds: [], replies: [{ organId: chong.organ('CGJ'), text: null, deemed: true, at: at.toISOString(), by: null }], extension: null, opinion: null, submission: { documentNumber: '崇编协〔2026〕77号', at: at.toISOString() } };
        one.note('ABSENT', cgj, at);
        one.tell(DisputeSubmittedToCommissionV1, at, { documentNumber: '崇编协〔2026〕77号', title: one.title, partyOrganIds: [chong.organ('SWJ'), chong.organ('CGJ')] });
      }
      const at = goOn(30);
      if (n === 3) {
        one.execution = { startedAt: at.toISOString(), reports: [], nonCompliance: [{ organId: chong.organ('SWJ'), facts: '逾期未调整', by: uuid(), at: at.toISOString() }], confirmation: null };
        one.tell(DisputeNonComplianceV1, at, { organId: chong.organ('SWJ'), documentNumber: `崇编裁〔2026〕7${n}号` });
      }
      if (source === null) await save(one);
      else await closed(one, outcome(`崇编裁〔2026〕7${n}号`, source), cause);
    }
    chong.city.at('2026-12-30T09:00:00+08:00');

    const { halves } = await get<DisputeFiguresAnswer>('leader', 'dispute-figures?from=2026H1&to=2026H2');
    for (const half of halves) expect(comparable(half)).toEqual(await recomputed(half.half));
    const [first, second] = halves;
    expect(first!.leaderInterventions).toEqual({ count: 2, previous: { half: '2025H2', count: 0, change: 2 }, yearBefore: { half: '2025H1', count: 0, change: 2 } });
    expect(second!.leaderInterventions).toMatchObject({ count: 1, previous: { half: '2026H1', count: 2, change: -1 } });
    expect(first!.causes.find(({ cause }) => cause === 'NEW_LAW')!.levels).toEqual([{ level: 1, count: 0 }, { level: 2, count: 1 }, { level: 3, count: 0 }]);
    expect(first!.organs.find(({ organId }) => organId === chong.organ('SWJ'))).toMatchObject({ name: '崇区水务局', absent: 1, lateConvenor: 1, nonCompliant: 1, total: 3 });
  });

  it('F-180 the half-year report and its lists name causes, levels and how often leaders had to step in', async () => {
    const report = readDocument(await file('leader', 'dispute-figures/report?from=2026H1')).paragraphs.join('\n');
    const { sheets } = await readWorkbook(await file('auditor', 'dispute-figures/export?from=2026H1&to=2026H2'));

    for (const said of ['崇区2026年上半年', '职责争议协调仲裁情况报告', '本期领导协调2次', '环比增加2次', '争议成因与解决层级', '规定模糊', '崇区水务局']) expect(report).toContain(said);
    expect(sheets.map(({ name }) => name)).toEqual(['争议种类', '解决层级', '领导协调', '单位情况', '成因与层级']);
  });

  it('are for the offices, the leaders and the auditor', async () => {
    for (const who of ['bb.officer', 'sfj.director', 'bw.secretary', 'leader', 'auditor']) expect((await chong.as(who).get(`${API}/dispute-figures?from=2026H1`)).status).toBe(200);
    expect((await chong.as('swj.principal').get(`${API}/dispute-figures?from=2026H1`)).status).toBe(403);
    expect((await chong.as('leader').get(`${API}/dispute-figures?from=2026H2&to=2026H1`)).status).toBe(400);
  });
});

type Half = DisputeFiguresAnswer['halves'][number];

/** The same figures in the shape of the script, without what is nothing. */
function comparable({ half, raised: { byKind }, solved: { byLevel }, days, leaderInterventions: { count, previous, yearBefore }, organs, causes }: Half): object {
  const counted = (entries: [string, number][]): object => Object.fromEntries(entries.filter(([, number]) => number > 0));
  return {
    half,
    raised: counted(byKind.map(({ kind, count: n }) => [kind, n])),
    solved: counted(byLevel.map(({ level, count: n }) => [String(level), n])),
    days: Object.fromEntries(days.map(({ level, cases, mean, median }) => [level, { cases, mean, median }])),
    leaderInterventions: { count, previous: previous.count, yearBefore: yearBefore.count },
    organs: Object.fromEntries(organs.map(({ organId, absent, lateConvenor, nonCompliant }) => [organId, counted([['absent', absent], ['lateConvenor', lateConvenor], ['nonCompliant', nonCompliant]])])),
    causes: counted(causes.flatMap(({ cause, levels }) => levels.map(({ level, count: n }): [string, number] => [`${cause} ${level}`, n]))),
  };
}

/** What the script makes of the journal as it is exported and of the days that are no usual ones; it is told nothing else. */
async function recomputed(half: string): Promise<object> {
  const { rows } = await chong.city.sql('dispute-arbitration').query<{ row: object }>(
    `select json_build_object('type', j.type, 'tenant_id', j.tenant_id, 'payload', j.payload::text) as row from journal j order by j.seq`,
  );
  const calendar = nationalCalendar();
  const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10));
  const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());
  const [journal, unusual] = [join(folder, 'journal.jsonl'), join(folder, 'days.json')];
  writeFileSync(journal, rows.map((row) => JSON.stringify(row)).join('\n'));
  writeFileSync(unusual, JSON.stringify({ off: days.filter((day) => !isWeekend(day) && !calendar.isWorkday(day)), worked: days.filter((day) => isWeekend(day) && calendar.isWorkday(day)) }));
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, '--journal', journal, '--tenant', chong.tenantId, '--half', half, '--calendar', unusual], { env: {} });
  return JSON.parse(stdout) as object;
}
