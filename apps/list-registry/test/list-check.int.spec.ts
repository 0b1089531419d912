import { jest } from '@jest/globals';
import type { TestCity } from '@yidan/testing';
import type { ContentItem } from '../src/domain/list-import/list-content.ts';
import { aRow, rows } from './a-list.ts';
import { aRegistry, api, drafterOf, expectStatus, handIn, inForceFrom, officerOf, qinghe, register, setUpOrgan } from './a-registry.ts';

jest.setTimeout(60_000);

interface Found {
  rule: string;
  severity: string;
  code: string;
  path: string;
  row: number | null;
  element: string | null;
  message: string;
  messageZh: string;
}

interface Checked {
  checkedFor: string;
  items: number;
  bySeverity: Record<string, number>;
  findings: Found[];
}

let city: TestCity;
const officer = officerOf(qinghe);
const justice = 'qh.justice';
const seven = { object: '取水单位', content: '取水许可执行情况', manner: '双随机抽查', measures: '责令改正', procedure: '制定计划、检查、反馈', frequency: '每年2次', handling: '移送立案' };
const named = (n: number): string => `第${n}号取水口取水许可审批`;
const lawful = (...titles: string[]): ContentItem['basis'] => titles.map((title, i) => ({ text: `《${title}》第三条`, instrument: title, article: '第三条', role: i === 0 ? 'ORIGIN' : 'SUPPORT' }));
const said = ({ seqNo: _, source: __, ...item }: ContentItem): object => item;

/** A draft of an organ of its own that holds these items, in order unless something else is wanted of one. */
async function aDraftOf(organ: string, given: readonly Partial<ContentItem>[], name = `${qinghe}${organ}`): Promise<string> {
  await setUpOrgan(city, qinghe, organ, ['水资源科', '河湖科'], { name });
  await register(city, qinghe, drafterOf(qinghe, organ), organ, ['ORGAN_DRAFTER']);
  const { versionId } = expectStatus(await city.as(drafterOf(qinghe, organ)).post(`${api}/lists/${organ}/versions`, { kind: 'INITIAL' }), 201).body;
  const items = given.map((item, i) => ({ item: said(aRow({ seqNo: i + 1, name: named(i + 1), specialFunction: { name: '节约用水', coordinatorUnit: '水资源科' }, ...item })) }));
  expectStatus(await city.as(drafterOf(qinghe, organ)).put(`${api}/versions/${versionId}/items`, { items }), 200);
  return versionId as string;
}

const findings = async (versionId: string, query = '', as = officer): Promise<Checked> => expectStatus(await city.as(as).get(`${api}/versions/${versionId}/findings${query}`), 200).body as Checked;
const errorsIn = async (versionId: string): Promise<string[]> => (await findings(versionId, '?severity=ERROR')).findings.map(({ code, path }) => `${code} ${path}`);

/** What the approver is told who hands such a draft in. */
async function refusal(organ: string, versionId: string): Promise<[number, string[]]> {
  const approver = `qh.${organ.toLowerCase()}.approver`;
  await register(city, qinghe, approver, organ, ['ORGAN_APPROVER']);
  const selfCheck = { completeness: true, accuracy: true, legality: true, normativity: true, statement: '本部门对清单负责' };
  const { status, body } = await city.as(approver).post(`${api}/versions/${versionId}/submit`, { selfCheck });
  return [status, body.violations.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)];
}

beforeAll(async () => {
  city = await aRegistry();
  await setUpOrgan(city, qinghe, 'SFJ', ['法制科'], { kind: 'JUSTICE_BUREAU' });
  await register(city, qinghe, justice, 'SFJ', ['JUSTICE_REVIEWER']);
  await register(city, qinghe, 'qh.director', 'BB', ['ESTABLISHMENT_DIRECTOR']);
  await setUpOrgan(city, qinghe, 'GAJ', ['治安大队'], { name: '公安局' });
});
afterAll(() => city?.stop());

