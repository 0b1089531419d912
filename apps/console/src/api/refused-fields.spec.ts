import { refusedFields } from './refused-fields.ts';

const FIELDS = ['words', 'terms', 'holders'] as const;
const violation = (path: string, message: string, messageZh: string) => ({ path, code: 'X', message, messageZh });

describe('a refused form', () => {
  it('says at each field what is wrong there, in the language of the reader', () => {
    const violations = [violation('words', 'dog: too short', '“狗”：至少两个字'), violation('words[1]', 'too long', '过长'), violation('holders', 'too many', '过多'), violation('other', 'x', '某')];
    expect(refusedFields({ violations }, FIELDS, 'zh-CN')).toEqual({ words: ['“狗”：至少两个字', '过长'], holders: ['过多'] });
    expect(refusedFields({ violations }, FIELDS, 'en').words).toEqual(['dog: too short', 'too long']);
  });

  it('says the same only once', () => {
    expect(refusedFields({ violations: [violation('terms[0]', 'x', '过长'), violation('terms[1]', 'x', '过长')] }, FIELDS, 'zh-CN')).toEqual({ terms: ['过长'] });
  });
});
