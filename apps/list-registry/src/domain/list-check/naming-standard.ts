import { normaliseName } from '@yidan/kernel';

/** 不规范之处: what is wrong with the name of an item; one word for each name, the gravest first. */
export interface NamingFault {
  readonly code: 'REGISTRY.ITEM.NAME_VAGUE' | 'REGISTRY.ITEM.NAME_NO_OBJECT' | 'REGISTRY.ITEM.NAME_NO_DEED';
  readonly message: string;
  readonly messageZh: string;
}

// What follows stands at the end of a name and leaves open what the matter is.
const OPEN = '(?:工作|事项|事务|任务|职责|职能|业务|问题|活动)';
const LOOSE = '(?:相关|有关|其他|其它|各项|各类|各种|日常|具体|一般|临时性?|阶段性|方面)的?';
const VAGUE: readonly RegExp[] = [
  new RegExp(`等(?:${LOOSE})*${OPEN}?$`, 'u'),
  new RegExp(`(?:${LOOSE}).{0,6}?${OPEN}$`, 'u'),
  new RegExp(`(?:其他|其它)(?:应当|需要|依法|法律|按规定|职责).{0,12}$`, 'u'),
  /(?:以?及|和|与|或者?)(?:其他|其它|相关|有关)$/u,
  /(?:交办|安排|布置|指派)的?.{0,8}(?:工作|事项|任务)$/u,
  /(?:配合|协助|会同)(?:有关|相关|其他|其它)(?:部门|单位|方面).{0,12}$/u,
  /(?:视情况|根据需要|酌情|若干|之类)/u,
  /(?:做好|搞好|抓好).{0,4}$/u,
];

// 承担某委员会办公室日常工作: the provisions' own words for running the office of a body.
const DAILY_OFFICE = /(?:办公室|委员会|指挥部|领导小组|机构|联席会议)的?日常工作$/u;
const DEEDS =
  '审批|许可|核准|核发|签发|审定|审查|审核|审计|审议|评审|初审|预审|会审|处罚|罚款|处理|处置|处分|查处|惩戒|约谈|警告|检查|抽查|巡查|督查|稽查|检验|检疫|检测|监测|监督|监管|监视|监护|监控|管理|管护|治理|整治|整改|清理|清查|清除|清运|备案|登记|注册|注销|撤销|吊销|撤回|撤消|变更|延续|换发|补发|换证|年检|年审|确认|认定|认证|鉴定|评定|评估|评价|评选|评比|评议|验收|考核|考试|考评|奖励|表彰|表扬|强制|扣押|查封|冻结|扣划|划拨|拆除|代履行|加处|滞纳|裁决|裁定|裁量|仲裁|调解|调处|征收|征用|征集|收取|收缴|追缴|追偿|给付|发放|补助|补贴|救助|救济|救援|救治|抚恤|优待|慰问|资助|扶持|帮扶|支持|奖补|公告|公布|公示|发布|公开|披露|通报|报告|报送|上报|申报|申请|推荐|推选|选拔|任免|任命|聘任|聘用|录用|招聘|招录|遴选|指导|引导|辅导|督促|督导|督办|协调|统筹|组织|实施|执行|落实|贯彻|承担|承办|负责|开展|推进|推动|推行|推广|促进|制定|制订|制作|拟订|拟定|起草|编制|编写|编报|修订|修改|规划|统计|调查|勘查|勘察|勘验|勘测|测绘|测量|测算|普查|核查|核实|核定|核算|核对|复核|复查|复议|受理|办理|代理|答复|回复|宣传|培训|教育|教学|演练|建设|建立|设立|设置|设定|新建|改建|扩建|组建|维护|维修|养护|修缮|保护|保障|保管|保存|储备|防治|防控|防范|防御|预防|预警|预报|应急|抢险|响应|调度|调配|调剂|调整|分配|配置|采购|招标|收购|出让|转让|出租|流转|转移|移交|交接|接收|接待|衔接|联络|协助|配合|参与|提供|供应|供给|服务|咨询|出具|开具|签订|缴纳|缴费|缴存|提取|贷款|减免|减征|减缓|缓缴|免征|免除|免税|抵扣|豁免|退还|退付|返还|退回|赔偿|补偿|兑付|支付|结算|决算|拨付|收养|结婚|离婚|安置|安排|安葬|殡葬|绿化|运行|运营|使用|利用|开发|开采|开垦|开办|开发|采伐|采集|采砂|取水|排放|捕捞|狩猎|养殖|种植|繁育|引进|进口|出口|经营|生产|销售|运输|贮存|储存|节约|占用|挖掘|迁移|移植|砍伐|修剪|悬挂|张贴|举办|举行|举报|投诉|信访|命名|更名|划定|划界|标定|界定|录入|归档|查询|查阅|销毁|回收|消毒|免疫|接种|诊断|放射|防疫|普及|传承|保护|研究|试验|改革|改造|改善|提升|优化|培育|发展|规范|履行|维权|维稳|值守|值班|服兵役|征兵|动员|拥军|守护|禁止|责令|取缔|没收|追究|纠正|纠察|劝导|解除|戒毒|矫正|监所|羁押|出庭|应诉|立案|结案|移送|送达|听证|告知|催告|公证|授权|委托|下放|指定|确定|决定|认领|领取|颁发|授予|报废|报备|备查|检定|校准|检修|抽样|封存|定级|定点|分类|分级|分析|监造|监理|排查|摸排|化解|防汛|抗旱|灌溉|供水|供热|供气|排水|节水|用水|用地|用海|通行|停车|停业|停产|停止|复工|开工|竣工|施工|掘路|入学|休学|转学|升学|招生|就业|创业|参保|退休|报销|转诊|落户|迁入|迁出|入境|出境|签证|签注|更正|补办|补领|补录|合并|分立|终止|延期|展期|续期|续展|暂停|恢复|启用|停用|改变|调用|借用|租赁|置换|抵押|质押|查验|过户|买卖|继承|赠与|分割|更换|加注|异议|预告|备付|结余|转换|接续|转入|转出|聘请|表决|选举|罢免|换届|联系|对接|交流|合作|招商|引资|会商|研判|监审|定价|调价|限价|平抑|收储|轮换|投放|抛售|打击|侦查|侦办|打拐|反恐|禁毒|扫黄|打非|巡逻|巡护|看护|看管|托管|照料|照护|养老|托育|康复|助残|助学|助老|扶贫|振兴|申领|领用|证明|新办|新增|换领|代开|报装|报到|报案|报验|解封|缴销|修复|清算|补充|介绍|反馈|反映|说明|建议|提出|发行|兑换|扣除|结清|赋码|派遣|派单|帮办|代办|联办|通办|联审|创建|救护|收容|植树|分流|防制|开放|转型|应用|管控|编纂|作业|宣讲|学习|普法|普选|执法|立法|释法|复评|补评|验旧|印制|勘探|编研|会议|接诉';
