import { z } from 'zod';
import { cutPage, decodeCursor, encodeCursor, PageQuery } from './paging.ts';
import { Problem } from './problem.ts';

const Key = z.tuple([z.string(), z.uuid()]);
const key: z.infer<typeof Key> = ['行政许可', '0199aaaa-0000-7000-8000-000000000001'];

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('a page of a list', () => {
  it('continues after the last row that was shown', () => {
    const page = cutPage([1, 2, 3], 2, (row) => row);
    expect(page.items).toEqual([1, 2]);
    expect(decodeCursor(page.next ?? '', z.number())).toBe(2);
  });

  it('is the last one when no further row was found', () => {
    expect(cutPage([1, 2], 2, (row) => row)).toEqual({ items: [1, 2], next: null });
    expect(cutPage([], 2, (row) => row, 0)).toEqual({ items: [], next: null, total: 0 });
  });

  it('has 50 rows unless asked, and never more than 200', () => {
    expect(PageQuery.parse({}).limit).toBe(50);
    expect(PageQuery.parse({ limit: '200' }).limit).toBe(200);
    for (const limit of ['201', '0', '1.5', 'x']) expect(PageQuery.safeParse({ limit }).success).toBe(false);
  });

  it('refuses a filter it does not know', () => {
    expect(PageQuery.safeParse({ offset: '3' }).success).toBe(false);
  });
});

describe('a cursor', () => {
  it('gives back the keyset it was made of', () => {
    expect(decodeCursor(encodeCursor(key), Key)).toEqual(key);
    expect(decodeCursor(undefined, Key)).toBeNull();
  });

  it('is refused when it was changed, cut or taken from another list', () => {
    const cursor = encodeCursor(key);
    const other = Buffer.from('["甲","0199aaaa-0000-7000-8000-000000000002"]').toString('base64url');
    for (const wrong of [cursor.slice(0, -1), cursor.slice(2), `${other}.${cursor.split('.')[1]}`, encodeCursor([1]), '', '.', 'abc']) {
      expect(codeOf(() => decodeCursor(wrong, Key))).toBe('COMMON.CURSOR_INVALID');
    }
  });
});
