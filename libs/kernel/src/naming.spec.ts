import fc from 'fast-check';
import { nameSimilarity, normaliseName } from './naming.ts';

describe('a name', () => {
  it.each([
    ['《食品安全監督管理》', '食品安全监督管理'],
    ['食品安全 监督、管理工作', '食品安全监督管理'],
    ['燃气安全管理工作事项', '燃气安全管理'],
    ['行政處罰之裁量職責', '行政处罚的裁量'],
    ['（一）ＡＰＰ 备案', '一app备案'],
    ['關於於徵收後續監管', '关于于征收后续监管'],
    ['工作', '工作'],
    ['', ''],
  ])('%j is compared as %j', (name, normal) => {
    expect(normaliseName(name)).toBe(normal);
  });

  it('joins an accent to its letter also where a mark stood between them', () => {
    expect(normaliseName('e-\u0301')).toBe('\u00e9');
  });

  it('is not changed where a word only looks like an ending', () => {
    expect(normaliseName('工作人员培训')).toBe('工作人员培训');
    expect(normaliseName('著作权登记')).toBe('著作权登记');
  });

  it('is the same whether it is normalised once or twice', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom(...'工作事项职责務之的《》 、AＡ安全'), { maxLength: 12 }).map((c) => c.join('')));
    fc.assert(fc.property(text, (name) => expect(normaliseName(normaliseName(name))).toBe(normaliseName(name))), { numRuns: 500 });
  });
});

describe('the similarity of two names', () => {
  it('is 1 for the same name in another dress and 0 for names with nothing in common', () => {
    expect(nameSimilarity('食品安全监督管理', '食品安全監督管理工作')).toBe(1);
    expect(nameSimilarity('食品安全', '防汛')).toBe(0);
    expect(nameSimilarity('', '')).toBe(0);
    expect(nameSimilarity('水', '火')).toBe(0);
  });

  it('is the share of neighbouring pairs they have in common', () => {
    expect(nameSimilarity('燃气安全检查', '燃气安全监管')).toBeCloseTo((2 * 3) / 10);
    expect(nameSimilarity('安安安', '安安')).toBeCloseTo(2 / 3);
  });

  it('lies between 0 and 1 and does not depend on the order', () => {
    const name = fc.array(fc.constantFrom(...'安全监管检查'), { maxLength: 8 }).map((c) => c.join(''));
    fc.assert(
      fc.property(name, name, (a, b) => {
        const similarity = nameSimilarity(a, b);
        expect(similarity).toBe(nameSimilarity(b, a));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
      }),
    );
  });
});
