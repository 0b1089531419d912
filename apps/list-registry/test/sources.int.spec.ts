import { jest } from '@jest/globals';
import { CampaignAnswer, PowerCoverageAnswer, SandingAnswer, SandingMatrixAnswer, SandingReadingAnswer } from '@yidan/contracts';
import { readWorkbook, writeWorkbook } from '@yidan/documents';
import type { Answer, TestCity } from '@yidan/testing';
import { Document, Packer, Paragraph } from 'docx';
import type { ContentItem } from '../src/domain/list-import/list-content.ts';
import { aRow, rows } from './a-list.ts';
import { aRegistry, api, drafterOf, expectStatus, inForceFrom, linjiang, officerOf, qinghe, register, setUpOrgan, yunan } from './a-registry.ts';

jest.setTimeout(60_000);

let city: TestCity;
const officer = officerOf(qinghe);
const [director, reviewer, secretary, chair] = ['qh.director', 'qh.reviewer', 'qh.secretary', 'qh.chair'] as const;
const get = async (path: string, as: string = officer): Promise<Answer['body']> => expectStatus(await city.as(as).get(`${api}/${path}`), 200).body;
const post = (path: string, body: object = {}, as: string = officer): Promise<Answer> => city.as(as).post(`${api}/${path}`, body);
const put = (path: string, body: object, version: number, as: string = officer): Promise<Answer> => city.as(as).put(`${api}/${path}`, body, { 'if-match': `"${version}"` });
const pathsOf = ({ body }: Answer): string[] => body.violations.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);

const DUTIES = ['负责保障水资源的合理开发利用。', '负责河湖管理和保护工作。', '负责生活饮用水卫生监督。', '负责城市供水行业管理。'];
const duties = (changes: Record<number, string> = {}) => DUTIES.map((text, i) => ({ ordinal: i + 1, text, change: changes[i + 1] ?? 'KEPT' }));
const paper = (organCode: string, more: object = {}): Record<string, unknown> => ({
  organCode, documentNumber: `青委办发〔2024〕${organCode}号`, issuedOn: '2024-03-29', title: `${organCode}职能配置、内设机构和人员编制规定`, duties: duties(), units: [{ name: '水资源科', text: '承担水资源管理工作。' }], approvedStaff: 20, approvedLeaders: 4, ...more,
});
const loadIssued = (documents: object[], as = officer): Promise<Answer> => post('sandings/issued', { documents }, as);
const content = ({ organCode: _, documentNumber: __, issuedOn: ___, ...rest }: Record<string, unknown> = paper('')): object => rest;

async function anOrgan(code: string, units: string[] = ['水资源科', '河湖科']): Promise<void> {
  await setUpOrgan(city, qinghe, code, units);
  await register(city, qinghe, drafterOf(qinghe, code), code, ['ORGAN_DRAFTER']);
}

beforeAll(async () => {
  city = await aRegistry();
  await setUpOrgan(city, qinghe, 'SFJ', [], { kind: 'JUSTICE_BUREAU' });
  await setUpOrgan(city, qinghe, 'BW', [], { kind: 'ESTABLISHMENT_COMMISSION' });
  await register(city, qinghe, director, 'BB', ['ESTABLISHMENT_DIRECTOR']);
  await register(city, qinghe, reviewer, 'SFJ', ['JUSTICE_REVIEWER']);
  await register(city, qinghe, secretary, 'BW', ['COMMISSION_SECRETARY']);
  await register(city, qinghe, chair, 'BW', ['COMMISSION_CHAIR']);
});
afterAll(() => city?.stop());

