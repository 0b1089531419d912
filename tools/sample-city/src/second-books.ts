import type { BookItem, OrganBook } from './book.ts';

/**
 * 临江区机构: organs put together from the books another way than in the first district:
 * code|name|short name|kind|book:special functions;book:…
 */
const ORGANS = `
BB|区委机构编制委员会办公室|编办|ESTABLISHMENT_OFFICE|BB:职责清单和争议协调,机构编制管理,监督检查
SFJ|司法局|司法局|JUSTICE_BUREAU|SFJ:合法性审查,执法协调监督,人民调解和普法
CYZX|城市运行管理中心（12345热线服务中心）|城运中心|CITY_OPS_CENTRE|CYZX:热线受理,派遣调度,督办考评,运行监测
XZSP|行政审批局|审批局|APPROVAL_BUREAU|XZSP:企业和个体登记,社会事务审批
SCJG|市场监督管理局|市场监管局|GOV_DEPARTMENT|SCJG:食品经营和餐饮服务监管,电梯和承压类设备监察,消费者权益保护;SWU:商贸服务和消费促进
CGJ|城市管理和综合执法局|城管局|COMPREHENSIVE_ENFORCEMENT|ZHZF:占道经营和街面秩序,违法建设查处,油烟和噪声执法;YLJ:绿地和树木管护;SWJ:排水与污水处理管理;ZJJ:城镇燃气监管
ZJT|住房建设和交通运输局|住建交通局|GOV_DEPARTMENT|ZJJ:物业服务监管,房屋使用安全;JTJ:公共汽车和出租汽车
NSJ|农业农村和水利局|农水局|GOV_DEPARTMENT|NYNC:动物防疫检疫,农村土地和集体经济;SWJ:城镇供水管理
STHJ|生态环境局|生态环境局|GOV_DEPARTMENT|STHJ:大气和噪声污染防治,现场执法和投诉查处
GAFJ|公安分局|公安分局|GOV_DEPARTMENT|GAFJ:犬只管理,交通秩序和事故
RSYB|人力资源和社会保障局（医疗保障局）|人社局|HR_DEPARTMENT|RSJ:劳动保障监察;YBJ:参保和待遇
MZJ|民政局|民政局|GOV_DEPARTMENT|MZJ:最低生活保障和特困供养,养老机构和老年福利,殡葬管理
WJW|卫生健康局|卫健局|GOV_DEPARTMENT|WJW:疾病预防控制,卫生监督执法
JYWL|教育和文化旅游局|教文旅局|GOV_DEPARTMENT|JYJ:招生和学籍,校外培训监管;WLJ:公共文化和非遗
`;

/** 第二套底本: the same matters, partly held by other organs. */
export function secondBooks(books: readonly OrganBook[]): OrganBook[] {
  return ORGANS.trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = '', shortName = '', kind = '', parts = ''] = line.split('|');
      const book: OrganBook = { code, name, shortName, kind: kind as OrganBook['kind'], units: [], duties: [], items: [] };
      for (const part of parts.split(';')) {
        const [from = '', functions = ''] = part.split(':');
        const source = books.find((b) => b.code === from);
        if (!source) throw new Error(`no book ${from}`);
        take(book, source, functions.split(','));
      }
      return book;
    });
}

/** Copies special functions with the units and duties they need; equal units of two sources become one. */
function take(book: OrganBook, source: OrganBook, functions: readonly string[]): void {
  const chosen = source.items.filter((i) => functions.includes(i.special.name));
  const leading = new Set(chosen.map((i) => i.lead));
  const units = new Map<string, string>();
  const unitOf = (code: string): string => {
    const known = units.get(code);
    if (known) return known;
    const unit = source.units.find((u) => u.code === code);
    if (!unit) throw new Error(`no unit ${code} in ${source.code}`);
    const same = book.units.find((u) => u.name === unit.name);
    const own = same?.code ?? (book.units.some((u) => u.code === code) ? `${source.code}${code}` : code);
    if (!same) book.units.push({ ...unit, code: own });
    units.set(code, own);
    return own;
  };
  const dutyOf = (index: number): number => {
    const duty = source.duties[index];
    if (!duty) throw new Error(`no duty ${index} in ${source.code}`);
    const known = book.duties.findIndex((d) => d.text === duty.text);
    return known >= 0 ? known : book.duties.push({ ...duty }) - 1;
  };
  for (const item of chosen) {
    const taken: BookItem = structuredClone(item);
    taken.special.coordinator = unitOf(item.special.coordinator);
    taken.lead = unitOf(item.lead);
    // A unit that leads nothing here is not set up only to assist.
    taken.assist = item.assist.filter((unit) => leading.has(unit)).map(unitOf);
    taken.duties = item.duties.map(dutyOf);
    // Remarks name organs of the first district.
    taken.remarks = '';
    book.items.push(taken);
  }
}
