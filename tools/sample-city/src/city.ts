import type { OrganBook } from './book.ts';
import { districtOf } from './district.ts';
import type { SampleCity, TenantFixture } from './model.ts';
import { organOf, type Place } from './organs-of-place.ts';
import { allBooks } from './organs/all-books.ts';
import { peopleOf, type FixedNames } from './people.ts';
import { CITY, FIRST_TOWNS, regionsOf, SECOND_TOWNS, sideOrgans, townOrgans } from './places.ts';
import { plant, REPEALED } from './planted.ts';
import { catalogueOf, PowerNumbers } from './power-catalogue.ts';
import { secondBooks } from './second-books.ts';

/** Organs of the city that guide their counterparts; they hold no lists here. */
const CITY_ORGANS = ['BB', 'SFJ', 'CYZX', 'SCJG', 'SWJ', 'ZHZF', 'ZJJ', 'STHJ'];

const FIRST_NAMES: FixedNames = {
  'BB/ESTABLISHMENT_OFFICER1': ['赵敏', 'zhao.min'],
  'BB/ESTABLISHMENT_DIRECTOR2': ['钱卫民', 'qian.weimin'],
  'BB/ESTABLISHMENT_DIRECTOR3': ['孙立新', 'sun.lixin'],
  'BB/TENANT_ADMIN4': ['李静', 'li.jing'],
  'SFJ/JUSTICE_REVIEWER1': ['周婷', 'zhou.ting'],
  'SFJ/JUSTICE_DIRECTOR2': ['吴刚', 'wu.gang'],
  'BW/COMMISSION_CHAIR1': ['郑建国', 'zheng.jianguo'],
  'BW/COMMISSION_SECRETARY2': ['王雪', 'wang.xue'],
  'CYZX/DISPATCH_OPERATOR1': ['冯丽娜', 'feng.lina'],
  'CYZX/SUPERVISOR2': ['陈涛', 'chen.tao'],
  'SCJG/ORGAN_DRAFTER': ['卫芳', 'wei.fang'],
  'SCJG/ORGAN_APPROVER': ['蒋国庆', 'jiang.guoqing'],
  'SCJG/SPJY/UNIT_HEAD': ['沈磊', 'shen.lei'],
  'SCJG/SPJY/UNIT_HANDLER': ['韩艳', 'han.yan'],
  'SWJ/ORGAN_DRAFTER': ['杨俊', 'yang.jun'],
  'SWJ/ORGAN_APPROVER': ['朱永康', 'zhu.yongkang'],
  'ZHZF/ORGAN_DRAFTER': ['秦颖', 'qin.ying'],
  'ZHZF/ORGAN_APPROVER': ['许志强', 'xu.zhiqiang'],
  'ZHZF/SRGL/UNIT_HEAD': ['何勇', 'he.yong'],
  'ZHZF/SRGL/UNIT_HANDLER': ['吕倩', 'lv.qian'],
  'DJZH/ORGAN_DRAFTER': ['施琳', 'shi.lin'],
  'DSP/TOWN_CALLER1': ['张浩', 'zhang.hao'],
  'DSP/TOWN_COMMANDER2': ['孔德华', 'kong.dehua'],
  'LJ/TOWN_CALLER1': ['曹慧', 'cao.hui'],
  'FH/TOWN_CALLER1': ['严旭', 'yan.xu'],
};

const SECOND_NAMES: FixedNames = {
  'BB/ESTABLISHMENT_OFFICER1': ['苏晶', 'su.jing'],
  'BB/ESTABLISHMENT_DIRECTOR2': ['潘志远', 'pan.zhiyuan'],
  'CYZX/DISPATCH_OPERATOR1': ['葛敏', 'ge.min'],
  'CGJ/ORGAN_DRAFTER': ['范伟', 'fan.wei'],
};

/** 示例城市: 云川市 with 青禾区 (the full list of FX-3 with its planted defects) and 临江区 (smaller, organised otherwise). */
export function sampleCity(): SampleCity {
  const books = allBooks();
  const numbers = new PowerNumbers(books);
  const guidedBy = { tenantId: CITY.tenantId, organCodes: new Set(CITY_ORGANS) };
  const first: Place = { tenantId: '519901', name: '青禾区', cityName: CITY.name, level: 'DISTRICT', guidedBy };
  const second: Place = { tenantId: '519902', name: '临江区', cityName: CITY.name, level: 'DISTRICT', guidedBy };
  return {
    city: cityTenant(books),
    districts: [
      districtOf({ place: first, books: plant(books), others: [...sideOrgans(first, 'FULL'), ...townOrgans(FIRST_TOWNS, first, 12, 3)], towns: FIRST_TOWNS, numbers, peoplePrefix: 'qh', fixedNames: FIRST_NAMES, pilotOrgans: ['SCJG', 'SWJ', 'ZHZF', 'DJZH'], planted: true }),
      districtOf({ place: second, books: secondBooks(books), others: [...sideOrgans(second, 'SMALL'), ...townOrgans(SECOND_TOWNS, second, 0, 0)], towns: SECOND_TOWNS, numbers, peoplePrefix: 'lj', fixedNames: SECOND_NAMES, pilotOrgans: ['SCJG', 'CGJ'], planted: false }),
    ],
  };
}

function cityTenant(books: readonly OrganBook[]): TenantFixture {
  const departments = books.filter((b) => CITY_ORGANS.includes(b.code)).map((book) => organOf(book.code === 'ZHZF' ? { ...book, name: '城市管理行政执法局' } : book, CITY, []));
  const organs = [...departments, ...sideOrgans(CITY, 'SMALL')];
  return {
    tenantId: CITY.tenantId,
    name: CITY.name,
    level: 'CITY',
    cityTenantId: CITY.tenantId,
    regions: regionsOf(CITY, []),
    organs,
    people: peopleOf('yc', organs, { 'BB/ESTABLISHMENT_OFFICER1': ['唐静', 'tang.jing'] }, true),
    lists: [],
    powerCatalogue: catalogueOf(CITY.tenantId, []),
    repealedInstruments: REPEALED.map((r) => ({ ...r })),
    pilotOrgans: [],
    expectedFindings: [],
  };
}
