import { forgetQuestions, recentQuestions, rememberQuestion } from './recent-questions.ts';

function aStore(kept?: string) {
  const values = new Map<string, string>(kept === undefined ? [] : [['yidan.recent-questions', kept]]);
  return { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value), removeItem: (key: string) => void values.delete(key) };
}

describe('the questions of a session', () => {
  it('come back with the latest first, each once', () => {
    const store = aStore();
    for (const text of ['电梯坏了', '路灯不亮', ' 电梯坏了 ']) rememberQuestion(store, text);
    expect(recentQuestions(store)).toEqual(['电梯坏了', '路灯不亮']);
  });

  it('are the last eight', () => {
    const store = aStore();
    for (let n = 1; n <= 12; n += 1) rememberQuestion(store, `问题 ${n}`);
    expect(recentQuestions(store)).toEqual([12, 11, 10, 9, 8, 7, 6, 5].map((n) => `问题 ${n}`));
  });

  it('are forgotten on request', () => {
    const store = aStore();
    rememberQuestion(store, '电梯坏了');
    forgetQuestions(store);
    expect(recentQuestions(store)).toEqual([]);
  });

  it.each(['no json', '{}', 'null', '[1, null]'])('are none where the browser kept %j', (kept) => {
    expect(recentQuestions(aStore(kept))).toEqual([]);
  });
});
