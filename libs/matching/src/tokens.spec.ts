import fc from 'fast-check';
import { Lexicon } from './lexicon.ts';
import { lexiconSeed } from './lexicon-seed.ts';
import { normalize, normalizeListed } from './normalize.ts';
import { placeFit } from './place.ts';
import { informativeness } from './segmenter.ts';
import { stopWords } from './stop-words.ts';
import { pairsOf, sentencesOf, wordsOf } from './tokens.ts';

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

describe('the sentences of a text', () => {
  const marks = ['。', '！', '!?', '；', '\n', '。\n', ' ', '，', '…', '“', '2.5%', '𠮷', '\r\n'].map(normalize);
  const parts = ['路灯坏了三天', '没人管', '小区物业a3-b乱收费', '５号楼井盖', '老板欠薪', ''].map(normalize);

  it('have the same words whether the text is cut whole or sentence by sentence', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(...marks)), { maxLength: 12 }), (given) => {
      const sentences = sentencesOf(given.flat().join(''), 60);
      expect(sentences.map(({ words }) => words)).toEqual(sentences.map(({ text }) => wordsOf(text)));
    }));
  });

  it('beyond the first so many are not read', () => {
    expect(sentencesOf('路灯坏了。井盖破了！油烟很大', 2).map(({ text, words }) => [text, words])).toEqual([['路灯坏了', ['路灯']], ['井盖破了', ['井盖']]]);
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
  const found = (lexicon: Lexicon, text: string) => lexicon.spot(text).map(({ words, subject }) => [words.join(), subject.terms.join()]);

  it('prefers the longest everyday word and reads each once', () => {
    const lexicon = new Lexicon([{ words: ['渣土'], terms: ['建筑垃圾'] }, { words: ['渣土车'], terms: ['渣土运输'] }]);
    expect(found(lexicon, '渣土车又来了，渣土车')).toEqual([['渣土车', '渣土运输']]);
  });

  it('knows pairs of words that mean something only near each other, in either order', () => {
    const lexicon = new Lexicon([{ words: ['狗…咬'], terms: ['养犬'] }]);
    expect(found(lexicon, '邻居的大狗昨天又咬人了')).toEqual([['狗…咬', '养犬']]);
    expect(found(lexicon, '被咬了，是隔壁的狗')).toEqual([['狗…咬', '养犬']]);
    expect(found(lexicon, '狗很可爱。另外说一件事，昨天我在公园里的长椅旁边被蚊子咬了')).toEqual([]);
    expect(found(lexicon, '狗很可爱')).toEqual([]);
  });

  it('reads no word inside a longer one that was found', () => {
    const lexicon = new Lexicon([{ words: ['停车费'], terms: ['停车收费'] }, { words: ['涨停车费'], terms: ['物业收费'] }]);
    expect(found(lexicon, '又要涨停车费了')).toEqual([['涨停车费', '物业收费']]);
  });

  it('says one thing for several words of one subject', () => {
    const lexicon = new Lexicon([{ words: ['欠薪', '工钱'], terms: ['拖欠工资'] }]);
    expect(found(lexicon, '老板欠薪，工钱一分没有')).toEqual([['欠薪,工钱', '拖欠工资']]);
  });

  it('gives every subject of a word that has several', () => {
    const lexicon = new Lexicon([{ words: ['油烟'], terms: ['餐饮油烟'] }, { words: ['油烟'], terms: ['大气污染'] }]);
    expect(found(lexicon, '油烟')).toEqual([['油烟', '餐饮油烟'], ['油烟', '大气污染']]);
  });

  it('lets a tenant’s own line stand in the place of the common one', () => {
    const lexicon = new Lexicon([{ words: ['油烟', '饭店…烟'], terms: ['餐饮油烟'] }], new Lexicon([{ words: ['油烟', '黑烟', '饭店…烟'], terms: ['大气污染'] }]));
    expect(found(lexicon, '油烟')).toEqual([['油烟', '餐饮油烟']]);
    expect(found(lexicon, '黑烟')).toEqual([['黑烟', '大气污染']]);
    expect(found(lexicon, '饭店冒烟')).toEqual([['饭店…烟', '餐饮油烟']]);
  });

  it('has a seed in which every line says something', () => {
    for (const { words, terms, holders, examples = [] } of lexiconSeed) {
      expect(words.filter((word) => stopWords.has(word))).toEqual([]);
      expect([words.length + examples.length, terms.length, holders?.length ?? 0]).not.toContain(0);
      if (words.length > 0) expect(terms.filter((term) => wordsOf(normalize(term)).length === 0)).toEqual([]);
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
