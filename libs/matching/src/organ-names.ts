/** 机关名称: one line per field of work, the ways its organ is named before and after reforms and in short. */
const ways = `
教育 教体 教科 科教 文教 教委
公安 警察 交警
民政
司法
财政
人力资源和社会保障 人力资源社会保障 人社 劳动保障 劳动和社会保障 人事劳动 社会保险
自然资源 自然资源和规划 资源规划 国土 规划局 规划和自然资源
生态环境 环境保护 环保
住房和城乡建设 住房城乡建设 住建 城乡建设 建设局 住房建设 住房和建设 建委 住建委
房产管理 住房保障 房管 房屋管理 房产局 住房管理 住房和城乡建设 住建
城市管理 城管 综合行政执法 综合执法 行政执法局 市容
综合行政执法 综合执法 行政执法局 城市管理 城管
交通运输 交通局 交通委 交运 道路运输
水务 水利 河湖
农业农村 农业局 农牧 农村工作 农委 农林 畜牧
林业 林草 园林 林业和草原 林业园林
园林 绿化 公园 林业 城市管理 城管
商务 商贸 商粮 经济合作 商务和
文化 文旅 文体 文广 文化和旅游 文化广电 文化体育
旅游 文旅 文化和旅游 文化广电 文化体育
体育 教体 科体 文体 文旅体 文化体育
广播电视 广电 文旅 文化广电
卫生健康 卫健 卫生局 卫生和计划生育 卫计
疾病预防控制 疾控 卫生健康 卫健
应急管理 应急 安全生产监督 安监
消防 消防救援
市场监督管理 市场监管 市监 工商 质监 质量技术监督 食药监 食品药品
药品监督管理 药监 食药监 市场监督管理 市场监管
知识产权 市场监督管理 市场监管
医疗保障 医保
退役军人
行政审批 审批局 审批服务 政务服务
政务服务 行政审批 审批服务 政务中心 政务
大数据 数据 数字 智慧
发展和改革 发展改革 发改 发改委 物价
粮食 粮食和物资储备 发展和改革 发展改革 发改
能源 发展和改革 发展改革 发改
经济和信息化 工业和信息化 经信 工信 经济信息化 科技和工业信息化 科工信 经科 工业
科学技术 科技 科工 经科 教科
统计
审计
国有资产监督管理 国有资产 国资
机关事务 事务管理 机关服务
档案 档案馆
残疾人联合会 残联
信访
税务
金融 地方金融
公积金
气象
地震 应急管理 防震减灾
烟草
邮政
民族宗教 民宗 民族 宗教 统战
外事 外办 侨务
妇女联合会 妇联
共青团 团委
总工会 工会
宣传 宣传部 新闻出版
新闻出版 宣传部 宣传 版权
网信 网络安全和信息化 互联网信息 宣传
组织 组织部
机构编制 编办 编制
纪检监察 纪委 监察
政法 政法委
人民武装 武装部
供销 供销社
乡村振兴 农业农村 扶贫
红十字 红十字会
投资促进 招商 经济合作 投资服务 商务
公共资源交易 公共资源
城市运行 城运 热线
乡镇 镇人民政府 乡人民政府 街道办事处
乡镇人民政府 镇人民政府 乡人民政府 街道办事处
街道 街道办事处 镇人民政府 乡人民政府
社区 街道办事处 镇人民政府
`;

const lines = ways.trim().split('\n').map((line) => line.split(' '));
const waysOf = new Map(lines.map((line) => [line[0]!, line]));
// Whoever writes the short form of a name means the same organ; the first line that knows it decides.
for (const line of lines) for (const way of line) if (!waysOf.has(way)) waysOf.set(way, line);

/** 通用名称: one name for all ways in which the kind of organ is written (水利: 水务). */
export function kindNamed(stem: string): string {
  return waysOf.get(stem)?.[0] ?? stem;
}

/** 机关名称相符: whether an organ so named is the kind of organ the stem speaks of (人力资源和社会保障: 云川市人社局). */
export function isNamed(organName: string, stem: string): boolean {
  return (waysOf.get(stem) ?? [stem]).some((way) => organName.includes(way));
}
