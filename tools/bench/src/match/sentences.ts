/** 日常语句: what people tell a hotline, one thing each, in words no list uses; texts of any length are put together from them. */
export const SENTENCES = `
小区门口的下水道井盖坏了，晚上走路很容易踩空
楼下烧烤店的油烟直接往居民楼里排，窗户都不敢开
老板拖欠我们三个月的工钱，打电话也不接
路灯从上周开始就一直不亮，老人出门很不方便
隔壁工地半夜两点还在打桩，孩子根本睡不着
河边有人倒了好几车建筑垃圾，水都变黑了
菜市场有人卖的猪肉颜色不对，怀疑没有检疫
物业说要涨停车费，没有征求过业主意见
自来水发黄而且有味道，烧开了也不敢喝
电梯三天两头停在半空，物业只说在修
家门口的行道树枝条压到电线了，刮风时冒火花
培训班关门跑路，交的学费退不回来
快递柜超时收费，之前没有任何提示
邻居在楼顶私自搭了一间房，雨天往我家漏水
公交站牌被车撞倒好几天了没人扶
孩子在学校食堂吃完饭拉肚子，好几个同学都这样
养老院收了押金不退，说合同里写了
垃圾清运车连着四天没来，桶都满到路上了
小广告贴满了单元门，撕了又贴
有人在公园湖里用电瓶捕鱼，很危险
医院收费单子上的项目看不明白，问了也不解释
外卖骑手在人行道上逆行，差点撞到老人
房东突然要我们搬走，押金也不肯退
装修公司收了定金以后一直拖着不开工
停水两天了，供水公司电话一直占线
有人占着消防通道停车，万一着火怎么办
健身房办卡的时候说能退，现在又不认了
超市的鸡蛋标价和结账不一样，多收了钱
村里的路修了一半就停了，下雨天全是泥
加油站的油加完车子打不着火，怀疑有水
网上买的手机是翻新的，商家不给换
社保卡丢了去补办，跑了三趟都没办成
早高峰红绿灯坏了，路口堵成一团
广场上的音响放到晚上十点，吵得没法休息
厂子里排出来的气味刺鼻，嗓子一直不舒服
工地的渣土车不盖布，一路掉石子
小饭馆没有挂证，碗筷也洗不干净
老人被人骗去买保健品，花了两万多
共享单车堆在盲道上，视障的邻居走不过去
楼上漏水把我家天花板泡了，找不到人管
幼儿园突然说不办了，学费怎么算也没说法
水库边没有护栏，孩子们天天在那玩水
出租车不打表，要价比平时贵一倍
家里的宽带老是断，报修半个月没人来
附近开了一家棋牌室，半夜进进出出很吵
路面塌了一个坑，车子轮胎都碰坏了
流浪狗成群在小区里跑，已经咬了两个人
办营业执照提交的材料被退回来，没说缺什么
暖气一直不热，屋里才十二度
有人在绿地里种菜还施粪肥，味道很大
残疾证年审不知道去哪里办，电话没人接
道路上的白线看不清了，晚上开车很害怕
驾校收了全款，半年都约不上车
宾馆登记的时候没有看身份证就让入住
农药店卖的种子不出苗，一亩地都白种了
旅行团中途加收门票钱，不交就不让上车
旧楼外墙的瓷砖往下掉，差点砸到人
燃气公司上门检查要收钱，说不换管子就停气
殡仪服务的价钱说得不清不楚，最后多收了几千
学校门口卖的玩具有刺鼻气味，孩子玩了起疹子
`.trim().split('\n');

/** A text of at least so many characters, from sentences taken in an order of its own; the same number gives the same text. */
export function textOf(n: number, length: number): string {
  const parts: string[] = [];
  // A step without a common divisor with their number visits every sentence before one comes again.
  for (let i = 0, total = 0; total < length; i += 1) {
    const sentence = SENTENCES[(n * 17 + i * 23) % SENTENCES.length]!;
    parts.push(sentence);
    total += sentence.length + 1;
  }
  return `${parts.join('。')}。`.slice(0, length);
}

/** Texts of 20 to 300 characters, all lengths alike. */
export function texts(count: number): string[] {
  return Array.from({ length: count }, (_, n) => textOf(n, 20 + ((n * 37) % 281)));
}
