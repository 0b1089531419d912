import type { DutyListAnswer } from '@yidan/contracts';
import { findingsOf, listsFound } from './lists.ts';

const aList = (code: string, name: string, items: number | null): DutyListAnswer =>
  ({ organ: { id: code, code, name }, current: items === null ? null : { items }, findings: { ERROR: 1, WARN: 2, INFO: 3 } }) as DutyListAnswer;
const lists = [aList('SCJG', '青禾区市场监督管理局', 60), aList('SWJ', '青禾区水务局', 40), aList('XZJD', '青禾区新庄街道办事处', null)];
const codes = (found: DutyListAnswer[]): string[] => found.map(({ organ }) => organ.code);

describe('the lists of a district', () => {
  it('are found by the name or the code of their organ', () => {
    expect(codes(listsFound(lists, ' 水务 ', false))).toEqual(['SWJ']);
    expect(codes(listsFound(lists, 'scjg', false))).toEqual(['SCJG']);
    expect(codes(listsFound(lists, '', false))).toEqual(['SCJG', 'SWJ', 'XZJD']);
  });

  it('leave out organs without one where that is wanted', () => {
    expect(codes(listsFound(lists, '', true))).toEqual(['SCJG', 'SWJ']);
  });

  it('count what was found about them', () => {
    expect(findingsOf(lists[0]!)).toBe(6);
  });
});
