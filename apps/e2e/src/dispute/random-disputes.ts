import type { ChainDistrict, Lists } from './a-chain-district.ts';
import { Walk } from './walk.ts';
import { WalkedCases } from './walked-cases.ts';
import { WalkedLists } from './walked-lists.ts';
import { WalkedMatters } from './walked-matters.ts';
import { WalkedMeetings } from './walked-meetings.ts';

/** Enough of them that not every dispute is the same. */
export const WALKED_LISTS: Lists = {
  WLJ: [
    ['公共文化科', '图书馆、文化馆免费开放', '组织公共图书馆、文化馆向群众免费开放'],
    ['公共文化科', '公益电影放映组织', '组织农村公益电影放映'],
    ['公共文化科', '文化站建设管理', '指导乡镇文化站建设'],
    ['文物保护科', '不可移动文物巡查', '对不可移动文物开展日常巡查'],
    ['文物保护科', '历史建筑挂牌保护', '对历史建筑设置保护标志'],
    ['文物保护科', '地名文化遗产保护', '开展地名文化遗产调查'],
  ],
  CGJ: [
    ['市容管理科', '户外广告设施设置管理', '对户外广告设施的设置实施管理'],
    ['市容管理科', '占道经营整治', '对占用城市道路经营的行为开展整治'],
    ['市容管理科', '临街立面容貌管理', '对临街建筑立面容貌开展检查'],
    ['市政设施科', '城市道路照明设施维护', '维护城市道路照明设施'],
    ['市政设施科', '城市桥梁隧道养护', '组织城市桥梁隧道检测养护'],
    ['市政设施科', '窨井盖巡查维护', '开展窨井盖普查和更换'],
  ],
  ZJJ: [
    ['物业管理科', '物业服务活动监督检查', '对物业服务企业的服务活动进行监督检查'],
    ['物业管理科', '住宅专项维修资金监管', '监管住宅专项维修资金的归集和使用'],
    ['物业管理科', '小区配套用房管理', '核查住宅小区配套用房的移交'],
    ['建筑业管理科', '公共艺术装置建设管理', '对建设项目配套公共艺术装置的建设实施管理'],
    ['建筑业管理科', '施工扬尘防治监督', '监督建设工地落实扬尘防治措施'],
    ['建筑业管理科', '农村危房改造组织', '组织农村危房鉴定和改造'],
  ],
};

/** 随机争议: days on which matters arrive, cases go on, lists change and the commission meets, as chance has it; each step is taken by somebody who may take it, and what is refused is left. */
export class RandomDisputes {
  readonly walk: Walk;
  private readonly matters: WalkedMatters;
  private readonly meetings: WalkedMeetings;
  private readonly cases: WalkedCases;
  private readonly lists: WalkedLists;

  constructor(district: ChainDistrict, seed: number) {
    this.walk = new Walk(district, seed);
    this.matters = new WalkedMatters(this.walk);
    this.meetings = new WalkedMeetings(this.walk);
    this.cases = new WalkedCases(this.walk, this.meetings);
    this.lists = new WalkedLists(this.walk, this.meetings);
  }

  /** So many matters on the first of the days, and what becomes of them; on further days, with a few more matters each, where something is still missing by then. */
  async live(days: readonly string[], { matters, arriving, least, missing }: { matters: number; arriving: number; least: number; missing: () => Promise<string[]> }): Promise<void> {
    const { walk } = this;
    for (const [nth, day] of days.slice(0, -1).entries()) {
      if (nth >= least && (await missing()).length === 0) break;
      await walk.dawns(day);
      await this.meetings.sit();
      await walk.look();
      await this.meetings.plan(days[nth + 1]!);
      await this.matters.arrive(nth < arriving ? Math.round(((nth + 1) * matters) / arriving) - Math.round((nth * matters) / arriving) : nth < least ? 0 : 6);
      await walk.district.city.settled();
      await this.matters.answerRequests();
      await this.lists.goOn();
      await this.cases.goOn();
      await this.matters.goOn();
      await walk.dusk();
    }
  }
}

/** 工作日: so many days, two to four apart, from a day on; offices are closed at the end of the week. */
export function officeDays(from: string, count: number): string[] {
  const days: string[] = [];
  for (const day = new Date(`${from}T00:00:00Z`); days.length < count; day.setUTCDate(day.getUTCDate() + 2 + (days.length % 2))) {
    while (day.getUTCDay() % 6 === 0) day.setUTCDate(day.getUTCDate() + 1);
    days.push(day.toISOString().slice(0, 10));
  }
  return days;
}
