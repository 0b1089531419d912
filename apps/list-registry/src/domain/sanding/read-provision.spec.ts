import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '@yidan/documents';
import { readProvision } from './read-provision.ts';

const TEXT = `青委办发〔2024〕18号
青禾区水务局
职能配置、内设机构和人员编制规定
第一条　根据《中国共产党机构编制工作条例》，规范职能配置、内设机构和人员编制，制定本规定。
第二条　区水务局是区政府工作部门，为正科级。
第三条　区水务局贯彻落实党中央关于水务工作的方针政策。主要职责是：
（一）负责保障水资源的合理
开发利用。
（二）负责河湖管理。
1．负责河道管理。
2．负责湖泊管理。
（三）完成区委、区政府交办的其他任务。
（四）有关职责分工。与区生态环境局的职责分工：甲。
第四条　区水务局设下列内设机构：
（一）办公室。负责机关日常运转工作。
（二）水资源科（节约用水办公室）。承担节约用水管理。
机关党委。负责机关党的建设工作。
第五条　区水务局行政编制20名，事业编制5名。设局长1名，副局长3名；科级领导职数8名（5正3副）。
第六条　本规定由区委编办负责解释，自印发之日起施行。`;
const read = (text: string) => readProvision(text.split('\n'));

describe('a provision', () => {
  it('is read by its structure: number, title, duties, units, posts and leaders', () => {
    const reading = read(TEXT);

    expect(reading).toMatchObject({ documentNumber: '青委办发〔2024〕18号', title: '青禾区水务局职能配置、内设机构和人员编制规定', approvedStaff: 25, approvedLeaders: 4 });
    expect(reading.duties.map(({ ordinal, text }) => [ordinal, text])).toEqual([
      [1, '负责保障水资源的合理开发利用。'],
      [2, '负责河湖管理。\n1．负责河道管理。\n2．负责湖泊管理。'],
      [3, '完成区委、区政府交办的其他任务。'],
    ]);
    expect(reading.units.map(({ name, text }) => [name, text])).toEqual([
      ['办公室', '负责机关日常运转工作。'],
      ['水资源科（节约用水办公室）', '承担节约用水管理。'],
      ['机关党委', '负责机关党的建设工作。'],
    ]);
  });

  it('keeps apart what is numbered like a duty and is none, and says so with its place', () => {
    expect(read(TEXT).notes).toEqual([{ severity: 'LEFT', paragraph: 13, code: 'REGISTRY.SANDING.NOT_A_DUTY', message: expect.stringContaining('有关职责分工'), messageZh: expect.stringContaining('有关职责分工') }]);
  });

  it('in the old form of chapters is read as well', () => {
    const reading = read('青禾区水务局主要职责内设机构和人员编制规定\n一、主要职责\n（一）负责节水。\n（二）负责供水。\n二、内设机构\n根据上述职责，区水务局设2个内设机构：\n（一）办公室\n负责文电。\n（二）供水科：负责供水监管。\n三、人员编制\n区水务局机关行政编制为十二名，其中局长1名、副局长2名。\n四、其他事项\n（一）附设机构不列。');

    expect([reading.duties.length, reading.approvedStaff, reading.approvedLeaders]).toEqual([2, 12, 3]);
    expect(reading.units.map(({ name, text }) => `${name}|${text}`)).toEqual(['办公室|负责文电。', '供水科|负责供水监管。']);
  });

  it('whose duties stand in one paragraph is divided at the numbers that follow one another', () => {
    expect(read('甲局职能规定\n第三条 主要职责是：（一）负责节水，包括（三）类用水。（二）负责供水；（三）负责排水。').duties.map(({ text }) => text)).toEqual(['负责节水，包括（三）类用水。', '负责供水；', '负责排水。']);
  });

  it('with a number twice, a number left out or without duties says which', () => {
    const codes = (text: string) => read(text).notes.map(({ severity, code }) => `${severity} ${code}`);
    expect(codes('第三条 主要职责是：\n（一）甲事。\n（一）乙事。')).toContain('ERROR REGISTRY.SANDING.ORDINAL_TAKEN');
    expect(codes('第三条 主要职责是：\n（一）甲事。\n（三）乙事。')).toContain('DOUBT REGISTRY.SANDING.ORDINAL_GAP');
    expect(codes('关于召开会议的通知\n请准时参加。')).toEqual(expect.arrayContaining(['ERROR REGISTRY.SANDING.NO_DUTIES', 'DOUBT REGISTRY.SANDING.NO_UNITS', 'DOUBT REGISTRY.SANDING.NO_STAFF']));
    expect(codes(TEXT.replace('（一）办公室。', '（一）办公室。').replace('机关党委。', '（三）办公室。'))).toContain('ERROR REGISTRY.SANDING.UNIT_TWICE');
  });
});

const data = process.env.YIDAN_REAL_DATA;
if (!data && process.env.YIDAN_REQUIRE_ALL === '1') throw new Error('YIDAN_REAL_DATA must name the folder of real documents');

(data ? it : it.skip)('a published provision is read: seven duties, and the change of functions kept apart', () => {
  const { paragraphs } = readDocument(readFileSync(join(data!, 'sanding', '国家矿山安全监察局_三定_节选.txt')));

  const reading = readProvision(paragraphs);

  expect(reading.title).toBe('国家矿山安全监察局职能配置、内设机构和人员编制规定');
  expect(reading.duties.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(reading.duties.at(-1)?.text).toBe('完成党中央、国务院交办的其他任务。');
  expect(reading.notes.filter(({ paragraph }) => paragraph > 0).map(({ code }) => code)).toEqual(['REGISTRY.SANDING.NOT_A_DUTY']);
});