describe('the checks of a draft', () => {
  it('are told all at once, each with rule, place, severity and words in both languages, and counted', async () => {
    const draft = await aDraftOf('QA', [{}, { basis: [], attribute: '' }, { name: '其他相关工作', attribute: '监管执法类' }]);
    const all = await findings(draft, '', drafterOf(qinghe, 'QA'));

    expect(all.findings.filter(({ severity }) => severity !== 'INFO').map(({ rule, severity, code, path, row, element }) => [rule, severity, code, path, row, element])).toEqual([
      ['R-REG-5', 'WARN', 'UNIT_GAP', '/items', null, 'leadUnit'],
      ['R-REG-1', 'ERROR', 'REGISTRY.ITEM.ELEMENT_MISSING', '/items/1/attribute', 2, 'attribute'],
      ['R-REG-1', 'ERROR', 'REGISTRY.ITEM.ELEMENT_MISSING', '/items/1/basisRefs', 2, 'basisRefs'],
      ['F-026', 'ERROR', 'REGISTRY.ITEM.ELEMENT_MISSING', '/items/2/supervisionRegime', 3, 'supervisionRegime'],
      ['R-REG-10', 'WARN', 'REGISTRY.ITEM.NAME_VAGUE', '/items/2/name', 3, 'name'],
    ]);
    expect(all).toMatchObject({ checkedFor: '2026-03-02', items: 3, bySeverity: { ERROR: 3, WARN: 2 } });
    expect(all.findings.every(({ message, messageZh }) => message !== '' && /\p{Script=Han}/u.test(messageZh))).toBe(true);
    expect((await findings(draft, '?rule=R-REG-10')).findings).toHaveLength(1);
  });

  it('are for whoever has a part in the draft; others are told that there is none', async () => {
    const draft = await aDraftOf('QB', [{}]);
    await register(city, qinghe, 'qh.gaj.drafter', 'GAJ', ['ORGAN_DRAFTER']);

    expect((await city.as('qh.gaj.drafter').get(`${api}/versions/${draft}/findings`)).status).toBe(404);
    expect((await city.as(justice).get(`${api}/versions/${draft}/findings`)).status).toBe(200);
  });

  it('read a list in force the same way and leave what was recorded about it as it was', async () => {
    await setUpOrgan(city, qinghe, 'QC', ['水资源科', '河湖科']);
    const { versionId } = await inForceFrom(city, qinghe, 'QC', rows(2, (seqNo) => ({ name: named(seqNo), attribute: seqNo === 1 ? '监管执法类' : '行业管理类' })), '2026-03-01');
    const recorded = async () => (await city.as(officer).get(`${api}/findings?organ=QC`)).body.items as { kind: string }[];
    const before = await recorded();

    expect(await errorsIn(versionId as string)).toEqual(['REGISTRY.ITEM.ELEMENT_MISSING /items/0/supervisionRegime']);
    expect(before.map(({ kind }) => kind)).toEqual(['UNIT_GAP']);
    expect(await recorded()).toEqual(before);
  });
});

describe('a list', () => {
  it('comes out of the database as it went in, also what it says beyond the nine elements', async () => {
    await setUpOrgan(city, qinghe, 'QD');
    const first = aRow({
      seqNo: 1,
      name: named(1),
      crossOrgan: { lead: ['本机关'], handle: ['公安局'], assist: [], handoff: '发现线索后两日内移送公安局处理。' },
      supervisionRegime: seven,
      disclosure: 'INTERNAL',
      powers: [{ type: 'PENALTY', number: '77', name: '对擅自取水的处罚' }],
    });
    const second = aRow({ seqNo: 2, name: named(2), performMode: 'DEVOLVED', devolvedPower: '处罚77', itemStatus: 'PENDING_ATTRIBUTION', pendingAttribution: { interimHolder: '公安局', settlement: '水域管理联席会议' } });
    const { versionId } = await inForceFrom(city, qinghe, 'QD', [first, second], '2026-03-01');

    const { bytes } = await city.as(officer).download(`${api}/versions/${versionId}/export?format=json`);
    const { items } = JSON.parse(bytes.toString()) as { items: { code: string }[] };
    expect(items.map(({ code: _, ...item }) => item)).toEqual([first, second].map(({ source: _, ...item }) => item));
    const kept = expectStatus(await city.as(officer).get(`${api}/items?organ=QD`), 200).body.items as { itemKey: string; disclosure: string; performMode: string; itemStatus: string }[];
    expect(kept.map(({ disclosure, performMode, itemStatus }) => [disclosure, performMode, itemStatus])).toEqual([['INTERNAL', 'SELF', 'ACTIVE'], ['INTERNAL', 'DEVOLVED', 'PENDING_ATTRIBUTION']]);
    expect(expectStatus(await city.as(officer).get(`${api}/items/${kept[0]!.itemKey}`), 200).body).toMatchObject({ crossOrgan: { handle: ['公安局'] }, supervisionRegime: seven, devolvedPower: null, pendingAttribution: null });
  });
});

