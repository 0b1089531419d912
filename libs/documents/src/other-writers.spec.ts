import { utils, write, type BookType } from '@e965/xlsx';
import { readWorkbook } from './read-workbook.ts';

const ROWS = [
  ['XX市林业和草原局权力和责任清单'],
  ['序号', '权力类型', '权力事项', '权力依据'],
  ['1', '行政许可', '林木采伐许可证核发', '《中华人民共和国森林法》第五十六条\n采伐林地上的林木'],
  ['2', '', '临时占用林地审批', '《森林法》第三十八条'],
];

/** A workbook as another program writes it. */
function written(bookType: BookType, bookSST: boolean): Uint8Array {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet(ROWS);
  sheet['!merges'] = [utils.decode_range('A1:D1'), utils.decode_range('B3:B4')];
  utils.book_append_sheet(book, sheet, '权责清单');
  return new Uint8Array(write(book, { type: 'buffer', bookType, bookSST }) as Buffer);
}

describe('a workbook of another program', () => {
  it.each([
    ['xlsx', false],
    ['xlsx', true],
    ['xlsm', false],
    ['biff8', false],
    ['ods', false],
    ['csv', false],
  ] as const)('is read whole: %s, shared strings %s', async (bookType, bookSST) => {
    const { sheets } = await readWorkbook(written(bookType, bookSST));

    const texts = sheets[0]?.rows.map((row) => row.filter((cell) => cell !== ''));
    expect(texts).toEqual(ROWS.map((row) => row.filter((cell) => cell !== '')));
  });

  it('is refused as a binary .xlsb, of which columns would be lost', async () => {
    await expect(readWorkbook(written('xlsb', true))).rejects.toMatchObject({ code: 'NOT_A_WORKBOOK', detail: 'a binary workbook (.xlsb); save it as .xlsx' });
  });
});
