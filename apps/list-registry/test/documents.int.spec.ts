import { createHash } from 'node:crypto';
import { jest } from '@jest/globals';
import { readWorkbook } from '@yidan/documents';
import type { Answer, TestCity } from '@yidan/testing';
import type { ContentItem } from '../src/domain/list-import/list-content.ts';
import { rows } from './a-list.ts';
import { anOrgan, Chain, justice, someRows, theOffices } from './a-chain.ts';
import { api, aRegistry, drafterOf, expectStatus, inForceFrom, officerOf, qinghe, register, setUpOrgan } from './a-registry.ts';
import { wordsOfDocx } from './docx-words.ts';

jest.setTimeout(60_000);

let city: TestCity;
const officer = officerOf(qinghe);
const drafter = drafterOf(qinghe, 'SWJ');
const get = (path: string, as = officer): Promise<Answer> => city.as(as).get(`${api}/${path}`);
const post = (path: string, body: object = {}, as = officer): Promise<Answer> => city.as(as).post(`${api}/${path}`, body);
const fileOf = async (id: string, as = officer): Promise<Buffer> => (await city.as(as).download(`${api}/documents/${id}/file`)).bytes;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const written = {
  process: '对照“三定”规定逐项梳理。',
  consultations: [{ by: '区司法局', text: '补充依据', adopted: true }],
  selfCheck: { completeness: '无遗漏', accuracy: '准确', legality: '合法', normativity: '规范' },
};
const sixty = rows(60, (n): Partial<ContentItem> => ({
  name: `办理第${n}类取水许可`,
  majorFunction: { name: `主要职能${n % 3}`, category: 'MACRO_MANAGEMENT' },
  specialFunction: { name: `专项职能${n % 6}`, coordinatorUnit: '水资源科' },
  attribute: n % 2 === 0 ? '监管执法类' : '公共服务类',
  disclosure: n % 4 === 0 ? 'INTERNAL' : 'PUBLIC',
  powers: n % 5 === 0 ? [{ type: 'PENALTY', number: String(n), name: `处罚${n}` }] : [],
  assistUnits: n === 1 ? ['法规科'] : [],
  timeLimit: { amount: 20, clock: 'WORKING_DAY' },
}));

let inForce: string;
let draft: string;
let items: { itemKey: string; item: { name: string } }[];

beforeAll(async () => {
  city = await aRegistry();
  await setUpOrgan(city, qinghe, 'SWJ', ['水资源科', '法规科', '人事科']);
  await setUpOrgan(city, qinghe, 'NYJ', ['种植科']);
  await register(city, qinghe, drafter, 'SWJ', ['ORGAN_DRAFTER']);
  await register(city, qinghe, drafterOf(qinghe, 'NYJ'), 'NYJ', ['ORGAN_DRAFTER']);
  inForce = (await inForceFrom(city, qinghe, 'SWJ', sixty, '2026-03-01')).versionId;
  draft = expectStatus(await post('lists/SWJ/versions', { kind: 'FULL_REVISION' }, drafter), 201).body.versionId;
  items = expectStatus(await get(`versions/${draft}/draft-items?limit=200`, drafter), 200).body.items;
});
afterAll(() => city?.stop());