describe('what a draft may not say', () => {
  it('F-005 a category of main functions that is neither one of the three nor the tenant’s', async () => {
    const draft = await aDraftOf('RA', [{}, { majorFunction: { name: '党建', category: '党建综合' }, specialFunction: { name: '机关党建', coordinatorUnit: '水资源科' } }]);

    expect(await errorsIn(draft)).toEqual(['REGISTRY.MAJOR_FUNCTION.CATEGORY_UNKNOWN /items/1/majorFunction/category']);
    expectStatus(await city.as(officer).put(`${api}/policies/registry.categories`, { value: ['党建综合'], sourceDocument: '青编发〔2026〕3号', validFrom: '2026-03-01' }), 200);
    expect(await errorsIn(draft)).toEqual([]);
    const file = await handIn(city, qinghe, 'RA', [aRow({ seqNo: 1, majorFunction: { name: '党建', category: '党建综合' } })]);
    expect(file.status).toBe(201);
  });

  it('F-021 no lead unit or two of them, neither in a file nor in a draft', async () => {
    await setUpOrgan(city, qinghe, 'RB');
    const codes = async (leadUnit: string): Promise<[number, string[]]> => {
      const { status, body } = await handIn(city, qinghe, 'RB', [aRow({ seqNo: 1, leadUnit })]);
      return [status, body.violations.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)];
    };

    expect(await codes('')).toEqual([422, ['REGISTRY.ITEM.LEAD_UNIT_REQUIRED /items/0/leadUnit']]);
    expect(await codes('水资源科、河湖科')).toEqual([422, ['REGISTRY.ITEM.LEAD_UNIT_DUPLICATE /items/0/leadUnit']]);
  });

  it('F-022 two units that coordinate one class, neither in a file nor in a draft', async () => {
    const two = [{}, { specialFunction: { name: '节约用水', coordinatorUnit: '河湖科' } }];
    const draft = await aDraftOf('RC', two);
    const file = await handIn(city, qinghe, 'RC', two.map((given, i) => aRow({ seqNo: i + 1, specialFunction: { name: '节约用水', coordinatorUnit: '水资源科' }, ...given })));

    expect(await errorsIn(draft)).toEqual(['REGISTRY.CATEGORY.COORDINATOR_DUPLICATE /items/1/specialFunction/coordinatorUnit']);
    expect([file.status, file.body.violations[0]]).toMatchObject([422, { code: 'REGISTRY.CATEGORY.COORDINATOR_DUPLICATE', path: '/items/1/specialFunction/coordinatorUnit' }]);
  });

  it('F-026 supervision without its frequency', async () => {
    const { frequency: _, ...six } = seven;
    const draft = await aDraftOf('RD', [{ attribute: '监管执法类', supervisionRegime: seven }, { attribute: '监管执法类', supervisionRegime: six }]);

    expect(await errorsIn(draft)).toEqual(['REGISTRY.ITEM.ELEMENT_MISSING /items/1/supervisionRegime/frequency']);
    expect(await refusal('RD', draft)).toEqual([422, expect.arrayContaining(['REGISTRY.ITEM.ELEMENT_MISSING /items/1/supervisionRegime/frequency'])]);
  });

  it('F-074 a matter of several organs without one that leads and a text of how it passes between them', async () => {
    const roles = { lead: ['本机关'], handle: ['公安局'], assist: [], handoff: '发现线索后两日内移送公安局处理。' };
    const draft = await aDraftOf('RE', [{ crossOrgan: roles }, { crossOrgan: { ...roles, handoff: '' } }, { crossOrgan: { ...roles, lead: [], handle: ['本机关', '公安局'] } }]);

    expect(await errorsIn(draft)).toEqual(['REGISTRY.CROSS.HANDOFF_REQUIRED /items/1/crossOrgan/handoff', 'REGISTRY.CROSS.LEAD_REQUIRED /items/2/crossOrgan/lead']);
    expect(await refusal('RE', draft)).toEqual([422, expect.arrayContaining(['REGISTRY.CROSS.HANDOFF_REQUIRED /items/1/crossOrgan/handoff', 'REGISTRY.CROSS.LEAD_REQUIRED /items/2/crossOrgan/lead'])]);
  });

  it('F-185 of 60 items the five that rest on department rules alone; the tenant may make that a warning', async () => {
    const draft = await aDraftOf('RF', Array.from({ length: 60 }, (_, i) => ({ basis: i % 12 === 5 ? lawful('取水许可管理办法') : lawful('中华人民共和国水法', '取水许可管理办法') })));
    const found = async () => (await findings(draft)).findings.filter(({ code }) => code === 'REGISTRY.BASIS.NOT_PRIMARY').map(({ row, severity }) => [row, severity]);

    expect(await found()).toEqual([6, 18, 30, 42, 54].map((row) => [row, 'ERROR']));
    expectStatus(await city.as(officer).put(`${api}/policies/registry.basis.enforcement`, { value: 'WARN', sourceDocument: '青编发〔2026〕4号', validFrom: '2026-03-01' }), 200);
    expect(await found()).toEqual([6, 18, 30, 42, 54].map((row) => [row, 'WARN']));
  });

  it('F-186 ten vague names among others, and none of FX-1', async () => {
    const fx1 = ['对易制毒化学品相关违法行为的处罚', '对药品类易制毒化学品生产企业未按规定该报告、备案的处罚'];
    const planted = ['水资源管理等工作', '其他相关工作', '有关事项', '负责相关业务', '承办领导交办的其他工作', '日常管理工作', '配合有关部门做好执法工作', '综合协调', '水资源', '法律法规规定的其他职责'];
    const draft = await aDraftOf('RG', [...fx1, ...planted].map((name) => ({ name })));

    expect((await findings(draft, '?rule=R-REG-10')).findings.map(({ row }) => row)).toEqual(planted.map((_, i) => i + 3));
  });
});