describe('F-155 a provision', () => {
  const decision = (conclusion = 'PASS') => ({ conclusion, opinion: '同意印发', heldOn: '2026-03-01', documentNumber: '会纪〔2026〕1号' });
  const review = (conclusion = 'PASS') => ({ conclusion, opinion: '已核对职责与机构设置', heldOn: '2026-02-20' });
  const issue = { documentNumber: '青委办发〔2026〕3号', issuedOn: '2026-03-02' };
  let id = '';
  const step = (command: string, body: object, as: string): Promise<Answer> => post(`sandings/${id}/${command}`, body, as);

  beforeAll(async () => {
    await anOrgan('SA');
    expectStatus(await loadIssued([paper('SA', { units: [{ name: '水资源科', text: '承担水资源管理工作。' }, { name: '河湖科', text: '承担河湖管理工作。' }] })]), 201);
    await inForceFrom(city, qinghe, 'SA', rows(4, (n) => ({ sandingDuties: [DUTIES[n - 1]!] })), '2026-01-01');
    id = expectStatus(await post('sandings', { organCode: 'SA', scope: '水务职责调整', procedure: '专项小组—领导小组—常委会', dueOn: '2026-03-31' }), 201).body.sandingId;
  });

  it('is drafted by its organ, and a text that was read in between answers 412', async () => {
    const { rowVersion } = await get(`sandings/${id}`);
    const body = { ...content(), duties: [...duties({ 3: 'TRANSFERRED_OUT' }), { ordinal: 5, text: '负责再生水利用。', change: 'ADDED' }] };
    expect((await put(`sandings/${id}/content`, body, rowVersion, drafterOf(qinghe, 'SA'))).status).toBe(200);
    expect(await put(`sandings/${id}/content`, body, rowVersion, officer)).toMatchObject({ status: 412 });
    expect(await put(`sandings/${id}/content`, { ...body, duties: [...body.duties, body.duties[0]!] }, rowVersion + 1)).toMatchObject({ status: 422, body: { code: 'REGISTRY.SANDING.ORDINAL_TAKEN' } });
    expect((await post('sandings', { organCode: 'SA', scope: 'x', procedure: 'x', dueOn: '2026-03-31' }))).toMatchObject({ status: 409, body: { code: 'REGISTRY.SANDING.OPEN' } });
  });

  it('skips nothing: every later step and act is refused with 409 until the one before is done', async () => {
    const later = async (): Promise<[number, string][]> => {
      const tried: Answer[] = [
        await step('to-leading-group', {}, director), await step('leading-group-decisions', decision(), secretary), await step('to-party-committee', {}, chair),
        await step('party-committee-decisions', decision(), secretary), await step('issue', issue, officer),
      ];
      return tried.map(({ status, body }) => [status, body.code]);
    };
    expect(await later()).toEqual(Array.from({ length: 5 }, () => [409, 'COMMON.STEP_OUT_OF_ORDER']));

    expect(await step('assign-group', { groupCode: 'G9' }, officer)).toMatchObject({ status: 422, body: { code: 'REGISTRY.SANDING.GROUP_UNKNOWN' } });
    expectStatus(await step('assign-group', { groupCode: 'G2' }, officer), 200);
    expect((await later())[0]).toEqual([409, 'REGISTRY.SANDING.ACT_MISSING']);
    expectStatus(await step('group-reviews', review('REVISE'), reviewer), 201);
    expect((await later())[0]).toEqual([409, 'REGISTRY.SANDING.ACT_MISSING']);
    expectStatus(await step('group-reviews', review(), reviewer), 201);
    expectStatus(await step('to-leading-group', {}, director), 200);

    expect(await step('to-party-committee', {}, chair)).toMatchObject({ status: 409, body: { code: 'REGISTRY.SANDING.ACT_MISSING' } });
    expectStatus(await step('leading-group-decisions', decision(), secretary), 201);
    expectStatus(await step('to-party-committee', {}, chair), 200);
    expect(await step('issue', issue, officer)).toMatchObject({ status: 409, body: { code: 'REGISTRY.SANDING.ACT_MISSING' } });
    expectStatus(await step('party-committee-decisions', decision(), secretary), 201);
  });

  it('is not moved on by acts that were taken out of the database afterwards', async () => {
    const sql = city.sql('list-registry');
    await sql.query(`create table kept as select * from sanding_act where sanding_id = $1 and kind = 'PARTY_COMMITTEE'`, [id]);
    await sql.query(`delete from sanding_act where sanding_id = $1 and kind = 'PARTY_COMMITTEE'`, [id]);
    expect(await step('issue', issue, officer)).toMatchObject({ status: 409, body: { code: 'REGISTRY.SANDING.ACT_MISSING' } });
    await sql.query(`insert into sanding_act select * from kept; drop table kept`);
  });

  it('is issued, ends the one before, and opens an adjustment case with the items that its changes touch', async () => {
    const [before] = (await get('sandings?organ=SA&state=ISSUED')).items;

    const issued = SandingAnswer.parse(expectStatus(await step('issue', issue, officer), 200).body);

    expect(issued).toMatchObject({ state: 'ISSUED', documentNumber: '青委办发〔2026〕3号', effectiveFrom: '2026-03-02', groupCode: 'G2', actions: [] });
    expect(issued.acts.map(({ kind, conclusion }) => `${kind} ${conclusion}`)).toEqual(['GROUP_REVIEW REVISE', 'GROUP_REVIEW PASS', 'LEADING_GROUP PASS', 'PARTY_COMMITTEE PASS']);
    expect(await get(`sandings/${before.sandingId}`)).toMatchObject({ state: 'SUPERSEDED', effectiveTo: '2026-03-02' });
    const { rows: cases } = await city.sql('list-registry').query(`select trigger, cause_type, affected from adjustment_case where organ_code = 'SA'`);
    const items = (await get('items?organ=SA')).items as { itemKey: string; name: string; seqNo: number }[];
    const touched = items.find(({ seqNo }) => seqNo === 3)!;
    expect(cases).toMatchObject([{ trigger: 'SANDING_REVISED', cause_type: 'sanding-provision', affected: [{ itemKey: touched.itemKey, operation: 'TRANSFER' }] }]);
    const { rows: events } = await city.sql('list-registry').query(`select payload from journal where type = 'registry.sanding.issued' and agg_id = $1`, [id]);
    expect(events[0].payload.changedDuties.map(({ ordinal, change }: { ordinal: number; change: string }) => `${ordinal} ${change}`)).toEqual(['3 TRANSFERRED_OUT', '5 ADDED']);
  });

  it('of one organ is on its way once, also when two begin at the same moment, and is entered once when two enter it', async () => {
    await anOrgan('SY');
    const scope = { organCode: 'SY', scope: '修订', procedure: '常委会', dueOn: '2026-03-31' };
    const begun = await Promise.all([post('sandings', scope), post('sandings', scope), post('sandings', scope)]);
    expect(begun.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const entered = await Promise.all([loadIssued([paper('SY')]), loadIssued([paper('SY')])]);
    expect(entered.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await get('sandings?organ=SY&state=ISSUED')).items).toHaveLength(1);
  });

  it('is seen by its own organ and the reviewing offices, not by another organ', async () => {
    await anOrgan('SX');
    expect((await city.as(drafterOf(qinghe, 'SA')).get(`${api}/sandings/${id}`)).status).toBe(200);
    expect((await city.as(drafterOf(qinghe, 'SX')).get(`${api}/sandings/${id}`)).status).toBe(404);
    expect((await get('sandings', drafterOf(qinghe, 'SX'))).items).toEqual([]);
    expect((await city.as(officerOf(linjiang)).get(`${api}/sandings/${id}`)).status).toBe(404);
  });
});

