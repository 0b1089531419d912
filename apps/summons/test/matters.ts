/** Matters in the words of those who ring up; written after the lists, by ear, without looking into them. */
export const MATTERS = {
  river: { title: '桥下河边有人往河里倒建筑垃圾', content: '我住北门桥边上，昨晚又有三轮车往河道里倒渣土和垃圾，河面上漂得到处都是，没人管吗？' },
  vendors: { title: '门口天天有人摆摊', content: '小区门口人行道被流动摊贩占了，卖水果的、卖烧烤的，推婴儿车都过不去，占道经营能不能管管。' },
  night: { title: '工地半夜还在干活', content: '后面那个工地夜间施工到两点，打桩的噪声吵得孩子没法睡。' },
  meal: { title: '吃了外卖拉肚子', content: '中午在街口那家餐馆吃饭，菜是馊的，一家三口都吐了，怀疑食物中毒，餐饮店后厨很脏。' },
  pressure: { title: '楼上水压小', content: '六楼住户，这几天早晚自来水水压特别小，洗澡都洗不成，物业说不归他们管。' },
  market: { title: '夜市吵', content: '夜市摊贩占道经营，音响噪声到半夜，跟工地一样吵。' },
  sand: { title: '有人在河里挖沙', content: '几台挖掘机晚上在河道里采砂拉走，堤都要塌了。' },
  vague: { title: '请帮我看看', content: '上次说的那个事情一直没有答复，请尽快联系我。' },
  leak: { title: '厂里有刺鼻味道', content: '路口那个仓库的储罐好像漏了，一股刺鼻的味道，人站不住，危险化学品泄漏了！' },
} as const;
