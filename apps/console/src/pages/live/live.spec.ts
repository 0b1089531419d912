import type { LiveAnswer } from '@yidan/contracts';
import { rowsOf } from './live.ts';

const figures = (running: number, overdue: number) => ({ running, overdue, dueToday: 0 }) as LiveAnswer['total'];
const organ = (name: string) => ({ id: name, code: null, name });
const picture = {
  organs: [{ organ: organ('甲局'), ...figures(9, 0), filter: '' }, { organ: organ('乙局'), ...figures(2, 1), filter: '' }, { organ: organ('丙局'), ...figures(3, 1), filter: '' }],
  units: [{ organ: organ('甲局'), unit: organ('一科'), ...figures(9, 0), filter: '' }],
  townships: [{ regionCode: null, name: null, ...figures(1, 0), filter: null }],
} as unknown as LiveAnswer;

describe('the live picture', () => {
  it('names first who is overdue most, then who has most to do', () => {
    expect(rowsOf(picture, 'byOrgan').map(({ name }) => name)).toEqual(['丙局', '乙局', '甲局']);
  });

  it('names units with their organ, and leaves open a place that nobody named', () => {
    expect(rowsOf(picture, 'byUnit')[0]).toMatchObject({ name: '甲局 一科', figures: { running: 9 } });
    expect(rowsOf(picture, 'byTownship')[0]).toMatchObject({ key: '', name: null });
  });
});
