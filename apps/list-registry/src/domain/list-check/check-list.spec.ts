import { aContext, anItem, aPower, found, inOrder } from '../../../test/a-checked-list.ts';
import type { ContentItem } from '../list-import/list-content.ts';
import type { SandingDuty } from '../sanding/provision-content.ts';
import { checkList, LIST_RULES } from './check-list.ts';
import type { ListContext } from './list-context.ts';

const penalty = { type: 'PENALTY' as const, number: '3706', name: '对未经批准擅自取水的处罚' };
const seven = { object: '取水单位', content: '取水许可执行情况', manner: '双随机抽查', measures: '责令改正', procedure: '制定计划、检查、反馈', frequency: '每年2次', handling: '移送立案' };
const shared = { lead: ['本机关'], handle: ['公安局'], assist: ['农业农村局'], handoff: '发现线索后两日内移送公安局处理。' };
const duty = (ordinal: number, text: string, change: SandingDuty['change'] = 'KEPT'): SandingDuty => ({ ordinal, text, change });
const sanding = (...duties: SandingDuty[]) => ({ documentNumber: '青办〔2024〕12号', duties, units: [{ unitId: 'u1', unitName: '水资源科', text: '承担节约用水管理。' }, { unitId: 'u2', unitName: '河湖科', text: '承担河道和湖泊管理。' }] });

describe('a list in order', () => {
  it('gives rise to no finding', () => {
    expect(checkList(aContext(inOrder()))).toEqual([expect.objectContaining({ code: 'REGISTRY.SANDING.NOT_REGISTERED', severity: 'INFO' })]);
    expect(checkList(aContext(inOrder(), { sanding: sanding(duty(1, '负责水资源管理和节约用水。')) }))).toEqual([]);
  });
});