describe('a provision before the commission', () => {
  const decided = (meetingId: string, conclusion = 'PASS') => ({ conclusion, opinion: '按会议决定', heldOn: '2026-03-02', meetingId });

  it('stands on the quorum, the votes and the signed minutes of the meeting, and takes its number from them', async () => {
    await anOrgan('CA');
    for (const who of ['qh.m1', 'qh.m2']) await register(city, qinghe, who, 'BW', ['COMMISSION_MEMBER']);
    const { sandingId } = expectStatus(await post('sandings', { organCode: 'CA', scope: '修订', procedure: '编委', dueOn: '2026-03-31' }), 201).body;
    const step = (command: string, body: object, as: string): Promise<Answer> => post(`sandings/${sandingId}/${command}`, body, as);
    expectStatus(await put(`sandings/${sandingId}/content`, content(), 1), 200);
    expectStatus(await step('assign-group', { groupCode: 'G1' }, officer), 200);
    expectStatus(await step('group-reviews', { conclusion: 'PASS', opinion: '同意', heldOn: '2026-03-01' }, reviewer), 201);
    expectStatus(await step('to-leading-group', {}, director), 200);
    const { meetingId } = expectStatus(await post('meetings', { meetsOn: '2026-03-02', place: '第一会议室' }, secretary), 201).body;
    const meet = (act: string, body: object, as: string): Promise<Answer> => post(`meetings/${meetingId}/${act}`, body, as);
    const refused = async (): Promise<[number, string]> => {
      const { status, body } = await step('leading-group-decisions', decided(meetingId), secretary);
      return [status, body.code];
    };
    expect(await refused()).toEqual([409, 'REGISTRY.DELIBERATION.MISSING']);

    expectStatus(await meet('agenda', { kind: 'SANDING', subject: 'CA局“三定”规定', sandingId }, secretary), 201);
    const { rows: people } = await city.sql('list-registry').query<{ id: string }>(`select id from person_account where subject in ('qh.chair', 'qh.m1', 'qh.m2')`);
    expectStatus(await meet('hold', { present: people.map(({ id }) => id) }, secretary), 200);
    const { agenda: [item] } = await get(`meetings/${meetingId}`, secretary);
    for (const who of [chair, 'qh.m1', 'qh.m2']) expectStatus(await meet('votes', { agendaItemId: item.agendaItemId, choice: 'FOR' }, who), 201);
    expect(await refused()).toEqual([409, 'REGISTRY.DELIBERATION.MISSING']);
    const { rowVersion } = await get(`meetings/${meetingId}`, secretary);
    expectStatus(await put(`meetings/${meetingId}/minutes`, { text: '会议审议通过。', conclusions: [{ agendaItemId: item.agendaItemId, conclusion: 'APPROVED' }] }, rowVersion, secretary), 200);
    expect(await refused()).toEqual([409, 'REGISTRY.DELIBERATION.MINUTES_MISSING']);
    expectStatus(await meet('sign-minutes', {}, chair), 200);
    expect(await step('leading-group-decisions', decided(meetingId, 'REVISE'), secretary)).toMatchObject({ status: 409, body: { code: 'REGISTRY.DELIBERATION.NOT_CARRIED' } });
    expect(await step('leading-group-decisions', { ...decided(meetingId), documentNumber: '1号' }, secretary)).toMatchObject({ status: 422, body: { code: 'REGISTRY.SANDING.DECISION_SOURCE' } });

    const { acts } = SandingAnswer.parse(expectStatus(await step('leading-group-decisions', decided(meetingId), secretary), 201).body);

    expect(acts.at(-1)).toMatchObject({ kind: 'LEADING_GROUP', meetingId, documentNumber: expect.stringContaining('2026') });
    expectStatus(await step('to-party-committee', {}, chair), 200);
  });
});

