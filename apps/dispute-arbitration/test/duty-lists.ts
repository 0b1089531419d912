/** One line of a department's list, as the department words it. */
export interface ListedDuty {
  readonly name: string;
  readonly unit: string;
  readonly assist?: readonly string[];
  readonly major: string;
  readonly special: string;
  readonly attribute: string;
  readonly description: string;
  readonly basis: readonly string[];
  readonly keywords: readonly string[];
  readonly status?: 'ACTIVE' | 'PENDING_ATTRIBUTION';
}

const river: ListedDuty = {
  name: '河道管理范围内倾倒垃圾、渣土等废弃物的查处', unit: 'ZF', assist: ['HD'], major: '河湖管理', special: '河道水域岸线管理', attribute: '监管执法',
  description: '对在河道管理范围内倾倒垃圾、渣土等行为进行制止和处罚，组织清理。', basis: ['《中华人民共和国防洪法》第二十二条'], keywords: ['河道', '垃圾', '渣土'],
};

const sand: ListedDuty = {
  name: '河道采砂许可及监督管理', unit: 'HD', major: '河湖管理', special: '采砂管理', attribute: '审批', description: '审批河道采砂，查处非法采砂行为。', basis: ['《中华人民共和国水法》第三十九条'], keywords: ['采砂'],
};

const vendors: ListedDuty = {
  name: '占道经营、流动摊贩的查处', unit: 'SR', major: '市容秩序', special: '市容管理', attribute: '监管执法', description: '对占用道路摆摊设点、出店经营进行劝离和处罚。', basis: ['《城市市容和环境卫生管理条例》第十四条'],
  keywords: ['占道经营', '摊贩'],
};

const site: ListedDuty = {
  name: '建设工地渣土运输和扬尘的监督管理', unit: 'JG', major: '建设管理', special: '工地管理', attribute: '监督检查', description: '对在建工地的渣土外运、扬尘防治进行监督检查。', basis: ['《城市建筑垃圾管理规定》第十三条'],
  keywords: ['工地', '扬尘', '渣土'],
};

const food: ListedDuty = {
  name: '食品小作坊、小摊贩的监督管理', unit: 'SP', major: '食品安全', special: '食品经营监管', attribute: '监督检查', description: '对食品小作坊、小摊贩进行登记和监督检查。', basis: ['《中华人民共和国食品安全法》第三十六条'],
  keywords: ['食品', '小作坊'],
};

/** The lists of the test district. */
export const LISTS: Readonly<Record<string, readonly ListedDuty[]>> = { SWJ: [river, sand], CGJ: [vendors], ZJJ: [site], SCJ: [food] };
