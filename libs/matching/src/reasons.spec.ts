import { aMatter, anItem, linhe } from '../test/an-item.ts';
import { ListIndex } from './list-index.ts';
import type { MatchQuery, Reason } from './types.ts';

const index = new ListIndex();
for (const item of linhe()) index.put(item);
index.put(anItem({ itemKey: 'district', organId: 'park', organName: '临河市园林局', unitId: 'p', unitName: '绿化科', name: '公园绿地养护', locationScope: ['510104'] }));

const reasons = (query: MatchQuery, itemKey: string): Reason[] => index.match('linhe', query).candidates.find((one) => one.itemKey === itemKey)?.reasons ?? [];
const kinds = (query: MatchQuery, itemKey: string): string[] => reasons(query, itemKey).map(({ kind }) => kind);

describe('reasons an officer can check', () => {
  it('name the words found and the part of the item they stand in, in both languages', () => {
    expect(reasons(aMatter('购物之后后悔了'), 'travel').find(({ kind }) => kind === 'NAME')).toEqual({
      kind: 'NAME', field: 'name', terms: ['购物'], weight: expect.any(Number),
      text: 'The text says “购物”, found in the name.',
      textZh: '来件中的“购物”见于事项名称。',
    });
  });

  it.each([
    ['KEYWORD', 'keywords', '农民工等着回家', 'wages'],
    ['TERM', 'description', '路灯故障', 'lamp'],
    ['TERM', 'unitProvision', '小区合同', 'estate'],
    ['BASIS', 'basisTexts', '没有安装净化设施', 'smoke'],
    ['ORGAN', 'organName', '旅游局在哪', 'ktv'],
  ])('cite %s when the word stands in %s', (kind, field, text, itemKey) => {
    expect(reasons(aMatter(text), itemKey)).toContainEqual(expect.objectContaining({ kind, field }));
  });

  it('say which everyday word stands for which official term', () => {
    const lexicon = reasons(aMatter('老板欠薪'), 'wages').filter(({ kind }) => kind === 'LEXICON');
    expect(lexicon[0]?.textZh).toContain('日常用语“欠薪”对应');
    expect(lexicon[0]?.text).toContain('“欠薪” stands for');
    expect(lexicon.flatMap(({ terms }) => terms)).toEqual(expect.arrayContaining(['拖欠工资', '劳动报酬']));
  });

  it('are said to be common knowledge where they come from no list', () => {
    const said = reasons(aMatter('老板欠薪三个月，工钱一分没有'), 'wages').find(({ kind }) => kind === 'USUAL_HOLDER');
    expect(said?.text).toContain('common knowledge, not the list');
    expect(said?.textZh).toContain('常识参考，不是清单依据');
    expect(kinds(aMatter('劳动报酬'), 'travel')).not.toContain('USUAL_HOLDER');
  });

  it('say what the category of the matter adds', () => {
    expect(kinds(aMatter('晚上太黑', { category: '城市照明' }), 'lamp')).toEqual(['CATEGORY']);
  });

  it('say whether the place lies in the area of the item, and an item of another area scores lower', () => {
    const inside = aMatter('公园绿地没人养护', { place: { regionCode: '510104001000' } });
    const outside = aMatter('公园绿地没人养护', { place: { regionCode: '510107' } });
    const score = (query: MatchQuery) => index.match('linhe', query).candidates[0]!.score;

    expect(reasons(inside, 'district').at(-1)).toMatchObject({ kind: 'PLACE', terms: ['510104'], weight: 0.1, textZh: '来件地点属于该事项的适用区域（510104）。' });
    expect(reasons(outside, 'district').at(-1)).toMatchObject({ kind: 'PLACE', weight: -0.7 });
    expect(score(inside)).toBeGreaterThan(score(aMatter('公园绿地没人养护')));
    expect(score(outside)).toBeLessThan(score(aMatter('公园绿地没人养护')));
  });

  it('cite whole words, and character pairs only where no word met', () => {
    expect(reasons(aMatter('窨井盖缺失'), 'cover').filter(({ kind }) => kind === 'NAME').map(({ terms }) => terms)).toEqual([['窨井盖', '缺失']]);
  });

  it('weigh no more than the whole, and no word is cited inside a longer one', () => {
    const found = reasons(aMatter('劳动报酬被拖欠，农民工工资拖欠'), 'wages').filter(({ kind }) => kind !== 'PLACE' && kind !== 'USUAL_HOLDER');
    expect(found.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1.01);
    for (const { terms } of found) for (const term of terms) expect(terms.filter((other) => other.includes(term))).toEqual([term]);
  });
});
