import { jest } from '@jest/globals';
import type { Answer, TestCity } from '@yidan/testing';
import { COMPARED_ELEMENTS } from '../src/domain/duty-list/item-diff.ts';
import type { ContentItem } from '../src/domain/list-import/list-content.ts';
import { aCase } from './a-case.ts';
import { aRow, rows } from './a-list.ts';
import { api, aRegistry, drafterOf, expectStatus, handIn, inForceFrom, officerOf, qinghe, register, setUpOrgan } from './a-registry.ts';

jest.setTimeout(60_000);

interface Row { itemKey: string; seqNo: number; rowVersion: number; change: string; item: Record<string, unknown> & { name: string; remarks: string; leadUnit: string; code?: string } }

let city: TestCity;
const officer = officerOf(qinghe);
const approverOf = (organ: string): string => `qh.${organ.toLowerCase()}.approver`;
const get = async (path: string, as = officer) => expectStatus(await city.as(as).get(`${api}/${path}`), 200).body;
const post = (path: string, body: object = {}, as = officer): Promise<Answer> => city.as(as).post(`${api}/${path}`, body);
const put = (path: string, body: object, as = officer, headers: Record<string, string> = {}): Promise<Answer> => city.as(as).put(`${api}/${path}`, body, headers);
const said = ({ seqNo: _, code: __, source: ___, ...item }: ContentItem): object => item;
const codesOf = ({ body }: Answer): string[] => body.violations.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`);
const selfCheck = { completeness: true, accuracy: true, legality: true, normativity: true, statement: '本部门对清单的全面性、准确性、合法性、规范性负责' };

/** An organ with a list of so many items in force, its drafter and its approver. */
async function anOrgan(code: string, count = 3, given: (seqNo: number) => Partial<ContentItem> = () => ({})): Promise<Answer['body'] | null> {
  await setUpOrgan(city, qinghe, code, ['水资源科', '河湖科']);
  await register(city, qinghe, drafterOf(qinghe, code), code, ['ORGAN_DRAFTER']);
  await register(city, qinghe, approverOf(code), code, ['ORGAN_APPROVER']);
  return count === 0 ? null : inForceFrom(city, qinghe, code, rows(count, given), '2026-01-01');
}

const begin = (organ: string, body: object = { kind: 'FULL_REVISION' }, as = drafterOf(qinghe, organ)): Promise<Answer> => post(`lists/${organ}/versions`, body, as);
const aDraft = async (organ: string, body?: object): Promise<string> => expectStatus(await begin(organ, body), 201).body.versionId as string;
const rowsOf = async (id: string, as = officer, query = ''): Promise<Row[]> => (await get(`versions/${id}/draft-items?limit=200${query}`, as)).items as Row[];
/** An item as it is sent back after a change. */
const changed = ({ itemKey, rowVersion, item }: Row, change: object): object => {
  const { seqNo: _, code: __, ...content } = item;
  return { itemKey, rowVersion, item: { ...content, ...change } };
};

/** What a submission needs beside its content: a flowchart for each item, and the report of exactly this content. */
async function equip(id: string, as: string): Promise<void> {
  expectStatus(await post(`versions/${id}/flowcharts/draft`, {}, as), 200);
  const fields = { process: '对照“三定”规定逐项梳理', consultations: [], selfCheck: { completeness: '无遗漏', accuracy: '准确', legality: '合法', normativity: '规范' }, gapsExplained: '由市局承担', changeReason: '文字规范' };
  expectStatus(await post(`versions/${id}/documents`, { kind: 'COMPILATION_REPORT', fields }, as), 201);
}

beforeAll(async () => {
  city = await aRegistry();
});
afterAll(() => city?.stop());

describe('a draft is begun', () => {
  beforeAll(() => anOrgan('BA', 3));

  it('as a copy of the list in force, with identities and codes kept', async () => {
    const inForce = (await get('items?organ=BA')).items as { itemKey: string; code: string; name: string }[];
    const draft = expectStatus(await begin('BA'), 201).body;

    expect(draft).toMatchObject({ state: 'DRAFT', label: 'BA-V2.0', kind: 'FULL_REVISION', itemCount: 3, effectiveFrom: null, contentHash: null, actions: ['edit'] });
    const items = await rowsOf(draft.versionId, drafterOf(qinghe, 'BA'));
    expect(items.map(({ itemKey, seqNo, change, item }) => ({ itemKey, code: item.code, name: item.name, seqNo, change }))).toEqual(
      inForce.map(({ itemKey, code, name }, i) => ({ itemKey, code, name, seqNo: i + 1, change: 'UNCHANGED' })),
    );
  });

  it('once: beside it only in the expedited lane, and also where two begin at the same moment', async () => {
    await anOrgan('BB2');
    const twice = await Promise.all([begin('BB2'), begin('BB2', { kind: 'FULL_REVISION' }, officer)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(twice.find(({ status }) => status === 409)!.body.code).toBe('REGISTRY.VERSION.DRAFT_OPEN');

    const side = { kind: 'ADJUSTMENT', urgency: 'EXPEDITED', adjustmentCaseIds: [await aCase(city, 'BB2')] };
    expect(expectStatus(await begin('BB2', side), 201).body).toMatchObject({ label: 'BB2-V1.1', urgency: 'EXPEDITED' });
    expect(await begin('BB2', side)).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.DRAFT_OPEN' } });
  });

  it('by a drafter of its own organ or by the establishment office, for an organ that is active', async () => {
    await anOrgan('BC');
    expect((await begin('BC', { kind: 'FULL_REVISION' }, drafterOf(qinghe, 'BA'))).status).toBe(403);
    expect((await begin('BC', { kind: 'FULL_REVISION' }, approverOf('BC'))).status).toBe(403);
    await city.sql('list-registry').query(`update organ set status = 'ABOLISHED', abolished_on = '2026-03-01' where code = 'BC'`);

    expect(await begin('BC', { kind: 'FULL_REVISION' }, officer)).toMatchObject({ status: 409, body: { code: 'REGISTRY.LIST.ORGAN_NOT_ACTIVE' } });
  });

  it('empty where there is no list yet, and of the kind that fits', async () => {
    await anOrgan('BD', 0);
    expect(await begin('BD')).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.KIND_WRONG' } });
    expect(await begin('BD', { kind: 'INITIAL', urgency: 'EXPEDITED' })).toMatchObject({ status: 422, body: { code: 'REGISTRY.VERSION.EXPEDITED_IS_ADJUSTMENT' } });

    const draft = expectStatus(await begin('BD', { kind: 'INITIAL' }), 201).body;

    expect(draft).toMatchObject({ label: 'BD-V1.0', itemCount: 0, baseVersionId: null });
    await anOrgan('BE');
    expect(await begin('BE', { kind: 'INITIAL' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.KIND_WRONG' } });
    expect(await begin('BE', { kind: 'ADJUSTMENT' })).toMatchObject({ status: 422, body: { code: 'REGISTRY.VERSION.ADJUSTMENT_CASE_REQUIRED' } });
  });

  it('from a version that was withdrawn, with what was drafted in it', async () => {
    await anOrgan('BF');
    const first = await aDraft('BF');
    const [a] = await rowsOf(first);
    expectStatus(await put(`versions/${first}/items`, { items: [changed(a!, { remarks: '第一稿' })] }, drafterOf(qinghe, 'BF')), 200);
    expect(await begin('BF', { kind: 'FULL_REVISION', baseVersionId: first })).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.DRAFT_OPEN' } });
    expect((await post(`versions/${first}/withdraw`, { reason: '重新编制' }, drafterOf(qinghe, 'BF'))).status).toBe(403);
    expect(expectStatus(await post(`versions/${first}/withdraw`, { reason: '重新编制' }, approverOf('BF')), 200).body).toMatchObject({ state: 'WITHDRAWN', actions: [] });

    const again = await aDraft('BF', { kind: 'FULL_REVISION', baseVersionId: first });

    const items = await rowsOf(again);
    expect(items.map(({ itemKey, item, change }) => `${itemKey === a!.itemKey} ${item.remarks} ${change}`)).toEqual(['true 第一稿 MODIFIED', 'false  UNCHANGED', 'false  UNCHANGED']);
    expect(await begin('BF', { kind: 'FULL_REVISION', urgency: 'NORMAL', baseVersionId: again })).toMatchObject({ status: 409 });
  });
});

describe('two people at one draft', () => {
  let draft: string;
  const drafter = drafterOf(qinghe, 'CA');

  beforeAll(async () => {
    await anOrgan('CA', 4);
    draft = await aDraft('CA');
  });

  it('who change the same row: the second is told which one, and nothing of either edit is lost or half done', async () => {
    const [a, b] = await rowsOf(draft);
    expectStatus(await put(`versions/${draft}/items`, { items: [changed(a!, { remarks: '编办' })] }, officer), 200);

    const late = await put(`versions/${draft}/items`, { items: [changed(b!, { remarks: '部门' }), changed(a!, { remarks: '部门' }), { item: said(aRow({ seqNo: 1, name: '新事项' })) }], removed: [] }, drafter);

    expect(late).toMatchObject({ status: 412, body: { code: 'REGISTRY.DRAFT.ROW_CHANGED', violations: [{ path: '/items/1', messageZh: '“事项1”已被他人修改，当前行版本为 2' }] } });
    expect((await rowsOf(draft)).map(({ rowVersion, item }) => `${rowVersion} ${item.remarks}`)).toEqual(['2 编办', '1 ', '1 ', '1 ']);
  });

  it('who change different rows at the same moment: both are done', async () => {
    const [, , c, d] = await rowsOf(draft);

    const both = await Promise.all([put(`versions/${draft}/items`, { items: [changed(c!, { remarks: '丙' })] }, drafter), put(`versions/${draft}/items`, { items: [changed(d!, { remarks: '丁' })] }, officer)]);

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await rowsOf(draft)).slice(2).map(({ item }) => item.remarks)).toEqual(['丙', '丁']);
  });

  it('one of whom takes a row out with the version that was read, the other with an older one', async () => {
    const [a, b] = await rowsOf(draft);

    expect((await city.as(drafter).delete(`${api}/versions/${draft}/items/${a!.itemKey}`, { 'if-match': '"1"' })).status).toBe(412);
    expect((await city.as(drafter).delete(`${api}/versions/${draft}/items/${b!.itemKey}`)).status).toBe(428);
    expect(expectStatus(await city.as(drafter).delete(`${api}/versions/${draft}/items/${b!.itemKey}`, { 'if-match': `"${b!.rowVersion}"` }), 200).body.itemCount).toBe(3);
    expect(await put(`versions/${draft}/items`, { items: [changed(b!, { remarks: '晚了' })] }, officer)).toMatchObject({ status: 412, body: { violations: [{ code: 'REGISTRY.DRAFT.ROW_CHANGED' }] } });
  });

  it('both count as drafters, and the journal keeps which items each of them changed', async () => {
    const { rows: events } = await city.sql('list-registry').query(`select actor, payload, changes->'note' as note from journal where type = 'registry.list-version.edited' and payload->>'versionId' = $1 order by seq`, [draft]);

    expect(events).toHaveLength(4);
    expect(events[0]).toMatchObject({ payload: { put: 1, removed: 0, by: 'ITEMS' }, note: { put: [expect.any(String)], removed: [] } });
    const { rows: versions } = await city.sql('list-registry').query(`select jsonb_array_length(drafters) as n from duty_list_version where id = $1`, [draft]);
    expect(versions).toEqual([{ n: 2 }]);
  });
});

describe('an item that is no item of the list', () => {
  let draft: string;
  const edit = (item: object): Promise<Answer> => put(`versions/${draft}/items`, { items: [{ item }] }, drafterOf(qinghe, 'DA'));
  const row = (given: Partial<ContentItem>): object => said(aRow({ seqNo: 1, name: '新事项', ...given }));

  beforeAll(async () => {
    await anOrgan('DA');
    await setUpOrgan(city, qinghe, 'DB', ['桥梁科']);
    draft = await aDraft('DA');
  });

  it.each([
    ['without a name', { name: '' }, 422, 'REGISTRY.ITEM.ELEMENT_MISSING /items/0/name'],
    ['without a lead unit', { leadUnit: '' }, 422, 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED /items/0/leadUnit'],
    ['with two lead units', { leadUnit: '水资源科、河湖科' }, 422, 'REGISTRY.ITEM.LEAD_UNIT_DUPLICATE /items/0/leadUnit'],
    ['led by a unit of another organ', { leadUnit: '桥梁科' }, 422, 'REGISTRY.ITEM.FOREIGN_UNIT /items/0/leadUnit'],
    ['assisted by a unit of another organ', { assistUnits: ['河湖科', '桥梁科'] }, 422, 'REGISTRY.ITEM.FOREIGN_UNIT /items/0/assistUnits/1'],
    ['named like another of the organ', { name: '《事项 2》' }, 409, 'REGISTRY.ITEM.NAME_DUPLICATE /items/0/name'],
  ])('%s is refused with its place', async (_, given, status, violation) => {
    const answer = await edit(row(given));

    expect([answer.status, codesOf(answer)]).toEqual([status, [violation]]);
    expect(await rowsOf(draft)).toHaveLength(3);
  });

  it('of another shape is refused, field by field', async () => {
    const answer = await edit({ ...row({}), rubbish: 1, powers: [{ type: 'MAGIC', name: 'x' }] });

    expect([answer.status, codesOf(answer).sort()]).toEqual([400, ['COMMON.INVALID_VALUE items[0].item.powers[0].type', 'COMMON.UNKNOWN_FIELD items[0].item.rubbish']]);
  });

  it('under an identity that nobody has is refused, and one of another organ is taken over', async () => {
    await inForceFrom(city, qinghe, 'DB', [aRow({ seqNo: 1, name: '桥梁巡查', leadUnit: '桥梁科' })], '2026-01-01');
    const [held] = (await get('items?organ=DB')).items as { itemKey: string }[];
    const take = (itemKey: string): Promise<Answer> => put(`versions/${draft}/items`, { items: [{ itemKey, item: row({ name: '桥梁巡查' }) }] }, drafterOf(qinghe, 'DA'));

    expect(await take(crypto.randomUUID())).toMatchObject({ status: 422, body: { code: 'REGISTRY.ITEM.UNKNOWN' } });
    expectStatus(await take(held!.itemKey), 200);

    expect((await rowsOf(draft)).at(-1)).toMatchObject({ itemKey: held!.itemKey, change: 'ADDED' });
  });
});

describe('the items of a draft', () => {
  let draft: string;
  const drafter = drafterOf(qinghe, 'EA');

  beforeAll(async () => {
    await anOrgan('EA', 5);
    draft = await aDraft('EA');
  });

  it('are put in another order, and their numbers have neither gap nor duplicate', async () => {
    const keys = (await rowsOf(draft)).map(({ itemKey }) => itemKey);
    const { rowVersion } = await get(`versions/${draft}`);
    const order = (itemKeys: string[], version = rowVersion): Promise<Answer> => put(`versions/${draft}/order`, { itemKeys }, drafter, { 'if-match': `"${version}"` });
    const wanted = [keys[4]!, ...keys.slice(0, 4)];

    expect(await order(keys.slice(1))).toMatchObject({ status: 422, body: { code: 'REGISTRY.ITEM.SEQ_INVALID', violations: [{ messageZh: '缺少“事项1”' }] } });
    expect(await order([...keys, keys[0]!])).toMatchObject({ status: 422, body: { code: 'REGISTRY.ITEM.SEQ_INVALID' } });
    expectStatus(await order(wanted), 200);
    expect((await order(keys)).status).toBe(412);

    const items = await rowsOf(draft);
    expect(items.map(({ itemKey, seqNo, rowVersion: n }) => `${wanted.indexOf(itemKey)} ${seqNo} ${n}`)).toEqual(['0 1 1', '1 2 1', '2 3 1', '3 4 1', '4 5 1']);
  });

  it('are found by a word and a unit, page by page', async () => {
    const [first] = await rowsOf(draft);
    expectStatus(await put(`versions/${draft}/items`, { items: [changed(first!, { leadUnit: '河湖科', description: '暗渠巡检' })] }, drafter), 200);

    expect((await rowsOf(draft, drafter, `&keyword=${encodeURIComponent('暗渠')}`)).map(({ seqNo, change }) => `${seqNo} ${change}`)).toEqual(['1 MODIFIED']);
    expect(await rowsOf(draft, drafter, `&leadUnit=${encodeURIComponent('河湖科')}`)).toHaveLength(1);
    const page = await get(`versions/${draft}/draft-items?limit=2`);
    expect((await get(`versions/${draft}/draft-items?limit=200&cursor=${page.next}`)).items.map(({ seqNo }: Row) => seqNo)).toEqual([3, 4, 5]);
  });

  it('are compared with any version element by element, and stand in the three levels', async () => {
    const { baseVersionId } = await get(`versions/${draft}`);

    const diff = await get(`versions/${draft}/diff?against=${baseVersionId}`, drafter);

    expect([diff.added, diff.cancelled]).toEqual([[], []]);
    expect(diff.modified).toMatchObject([{ changes: [{ element: 'description', before: null, after: '暗渠巡检' }, { element: 'leadUnit', before: { name: '水资源科' }, after: { name: '河湖科' } }] }]);
    const { majorFunctions } = await get(`versions/${draft}/tree`);
    expect(majorFunctions[0].specialFunctions[0].items).toHaveLength(5);
  });

  it('come out as .xlsx, and what comes out changes nothing when it is handed in again', async () => {
    const file = await city.as(drafter).download(`${api}/versions/${draft}/export?format=xlsx`);
    expect(file.status).toBe(200);
    const { importId } = expectStatus(await city.as(drafter).upload(`${api}/imports?organ=EA`, '草稿.xlsx', file.bytes), 201).body;

    expect(await get(`versions/${draft}/imports/${importId}`, drafter)).toMatchObject({ added: [], cancelled: [], modified: [], unchanged: 5 });
  });
});

describe('a file applied to a draft', () => {
  const drafter = drafterOf(qinghe, 'FA2');

  it('is so only after its difference was shown, and exactly as it was shown', async () => {
    await anOrgan('FA2', 3);
    const draft = await aDraft('FA2');
    const file = [aRow({ seqNo: 1, name: '事项2', remarks: '改' }), aRow({ seqNo: 2, name: '水井封填' }), aRow({ seqNo: 3, name: '事项1' })];
    const { importId } = expectStatus(await handIn(city, qinghe, 'FA2', file, { as: drafter }), 201).body;

    const shown = await get(`versions/${draft}/imports/${importId}`, drafter);
    expect(shown).toMatchObject({ added: [{ name: '水井封填' }], cancelled: [{ name: '事项3' }], modified: [{ name: '事项2', changes: [{ element: 'remarks', before: '', after: '改' }] }], unchanged: 1 });
    expect((await rowsOf(draft)).map(({ item }) => item.name)).toEqual(['事项1', '事项2', '事项3']);

    const [first] = await rowsOf(draft);
    expectStatus(await put(`versions/${draft}/items`, { items: [changed(first!, { remarks: '另改' })] }, officer), 200);
    expect(await post(`versions/${draft}/imports/${importId}`, { shown: shown.shown }, drafter)).toMatchObject({ status: 412, body: { code: 'REGISTRY.DRAFT.DIFF_OUTDATED' } });
    expect((await rowsOf(draft)).map(({ item }) => item.remarks)).toEqual(['另改', '', '']);

    const again = await get(`versions/${draft}/imports/${importId}`, drafter);
    expect(again.modified).toHaveLength(2);
    expectStatus(await post(`versions/${draft}/imports/${importId}`, { shown: again.shown }, drafter), 200);

    expect((await rowsOf(draft)).map(({ item, seqNo, rowVersion }) => `${seqNo} ${item.name} ${item.remarks} ${rowVersion}`)).toEqual(['1 事项2 改 2', '2 水井封填  1', '3 事项1  3']);
  });

  it('is a file of the same organ that was not loaded by itself', async () => {
    await anOrgan('FC2');
    await anOrgan('FD2');
    const draft = await aDraft('FC2');
    const foreign = expectStatus(await handIn(city, qinghe, 'FD2', rows(1)), 201).body.importId;
    const { importId: loaded } = await get(`versions/${(await get('lists/FC2/versions')).items[0].versionId}`);

    expect((await city.as(drafterOf(qinghe, 'FC2')).get(`${api}/versions/${draft}/imports/${foreign}`)).status).toBe(404);
    expect(await city.as(drafterOf(qinghe, 'FC2')).get(`${api}/versions/${draft}/imports/${loaded}`)).toMatchObject({ status: 409, body: { code: 'REGISTRY.IMPORT.LOADED' } });
  });
});

describe('a version on its way', () => {
  let draft: string;

  beforeAll(async () => {
    await anOrgan('GE', 2);
    await anOrgan('GF', 2);
    draft = await aDraft('GE');
  });

  it.each(['', '/tree', '/export?format=csv', '/diff?against=:id', '/draft-items', '/rebase'])('does not exist for other organs: versions/…%s', async (path) => {
    expect((await city.as(drafterOf(qinghe, 'GF')).get(`${api}/versions/${draft}${path.replace(':id', draft)}`)).status).toBe(404);
  });

  it('is changed by nobody of another organ, and tells them nothing', async () => {
    const [a] = await rowsOf(draft);
    const stranger = drafterOf(qinghe, 'GF');

    expect((await put(`versions/${draft}/items`, { items: [changed(a!, { remarks: 'x' })] }, stranger)).status).toBe(404);
    expect((await post(`versions/${draft}/submit`, { selfCheck }, approverOf('GF'))).status).toBe(404);
    expect((await post(`versions/${draft}/withdraw`, { reason: 'x' }, approverOf('GF'))).status).toBe(404);
  });

  it('is in the worklist of the establishment office, by state and organ; an organ sees its own', async () => {
    const labels = async (query: string, as = officer) => (await get(`versions?${query}`, as)).items.map(({ label }: { label: string }) => label);

    expect(await labels('organ=GE&state=DRAFT')).toEqual(['GE-V2.0']);
    expect(await labels('organ=GE')).toEqual(['GE-V2.0', 'GE-V1.0']);
    expect(await labels('state=DRAFT', drafterOf(qinghe, 'GF'))).toEqual([]);
    expect(await labels('state=DRAFT', drafterOf(qinghe, 'GE'))).toEqual(['GE-V2.0']);
    const first = await get('versions?state=DRAFT&limit=1');
    expect(first.next).not.toBeNull();
    expect((await get(`versions?state=DRAFT&limit=200&cursor=${first.next}`)).items).not.toContainEqual(first.items[0]);
  });

  it('is neither in force nor history: lists, items and their histories do not know of it', async () => {
    const [{ itemKey }] = await rowsOf(draft) as [Row];

    expect((await get('lists/GE/versions')).items.map(({ label }: { label: string }) => label)).toEqual(['GE-V1.0']);
    expect((await get('lists?limit=200')).items.find(({ organ }: { organ: { code: string } }) => organ.code === 'GE')).toMatchObject({ versions: 1, current: { label: 'GE-V1.0' } });
    expect((await get(`items/${itemKey}/history`)).versions).toHaveLength(1);
    expect((await get('items?organ=GE&total=true')).total).toBe(2);
  });

  it('is kept to one by the database itself, and its dates to versions that were in force', async () => {
    const columns = 'tenant_id, duty_list_id, organ_id, organ_code, label, kind, item_count, created_at, created_by';
    const copy = (state: string, more = '', values = '') =>
      city.sql('list-registry').query(`insert into duty_list_version (id, major, minor, state${more}, ${columns}) select gen_random_uuid(), 9, 9, '${state}'${values}, ${columns} from duty_list_version where id = $1`, [draft]);

    await expect(copy('SUBMITTED')).rejects.toThrow('duty_list_version_one_open');
    await expect(copy('WITHDRAWN', ', effective_from', `, '2026-01-01'`)).rejects.toThrow('duty_list_version_dated');
    await expect(copy('APPROVED', ', urgency', `, 'EXPEDITED'`)).rejects.toThrow('duty_list_version_approved');
  });
});

describe('a restricted item', () => {
  it('stays in the draft, unseen and untouched by whoever may not read it', async () => {
    await anOrgan('HA', 3);
    const [, secret] = (await get('items?organ=HA')).items as { itemKey: string; code: string }[];
    expectStatus(await put(`items/${secret!.itemKey}/disclosure`, { disclosure: 'RESTRICTED', readers: [], reason: '涉及敏感事项' }), 200);
    const drafter = drafterOf(qinghe, 'HA');
    const draft = await aDraft('HA');

    const seen = await rowsOf(draft, drafter);
    expect([seen.map(({ seqNo }) => seqNo), (await rowsOf(draft)).length, (await get(`versions/${draft}`, drafter)).itemCount]).toEqual([[1, 3], 3, 2]);
    const hidden = (await rowsOf(draft)).find(({ itemKey }) => itemKey === secret!.itemKey)!;
    expect(await put(`versions/${draft}/items`, { items: [changed(hidden, { remarks: '偷改' })] }, drafter)).toMatchObject({ status: 412, body: { violations: [{ message: expect.not.stringContaining('事项2') }] } });
    expect((await get(`versions/${draft}/export?format=json`, drafter)).items).toHaveLength(2);

    const { importId } = expectStatus(await handIn(city, qinghe, 'HA', rows(1), { as: drafter }), 201).body;
    const { shown, cancelled } = await get(`versions/${draft}/imports/${importId}`, drafter);
    expect(cancelled).toMatchObject([{ name: '事项3' }]);
    expectStatus(await post(`versions/${draft}/imports/${importId}`, { shown }, drafter), 200);
    expect((await rowsOf(draft)).map(({ item }) => item.name)).toEqual(['事项1', '事项2']);
  });
});

describe('a draft that another version overtakes', () => {
  const drafter = drafterOf(qinghe, 'IA');
  let draft: string;

  beforeAll(async () => {
    await anOrgan('IA', 4);
    draft = await aDraft('IA');
    const [a, b] = await rowsOf(draft);
    expectStatus(await put(`versions/${draft}/items`, { items: [changed(a!, { remarks: '草稿', description: '草稿说明' }), changed(b!, { keywords: ['河道'] })] }, drafter), 200);
    const meanwhile = rows(3, (n) => (n === 1 ? { remarks: '现行' } : n === 2 ? { leadUnit: '河湖科' } : {}));
    await inForceFrom(city, qinghe, 'IA', [...meanwhile, aRow({ seqNo: 4, name: '新近生效' })], '2026-03-01');
  });

  it('is not handed in before the change was taken over', async () => {
    const refused = await post(`versions/${draft}/submit`, { selfCheck }, approverOf('IA'));

    expect(refused.status).toBe(422);
    expect(codesOf(refused)).toContain('REGISTRY.VERSION.REBASE_REQUIRED baseVersionId');
  });

  it('is shown every conflict, and not laid on the new list while one is undecided', async () => {
    const shown = await get(`versions/${draft}/rebase`, drafter);

    expect(shown).toMatchObject({ onto: { label: 'IA-V3.0' }, takenOver: { added: 1, cancelled: 1, modified: 1 }, conflicts: [{ name: '事项1', element: 'remarks', base: '', draft: '草稿', inForce: '现行' }] });
    const refused = await post(`versions/${draft}/rebase`, { shown: shown.shown }, drafter);
    expect([refused.status, codesOf(refused)]).toEqual([422, [`REGISTRY.DRAFT.REBASE_UNRESOLVED choices/${shown.conflicts[0].itemKey}/remarks`]]);
    expect((await post(`versions/${draft}/rebase`, { shown: '0'.repeat(64) }, drafter)).status).toBe(412);
  });

  it('is laid on it as the drafter chose, and nothing of either side is lost', async () => {
    const { shown, conflicts } = await get(`versions/${draft}/rebase`, drafter);

    expectStatus(await post(`versions/${draft}/rebase`, { shown, choices: [{ itemKey: conflicts[0].itemKey, element: 'remarks', take: 'DRAFT' }] }, drafter), 200);

    expect((await rowsOf(draft)).map(({ item }) => `${item.name} ${item.remarks} ${item.leadUnit} ${String(item.description ?? '')} ${String(item.keywords)}`)).toEqual([
      '事项1 草稿 水资源科 草稿说明 节水', '事项2  河湖科  河道', '事项3  水资源科  节水', '新近生效  水资源科  节水',
    ]);
    const after = await get(`versions/${draft}`);
    const diff = await get(`versions/${draft}/diff?against=${after.baseVersionId}`);
    expect(diff.modified.map(({ name, changes }: { name: string; changes: { element: string }[] }) => `${name} ${changes.map(({ element }) => element).join(' ')}`)).toEqual(['事项1 description remarks', '事项2 keywords']);
    expect(await post(`versions/${draft}/rebase`, { shown }, drafter)).toMatchObject({ status: 409, body: { code: 'REGISTRY.DRAFT.NOTHING_TO_REBASE' } });
  });
});

describe('F-029 a draft handed in', () => {
  let draft: string;

  beforeAll(async () => {
    await anOrgan('JA', 2);
    draft = await aDraft('JA');
  });

  it('is refused without report, flowcharts and a self-check of all four qualities, all told at once', async () => {
    const refused = await post(`versions/${draft}/submit`, { selfCheck: { ...selfCheck, legality: false } }, approverOf('JA'));

    expect(refused).toMatchObject({ status: 422, body: { code: 'REGISTRY.VERSION.REPORT_REQUIRED' } });
    expect(codesOf(refused).slice(0, 3)).toEqual(['REGISTRY.VERSION.REPORT_REQUIRED compilationReport', 'REGISTRY.VERSION.FLOWCHART_REQUIRED flowcharts', 'REGISTRY.VERSION.SELF_CHECK_REQUIRED selfCheck/legality']);
    expect(await get(`versions/${draft}`)).toMatchObject({ state: 'DRAFT', round: 0, selfCheck: null });
  });

  it('names the item and the element that is missing', async () => {
    const [, b] = await rowsOf(draft);
    expectStatus(await put(`versions/${draft}/items`, { items: [changed(b!, { basis: [] })] }, drafterOf(qinghe, 'JA')), 200);

    expect(codesOf(await post(`versions/${draft}/submit`, { selfCheck }, approverOf('JA')))).toContain('REGISTRY.ITEM.ELEMENT_MISSING /items/1/basisRefs');
    const [, again] = await rowsOf(draft);
    expectStatus(await put(`versions/${draft}/items`, { items: [changed(again!, { basis: [{ text: '《中华人民共和国水法》第八条', role: 'ORIGIN' }] })] }, drafterOf(qinghe, 'JA')), 200);
  });

  it('is signed by its approver and by nobody else', async () => {
    for (const as of [drafterOf(qinghe, 'JA'), officer]) expect((await post(`versions/${draft}/submit`, { selfCheck }, as)).status).toBe(403);
  });

  it('with all of it is accepted; report and flowcharts are those of exactly this content', async () => {
    const drafter = drafterOf(qinghe, 'JA');
    await equip(draft, drafter);
    const [a] = await rowsOf(draft);
    expectStatus(await put(`versions/${draft}/items`, { items: [changed(a!, { remarks: '报告之后又改' })] }, drafter), 200);
    expect(codesOf(await post(`versions/${draft}/submit`, { selfCheck }, approverOf('JA')))).toEqual(['REGISTRY.VERSION.REPORT_REQUIRED compilationReport']);
    await equip(draft, drafter);

    const submitted = expectStatus(await post(`versions/${draft}/submit`, { selfCheck }, approverOf('JA')), 200).body;

    expect(submitted).toMatchObject({ state: 'SUBMITTED', round: 1, compilationReportId: expect.any(String), selfCheck: { legality: true, signedBy: expect.any(String) }, actions: ['withdraw'] });
    expect(await get(`versions/${draft}`)).toMatchObject({ actions: ['accept'] });
    expect(expectStatus(await post(`versions/${draft}/accept`), 200).body).toMatchObject({ state: 'UNDER_REVIEW' });
    const { rows: clocks } = await city.sql('list-registry').query(`select kind, status from deadline where owner_id = $1 order by started_at, kind`, [draft]);
    expect(clocks).toEqual([{ kind: 'submit', status: 'MET' }, { kind: 'accept', status: 'MET' }, { kind: 'pass', status: 'RUNNING' }]);
    expect((await put(`versions/${draft}/items`, { items: [changed(a!, { remarks: 'x' })] }, drafter)).status).toBe(409);
  });

  it('and returned is handed in again when every error has its answer', async () => {
    const [drafter, approver] = [drafterOf(qinghe, 'JA'), approverOf('JA')];
    await setUpOrgan(city, qinghe, 'SFJ', ['法规科'], { kind: 'JUSTICE_BUREAU' });
    await register(city, qinghe, 'qh.reviewer', 'SFJ', ['JUSTICE_REVIEWER']);
    await register(city, qinghe, 'qh.justice', 'SFJ', ['JUSTICE_DIRECTOR']);
    expectStatus(await post(`versions/${draft}/reviews`, { conclusion: 'RETURN', findings: [{ rule: 'R-REG-10', severity: 'ERROR', text: '事项名称与法律表述不一致' }] }, 'qh.reviewer'), 201);
    expectStatus(await post(`versions/${draft}/return`, {}, 'qh.justice'), 200);
    const [a] = await rowsOf(draft);
    expectStatus(await put(`versions/${draft}/items`, { items: [changed(a!, { name: '节约用水监督管理' })] }, drafter), 200);
    await equip(draft, drafter);

    expect(codesOf(await post(`versions/${draft}/resubmit`, { selfCheck }, approver))).toEqual(['REGISTRY.REVIEW.UNANSWERED reviewFindings']);
    expect((await post(`versions/${draft}/submit`, { selfCheck }, approver)).status).toBe(409);
    const { items } = await get(`versions/${draft}/reviews`, drafter);
    expectStatus(await post(`review-findings/${items[0].findings[0].findingId}/answer`, { text: '已按《水法》第八条改名' }, drafter), 201);

    expect(expectStatus(await post(`versions/${draft}/resubmit`, { selfCheck }, approver), 200).body).toMatchObject({ state: 'SUBMITTED', round: 2 });
  });

  it('whose content was approved is not edited any more', async () => {
    await anOrgan('JB', 2);
    const approved = await aDraft('JB');
    const [a] = await rowsOf(approved);
    await city.sql('list-registry').query(`update duty_list_version set state = 'APPROVED', content_hash = repeat('a', 64), document_number = '清编发〔2026〕1号', approved_on = '2026-03-02' where id = $1`, [approved]);

    for (const as of [drafterOf(qinghe, 'JB'), officer]) {
      expect(await put(`versions/${approved}/items`, { items: [changed(a!, { remarks: '晚了' })] }, as)).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.IMMUTABLE' } });
      expect(await city.as(as).delete(`${api}/versions/${approved}/items/${a!.itemKey}`, { 'if-match': '"1"' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.VERSION.IMMUTABLE' } });
    }
  });
});

describe('two versions that were in force', () => {
  // Each of these rows says one thing else in the later version; nothing that is compared may be overlooked.
  const changes: readonly (readonly [string, Partial<ContentItem>])[] = [
    ['majorFunction', { majorFunction: { name: '水旱灾害防御', category: 'GENERAL_AFFAIRS' } }],
    ['specialFunction', { specialFunction: { name: '防汛' } }],
    ['name', { name: '另一名称', code: '990102-KA2-01010003' }],
    ['description', { description: '说明' }],
    ['attribute', { attribute: '公共服务类' }],
    ['basisRefs', { basis: [{ text: '《防洪法》第八条', role: 'SUPPORT' }] }],
    ['sandingDutyRefs', { sandingDuties: ['（二）'] }],
    ['sandingUnitProvisionRefs', { sandingUnitProvisions: ['河湖科：巡查。'] }],
    ['remarks', { remarks: '备注' }],
    ['leadUnit', { leadUnit: '河湖科' }],
    ['assistUnits', { assistUnits: ['河湖科'] }],
    ['powers', { powers: [{ type: 'PENALTY', number: '3706', name: '对擅自取水的处罚' }], disclosure: 'INTERNAL' }],
    ['keywords', { keywords: ['取水'] }],
    ['timeLimit', { timeLimit: { amount: 5, clock: 'WORKING_DAY' } }],
    ['responsibilityField', { responsibilityField: 'PUBLIC_SAFETY' }],
    ['serviceObjects', { serviceObjects: ['INTERNAL'] }],
    ['crossOrgan', { crossOrgan: { lead: ['水务局'], handle: [], assist: ['交通局'], handoff: '移交' } }],
    ['supervisionRegime', { supervisionRegime: { object: '取水户' } }],
    ['performMode', { performMode: 'ENTRUSTED_OUT' }],
    ['devolvedPower', { devolvedPower: '取水许可' }],
    ['itemStatus', { itemStatus: 'SUSPENDED' }],
    ['pendingAttribution', { pendingAttribution: { interimHolder: '水务局', settlement: '联席会议' } }],
    ['disclosure', { disclosure: 'PUBLIC' }],
  ];

  it('are told apart in every element there is, and nothing else of them is named', async () => {
    const before = await anOrgan('KA2', changes.length + 5);
    const later = rows(changes.length + 5, (n) => changes[n - 1]?.[1] ?? {});
    const after = await inForceFrom(city, qinghe, 'KA2', later, '2026-02-01');

    const { added, cancelled, modified } = await get(`versions/${after.versionId}/diff?against=${before!.versionId}`);

    expect([added, cancelled]).toEqual([[], []]);
    expect(modified.map(({ changes: said }: { changes: { element: string }[] }) => said.map(({ element }) => element).join())).toEqual(changes.map(([element]) => element));
    expect(new Set(['organ', ...changes.map(([element]) => element)])).toEqual(new Set(COMPARED_ELEMENTS));
  });
});
