import { Lexicon } from './lexicon.ts';
import { lexiconSeed } from './lexicon-seed.ts';
import { normalize, normalizeListed } from './normalize.ts';
import { placeFit } from './place.ts';
import { informativeness } from './segmenter.ts';
import { stopWords } from './stop-words.ts';
import { pairsOf, wordsOf } from './tokens.ts';

describe('words of a text', () => {
  it('leave out function words, filler of lists, single characters and bare numbers', () => {
    expect(wordsOf('对未按照规定安装油烟净化设施的行政处罚 2024 12345')).toEqual(['安装', '油烟', '净化', '设施']);
  });

  it('hold words inside longer words, and Latin words with digits', () => {
    expect(wordsOf('人力资源')).toEqual(['人力', '资源', '人力资源']);
    expect(wordsOf('5g基站')).toContain('5g');
  });

  it('come with character pairs that stop at function characters', () => {
    expect(pairsOf('窨井盖的丢失')).toEqual(['窨井', '井盖', '丢失']);
  });
});

describe('writing is evened out', () => {
  it('in width, case and script', () => {
    expect(normalize('ＫＴＶ噪聲擾民')).toBe('ktv噪声扰民');
    expect(normalize('裏面、綫路、體檢')).toBe('里面、线路、体检');
  });

  it('and in the broken lines of published lists only', () => {
    expect(normalizeListed('统\n计 调查 KTV A 项')).toBe('统计调查 ktv a 项');
    expect(normalize('路灯坏了 没人管')).toBe('路灯坏了 没人管');
  });
});

describe('how much a word says', () => {
  it('is nothing for common speech and everything for words that carry a subject', () => {
    expect(informativeness('一直')).toBeLessThan(0.15);
    expect(informativeness('工资')).toBeGreaterThan(0.5);
    expect(informativeness('油烟')).toBe(1);
  });
});

describe('the lexicon', () => {
  it('prefers the longest everyday word and reads each once', () => {
    const lexicon = new Lexicon([{ word: '渣土', terms: ['建筑垃圾'] }, { word: '渣土车', terms: ['渣土运输'] }]);
    expect(lexicon.spot('渣土车又来了，渣土车')).toEqual([{ word: '渣土车', terms: ['渣土运输'] }]);
  });

  it('has a seed in which no word appears twice or says nothing', () => {
    const seen = lexiconSeed.map(({ word }) => word);
    expect(new Set(seen).size).toBe(seen.length);
    for (const { word, terms } of lexiconSeed) {
      expect(stopWords.has(word)).toBe(false);
      expect(terms.length).toBeGreaterThan(0);
      expect(terms.every((term) => wordsOf(term).length > 0)).toBe(true);
    }
  });
});

describe('the place', () => {
  it.each([
    ['510104', '510104', 'INSIDE'],
    ['510104000000', '510104001002', 'INSIDE'],
    ['510100', '510104', 'INSIDE'],
    ['510104', '510100', 'UNKNOWN'],
    ['510104', '510107', 'OUTSIDE'],
  ])('an item for %s and a matter in %s: %s', (scope, regionCode, fit) => {
    expect(placeFit([scope], { regionCode })).toBe(fit);
  });

  it('may be a name, found in the address', () => {
    expect(placeFit(['滨河新区'], { address: '滨河新区一路3号' })).toBe('INSIDE');
    expect(placeFit(['滨河新区'], { address: '老城区一路3号' })).toBe('UNKNOWN');
  });

  it('says nothing when the item or the matter names none', () => {
    expect(placeFit([], { regionCode: '510104' })).toBe('UNKNOWN');
    expect(placeFit(['510104'], undefined)).toBe('UNKNOWN');
  });
});
