import { trialTexts } from './trial-texts.ts';

describe('texts to try an entry on', () => {
  it('are up to ten lines', () => {
    expect(trialTexts(' 铁扒子在刨，半夜还在刨 \n\n河里有铁扒子\r\n')).toEqual({ texts: ['铁扒子在刨，半夜还在刨', '河里有铁扒子'], fault: null });
    expect(trialTexts(Array(10).fill('一').join('\n')).fault).toBeNull();
  });

  it.each([
    ['none', ' \n ', 'trialNeeded'],
    ['eleven', Array(11).fill('一').join('\n'), 'trialTooMany'],
    ['one of more than 4000 characters', '一'.repeat(4001), 'trialTooLong'],
  ])('%s cannot be tried', (_, written, fault) => {
    expect(trialTexts(written).fault).toBe(fault);
  });
});
