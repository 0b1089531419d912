/** People of the sample district by what they may do. */
export const OPERATOR = 'qh.feng.lina';
export const OFFICER = 'qh.zhao.min';
export const SUPERVISOR = 'qh.chen.tao';
export const UNIT_HANDLER = 'qh.lv.qian';
export const ADMINISTRATOR = 'qh.li.jing';
export const DRAFTER = 'qh.yang.jun';

export const LIFT = '小区电梯三天两头困人，早就过了检验期。';
/** The lists answer some of these with several bodies; which ones is for the matching. */
export const UNCLEAR = ['工地半夜还在施工，吵得睡不着。', '路边摊占道经营没人管。', '小区旁边的河里有人倒建筑垃圾。', '有人往河里倒垃圾。', '楼下烧烤摊油烟太大。', '有人在小区里乱停车。', '路上的井盖丢了。'];
export const NOWHERE = ['外星人绑架。', '我想学弹钢琴。', '今天星期几。'];
