import { kindFromTitle } from './instrument-kind.ts';
import { statusOn, titleKey } from './instrument-state.ts';

describe('the kind of an instrument', () => {
  it.each([
    ['中华人民共和国水法', 'LAW'],
    ['水法', 'LAW'],
    ['中华人民共和国民法典', 'LAW'],
    ['中华人民共和国行政处罚法（2021年修订）', 'LAW'],
    ['易制毒化学品管理条例', 'ADMIN_REGULATION'],
    ['中华人民共和国土地管理法实施条例', 'ADMIN_REGULATION'],
    ['国务院对确需保留的行政审批项目设定行政许可的决定', 'ADMIN_REGULATION'],
    ['风景名胜区条例', 'ADMIN_REGULATION'],
    ['城市供水条例', 'ADMIN_REGULATION'],
    ['四川省河道管理条例', 'LOCAL_REGULATION'],
    ['新疆维吾尔自治区实施〈中华人民共和国水法〉办法', 'LOCAL_REGULATION'],
    ['成都市市容和环境卫生管理条例', 'LOCAL_REGULATION'],
    ['四川省取水许可管理办法', 'GOV_RULE'],
    ['取水许可管理办法', 'DEPT_RULE'],
    ['房屋建筑和市政基础设施工程施工招标投标管理办法', 'DEPT_RULE'],
    ['城市建筑垃圾管理规定', 'DEPT_RULE'],
    ['市场监督管理行政处罚程序规定', 'DEPT_RULE'],
    ['关于进一步加强节水工作的通知', 'NORMATIVE_DOC'],
    ['国务院关于深化“证照分离”改革的通知', 'NORMATIVE_DOC'],
    ['青禾区水务局职能配置、内设机构和人员编制规定', 'SANDING'],
    ['青禾区机构改革方案', 'REFORM_PLAN'],
    ['中国共产党机构编制工作条例', 'PARTY_REGULATION'],
    ['青禾区委编委关于划转职责的批复', 'COMMISSION_DOC'],
  ])('of 《%s》 is %s', (title, kind) => {
    expect(kindFromTitle(title)).toBe(kind);
  });

  it.each([
    ['“三定”规定第二条', 'SANDING'],
    ['青编发〔2024〕3号', 'COMMISSION_DOC'],
    ['区委办交办的阶段性任务', 'TEMPORARY_TASK'],
    ['区委常委会会议决定', 'SUPERIOR_DECISION'],
    ['有关文件', undefined],
  ])('of a basis without a title, %s, is %s', (text, kind) => {
    expect(kindFromTitle(undefined, text)).toBe(kind);
  });
});

describe('an instrument', () => {
  it('is the same by whichever of its names it is cited', () => {
    expect(new Set(['中华人民共和国水法', '水法', '《水法》', '中华人民共和国水法（2016年修正）', '水 法'].map(titleKey)).size).toBe(1);
    expect(titleKey('水法')).not.toBe(titleKey('水土保持法'));
  });

  it('begins and ends on its days, not when they were registered', () => {
    const state = { effectiveOn: '2026-01-01', amendedOn: '2026-05-01', repealedOn: '2026-09-01' };

    expect(['2025-12-31', '2026-01-01', '2026-05-01', '2026-08-31', '2026-09-01'].map((day) => statusOn(state, day))).toEqual(['NOT_YET_EFFECTIVE', 'EFFECTIVE', 'AMENDED', 'AMENDED', 'REPEALED']);
  });
});
