import { encodeGb18030, readWorkbook } from '@yidan/documents';
import { aRow } from '../../../test/a-list.ts';
import { FileDesk } from './file-desk.ts';

const csv = (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text}`);
const list = csv('序号,权力类型,事项名称,实施依据,承办机构\r\n1,行政处罚,对擅自取水的处罚,《水法》第六十九条,水政科\r\n2,行政许可,取水许可,《水法》第四十八条,水资源科\r\n');

describe('the file desk', () => {
  let desk: FileDesk;

  beforeEach(() => {
    desk = new FileDesk();
  });
  afterEach(() => desk.onApplicationShutdown());

  it('reads many files at once, each as if it were alone', async () => {
    const read = await Promise.all(Array.from({ length: 12 }, (_, i) => desk.run('readListFile', list, `清单${i}.csv`)));

    expect(read.map(({ report }) => [report.file.name, report.items])).toEqual(Array.from({ length: 12 }, (_, i) => [`清单${i}.csv`, 2]));
  });

  it('says why a file cannot be read, and reads the next one', async () => {
    await expect(desk.run('readListFile', new Uint8Array(), '空.csv')).rejects.toMatchObject({ name: 'WorkbookError', code: 'EMPTY' });
    expect((await desk.run('readListFile', list, '清单.csv')).report.items).toBe(2);
  });

  it('goes on with a new worker after one has died in the middle of a file', async () => {
    const [first, second] = [desk.run('readListFile', list, '一.csv'), desk.run('readListFile', list, '二.csv')];
    const died = expect(Promise.all([first, second])).rejects.toThrow(/ended without an answer/);
    // Workers are started in the next turn; ending them is what a file that eats all memory does.
    await new Promise((resolve) => setImmediate(resolve));
    for (const { worker } of (desk as unknown as { desks: { worker: { terminate(): Promise<number> } | null }[] }).desks) await worker?.terminate();
    await died;

    expect((await desk.run('readListFile', list, '三.csv')).report.items).toBe(2);
  });

  it('refuses what no database keeps, and hands over nothing that it could not keep', async () => {
    const json = JSON.stringify({ format: 'yidan.duty-list', edition: 1, organName: '水务局', items: [{ ...aRow({ seqNo: 1, name: '河\u0000道\ud800' }), source: undefined }] });

    const { content, report } = await desk.run('readListFile', new TextEncoder().encode(json), '清单.json');

    expect(report.issues).toMatchObject([{ severity: 'ERROR', rule: 'REGISTRY.IMPORT.UNREADABLE_CHARACTER', path: '/items/0/name', messageZh: expect.stringContaining('U+0000') }]);
    expect(content.items[0]?.name).toBe('河道\ufffd');
  });

  it('takes a .json in the encodings of this country', async () => {
    const json = JSON.stringify({ format: 'yidan.duty-list', edition: 1, organName: '水务局', items: [{ ...aRow({ seqNo: 1, name: '𠮷水许可' }), source: undefined }] });

    for (const bytes of [Buffer.from(`\ufeff${json}`), encodeGb18030(json), Buffer.from(`\ufeff${json}`, 'utf16le')]) expect((await desk.run('readListFile', bytes, 'a.json')).content.items[0]?.name).toBe('𠮷水许可');
  });

  it('writes the template', async () => {
    expect((await readWorkbook(await desk.run('writeTemplate'))).sheets[0]?.rows[0]?.slice(0, 4)).toEqual(['序号', '主要职能', '专项职能', '职能清单']);
  });
});