describe('F-013 the flowcharts of a draft', () => {
  const path = (): string => `versions/${draft}/items/${items[0]!.itemKey}/flowchart`;
  const put = (body: object, rowVersion: number, as = drafter): Promise<Answer> => city.as(as).put(`${api}/${path()}`, body, { 'if-match': `"${rowVersion}"` });

  it('F-013 are proposed by the standard until somebody draws them; a unit that does not bear the item is refused', async () => {
    const { body } = expectStatus(await get(path(), drafter), 200);
    expect(body).toMatchObject({ drawn: false, rowVersion: 0, units: ['水资源科', '法规科'], actions: ['edit'], nodes: [{ name: '受理' }, { name: '承办', timeLimit: { amount: 20, clock: 'WORKING_DAY' } }, { unit: '法规科' }, { name: '审核' }, { name: '办结' }] });

    const { nodes, edges } = body;
    const foreign = nodes.map((node: object, i: number) => (i === 3 ? { ...node, unit: '人事科' } : node));
    expect(await put({ nodes: foreign, edges }, 0)).toMatchObject({ status: 422, body: { code: 'REGISTRY.FLOW.UNKNOWN_UNIT', violations: [{ path: 'nodes/3/unit', messageZh: expect.stringContaining('人事科') }] } });
    expect(expectStatus(await put({ nodes, edges }, 0), 200).body).toMatchObject({ drawn: true, rowVersion: 1 });
  });

  it('F-013 are changed only by whoever has read them as they are, and by nobody else than the drafters', async () => {
    const { nodes, edges } = (await get(path(), drafter)).body;

    expect((await put({ nodes, edges }, 0)).status).toBe(412);
    expect((await put({ nodes, edges }, 1, drafterOf(qinghe, 'NYJ'))).status).toBe(404);
    expect((await get(path(), drafterOf(qinghe, 'NYJ'))).status).toBe(404);
    const shorter = nodes.map((node: { id: string }) => (node.id === 'handle' ? { ...node, name: '现场核查' } : node));
    expect(expectStatus(await put({ nodes: shorter, edges }, 1), 200).body).toMatchObject({ rowVersion: 2, nodes: [{}, { name: '现场核查' }, {}, {}, {}] });
  });

  it('F-013 are drafted for every item that has none, and leave what was drawn', async () => {
    expect(expectStatus(await post(`versions/${draft}/flowcharts/draft`, {}, drafter), 200).body).toEqual({ carriedOver: 0, drafted: 59, without: 0 });
    expect(expectStatus(await post(`versions/${draft}/flowcharts/draft`, {}, drafter), 200).body).toEqual({ carriedOver: 0, drafted: 0, without: 0 });
    expect((await get(path(), drafter)).body.nodes[1].name).toBe('现场核查');
    const lines = (await get(`versions/${draft}/flowcharts?limit=200`, drafter)).body;
    expect(lines.items.map(({ drawn, fits }: { drawn: boolean; fits: boolean }) => drawn && fits)).toEqual(sixty.map(() => true));
    const [{ count }] = (await city.sql('list-registry').query(`select count(*)::int from journal where type like 'registry.flowchart.%'`)).rows;
    expect(count).toBe(3);
  });

  it('F-013 are handed out as SVG and under the names of process models', async () => {
    const svg = await city.as(drafter).download(`${api}/${path()}.svg`);

    expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(svg.bytes.toString()).toContain('现场核查（水资源科）');
    expect((await get(`${path()}/process`, drafter)).body).toMatchObject({ lanes: [{ name: '水资源科' }, { name: '法规科' }], flowNodes: [{ type: 'startEvent' }, { type: 'userTask' }, { type: 'userTask' }, { type: 'exclusiveGateway' }, { type: 'endEvent' }] });
  });

  it('F-013 of an approved version are changed no more', async () => {
    const { nodes, edges } = (await get(path(), drafter)).body;
    const [{ item_key: itemKey }] = (await city.sql('list-registry').query('select item_key from duty_item where version_id = $1 limit 1', [inForce])).rows;

    const answer = await city.as(drafter).put(`${api}/versions/${inForce}/items/${itemKey}/flowchart`, { nodes, edges }, { 'if-match': '"0"' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.IMMUTABLE' } });
  });
});

describe('F-012 the compilation report', () => {
  const report = (fields: object = written, as = drafter): Promise<Answer> => post(`versions/${draft}/documents`, { kind: 'COMPILATION_REPORT', fields }, as);

  it('F-012 is not written while a field is empty: each is named, with its Chinese name', async () => {
    expect(await report({ selfCheck: written.selfCheck })).toMatchObject({
      status: 422,
      body: { code: 'REGISTRY.DOCUMENT.FIELD_MISSING', violations: [{ path: 'process', messageZh: '缺少“编制过程”' }, { path: 'consultations', messageZh: '缺少“征求意见及采纳情况”' }] },
    });
  });

  it('F-012 of 60 items has all parts, with the numbers of the data; written again it is the same document', async () => {
    const { body } = expectStatus(await report(), 201);
    const bytes = await fileOf(body.documentId, drafter);
    const words = wordsOfDocx(bytes);

    expect(body).toMatchObject({ kind: 'COMPILATION_REPORT', format: 'docx', objectId: draft, title: '990102SWJ职责任务清单编制报告', sha256: sha256(bytes), bytes: bytes.length });
    for (const part of ['一、编制依据和过程', '二、部门“三定”概况', '三、清单总体情况', '四、与“三定”规定对应情况', '五、行政权力归并情况', '六、与上一版本对比', '七、征求意见及采纳情况', '八、职责交叉与待明确事项', '九、自查结论', '单位主要负责人（签字）', '附件1', '附件2']) {
      expect(words).toContain(part);
    }
    expect(words).toContain('清单共列主要职能3项、专项职能6项、职能清单60项。');
    expect(words).toContain('清单归并行政权力12项，其中行政处罚12项，归入事项12项。');
    expect(words).toContain('与上一版本（SWJ-V1.0）相比，增加0项，取消0项，变更要素0项。');
    expect(words).toContain(body.factsHash);
    expect(sixty.every(({ name }) => words.includes(name))).toBe(true);

    const again = expectStatus(await report(), 201).body;
    expect([again.documentId, again.sha256]).toEqual([body.documentId, body.sha256]);
    expect(expectStatus(await report({}), 201).body.documentId).toBe(body.documentId);
    const [{ count }] = (await city.sql('list-registry').query(`select count(*)::int from journal where type = 'registry.document.generated'`)).rows;
    expect(count).toBe(1);
  });

  it('F-012 is of exactly the content it was made from: an edit asks for a new one', async () => {
    const [{ itemKey, rowVersion, item }] = expectStatus(await get(`versions/${draft}/draft-items?limit=1`, drafter), 200).body.items;
    const { seqNo: _, code: __, ...content } = item;
    const before = expectStatus(await report(), 201).body;
    expectStatus(await city.as(drafter).put(`${api}/versions/${draft}/items`, { items: [{ itemKey, rowVersion, item: { ...content, remarks: '含续办' } }] }), 200);

    expect(await report()).toMatchObject({ status: 422, body: { violations: [{ path: 'changeReason', messageZh: '缺少“版本变化原因”' }] } });
    const after = expectStatus(await report({ ...written, changeReason: '明确续办。' }), 201).body;
    expect(after.contentHash).not.toBe(before.contentHash);
    expect(wordsOfDocx(await fileOf(after.documentId, drafter))).toContain('变更要素1项');
  });

  it('F-012 of an approved version is written as well, and read by nobody of another organ', async () => {
    const { body } = expectStatus(await post(`versions/${inForce}/documents`, { kind: 'COMPILATION_REPORT', fields: written }), 201);

    expect(wordsOfDocx(await fileOf(body.documentId))).toContain('本清单为首次编制，没有上一版本。');
    expect((await get(`documents/${body.documentId}`, drafterOf(qinghe, 'NYJ'))).status).toBe(404);
    expect((await post(`versions/${inForce}/documents`, { kind: 'INTERNAL_LIST' }, drafterOf(qinghe, 'NYJ'))).status).toBe(404);
    expect((await get(`versions/${inForce}/documents`)).body.items).toMatchObject([{ documentId: body.documentId }]);
  });
});

describe('the lists in print', () => {
  const listOf = async (kind: string, format: string): Promise<Buffer> => fileOf(expectStatus(await post(`versions/${inForce}/documents`, { kind, format }), 201).body.documentId);

  it('show the public only what is public, and count the rest', async () => {
    const words = wordsOfDocx(await listOf('PUBLIC_LIST', 'docx'));
    const sheet = (await readWorkbook(await listOf('PUBLIC_LIST', 'xlsx'))).sheets[0]!;

    expect(words).toContain('共公开事项45项。另有内部事项15项按规定不予公开。');
    expect(sheet.rows).toHaveLength(45 + 2);
    for (const { name, disclosure } of sixty) expect(words.includes(name)).toBe(disclosure === 'PUBLIC');
  });

  it('have exactly the nine columns inside, in the same bytes each time', async () => {
    const first = await listOf('INTERNAL_LIST', 'xlsx');

    expect((await readWorkbook(first)).sheets[0]!.rows[1]).toEqual(['序号', '主要职能', '专项职能', '职能清单', '属性', '职能来源及依据', '与“三定”规定主要职责的对应关系', '“三定”规定内设机构主要职责的具体规定', '备注']);
    expect(sha256(await listOf('INTERNAL_LIST', 'xlsx'))).toBe(sha256(first));
    expect(await post(`versions/${inForce}/documents`, { kind: 'VERSION_DIFF', format: 'xlsx' })).toMatchObject({ status: 422, body: { code: 'REGISTRY.DOCUMENT.FORMAT_UNKNOWN' } });
  });

  it('are compared element by element', async () => {
    const { body } = expectStatus(await post(`versions/${draft}/documents`, { kind: 'VERSION_DIFF' }, drafter), 201);

    expect(wordsOfDocx(await fileOf(body.documentId))).toContain('增加0项，取消0项，变更1项（1处要素）。');
  });

  it('say what is missing where no publicity and no opinion was recorded', async () => {
    const notice = await post(`versions/${inForce}/documents`, { kind: 'PUBLICITY_NOTICE', fields: { objectionChannel: { phone: '028-1234', address: '青禾路1号' } } });
    const opinion = await post(`versions/${inForce}/documents`, { kind: 'REVIEW_OPINION', reviewer: 'JUSTICE' });

    expect(notice.body.violations.map(({ messageZh }: { messageZh: string }) => messageZh)).toEqual(['缺少“公示起始日”', '缺少“公示截止日”', '缺少“公示工作日数”']);
    expect([opinion.status, opinion.body.violations[0].messageZh]).toEqual([422, '缺少“审查机关”']);
  });
});

describe('a restricted item', () => {
  it('stands in no document for whoever may not see it, and in no open data', async () => {
    const { body } = expectStatus(await post(`versions/${inForce}/documents`, { kind: 'INTERNAL_LIST', format: 'xlsx' }), 201);
    const [{ itemKey, code }] = expectStatus(await get('items?organ=SWJ&limit=1'), 200).body.items;
    expectStatus(await city.as(officer).put(`${api}/items/${itemKey}/disclosure`, { disclosure: 'RESTRICTED', reason: '涉及工作秘密' }), 200);

    expect((await get(`documents/${body.documentId}`, drafter)).status).toBe(404);
    expect((await get(`documents/${body.documentId}`)).status).toBe(200);
    expect((await city.as(officer).download(`${api}/versions/${inForce}/open-data`)).bytes.toString()).not.toContain(code);
    expectStatus(await city.as(officer).put(`${api}/items/${itemKey}/disclosure`, { disclosure: 'PUBLIC', reason: '已解除' }), 200);
  });
});

describe('open data', () => {
  it('are the public items with code, name, organ and basis, in three formats', async () => {
    const json = JSON.parse((await city.as(drafter).download(`${api}/open-data?organ=SWJ`)).bytes.toString());
    const csv = (await city.as(drafter).download(`${api}/versions/${inForce}/open-data?format=csv`)).bytes.toString();
    const xlsx = await readWorkbook((await city.as(drafter).download(`${api}/open-data?format=xlsx`)).bytes);

    expect(json.items).toHaveLength(45);
    expect(json.items[0]).toEqual({ code: expect.stringMatching(/^990102-SWJ-/), name: '办理第1类取水许可', organCode: 'SWJ', organName: '990102SWJ', unitName: '水资源科', attribute: '公共服务类', basis: ['《中华人民共和国水法》第八条'], version: 'SWJ-V1.0', effectiveFrom: '2026-03-01' });
    expect(csv.startsWith('\ufeff事项编码,事项名称,机关编码,机关名称,')).toBe(true);
    expect(csv.trim().split('\r\n')).toHaveLength(46);
    expect(xlsx.sheets[0]!.rows).toHaveLength(46);
    expect(await get(`versions/${draft}/open-data`, drafter)).toMatchObject({ status: 409, body: { code: 'REGISTRY.DOCUMENT.VERSION_NOT_APPROVED' } });
  });
});

describe('F-028 the handbook', () => {
  it('F-028 of a post lists its items, their bases and their flows; of a unit all that it bears', async () => {
    const [first, second] = (await get('items?organ=SWJ&limit=2')).body.items;
    const organ = (await get('organs/SWJ')).body;
    const unit = organ.units.find(({ name }: { name: string }) => name === '水资源科');
    const { postId } = expectStatus(await post(`units/${unit.unitId ?? unit.id}/posts`, { name: '取水许可岗', dutyItemKeys: [first.itemKey], description: '审查取水申请' }), 201).body;
    await city.sql('list-registry').query(
      `insert into item_flowchart (id, tenant_id, version_id, item_key, nodes, edges, changed_by, changed_at) select gen_random_uuid(), tenant_id, $1, item_key, nodes, edges, changed_by, changed_at from item_flowchart where version_id = $2 and item_key = $3`,
      [inForce, draft, first.itemKey],
    );

    const ofPost = wordsOfDocx((await city.as(drafter).download(`${api}/posts/${postId}/handbook`)).bytes);
    expect(ofPost).toContain('岗位：取水许可岗');
    expect(ofPost).toContain(first.name);
    expect(ofPost).toContain('依据：《中华人民共和国水法》第八条');
    expect(ofPost).toContain('办理流程');
    expect(ofPost).not.toContain(second.name);

    const ofUnit = wordsOfDocx((await city.as(drafter).download(`${api}/units/${unit.unitId ?? unit.id}/handbook`)).bytes);
    expect(ofUnit).toContain('承担事项60项，其中牵头60项、协办0项。');
    expect(ofUnit).toContain('流程：尚未编制流程图。');
    expect((await city.as(drafter).download(`${api}/posts/0199ffff-ffff-7fff-8fff-ffffffffffff/handbook`)).status).toBe(404);
  });
});

describe('the flowcharts of the next version', () => {
  it('are those of the version before, where their units still bear the item', async () => {
    const [{ drawn }] = (await city.sql('list-registry').query(`select count(*)::int as drawn from item_flowchart where version_id = $1`, [inForce])).rows;
    await city.sql('list-registry').query(`update duty_list_version set state = 'WITHDRAWN' where id = $1`, [draft]);
    const next = expectStatus(await post('lists/SWJ/versions', { kind: 'FULL_REVISION' }, drafter), 201).body.versionId;

    expect(drawn).toBe(1);
    const lines = expectStatus(await get(`versions/${next}/flowcharts?limit=200`, drafter), 200).body.items as { drawn: boolean; fits: boolean }[];
    expect(lines.filter((line) => line.drawn && line.fits)).toHaveLength(1);
    const proposed = await city.as(drafter).download(`${api}/versions/${next}/items/${items[5]!.itemKey}/flowchart.svg`);
    expect(proposed.bytes.toString()).toContain('（标准流程，尚未编制）');
    const { carriedOver, drafted, without } = expectStatus(await post(`versions/${next}/flowcharts/draft`, {}, drafter), 200).body;
    expect([carriedOver, drafted, without]).toEqual([0, 59, 0]);
  });
});


describe('the papers of the chain', () => {
  it('A-2 are the opinions of both organs as they were recorded, and A-3 the notice of the publicity as it was opened', async () => {
    await theOffices(city);
    await anOrgan(city, 'CGJ');
    const returned = await Chain.underReview(city, 'CGJ', someRows(3));
    await returned.opinions('RETURN');
    const opinion = expectStatus(await returned.post('documents', justice, { kind: 'REVIEW_OPINION', reviewer: 'JUSTICE', fields: { number: '青司审〔2026〕1号' } }), 201).body;
    const words = wordsOfDocx(await fileOf(opinion.documentId));
    expect(opinion.number).toBe('青司审〔2026〕1号');
    for (const said of ['990102SFJ', '青司审〔2026〕1号', '合法性审查，本次为第1轮', '审查发现问题1条，其中应改正1条', '清单整体', 'R-REG-10', '事项名称不规范', '结论：退回修改。']) expect(words).toContain(said);

    await anOrgan(city, 'JTJ');
    const chain = await (await Chain.underReview(city, 'JTJ', someRows(6))).approved();
    const passed = expectStatus(await chain.post('documents', officer, { kind: 'REVIEW_OPINION', reviewer: 'ESTABLISHMENT' }), 201).body;
    expect(wordsOfDocx(await fileOf(passed.documentId))).toContain('结论：通过。');
    expectStatus(await chain.post('publicise', officer, { channel: '区政府网站' }), 200);
    const fields = { objectionChannel: { phone: '028-1234', address: '青禾路1号' } };
    const notice = wordsOfDocx(await fileOf(expectStatus(await chain.post('documents', officer, { kind: 'PUBLICITY_NOTICE', fields }), 201).body.documentId));
    expect(notice).toMatch(/公示期自2026年3月\d+日至2026年3月\d+日（5个工作日）。/);
    expect(notice).toContain('本次公示事项4项。另有内部事项2项按规定不予公开。');
    expect(notice).toContain('办理第4类取水许可');
    expect(notice).not.toContain('办理第3类取水许可');
  });
});