describe('bad input of the table in 03 §3.1.5', () => {
  const instrument = (given: object): object => ({ title: '取水许可条例', kind: 'ADMIN_REGULATION', issuer: '国务院', promulgatedOn: '2006-02-21', effectiveOn: '2006-04-15', ...given });

  it('a basis that is repealed before the list is in force, or takes effect after it', async () => {
    const post = async (path: string, body: object): Promise<{ instrumentId: string }> => (await city.as(justice).post(`${api}/legal-instruments${path}`, body)).body as { instrumentId: string };
    const { instrumentId } = await post('', instrument({ title: '水资源费条例' }));
    await post(`/${instrumentId}/repeal`, { repealedOn: '2026-01-01' });
    await post('', instrument({ title: '节约用水条例', promulgatedOn: '2026-02-01', effectiveOn: '2026-05-01' }));
    const draft = await aDraftOf('SA', [{ basis: lawful('水资源费条例') }, { basis: lawful('节约用水条例') }, {}]);

    const { findings: errors } = await findings(draft, '?severity=ERROR');
    expect(errors.map(({ code, path }) => `${code} ${path}`)).toEqual(['REGISTRY.BASIS.REPEALED /items/0/basisRefs', 'REGISTRY.BASIS.NOT_YET_EFFECTIVE /items/1/basisRefs']);
    expect(errors[0]?.messageZh).toBe('《水资源费条例》自 2026-01-01 起废止');
  });

  it('a sequence with a gap, in a file; a draft numbers itself', async () => {
    await setUpOrgan(city, qinghe, 'SB');
    const answer = await handIn(city, qinghe, 'SB', [aRow({ seqNo: 1 }), aRow({ seqNo: 3 })]);

    expect([answer.status, answer.body.violations[0]]).toMatchObject([422, { code: 'REGISTRY.ITEM.SEQ_INVALID', path: '/items/1/seqNo' }]);
  });

  it('a unit of another organ, in a class as in an item', async () => {
    const draft = await aDraftOf('SC', [{ specialFunction: { name: '节约用水', coordinatorUnit: '治安大队' } }]);

    expect(await errorsIn(draft)).toEqual(['REGISTRY.ITEM.FOREIGN_UNIT /items/0/specialFunction/coordinatorUnit']);
  });

  it('a power that the list of another organ has merged, which is named', async () => {
    const power = { type: 'PENALTY' as const, number: '3706', name: '对未经批准擅自取水的处罚' };
    const draft = await aDraftOf('SE', [{ powers: [power] }]);
    await setUpOrgan(city, qinghe, 'SD');
    await inForceFrom(city, qinghe, 'SD', [aRow({ seqNo: 1, name: '水事违法行为查处', powers: [power] })], '2026-03-01');

    expect((await refusal('SE', draft))[1]).toContain('REGISTRY.POWER.ALREADY_MERGED /items/0/powerMerges');
    expect((await findings(draft, '?severity=ERROR')).findings).toMatchObject([{ code: 'REGISTRY.POWER.ALREADY_MERGED', path: '/items/0/powerMerges', message: 'PENALTY 3706 is merged into “水事违法行为查处” of 990102SD already' }]);
  });

  it('a power that its catalogue gives to another level', async () => {
    const powers = [
      { type: 'PENALTY', number: '9001', name: '对擅自在省管河道采砂的处罚', levels: ['PROVINCE'], subjectOrgan: '水务局甲' },
      { type: 'PENALTY', number: '9002', name: '对擅自占用水域的处罚', levels: ['DISTRICT'], subjectOrgan: '水务局甲' },
    ];
    const { catalogueId } = expectStatus(await city.as(officer).post(`${api}/power-catalogues`, { name: '行政权力指导清单（2026年本）', issuer: '省政府', edition: '2026', regionCode: qinghe, effectiveFrom: '2026-01-01', powers }), 201).body;
    expectStatus(await city.as('qh.director').post(`${api}/power-catalogues/${catalogueId}/put-in-force`, {}), 200);
    const draft = await aDraftOf('SF', [{ powers: [{ type: 'PENALTY', number: '9001', name: '对擅自在省管河道采砂的处罚' }] }], '水务局甲');

    expect(await errorsIn(draft)).toEqual(['POWER_GAP /items/*/powerMerges', 'REGISTRY.POWER.LEVEL_MISMATCH /items/0/powerMerges']);
  });

  it('a list beside its “三定”: a duty nobody carries out, and an item of another unit', async () => {
    const draft = await aDraftOf('SG', [{ sandingUnitProvisions: ['河湖科：承担河道和湖泊管理。'] }]);
    const document = {
      organCode: 'SG', documentNumber: '青办〔2024〕12号', issuedOn: '2024-03-31', title: '水务局职能配置、内设机构和人员编制规定', approvedStaff: 20, approvedLeaders: 4,
      duties: [{ ordinal: 1, text: '负责水资源管理。', change: 'KEPT' }, { ordinal: 2, text: '负责水旱灾害防御。', change: 'KEPT' }],
      units: [{ name: '水资源科', text: '承担节约用水管理。' }, { name: '河湖科', text: '承担河道和湖泊管理。' }],
    };
    expectStatus(await city.as(officer).post(`${api}/sandings/issued`, { documents: [document] }), 201);

    expect(await errorsIn(draft)).toEqual(['SANDING_GAP /items/*/sandingDutyRefs', 'UNIT_PROVISION_MISMATCH /items/0/sandingUnitProvisionRefs']);
  });
});
