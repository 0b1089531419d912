import { spread } from './spread.ts';

const SURNAMES = '赵zhao 钱qian 孙sun 李li 周zhou 吴wu 郑zheng 王wang 冯feng 陈chen 褚chu 卫wei 蒋jiang 沈shen 韩han 杨yang 朱zhu 秦qin 许xu 何he 吕lv 施shi 张zhang 孔kong 曹cao 严yan 华hua 金jin 魏wei 陶tao 姜jiang 戚qi 谢xie 邹zou 喻yu 柏bai 窦dou 章zhang 苏su 潘pan 葛ge 范fan 彭peng 鲁lu 韦wei 马ma 苗miao 方fang 俞yu 任ren 袁yuan 柳liu 唐tang 薛xue 雷lei 贺he 汤tang 罗luo 毕bi 郝hao 安an 常chang 傅fu 齐qi 康kang 余yu 顾gu 孟meng 黄huang 穆mu 萧xiao 尹yin 姚yao 邵shao 汪wang 毛mao 米mi 戴dai 宋song 庞pang 熊xiong 纪ji 舒shu 项xiang 祝zhu 董dong 梁liang 杜du 阮ruan 蓝lan 闵min 席xi 贾jia 路lu 江jiang 童tong 郭guo 梅mei 林lin 钟zhong 徐xu 邱qiu 骆luo 高gao 夏xia 蔡cai 田tian 樊fan 胡hu 凌ling 霍huo 万wan 管guan 卢lu 莫mo 房fang 邓deng 洪hong 左zuo 石shi 崔cui 龚gong 程cheng 陆lu 段duan 侯hou 白bai 温wen 文wen 廖liao 曾zeng 沙sha 丁ding 叶ye'.split(' ').map(split);
const GIVEN = '敏min 强qiang 静jing 伟wei 芳fang 磊lei 洋yang 艳yan 勇yong 军jun 杰jie 娟juan 涛tao 超chao 霞xia 平ping 刚gang 玲ling 辉hui 丹dan 波bo 斌bin 宁ning 鹏peng 琳lin 浩hao 倩qian 凯kai 蕾lei 健jian 慧hui 俊jun 颖ying 峰feng 莉li 亮liang 婷ting 毅yi 雪xue 旭xu 晶jing 建国jianguo 晓燕xiaoyan 志强zhiqiang 海燕haiyan 文博wenbo 思远siyuan 立新lixin 春梅chunmei 国庆guoqing 玉兰yulan 明哲mingzhe 雅琴yaqin 德华dehua 小川xiaochuan 佳怡jiayi 永康yongkang 秀英xiuying 子涵zihan 志远zhiyuan 丽娜lina 光明guangming 雨桐yutong 家豪jiahao 晓东xiaodong 淑珍shuzhen 天宇tianyu 红梅hongmei 振华zhenhua 美玲meiling 世杰shijie 若琳ruolin 卫民weimin 启航qihang 桂芳guifang 一鸣yiming 景行jingxing 诗雨shiyu 守成shoucheng 长青changqing'.split(' ').map(split);

function split(entry: string): [name: string, spelling: string] {
  const [, name = '', spelling = ''] = /^(\p{Script=Han}+)([a-z]+)$/u.exec(entry) ?? [];
  return [name, spelling];
}

/** 人名: an invented name with its login name; the login name is used once in a tenant. */
export class NameGiver {
  private readonly prefix: string;
  private readonly used = new Set<string>();

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  /** A name fixed by hand, for the people the documentation speaks of. */
  fixed(name: string, spelling: string): { subject: string; name: string } {
    const subject = `${this.prefix}.${spelling}`;
    if (this.used.has(subject)) throw new Error(`${subject} is taken`);
    this.used.add(subject);
    return { subject, name };
  }

  /** A name chosen by the place its bearer has, so that it stays when other places come or go. */
  forPlace(place: string): { subject: string; name: string } {
    const total = SURNAMES.length * GIVEN.length;
    const start = spread(`${this.prefix}/${place}`);
    for (let step = 0; step < total; step += 1) {
      const n = (start + step * 7919) % total;
      const [surname, given] = [SURNAMES[n % SURNAMES.length], GIVEN[Math.floor(n / SURNAMES.length)]];
      const subject = `${this.prefix}.${surname?.[1]}.${given?.[1]}`;
      if (!this.used.has(subject)) return this.fixed(`${surname?.[0]}${given?.[0]}`, `${surname?.[1]}.${given?.[1]}`);
    }
    throw new Error('no names left');
  }
}