describe('a provision issued on paper', () => {
  beforeAll(async () => {
    await anOrgan('PA', ['水资源科']);
    await anOrgan('PB', []);
  });

  it('is entered with many others at once, all or none, the wrong place named', async () => {
    expect(await loadIssued([paper('PA'), paper('PB', { duties: [duties()[0], duties()[0]] })])).toMatchObject({ status: 422, body: { violations: [{ path: 'documents/1/duties/1/ordinal' }, { path: 'documents/1/duties/1/text' }] } });
    expect(await loadIssued([paper('PA'), paper('NONE')])).toMatchObject({ status: 422, body: { violations: [{ path: 'documents/1/organCode' }] } });
    expect((await get('sandings?organ=PA')).items).toEqual([]);
    expect(await loadIssued([paper('PA')], director)).toMatchObject({ status: 403 });

    expectStatus(await loadIssued([paper('PA'), paper('PB')]), 201);

    expect((await get('sandings?organ=PB')).items).toMatchObject([{ state: 'ISSUED', way: 'PAPER', duties: 4, units: 1 }]);
    expect((await get('organs/PB')).units.map(({ name }: { name: string }) => name)).toEqual(['水资源科']);
    expect(await loadIssued([paper('PA')])).toMatchObject({ status: 409, body: { code: 'REGISTRY.SANDING.NUMBER_TAKEN' } });
  });

  it('is read from a file by its structure, tried first and written whole or not at all', async () => {
    const text = `PA局职能配置、内设机构和人员编制规定\n第三条　主要职责是：\n（一）${DUTIES[0]}\n（二）负责智慧水务建设。\n第四条　PA局设下列内设机构：\n（一）办公室。负责机关日常运转。\n第五条　PA局行政编制12名。设局长1名，副局长2名。`;
    const { sandingId, rowVersion } = expectStatus(await post('sandings', { organCode: 'PA', scope: '修订', procedure: '常委会', dueOn: '2026-03-31' }), 201).body;
    const upload = (body: string, query = '', version = rowVersion): Promise<Answer> => city.as(drafterOf(qinghe, 'PA')).upload(`${api}/sandings/${sandingId}/file${query}`, '三定.txt', Buffer.from(body), { 'if-match': `"${version}"` });

    const looked = SandingReadingAnswer.parse(expectStatus(await city.as(officer).upload(`${api}/sandings/read?organ=PA`, '三定.txt', Buffer.from(text)), 200).body);
    expect(looked).toMatchObject({ kept: false, refused: false, approvedStaff: 12, approvedLeaders: 3, units: [{ name: '办公室', isRegistered: false }], missing: { units: ['水资源科'] } });
    expect(looked.duties.map(({ ordinal, change }) => `${ordinal} ${change}`)).toEqual(['1 KEPT', '2 ADDED']);
    expect(looked.missing.duties.map(({ ordinal }) => ordinal)).toEqual([2, 3, 4]);

    expect((await upload(text)).body.kept).toBe(false);
    expect(await get(`sandings/${sandingId}`)).toMatchObject({ state: 'SCOPED', duties: [] });
    expect(await upload(text.replace('（二）', '（一）'), '?dryRun=false')).toMatchObject({ status: 422, body: { code: 'REGISTRY.SANDING.FILE_REFUSED', violations: [{ path: 'paragraph/4', code: 'REGISTRY.SANDING.ORDINAL_TAKEN' }] } });
    expect(await upload('%PDF-1.7', '?dryRun=false')).toMatchObject({ status: 422, body: { code: 'REGISTRY.IMPORT.NOT_A_DOCUMENT' } });
    expect(await get(`sandings/${sandingId}`)).toMatchObject({ state: 'SCOPED', duties: [] });
    expect((await upload(text, '?dryRun=false', rowVersion + 7)).status).toBe(412);

    const docx = await Packer.toBuffer(new Document({ sections: [{ children: text.split('\n').map((line) => new Paragraph(line)) }] }));
    const word = await city.as(officer).upload(`${api}/sandings/read?organ=PA`, '三定.docx', docx);
    expect(word.body).toMatchObject({ file: { format: 'docx' }, approvedStaff: 12, duties: [{ ordinal: 1 }, { ordinal: 2, text: '负责智慧水务建设。' }] });

    expect((await upload(text, '?dryRun=false')).body.kept).toBe(true);
    expect(await get(`sandings/${sandingId}`)).toMatchObject({ state: 'DRAFTED', approvedStaff: 12, units: [{ unitId: null, unitName: '办公室' }] });
  });
});

