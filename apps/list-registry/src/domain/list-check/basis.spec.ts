import { aContext, anItem } from '../../../test/a-checked-list.ts';
import type { InstrumentState } from '../legal-basis/instrument-state.ts';
import { titleKey } from '../legal-basis/instrument-state.ts';
import { checkList } from './check-list.ts';
import type { ListContext } from './list-context.ts';

const basis = (...titles: string[]) => titles.map((title, i) => ({ text: `《${title}》第三条`, instrument: title, article: '第三条', role: i === 0 ? ('ORIGIN' as const) : ('SUPPORT' as const) }));
const instrument = (given: Partial<InstrumentState> & { title: string }): InstrumentState => ({ id: given.title, titleKey: titleKey(given.title), kind: 'LAW', effectiveOn: '2002-10-01', amendedOn: null, repealedOn: null, replacedBy: null, ...given });
const ofBasis = (titles: string[], surroundings: Partial<ListContext> = {}) =>
  checkList(aContext([anItem({ seqNo: 1, basis: basis(...titles) })], surroundings)).filter(({ rule }) => rule === 'F-185').map(({ severity, code }) => `${severity} ${code}`);

describe('what items rest on', () => {
  it('F-185 of 60 items five that rest on department rules alone are found, and no other', () => {
    const items = Array.from({ length: 60 }, (_, i) =>
      anItem({ seqNo: i + 1, basis: i % 12 === 5 ? basis('取水许可管理办法', '水行政处罚实施办法') : basis(...(i % 3 === 0 ? ['取水许可管理办法'] : []), '中华人民共和国水法') }),
    );

    expect(checkList(aContext(items)).filter(({ code }) => code === 'REGISTRY.BASIS.NOT_PRIMARY').map(({ row, severity }) => [row, severity])).toEqual([6, 18, 30, 42, 54].map((row) => [row, 'ERROR']));
  });

  it.each([
    [['取水许可管理办法'], 'ERROR REGISTRY.BASIS.NOT_PRIMARY'],
    [['关于加强节水工作的通知'], 'ERROR REGISTRY.BASIS.NOT_PRIMARY'],
    [['四川省取水许可管理办法'], 'WARN REGISTRY.BASIS.NOT_PRIMARY'],
    [['水之歌'], 'INFO REGISTRY.BASIS.KIND_UNKNOWN'],
  ])('is told from the titles: %s gives %s', (titles, finding) => {
    expect(ofBasis(titles)).toEqual([finding]);
  });

  it.each([[['取水许可管理办法', '四川省水资源条例']], [['青禾区水务局职能配置、内设机构和人员编制规定']]])('is enough with %s', (titles) => {
    expect(ofBasis(titles)).toEqual([]);
  });

  it('is what the register says of an instrument, whatever its title sounds like', () => {
    expect(ofBasis(['取水许可管理办法'], { instruments: [instrument({ title: '取水许可管理办法', kind: 'ADMIN_REGULATION' })] })).toEqual([]);
  });

  it('is a warning where the tenant says so, and enough where it counts department rules among the primary kinds', () => {
    const { policy } = aContext([]);

    expect(ofBasis(['取水许可管理办法'], { policy: { ...policy, basisEnforcement: 'WARN' } })).toEqual(['WARN REGISTRY.BASIS.NOT_PRIMARY']);
    expect(ofBasis(['取水许可管理办法'], { policy: { ...policy, primaryKinds: [...policy.primaryKinds, 'DEPT_RULE'] } })).toEqual([]);
  });

  it('holds on the day the list is to be in force', () => {
    const law = (given: Partial<InstrumentState>) => ({ instruments: [instrument({ title: '中华人民共和国水法', ...given })] });

    expect(ofBasis(['水法'], law({ repealedOn: '2026-03-02', replacedBy: '中华人民共和国水资源法' }))).toEqual(['ERROR REGISTRY.BASIS.REPEALED']);
    expect(ofBasis(['水法'], law({ repealedOn: '2026-03-03' }))).toEqual([]);
    expect(ofBasis(['水法'], law({ effectiveOn: '2026-03-03' }))).toEqual(['ERROR REGISTRY.BASIS.NOT_YET_EFFECTIVE']);
    expect(ofBasis(['水法'], law({ effectiveOn: '2026-03-02', amendedOn: '2026-03-01' }))).toEqual([]);
    expect(ofBasis(['水法'], { instruments: [instrument({ title: '水法', repealedOn: '2020-01-01' }), instrument({ title: '水法', effectiveOn: '2020-01-01' })] })).toEqual([]);
  });

  it('says which instrument is repealed, from which day, and what took its place', () => {
    const [finding] = checkList(aContext([anItem({ seqNo: 1, basis: basis('水法') })], { instruments: [instrument({ title: '水法', repealedOn: '2026-01-01', replacedBy: '水资源法' })] })).filter(({ code }) => code === 'REGISTRY.BASIS.REPEALED');

    expect(finding).toMatchObject({ row: 1, path: '/items/0/basisRefs', messageZh: '《水法》自 2026-01-01 起废止，由《水资源法》替代', message: '“水法” is repealed from 2026-01-01 on; “水资源法” took its place' });
  });
});
