import type { CataloguePower } from '../src/domain/power-catalogue/catalogue-power.ts';
import type { ContentItem } from '../src/domain/list-import/list-content.ts';
import { checkList } from '../src/domain/list-check/check-list.ts';
import type { ListContext } from '../src/domain/list-check/list-context.ts';
import type { ListFinding } from '../src/domain/list-check/list-finding.ts';

const ATTRIBUTES = ['监管执法类', '审批服务类', '行业管理类', '公共服务类', '统筹协调类', '综合事务类'];

/** For specs: an item in order; only what matters needs naming. */
export function anItem(given: Partial<ContentItem> & { seqNo: number }): ContentItem {
  return {
    majorFunction: { name: '水资源管理', category: 'MACRO_MANAGEMENT' },
    specialFunction: { name: '节约用水', coordinatorUnit: '水资源科' },
    name: `第${given.seqNo}号取水口取水许可审批`,
    attribute: '行业管理类',
    basis: [{ text: '《中华人民共和国水法》第八条', instrument: '中华人民共和国水法', article: '第八条', role: 'ORIGIN' }],
    sandingDuties: ['（一）负责水资源管理和节约用水。'],
    sandingUnitProvisions: ['水资源科：承担节约用水管理。'],
    remarks: '',
    leadUnit: '水资源科',
    assistUnits: [],
    powers: [],
    keywords: ['节水', '取水', '用水'],
    serviceObjects: ['LEGAL_PERSON'],
    source: { sheet: '', row: 0 },
    ...given,
  };
}

/** For specs: what surrounds the list of a water bureau with two units. */
export function aContext(items: readonly ContentItem[], given: Partial<ListContext> = {}): ListContext {
  return {
    organ: { id: 'o1', code: 'SWJ', name: '青禾区水务局', shortName: '水务局', kind: 'GOV_DEPARTMENT', level: 'DISTRICT' },
    items: items.map((content, index) => ({ itemKey: `k${index + 1}`, index, content })),
    effectiveFrom: '2026-03-02',
    units: [
      { id: 'u1', name: '水资源科', provisionText: '承担水资源管理和节约用水。' },
      { id: 'u2', name: '河湖科', provisionText: '承担河道和湖泊管理。' },
    ],
    unitsElsewhere: new Map([['执法监督科', '农业农村局']]),
    organNames: new Set(['青禾区水务局', '水务局', '农业农村局', '公安局']),
    sanding: null,
    acceptedReasons: new Map(),
    powers: [],
    exclusions: [],
    namedPowers: [],
    instruments: [],
    elsewhere: [],
    policy: {
      attributes: ATTRIBUTES,
      categories: [],
      similarity: 0.8,
      primaryKinds: ['PARTY_REGULATION', 'LAW', 'ADMIN_REGULATION', 'LOCAL_REGULATION', 'SANDING', 'REFORM_PLAN', 'COMMISSION_DOC', 'SUPERIOR_DECISION'],
      basisEnforcement: 'ERROR',
    },
    ...given,
  };
}

/** For specs: three items in order fill a class, and both units hold one. */
export function inOrder(...more: Partial<ContentItem>[]): ContentItem[] {
  const names = ['取水许可审批', '水资源费征收', '河道采砂管理'];
  const items = names.map((name, i) => anItem({ seqNo: i + 1, name, ...(i === 2 && { leadUnit: '河湖科', assistUnits: ['水资源科'], sandingUnitProvisions: ['河湖科：承担河道和湖泊管理。'] }) }));
  return [...items, ...more.map((given, i) => anItem({ seqNo: items.length + i + 1, ...given }))];
}

/** For specs: a power of a catalogue. */
export function aPower(given: Partial<CataloguePower>): CataloguePower {
  return { id: 'p1', catalogueId: 'c1', type: 'PENALTY', number: '3706', name: '对未经批准擅自取水的处罚', basis: [], subjectOrganKind: null, subjectOrgan: null, levels: ['DISTRICT'], status: 'ACTIVE', ...given };
}

/** For specs: code, severity and path of everything that is found, INFO left out. */
export function found(context: ListContext): string[] {
  return checkList(context).filter(({ severity }) => severity !== 'INFO').map(short);
}

export function short({ severity, code, path }: ListFinding): string {
  return `${severity} ${code} ${path}`;
}