const DEED = new RegExp(DEEDS, 'gu');
// Deeds done to so many things that alone they name no matter.
const GENERAL = /^(?:管理|监督|监管|协调|指导|统筹|组织|实施|执行|落实|贯彻|服务|推进|推动|检查|处理|办理|处置|保障|督促|督导|负责|承担|开展|支持|配合|协助|参与|综合|建设|规范|联络)$/u;
const FILLER = new RegExp(`负责|做好|开展|组织|综合|日常|统一|全面|归口|具体|相关|有关|其他|其它|各项|各类|本局|本级|本机关|单位|部门|${OPEN}|[的和与及等、，,对]`, 'gu');

/** 命名标准: what keeps a name from saying plainly what is done to what (R-REG-10); nothing where it does. */
export function namingFault(name: string): NamingFault | undefined {
  const bare = name.normalize('NFKC').replaceAll(/[\s《》“”"'.。;；:：!！?？]/gu, '').replace(/\([^()]*\)$/u, '');
  if (!DAILY_OFFICE.test(bare) && VAGUE.some((pattern) => pattern.test(bare))) {
    return { code: 'REGISTRY.ITEM.NAME_VAGUE', message: `“${name}” leaves open what the matter is`, messageZh: `“${name}”表述含混，应写明具体事项` };
  }
  const deeds = bare.match(DEED) ?? [];
  if (deeds.length === 0 && !DAILY_OFFICE.test(bare)) return { code: 'REGISTRY.ITEM.NAME_NO_DEED', message: `“${name}” does not say what is done`, messageZh: `“${name}”没有写明做什么，应采用动宾结构` };
  if (bare.replaceAll(DEED, '').replaceAll(FILLER, '') === '' && deeds.length > 0 && deeds.every((deed) => GENERAL.test(deed))) {
    return { code: 'REGISTRY.ITEM.NAME_NO_OBJECT', message: `“${name}” does not say to what it is done`, messageZh: `“${name}”没有写明对象，应采用动宾结构` };
  }
  return undefined;
}

/** Whether a text uses the very words of a name. */
export function saysInThoseWords(name: string, text: string): boolean {
  const key = normaliseName(name);
  return key.length >= 6 && normaliseName(text).includes(key);
}
