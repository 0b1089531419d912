import { emptyQuestion, linkTo, questionIn, requestOf } from './question.ts';
import { titleOf } from './title-of.ts';

describe('the title of a matter', () => {
  it.each([
    ['小区电梯坏了三天没人修，老人上不了楼。请尽快处理！', '小区电梯坏了三天没人修，老人上不了楼。'],
    ['  电梯\n坏了\t三天 ', '电梯 坏了 三天'],
    ['电梯坏了', '电梯坏了'],
    ['。。。', '。'],
  ])('of %j is %j', (text, title) => {
    expect(titleOf(text)).toBe(title);
  });

  it('is cut between whole characters where the sentence is long', () => {
    expect([...titleOf('𠮷'.repeat(200))]).toHaveLength(60);
    expect(titleOf('𠮷'.repeat(200))).toMatch(/^𠮷+…$/u);
  });
});

describe('a question', () => {
  it('is asked with its place where one was given', () => {
    expect(requestOf({ ...emptyQuestion, text: ' 电梯坏了。三天了 ' })).toEqual({ title: '电梯坏了。', content: '电梯坏了。三天了' });
    expect(requestOf({ ...emptyQuestion, text: '电梯坏了', regionCode: '519901006', address: ' 桥北路 3 号 ' })).toEqual({
      title: '电梯坏了',
      content: '电梯坏了',
      location: { regionCode: '519901006', address: '桥北路 3 号' },
    });
  });

  it('can be linked, and the link asks it again', () => {
    const asked = { ...emptyQuestion, text: '谁管“电梯” & 楼道？\n第二行' };
    const link = new URL(linkTo('http://127.0.0.1:8080', asked));

    expect(link.pathname).toBe('/');
    expect(questionIn(link.search)).toEqual(asked);
  });

  it.each(['', '?q=', '?q=%20', '?other=1'])('is not in the address %j', (search) => {
    expect(questionIn(search)).toBeNull();
  });
});
