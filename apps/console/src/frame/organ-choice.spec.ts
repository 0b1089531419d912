import { keepOrgan, keptOrgan, organsToChooseFrom } from './organ-choice.ts';

describe('the organ acted for', () => {
  it('is chosen among those the refusal names', () => {
    const detail = 'You may act for several organs; name one in the header Yidan-Organ: 519901/SCJG, 51990A/GAJ';
    expect(organsToChooseFrom({ code: 'SEC.ORGAN_REQUIRED', detail })).toEqual(['519901/SCJG', '51990A/GAJ']);
  });

  it('is not asked for by any other refusal', () => {
    expect(organsToChooseFrom({ code: 'SEC.NO_GRANT', detail: 'not in 519901/SCJG' })).toEqual([]);
  });

  it('is kept for the session and forgotten with it', () => {
    const kept = new Map<string, string>();
    const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };

    keepOrgan(store, '519901/SCJG');
    expect(keptOrgan(store)).toBe('519901/SCJG');
    keepOrgan(store, null);
    expect(keptOrgan(store)).toBeNull();
  });
});