describe('the correspondence of a list with the provision', () => {
  let versionId = '';
  beforeAll(async () => {
    await anOrgan('MA');
    const units = [{ name: '水资源科', text: '承担水资源管理、节约用水工作。' }, { name: '河湖科', text: '承担河道和湖泊管理工作。' }];
    expectStatus(await loadIssued([paper('MA', { duties: duties({ 3: 'CANCELLED' }), units })]), 201);
    const given: Partial<ContentItem>[] = [
      { sandingDuties: [`（一）${DUTIES[0]}`], sandingUnitProvisions: ['水资源科：承担节约用水工作。'] },
      { sandingDuties: ['第（二）项'], sandingUnitProvisions: ['水资源科：承担水资源管理。'], leadUnit: '河湖科' },
      { sandingDuties: [DUTIES[2]!] },
      { sandingDuties: ['无：区政府交办的阶段性任务'] },
      { sandingDuties: ['负责城市绿化。'] },
    ];
    ({ versionId } = await inForceFrom(city, qinghe, 'MA', given.map((one, i) => aRow({ seqNo: i + 1, ...one })), '2026-01-01'));
  });

  it('F-006 shows duties and items with their counts: a duty without item is a gap, an item on a cancelled duty or on none is in excess', async () => {
    const matrix = SandingMatrixAnswer.parse(await get(`versions/${versionId}/sanding-matrix`));

    expect(matrix.counts).toEqual({ duties: 4, items: 5, gaps: 1, excess: 3, mismatches: 1, unresolved: 0 });
    expect(matrix.duties.map(({ ordinal, count }) => [ordinal, count])).toEqual([[1, 1], [2, 1], [3, 1], [4, 0]]);
    expect(matrix.gaps.map(({ ordinal }) => ordinal)).toEqual([4]);
    expect(matrix.excess.map(({ name, cause, severity }) => [name, cause, severity])).toEqual([['事项3', 'CANCELLED', 'ERROR'], ['事项4', 'NONE_REASON', 'WARN'], ['事项5', 'UNKNOWN_DUTY', 'ERROR']]);
  });

  it('F-007 names an item whose provision is of another unit than the one that leads it', async () => {
    const { mismatches } = SandingMatrixAnswer.parse(await get(`versions/${versionId}/sanding-matrix`));
    expect(mismatches.map(({ name, leadUnit, quoted }) => [name, leadUnit, quoted])).toEqual([['事项2', '河湖科', ['水资源科']]]);
  });

  it('is shown for a draft as well, where a reason that was approved before is a notice, and as a workbook that says the same', async () => {
    const draft = expectStatus(await post('lists/MA/versions', { kind: 'FULL_REVISION' }, drafterOf(qinghe, 'MA')), 201).body.versionId as string;
    const { excess, counts } = SandingMatrixAnswer.parse(await get(`versions/${draft}/sanding-matrix`, drafterOf(qinghe, 'MA')));
    expect(excess.map(({ cause, severity }) => `${cause} ${severity}`)).toEqual(['CANCELLED ERROR', 'NONE_REASON INFO', 'UNKNOWN_DUTY ERROR']);

    const { sheets } = await readWorkbook((await city.as(officer).download(`${api}/versions/${draft}/sanding-matrix.xlsx`)).bytes);
    expect(sheets.map(({ name, rows: lines }) => [name, lines.length])).toEqual([['主要职责对应', 2 + counts.duties], ['超出“三定”事项', 1 + counts.excess], ['内设机构对应', 1 + counts.items]]);
    expect(sheets[0]!.rows.map((row) => [row[0], row[3]]).slice(2)).toEqual([['1', '1'], ['2', '1'], ['3', '1'], ['4', '0']]);
  });

  it('is not shown where no provision is in force, and not to another organ', async () => {
    await anOrgan('MB');
    const other = await inForceFrom(city, qinghe, 'MB', rows(1), '2026-01-01');
    expect(await city.as(officer).get(`${api}/versions/${other.versionId}/sanding-matrix`)).toMatchObject({ status: 409, body: { code: 'REGISTRY.SANDING.NONE_IN_FORCE' } });
    expect((await city.as(drafterOf(qinghe, 'MB')).get(`${api}/versions/${versionId}/sanding-matrix`)).status).toBe(404);
  });
});

