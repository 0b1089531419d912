import { lessonTerms } from './lesson-terms.ts';

const terms = (content: string, address?: string): string[] => lessonTerms({ title: '', content, ...(address && { place: { address } }) });

describe('the terms a decided matter teaches', () => {
  it('are the words and character pairs of its title and content, each once', () => {
    const found = lessonTerms({ title: '路灯不亮', content: '楼下的路灯坏了，路灯一直不亮' });
    expect(found).toEqual(expect.arrayContaining(['路灯', '不亮', '楼下']));
    expect(new Set(found).size).toBe(found.length);
  });

  it.each([
    ['我叫王桂芬，楼下的路灯坏了', '桂芬'],
    ['是李建国把路灯打坏的', '建国'],
    ['请找张伟修路灯', '张伟'],
    ['欧阳明看见路灯坏了', '阳明'],
  ])('hold no name of a person: %s', (text, name) => {
    const found = terms(text);
    expect(found.filter((term) => term.includes(name))).toEqual([]);
    expect(found).toContain('路灯');
  });

  it('hold no numbers and no letters, masked or not', () => {
    expect(terms('电话138********，车牌川A12345，身份证5101**************，路灯坏了').join('')).toMatch(/^\p{Script=Han}+$/u);
  });

  it('hold nothing of the address', () => {
    const found = terms('和平小区三号门的路灯坏了', '和平小区三号门');
    expect(found.filter((term) => '和平小区三号门'.includes(term))).toEqual([]);
    expect(found).toContain('路灯');
  });

  it('are in no order of the text, so that it cannot be read from them', () => {
    const found = terms('昨天晚上有人在河边烧垃圾，烟很大');
    expect(found).toEqual([...found].sort());
  });
});