describe('the checks of a list', () => {
  it.each<[string, Partial<ContentItem>, string[], Partial<ListContext>?]>([
    ['R-REG-1 an item without basis', { basis: [] }, ['ERROR REGISTRY.ITEM.ELEMENT_MISSING /items/3/basisRefs']],
    ['R-REG-1 an item without attribute', { attribute: '' }, ['ERROR REGISTRY.ITEM.ELEMENT_MISSING /items/3/attribute']],
    ['R-REG-1 an item without duty and unit of the “三定”', { sandingDuties: [], sandingUnitProvisions: [] }, ['ERROR REGISTRY.ITEM.ELEMENT_MISSING /items/3/sandingDutyRefs', 'ERROR REGISTRY.ITEM.ELEMENT_MISSING /items/3/sandingUnitProvisionRefs']],
    ['R-REG-1 a name of 121 characters', { name: `${'取'.repeat(117)}水许可` .slice(0, 117) + '审批许可' }, ['ERROR REGISTRY.ITEM.NAME_TOO_LONG /items/3/name']],
    ['a gap in the sequence', { seqNo: 6 }, ['ERROR REGISTRY.ITEM.SEQ_INVALID /items/3/seqNo']],
    ['a number twice', { seqNo: 3 }, ['ERROR REGISTRY.ITEM.SEQ_INVALID /items/3/seqNo']],
    ['F-005 a category nobody knows', { majorFunction: { name: '其他', category: 'ODD' }, specialFunction: { name: '杂项', coordinatorUnit: '水资源科' } }, ['ERROR REGISTRY.MAJOR_FUNCTION.CATEGORY_UNKNOWN /items/3/majorFunction/category']],
    ['F-005 an attribute outside the dictionary', { attribute: '随便类' }, ['WARN REGISTRY.ITEM.ATTRIBUTE_UNKNOWN /items/3/attribute']],
    ['R-REG-2 one main function in two categories', { majorFunction: { name: '水资源管理', category: 'GENERAL_AFFAIRS' } }, ['ERROR REGISTRY.MAJOR_FUNCTION.TWO_CATEGORIES /items/3/majorFunction/category']],
    ['R-REG-2 one special function under two main ones', { majorFunction: { name: '河道管理', category: 'MACRO_MANAGEMENT' } }, ['WARN REGISTRY.SPECIAL_FUNCTION.TWO_MAJORS /items/0/specialFunction']],
    ['R-REG-4 a name that says the same', { name: '取水许可审批工作' }, ['ERROR REGISTRY.ITEM.NAME_DUPLICATE /items/3/name']],
    ['R-REG-4 a name that is nearly the same', { name: '水资源费的征收' }, ['WARN OVERLAP_SIMILAR /items/3/name'], { policy: { ...aContext([]).policy, similarity: 0.7 } }],
    ['R-REG-4 a name another organ bears', {}, ['WARN OVERLAP_NAME /items/0/name'], { elsewhere: [{ itemKey: 'f1', organName: '农业农村局', name: '取水许可审批', powers: [] }] }],
    ['F-021 no lead unit', { leadUnit: '' }, ['ERROR REGISTRY.ITEM.LEAD_UNIT_REQUIRED /items/3/leadUnit']],
    ['F-021 the organ itself as lead unit', { leadUnit: '本机关', sandingUnitProvisions: ['本机关：承担。'] }, ['ERROR REGISTRY.ITEM.LEAD_UNIT_REQUIRED /items/3/leadUnit']],
    ['F-021 two lead units', { leadUnit: '水资源科、河湖科' }, ['ERROR REGISTRY.ITEM.LEAD_UNIT_DUPLICATE /items/3/leadUnit']],
    ['R-REG-5 a unit of another organ', { assistUnits: ['执法监督科'] }, ['ERROR REGISTRY.ITEM.FOREIGN_UNIT /items/3/assistUnits']],
    ['R-REG-5 a unit nobody knows', { assistUnits: ['节水办'] }, ['WARN UNIT_UNREGISTERED /items/3/assistUnits']],
    ['F-022 two coordinators of one class', { specialFunction: { name: '节约用水', coordinatorUnit: '河湖科' } }, ['ERROR REGISTRY.CATEGORY.COORDINATOR_DUPLICATE /items/3/specialFunction/coordinatorUnit']],
    ['F-074 several organs without a leading one', { crossOrgan: { ...shared, lead: [] } }, ['ERROR REGISTRY.CROSS.LEAD_REQUIRED /items/3/crossOrgan/lead', 'WARN REGISTRY.CROSS.SELF_MISSING /items/3/crossOrgan']],
    ['F-074 several organs with two leading ones', { crossOrgan: { ...shared, lead: ['本机关', '公安局'], handle: [] } }, ['ERROR REGISTRY.CROSS.LEAD_REQUIRED /items/3/crossOrgan/lead']],
    ['F-074 several organs without a handoff', { crossOrgan: { ...shared, handoff: '及时移送' } }, ['ERROR REGISTRY.CROSS.HANDOFF_REQUIRED /items/3/crossOrgan/handoff']],
    ['F-074 an organ nobody knows', { crossOrgan: { ...shared, assist: ['水利厅'] } }, ['WARN REGISTRY.CROSS.ORGAN_UNKNOWN /items/3/crossOrgan/assist']],
    ['R-REG-8 a power merged twice in the list', { powers: [penalty, penalty] }, ['ERROR REGISTRY.POWER.ALREADY_MERGED /items/3/powerMerges']],
    ['R-REG-8 a power another organ has merged', { powers: [penalty] }, ['ERROR REGISTRY.POWER.ALREADY_MERGED /items/3/powerMerges'], { elsewhere: [{ itemKey: 'f1', organName: '农业农村局', name: '水事执法', powers: [penalty] }] }],
    ['R-REG-8 a power of another level', { powers: [penalty] }, ['ERROR REGISTRY.POWER.LEVEL_MISMATCH /items/3/powerMerges'], { namedPowers: [aPower({ levels: ['PROVINCE', 'CITY'] })] }],
    ['R-REG-8 a power that was taken away', { powers: [penalty] }, ['ERROR REGISTRY.POWER.REPEALED /items/3/powerMerges'], { namedPowers: [aPower({ status: 'REPEALED' })] }],
    ['R-REG-9 a power nobody has merged or excluded', {}, ['ERROR POWER_GAP /items/*/powerMerges'], { powers: [aPower({})] }],
    ['F-006 a duty without an item', {}, ['ERROR SANDING_GAP /items/*/sandingDutyRefs'], { sanding: sanding(duty(1, '负责水资源管理和节约用水。'), duty(2, '负责水旱灾害防御。'), duty(3, '负责渔政管理。', 'TRANSFERRED_OUT')) }],
    ['F-006 an item on a duty that was cancelled', { sandingDuties: ['（二）负责渔政管理。'] }, ['ERROR SANDING_EXCESS /items/3/sandingDutyRefs', 'WARN REGISTRY.BASIS.SANDING_CONFLICT /items/3/basisRefs'], { sanding: sanding(duty(1, '负责水资源管理和节约用水。'), duty(2, '负责渔政管理。', 'CANCELLED')) }],
    ['F-006 an item on a duty that is not there', { sandingDuties: ['负责气象预报。'] }, ['ERROR SANDING_EXCESS /items/3/sandingDutyRefs'], { sanding: sanding(duty(1, '负责水资源管理和节约用水。')) }],
    ['F-007 a provision of another unit', { sandingUnitProvisions: ['河湖科：承担河道和湖泊管理。'] }, ['ERROR UNIT_PROVISION_MISMATCH /items/3/sandingUnitProvisionRefs']],
    ['F-026 supervision without its seven elements', { attribute: '监管执法类' }, ['ERROR REGISTRY.ITEM.ELEMENT_MISSING /items/3/supervisionRegime']],
    ['F-026 supervision without its frequency', { attribute: '监管执法类', supervisionRegime: { ...seven, frequency: '' } }, ['ERROR REGISTRY.ITEM.ELEMENT_MISSING /items/3/supervisionRegime/frequency']],
    ['F-026 a frequency that is none', { attribute: '监管执法类', supervisionRegime: { ...seven, frequency: '不定' } }, ['WARN REGISTRY.ITEM.FREQUENCY_UNCLEAR /items/3/supervisionRegime/frequency']],
    ['R-REG-22 a devolved item without its power', { performMode: 'DEVOLVED' }, ['ERROR REGISTRY.ITEM.DEVOLVED_POWER_REQUIRED /items/3/devolvedPower']],
    ['R-REG-22 an item nobody holds yet, without interim holder and way', { itemStatus: 'PENDING_ATTRIBUTION' }, ['ERROR REGISTRY.ITEM.INTERIM_HOLDER_REQUIRED /items/3/pendingAttribution/interimHolder', 'ERROR REGISTRY.ITEM.SETTLEMENT_REQUIRED /items/3/pendingAttribution/settlement']],
  ])('find %s', (_, given, expected, surroundings = {}) => {
    expect(found(aContext(inOrder({ name: '计划用水管理', ...given }), surroundings))).toEqual(expected);
  });

  it.each<[string, Partial<ContentItem>, Partial<ListContext>?]>([
    ['supervision with its seven elements', { attribute: '监管执法类', supervisionRegime: seven }],
    ['a matter of three organs with its handoff', { crossOrgan: shared }],
    ['a power of an item that comes over from the organ that holds it', { powers: [penalty] }, { elsewhere: [{ itemKey: 'k4', organName: '农业农村局', name: '水事执法', powers: [penalty] }] }],
    ['a power of its level', { powers: [penalty] }, { namedPowers: [aPower({})], powers: [aPower({})] }],
    ['a power that was excluded', {}, { powers: [aPower({})], exclusions: [{ id: 'x1', powerId: 'p1', organId: 'o1', reason: 'NOT_APPLICABLE_REGION', document: '青编发〔2026〕2号', explanation: '无此对象' }] }],
    ['two powers of one number whose names are of different things', { powers: [penalty] }, { elsewhere: [{ itemKey: 'f1', organName: '农业农村局', name: '农药执法', powers: [{ type: 'PENALTY', number: '3706', name: '对生产假农药的处罚' }] }] }],
    ['a category the tenant has added', { majorFunction: { name: '党建综合', category: '党建' }, specialFunction: { name: '机关事务', coordinatorUnit: '水资源科' } }, { policy: { ...aContext([]).policy, categories: ['党建'] } }],
    ['a pending item with interim holder and joint meeting', { itemStatus: 'PENDING_ATTRIBUTION', pendingAttribution: { interimHolder: '农业农村局', settlement: '水域管理联席会议' } }],
  ])('take %s', (_, given, surroundings = {}) => {
    expect(found(aContext(inOrder({ name: '计划用水管理', ...given }), surroundings))).toEqual([]);
  });

  it('R-REG-3 find classes of more than 60 items and mention those of fewer than three', () => {
    const many = Array.from({ length: 61 }, (_, i) => anItem({ seqNo: i + 1 }));
    const few = [anItem({ seqNo: 1 })];
    const sizes = (items: ContentItem[]) => checkList(aContext(items)).filter(({ rule }) => rule === 'R-REG-3').map(({ code, severity }) => [code, severity]);

    expect([sizes(many), sizes(few)]).toEqual([[['CLASS_TOO_LARGE', 'WARN']], [['CLASS_SMALL', 'INFO']]]);
  });

  it('A10 weigh a reason for following from no duty, and mention it once it was approved', () => {
    const items = inOrder({ name: '计划用水管理', sandingDuties: ['无：市里统一部署的新增事项'] });
    const of = (acceptedReasons: Map<string, string>) => checkList(aContext(items, { sanding: sanding(duty(1, '负责水资源管理和节约用水。')), acceptedReasons })).map(({ severity, code }) => [severity, code]);

    expect(of(new Map())).toEqual([['WARN', 'SANDING_EXCESS']]);
    expect(of(new Map([['k4', '市里统一部署的新增事项']]))).toEqual([['INFO', 'SANDING_EXCESS']]);
  });

  it('R-REG-21 find what a public institution and a body without duties must not hold', () => {
    const { organ } = aContext([]);
    const items = inOrder({ name: '计划用水管理', powers: [penalty] });

    expect(found(aContext(items, { organ: { ...organ, kind: 'PUBLIC_INSTITUTION' } }))).toEqual(['ERROR INSTITUTION_POWER /items/3/attribute']);
    expect(found(aContext(items, { organ: { ...organ, kind: 'DELIBERATIVE_BODY' } }))).toEqual(['ERROR ORGAN_MAY_NOT_HOLD /items']);
  });

  it('name every finding of a list at once, each with rule, place and words in both languages, in the order of the list', () => {
    const all = checkList(aContext([anItem({ seqNo: 2, name: '取水许可审批', basis: [], leadUnit: '' }), anItem({ seqNo: 2, attribute: '' })]));

    expect(all.filter(({ severity }) => severity === 'ERROR').map(({ row, code }) => [row, code])).toEqual([
      [1, 'REGISTRY.ITEM.ELEMENT_MISSING'], [1, 'REGISTRY.ITEM.SEQ_INVALID'], [1, 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED'], [2, 'REGISTRY.ITEM.ELEMENT_MISSING'], [2, 'REGISTRY.ITEM.SEQ_INVALID'],
    ]);
    expect(all.every(({ rule, path, message, messageZh }) => LIST_RULES.some(([known]) => known === rule) && path.startsWith('/items') && message !== '' && /\p{Script=Han}/u.test(messageZh))).toBe(true);
  });
});
