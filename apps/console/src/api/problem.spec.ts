import { asProblem, OFFLINE, Problem, problemFrom, saying, UNREADABLE } from './problem.ts';

const refusal = {
  status: 422,
  code: 'DISPATCH.ITEM_NOT_EFFECTIVE',
  detail: 'No list in force holds the item',
  detailZh: '现行有效清单中没有该事项',
  traceId: 'abc',
  violations: [{ path: 'itemKey', code: 'X', message: 'gone', messageZh: '已取消' }, { path: 'broken' }],
};

describe('a refusal', () => {
  it('is shown in the language of the reader', () => {
    const problem = problemFrom(422, JSON.stringify(refusal));

    expect(saying(problem, 'zh-CN')).toBe('现行有效清单中没有该事项');
    expect(saying(problem, 'en')).toBe('No list in force holds the item');
  });

  it('keeps its code, its trace and its well-formed violations', () => {
    const { status, code, traceId, violations } = problemFrom(422, JSON.stringify(refusal));

    expect({ status, code, traceId, violations }).toEqual({ status: 422, code: 'DISPATCH.ITEM_NOT_EFFECTIVE', traceId: 'abc', violations: [refusal.violations[0]] });
  });

  it.each(['', '<html>502</html>', '[]', 'null', '"no"', '{"code": 5, "detail": "x"}', '{"detail": "x"}'])('that is no problem document is named by its status: %j', (text) => {
    expect(problemFrom(502, text)).toMatchObject({ status: 502, code: UNREADABLE });
  });

  it('without an answer means that the system cannot be reached', () => {
    expect(asProblem(new TypeError('Failed to fetch')).code).toBe(OFFLINE);
  });

  it('stays what it is when it is caught again', () => {
    const problem = new Problem(403, 'SEC.FORBIDDEN', 'no', '无权');
    expect(asProblem(problem)).toBe(problem);
  });
});
