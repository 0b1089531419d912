import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { copyOf, dispatchFormOf, FIRST_RECEIVER_NOTICE, RETURN_NOTICE } from '../domain/dispatch-order/dispatch-form.ts';
import type { DispatchFormFacts } from '../domain/dispatch-order/dispatch-form.ts';
import { renderDispatchForm } from './dispatch-form.docx.ts';

const facts: DispatchFormFacts = {
  issuer: '青河区城市运行中心',
  number: 'PJ-20260302-00017',
  role: 'LEAD',
  interim: false,
  urgency: 'NORMAL',
  dispatchedOn: '2026-03-02',
  matter: { number: 'LJ-20260302-00021', channel: 'HOTLINE', title: '河里漂着垃圾', content: '桥下河面漂着很多泡沫箱，<味道>很大 & 没人管', place: '北门桥' },
  lead: { organ: '水务局', unit: '河道管理科' },
  handlers: [], assistants: [{ organ: '水务局', unit: '执法科' }],
  holder: { organ: '水务局', unit: '河道管理科' },
  item: { code: '510184-SWJ-01020003', name: '河道管理范围内垃圾清理', versionLabel: 'SWJ-V1.0', basisTexts: ['《河道管理条例》第二十四条'] },
  limits: [
    { label: '签收', dueAt: '2026-03-02 14:00', provisional: false },
    { label: '办理', dueAt: '2026-03-09 24:00', provisional: true },
  ],
};

function partOf(zip: Buffer, name: string): string {
  for (let at = zip.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\x03\x04', at + 4, 'latin1')) {
    const nameLength = zip.readUInt16LE(at + 26);
    if (zip.toString('utf8', at + 30, at + 30 + nameLength) !== name) continue;
    const from = at + 30 + nameLength + zip.readUInt16LE(at + 28);
    const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 18));
    return (zip.readUInt16LE(at + 8) === 8 ? inflateRawSync(bytes) : bytes).toString('utf8');
  }
  throw new Error(`no ${name} in the document`);
}

describe('the printed order (A-4)', () => {
  it('says everything the form asks for', async () => {
    const text = partOf(await renderDispatchForm(dispatchFormOf(facts)), 'word/document.xml').replace(/<[^>]+>/g, '\n');

    for (const wanted of [
      '派件单', '青河区城市运行中心', 'PJ-20260302-00017', '12345热线', '一般', '河里漂着垃圾', '北门桥', '主办单位及内设机构', '水务局（河道管理科）', '协办单位',
      '水务局（执法科）', '510184-SWJ-01020003 河道管理范围内垃圾清理（清单版本 SWJ-V1.0）', '《河道管理条例》第二十四条', '签收：2026-03-02 14:00 前',
      '办理：2026-03-09 24:00 前（暂定）', FIRST_RECEIVER_NOTICE, RETURN_NOTICE, '2026年3月2日', '泡沫箱，&lt;味道&gt;很大 &amp; 没人管',
    ]) {
      expect(text).toContain(wanted);
    }
    expect(RETURN_NOTICE).toContain('退件须在1个工作日内提出且仅限一次');
  });

  it('says so where the item is not decided yet and the unit only acts in the interim', () => {
    const form = dispatchFormOf({ ...facts, interim: true, item: null, lead: null, assistants: [] });

    expect(form.rows).toContainEqual(['依据事项', '待确定']);
    expect(form.rows).toContainEqual(['本单位承办角色', '主办（临时责任单位）']);
    expect(form.notices.join()).toContain('临时责任');
  });

  it('has the same bytes for the same order, whenever it is printed', async () => {
    const first = await renderDispatchForm(dispatchFormOf(facts));
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const second = await renderDispatchForm(dispatchFormOf(facts));

    const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    expect(hash(second)).toBe(hash(first));
    expect(partOf(first, 'docProps/core.xml')).toContain('2020-01-01T00:00:00Z');
  });

  it('for somebody outside the handling chain hides the numbers, says so, and bears the code of the original', async () => {
    const original = dispatchFormOf({ ...facts, matter: { ...facts.matter, content: '请回电13800138000' } });
    const textOf = async (...forms: Parameters<typeof renderDispatchForm>) => partOf(await renderDispatchForm(...forms), 'word/document.xml');
    const codeIn = (text: string): string | undefined => /核验码：([0-9a-f]{32})/.exec(text)?.[1];

    const [own, copy] = [await textOf(original), await textOf(copyOf(original), original)];

    expect(own).toContain('请回电13800138000');
    expect(copy).toContain('请回电138********');
    expect(copy).toContain('本副本已隐去');
    expect(copy).toContain(facts.number);
    expect(codeIn(copy)).toBe(codeIn(own));
    expect(codeIn(await textOf(copyOf(original)))).not.toBe(codeIn(own));
  });
});
