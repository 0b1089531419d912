import { faultsFrom, faultsOf, faultsWithin } from './faults.ts';

const violation = (path: string, messageZh: string) => ({ path, code: 'X', message: 'wrong', messageZh });
const faults = faultsFrom({ violations: [violation('split[0].leadOrganId', '两个牵头单位'), violation('split.1.handoff', '应写明衔接'), violation('split[1]', '重复列出'), violation('split[10].task', '太长'), violation('split', '至少一行')] }, 'zh-CN');

describe('what was refused in a form', () => {
  it('stands in the row and the column where it is, however the path is written', () => {
    expect(faultsWithin(faults, 'split[0].leadOrganId')).toEqual(['两个牵头单位']);
    expect(faultsWithin(faults, 'split[1].handoff')).toEqual(['应写明衔接']);
    expect(faultsWithin(faults, 'split[1].task')).toEqual([]);
  });

  it('stands above the row or the table where it is about the whole of it', () => {
    expect(faultsOf(faults, 'split[1]')).toEqual(['重复列出']);
    expect(faultsOf(faults, 'split')).toEqual(['至少一行']);
  });

  it('is said once, in the language of the reader', () => {
    const twice = { violations: [violation('title', '必填'), violation('title', '必填')] };
    expect([faultsWithin(faultsFrom(twice, 'zh-CN'), 'title'), faultsWithin(faultsFrom(twice, 'en'), 'title')]).toEqual([['必填'], ['wrong']]);
  });
});