describe('F-008 the powers of FX-1', () => {
  const PENALTIES = ['3706', '3769', '4508', '4509', '4510', '4531'];
  const COMPULSIONS = ['132', '173'];
  const name = (type: string, number: string): string => `${type === 'PENALTY' ? '对药品类易制毒化学品违法行为的处罚' : '对易制毒化学品的查封扣押'}（${number}）`;
  const power = (type: string, number: string, more: object = {}) => ({ type, number, name: name(type, number), subjectOrgan: 'YPA', levels: ['DISTRICT'], ...more });
  const catalogue = (powers: object[], more: object = {}) => ({ name: '四川省行政权力指导清单（2021年本）', issuer: '四川省人民政府办公厅', edition: '2021', regionCode: '510000', effectiveFrom: '2021-12-01', powers, ...more });
  const FX1 = [...PENALTIES.map((number) => power('PENALTY', number)), ...COMPULSIONS.map((number) => power('COMPULSION', number))];
  const item = (seqNo: number, title: string, powers: [string, string][]): ContentItem =>
    aRow({ seqNo, name: title, attribute: '监管执法类', powers: powers.map(([type, number]) => ({ type: type as 'PENALTY', number, name: name(type, number) })) });
  let id = '';
  const coverage = async (query = 'organ=YPA', as = officer): Promise<PowerCoverageAnswer> => PowerCoverageAnswer.parse(await get(`power-catalogues/${id}/coverage?${query}`, as));

  beforeAll(async () => {
    await anOrgan('YPA');
    await anOrgan('YPB');
    id = expectStatus(await post('power-catalogues', catalogue(FX1)), 201).body.catalogueId;
    expectStatus(await post(`power-catalogues/${id}/put-in-force`), 200);
    await inForceFrom(city, qinghe, 'YPA', [
      item(1, '对易制毒化学品相关违法行为的处罚', [...PENALTIES.slice(0, 4).map((n): [string, string] => ['PENALTY', n]), ...COMPULSIONS.map((n): [string, string] => ['COMPULSION', n])]),
      item(2, '对药品类易制毒化学品生产企业未按规定报告、备案的处罚', PENALTIES.slice(4).map((n): [string, string] => ['PENALTY', n])),
    ], '2026-01-01');
    await inForceFrom(city, qinghe, 'YPB', rows(2), '2026-01-01');
  });

  it('six penalties and two compulsions are covered by two items, each once', async () => {
    const { counts, items } = await coverage();

    expect(counts).toEqual({ powers: 8, merged: 8, excluded: 0, gaps: 0, removed: 0, mergedTwice: 0 });
    expect(new Set(items.map((one) => one.items[0]!.itemKey)).size).toBe(2);
    expect(items.every((one) => one.items.length === 1)).toBe(true);
  });

  it('merging 3706 again elsewhere answers 409 and names the other item, whichever way it is tried', async () => {
    const drafter = drafterOf(qinghe, 'YPB');
    const draft = expectStatus(await post('lists/YPB/versions', { kind: 'FULL_REVISION' }, drafter), 201).body;
    const [row] = (await get(`versions/${draft.versionId}/draft-items`, drafter)).items;
    const again = { itemKey: row.itemKey, powers: [{ type: 'PENALTY', number: '3706' }], rationale: '同类事项归并' };
    const merge = (body: object, version: number): Promise<Answer> => city.as(drafter).post(`${api}/versions/${draft.versionId}/power-merges`, body, { 'if-match': `"${version}"` });
    const taken = { status: 409, body: { code: 'REGISTRY.POWER.ALREADY_MERGED', detailZh: expect.stringContaining('已归并到990102YPA“对易制毒化学品相关违法行为的处罚”') } };

    expect(await merge(again, draft.rowVersion)).toMatchObject(taken);
    const { seqNo: _, code: __, ...said } = row.item;
    const edit = { items: [{ itemKey: row.itemKey, rowVersion: row.rowVersion, item: { ...said, powers: [{ type: 'PENALTY', number: '3706', name: name('PENALTY', '3706') }] } }], removed: [] };
    expect(await city.as(drafter).put(`${api}/versions/${draft.versionId}/items`, edit)).toMatchObject(taken);

    expect(await merge({ ...again, powers: [{ type: 'PENALTY', number: '9999' }] }, draft.rowVersion)).toMatchObject({ status: 422, body: { code: 'REGISTRY.POWER.UNKNOWN' } });
    expect((await merge(again, draft.rowVersion + 5)).status).toBe(412);
    expect((await get(`versions/${draft.versionId}/draft-items`, drafter)).items[0].item.powers).toEqual([]);
  });

  it('F-009 a power that applies and that nobody merges is a gap until an item merges it or it is excluded with its document', async () => {
    const next = catalogue([...FX1, power('PENALTY', '5001'), power('PENALTY', '5002'), power('PENALTY', '6000', { subjectOrgan: 'YPB' }), power('PENALTY', '7000', { levels: ['CITY'] })], { name: '四川省行政权力指导清单（2025年本）', edition: '2025', effectiveFrom: '2025-12-01' });
    id = expectStatus(await post('power-catalogues', next), 201).body.catalogueId;
    expectStatus(await post(`power-catalogues/${id}/put-in-force`), 200);
    const gaps = async (): Promise<string[]> => (await coverage('organ=YPA&state=GAP')).items.map(({ number }) => number);
    expect(await gaps()).toEqual(['5001', '5002']);

    const { items: powers } = await get(`power-catalogues/${id}/powers?type=PENALTY&limit=200`);
    const idOf = (number: string): string => powers.find((one: { number: string }) => one.number === number).powerId;
    const exclusion = { organCode: 'YPA', reason: 'NOT_APPLICABLE_REGION', document: '青编办〔2026〕6号', explanation: '本区没有此类企业' };
    expect(await post('power-exclusions', { ...exclusion, powerId: idOf('3706') })).toMatchObject({ status: 409, body: { code: 'REGISTRY.POWER.MERGED_NOT_EXCLUDED' } });
    expect(await post('power-exclusions', { ...exclusion, powerId: idOf('5001') }, director)).toMatchObject({ status: 403 });
    const excluded = expectStatus(await post('power-exclusions', { ...exclusion, powerId: idOf('5001') }), 201).body;
    expect(await post('power-exclusions', { ...exclusion, powerId: idOf('5001') })).toMatchObject({ status: 409, body: { code: 'REGISTRY.POWER.ALREADY_EXCLUDED' } });
    expect(await gaps()).toEqual(['5002']);

    const drafter = drafterOf(qinghe, 'YPA');
    const draft = expectStatus(await post('lists/YPA/versions', { kind: 'FULL_REVISION' }, drafter), 201).body;
    const blocking = async (): Promise<string[]> => (await get(`versions/${draft.versionId}/findings`, drafter)).findings.filter(({ code }: { code: string }) => code === 'POWER_GAP').map(({ messageZh }: { messageZh: string }) => messageZh);
    expect(await blocking()).toEqual([expect.stringContaining('5002')]);
    const { items: [row] } = await get(`versions/${draft.versionId}/draft-items`, drafter);
    const body = { itemKey: row.itemKey, powers: [{ type: 'PENALTY', number: '5002' }], rationale: '同一类违法行为' };
    expectStatus(await city.as(drafter).post(`${api}/versions/${draft.versionId}/power-merges`, body, { 'if-match': `"${draft.rowVersion}"` }), 201);
    expect(await blocking()).toEqual([]);
    expect((await coverage(`organ=YPA&version=${draft.versionId}`, drafter)).counts).toMatchObject({ powers: 10, merged: 9, excluded: 1, gaps: 0 });
    expect((await coverage('organ=YPA')).counts).toMatchObject({ gaps: 1 });

    expectStatus(await post(`power-exclusions/${excluded.exclusionId}/end`), 200);
    expect(await blocking()).toEqual([expect.stringContaining('5001')]);
  });

  it('F-009 a power that leaves the catalogue marks the item that merges it', async () => {
    const { items: powers, ...page } = await get(`power-catalogues/${id}/powers?type=COMPULSION`);
    expect(page.next).toBeNull();
    const { powerId } = powers.find(({ number }: { number: string }) => number === '173');
    const { rowVersion } = await get(`power-catalogues/${id}`);
    const repeal = { status: 'REPEALED', document: '川办发〔2026〕2号' };
    expect((await put(`power-catalogues/${id}/powers/${powerId}`, repeal, rowVersion + 3)).status).toBe(412);

    expectStatus(await put(`power-catalogues/${id}/powers/${powerId}`, repeal, rowVersion), 200);

    const [found] = (await get('findings?kind=POWER_REMOVED&organ=YPA')).items;
    expect(found).toMatchObject({ severity: 'ERROR', state: 'OPEN', evidence: { type: 'COMPULSION', number: '173' }, messageZh: expect.stringContaining('已移出权力指导清单') });
    expect((await coverage()).items.find(({ number, type }) => number === '173' && type === 'COMPULSION')).toMatchObject({ state: 'REMOVED', items: [{ itemKey: found.itemKeys[0] }] });
    const { rows: events } = await city.sql('list-registry').query(`select payload from journal where type = 'registry.catalogue-power.removed'`);
    expect(events.map(({ payload }) => [payload.number, payload.items.length])).toEqual([['173', 1]]);
  });

  it('a catalogue comes from a file as a whole: wrong rows are named and nothing is loaded', async () => {
    const head = ['权力类型', '权力编号', '权力名称', '行使主体', '行使层级'].map((header) => ({ header, width: 20 }));
    const file = async (lines: string[][]): Promise<Uint8Array> => writeWorkbook({ title: '清单', sheets: [{ name: '清单', columns: head, rows: lines }] });
    const query = (dryRun: boolean): string => `name=${encodeURIComponent('青禾区权力清单')}&issuer=${encodeURIComponent('区政府')}&edition=2026&regionCode=${qinghe}&effectiveFrom=2026-01-01&dryRun=${dryRun}`;
    const upload = async (bytes: Uint8Array, dryRun = false): Promise<Answer> => city.as(officer).upload(`${api}/power-catalogues/import?${query(dryRun)}`, '清单.xlsx', bytes);
    const before = (await get('power-catalogues')).items.length;

    const refused = await upload(await file([['行政处罚', '1', '甲', '市场监管局', '县级'], ['行政处分', '2', '乙', '', ''], ['行政处罚', '1', '丙', '', '']]));
    expect(refused).toMatchObject({ status: 422, body: { code: 'REGISTRY.CATALOGUE.REFUSED' } });
    expect(pathsOf(refused)).toEqual(['清单!3 REGISTRY.CATALOGUE.TYPE_UNKNOWN', '清单!4 REGISTRY.CATALOGUE.NUMBER_TAKEN']);
    expect((await upload(await file([['行政处罚', '1', '甲', '', '']]), true)).body).toMatchObject({ catalogueId: null, powers: 1, byType: [{ type: 'PENALTY', powers: 1 }] });
    expect((await get('power-catalogues')).items.length).toBe(before);

    const { catalogueId } = expectStatus(await upload(await file([['行政处罚', '1', '甲', '', '']])), 200).body;
    expect(await get(`power-catalogues/${catalogueId}`)).toMatchObject({ state: 'LOADED', actions: ['putInForce', 'discard'] });
    expect((await post(`power-catalogues/${catalogueId}/discard`)).body).toMatchObject({ state: 'DISCARDED' });
    const json = new TextEncoder().encode(JSON.stringify({ powers: [{ type: 'PENALTY', number: '1', name: '甲' }, { type: 'PENALTY', number: '', name: '乙' }] }));
    expect(pathsOf(await city.as(officer).upload(`${api}/power-catalogues/import?${query(false)}`, '清单.json', json))).toEqual(['/powers/1/number REGISTRY.CATALOGUE.SHAPE']);
    expect(await post('power-catalogues', catalogue([power('PENALTY', '1'), power('PENALTY', '１')]))).toMatchObject({ status: 422, body: { violations: [{ path: '/powers/1/number' }] } });
  });

  it('the city reads and handles its own catalogues, and its districts read them', async () => {
    const ofCity = expectStatus(await post('power-catalogues', catalogue([power('LICENSE', '1', { subjectOrgan: null })], { name: '云安市权力清单', regionCode: yunan }), officerOf(yunan)), 201).body.catalogueId;
    expect(await get(`power-catalogues/${ofCity}`)).toMatchObject({ tenantId: yunan, actions: [] });
    expect((await post(`power-catalogues/${ofCity}/put-in-force`)).status).toBe(404);
    expect((await city.as(officerOf(linjiang)).get(`${api}/power-catalogues/${id}`)).status).toBe(404);
  });
});

