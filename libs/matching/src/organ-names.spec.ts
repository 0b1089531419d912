import { isNamed } from './organ-names.ts';

describe('the name of an organ', () => {
  it.each([
    ['云川市青禾区人力资源和社会保障局', '人力资源和社会保障'],
    ['区人社局', '人力资源和社会保障'],
    ['区教科体局', '教育'],
    ['区教科体局', '体育'],
    ['县住建局', '住房和城乡建设'],
    ['区综合行政执法局', '城市管理'],
    ['区城管局', '综合行政执法'],
    ['区市监局', '市场监督管理'],
    ['区市场监管局', '市场监督管理'],
    ['县水利局', '水务'],
    ['市水务局', '水利'],
    ['区经信局', '工业和信息化'],
    ['大山铺镇人民政府', '乡镇'],
  ])('%s is an organ of %s', (name, stem) => {
    expect(isNamed(name, stem)).toBe(true);
  });

  it.each([['区民政局', '教育'], ['区财政局', '市场监督管理'], ['县水利局', '公安']])('%s is none of %s', (name, stem) => {
    expect(isNamed(name, stem)).toBe(false);
  });
});
