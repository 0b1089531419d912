import type { Limit } from '@yidan/kernel';

/** One line of a department's list, as the department words it. */
export interface ListedDuty {
  readonly name: string;
  readonly unit: string;
  readonly assist?: readonly string[];
  readonly major: string;
  readonly special: string;
  readonly attribute: string;
  readonly description: string;
  readonly basis: string[];
  readonly keywords: string[];
  readonly timeLimit?: Limit;
  readonly status?: 'ACTIVE' | 'PENDING_ATTRIBUTION' | 'SUSPENDED' | 'CANCELLED';
}

const river: ListedDuty = {
  name: '河道管理范围内倾倒垃圾、渣土等废弃物的查处', unit: 'ZF', assist: ['HD'], major: '河湖管理', special: '河道水域岸线管理', attribute: '监管执法',
  description: '对在河道管理范围内弃置、堆放阻碍行洪的物体，倾倒垃圾、渣土、泡沫等漂浮物的行为进行制止和处罚，组织清理。',
  basis: ['《中华人民共和国河道管理条例》第二十四条', '《中华人民共和国防洪法》第二十二条'], keywords: ['河道', '垃圾', '渣土', '漂浮物'],
};

/** The lists of the test district, written from what such departments publish, before any of the matters was. */
export const LISTS: Readonly<Record<string, readonly ListedDuty[]>> = {
  SWJ: [
    river,
    {
      name: '河道采砂许可及监督管理', unit: 'HD', major: '河湖管理', special: '采砂管理', attribute: '审批', description: '审批河道采砂，查处非法采砂行为。',
      basis: ['《中华人民共和国水法》第三十九条'], keywords: ['采砂', '砂石'], timeLimit: { amount: 20, clock: 'WORKING_DAY' },
    },
    {
      name: '取水许可及地下水管理', unit: 'HD', major: '水资源管理', special: '取水管理', attribute: '审批', description: '取水许可审批，机井、地下水开采的监督管理。',
      basis: ['《取水许可和水资源费征收管理条例》第三条'], keywords: ['取水', '机井', '地下水'],
    },
    {
      name: '供水管网漏损及二次供水监管', unit: 'HD', major: '供水管理', special: '城镇供水', attribute: '监督检查', description: '城镇供水水质、水压、停水和二次供水设施的监督。',
      basis: ['《城市供水条例》第七条'], keywords: ['自来水', '停水', '水压', '供水'],
    },
  ],
  CGJ: [
    {
      name: '占道经营、流动摊贩的管理和查处', unit: 'SR', major: '市容管理', special: '市容秩序', attribute: '监管执法',
      description: '查处擅自占用城市道路、人行道、公共场地摆摊设点、店外经营的行为。', basis: ['《城市市容和环境卫生管理条例》第十四条'], keywords: ['占道经营', '流动摊贩', '店外经营', '夜市'],
    },
    {
      name: '户外广告和招牌设置监管', unit: 'SR', major: '市容管理', special: '户外广告', attribute: '监管执法', description: '户外广告、招牌、灯箱的设置管理和安全检查。',
      basis: ['《城市市容和环境卫生管理条例》第十一条'], keywords: ['户外广告', '招牌', '灯箱'],
    },
    {
      name: '建筑施工噪声扰民查处', unit: 'JZ', major: '建设执法', special: '噪声管理', attribute: '监管执法', description: '查处夜间施工作业产生的噪声污染，制止超时施工。',
      basis: ['《中华人民共和国噪声污染防治法》第四十三条'], keywords: ['夜间施工', '噪声', '工地'],
    },
    {
      name: '违法建设查处', unit: 'JZ', major: '建设执法', special: '违法建设治理', attribute: '监管执法', description: '查处未取得规划许可的私搭乱建，依法组织拆除。',
      basis: ['《中华人民共和国城乡规划法》第六十四条'], keywords: ['违法建设', '私搭乱建', '违章建筑'],
    },
  ],
  SCJ: [
    {
      name: '餐饮服务食品安全监督检查', unit: 'SP', major: '食品安全', special: '餐饮监管', attribute: '监管执法', description: '对餐饮单位加工环境卫生、变质食材、食物中毒的检查和处理。',
      basis: ['《中华人民共和国食品安全法》第一百一十条'], keywords: ['餐饮', '食品安全', '食物中毒', '变质'],
    },
    {
      name: '价格违法行为查处', unit: 'JG', major: '价格监管', special: '价格监督检查', attribute: '监管执法', description: '查处不明码标价、哄抬价格、价格欺诈。',
      basis: ['《中华人民共和国价格法》第十三条'], keywords: ['明码标价', '价格欺诈', '乱收费'],
    },
  ],
  YJJ: [
    {
      name: '危险化学品经营安全监管', unit: 'WH', major: '安全生产', special: '危险化学品', attribute: '监管执法', description: '危险化学品储存、经营单位泄漏事故的监督检查和处置。',
      basis: ['《危险化学品安全管理条例》第六条'], keywords: ['危险化学品', '泄漏', '储罐'],
    },
  ],
};

/** The river duty, for versions that change it. */
export const RIVER = river;