describe('F-076 a campaign of provisions', () => {
  it('15 and 20 documents issued by 31 March are reported on time, and the one that is not, late', async () => {
    const codes = Array.from({ length: 36 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`);
    for (const code of codes) await setUpOrgan(city, linjiang, code, []);
    const as = officerOf(linjiang);
    await register(city, linjiang, 'lj.director', 'BB', ['ESTABLISHMENT_DIRECTOR']);
    await setUpOrgan(city, linjiang, 'BW', [], { kind: 'ESTABLISHMENT_COMMISSION' });
    await register(city, linjiang, 'lj.chair', 'BW', ['COMMISSION_CHAIR']);
    const tasks = codes.map((organCode, i) => ({ organCode, dueOn: '2024-03-31', isPilot: i < 4 }));
    const plan = { kind: 'SANDING', name: '“三定”规定修订', schemeDocument: '《机构改革“三定”规定制定工作方案》', leadingGroup: '区机构改革领导小组', startsOn: '2024-01-01', tasks };
    const { campaignId } = expectStatus(await post('campaigns', plan, as), 201).body;
    expectStatus(await post(`campaigns/${campaignId}/start`, {}, 'lj.director'), 200);
    const report = async (): Promise<CampaignAnswer> => CampaignAnswer.parse(await get(`campaigns/${campaignId}`, as));
    expect((await report()).counts).toEqual({ tasks: 36, onTime: 0, late: 0, open: 0, overdue: 36, waived: 0 });

    const issued = (group: string[], issuedOn: string): Promise<Answer> => loadIssued(group.map((code) => paper(code, { issuedOn, units: [] })), as);
    expectStatus(await issued(codes.slice(0, 15), '2024-03-22'), 201);
    expectStatus(await issued(codes.slice(15, 35), '2024-03-31'), 201);
    expect(await post(`campaigns/${campaignId}/close`, {}, 'lj.director')).toMatchObject({ status: 409, body: { code: 'REGISTRY.CAMPAIGN.TASKS_OPEN', detailZh: `尚有 1 个任务未完成且未豁免：${linjiang}C36` } });
    expectStatus(await issued(codes.slice(35), '2024-04-01'), 201);

    const { counts, tasks: told } = await report();
    expect(counts).toEqual({ tasks: 36, onTime: 35, late: 1, open: 0, overdue: 0, waived: 0 });
    expect(told.filter(({ outcome }) => outcome === 'LATE').map(({ organ, doneOn }) => [organ.code, doneOn])).toEqual([['C36', '2024-04-01']]);
    expect(told.filter(({ doneOn }) => doneOn === '2024-03-31')).toHaveLength(20);
    expect((await post(`campaigns/${campaignId}/close`, {}, 'lj.director')).body).toMatchObject({ state: 'CLOSED', counts: { onTime: 35, late: 1 } });
  });

  it('of lists tells who has begun, who is in force, and closes when the chair has spared the rest', async () => {
    const as = officerOf(linjiang);
    await inForceFrom(city, linjiang, 'C01', rows(1), '2026-02-01');
    const tasks = ['C01', 'C02'].map((organCode) => ({ organCode, dueOn: '2026-03-31' }));
    const { campaignId } = expectStatus(await post('campaigns', { kind: 'LISTS', name: '清单编制', schemeDocument: '《方案》', guideDocument: '《指南》', leadingGroup: '领导小组', startsOn: '2026-01-01', tasks }, as), 201).body;
    expectStatus(await post(`campaigns/${campaignId}/start`, {}, 'lj.director'), 200);
    expect((await get(`campaigns/${campaignId}`, as)).tasks.map(({ state, outcome }: { state: string; outcome: string }) => `${state} ${outcome}`)).toEqual(['DONE ON_TIME', 'ASSIGNED OPEN']);

    const waiver = { organCode: 'C02', reason: '机构改革中撤并' };
    expect((await post(`campaigns/${campaignId}/waivers`, waiver, as)).status).toBe(403);
    expect(await post(`campaigns/${campaignId}/waivers`, { ...waiver, organCode: 'C01' }, 'lj.chair')).toMatchObject({ status: 409, body: { code: 'REGISTRY.CAMPAIGN.TASK_DONE' } });
    expectStatus(await post(`campaigns/${campaignId}/waivers`, waiver, 'lj.chair'), 201);
    expect((await post(`campaigns/${campaignId}/close`, {}, 'lj.director')).body).toMatchObject({ state: 'CLOSED', counts: { onTime: 1, waived: 1 } });
  });
});
