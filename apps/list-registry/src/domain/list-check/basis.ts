import { citedIn } from '../list-import/basis.ts';
import type { ContentBasis } from '../list-import/list-content.ts';
import { kindFromTitle, KIND_ZH, TEMPORARY_TASK, type BasisKind } from '../legal-basis/instrument-kind.ts';
import { statusOn, titleKey, type InstrumentState } from '../legal-basis/instrument-state.ts';
import type { ListContext } from './list-context.ts';
import { aboutItem, type Said } from './list-finding.ts';

/** 不得作为确定部门职责的依据: what duties may not rest on alone (宁波 2022 第六条; a tenant may name some of them primary). */
const NEVER_ALONE: readonly BasisKind[] = ['DEPT_RULE', 'NORMATIVE_DOC', TEMPORARY_TASK];

/** 第一依据: an item rests on at least one instrument of a primary kind (03 §3.1.3, F-185). */
export function checkBasisKinds({ items, instruments, policy }: ListContext): Said[] {
  const registered = new Map(instruments.map(({ titleKey: key, kind }) => [key, kind]));
  const kindOf = remembered((basis: ContentBasis): BasisKind | undefined => {
    const title = titleOf(basis);
    return (title === undefined ? undefined : registered.get(titleKey(title))) ?? kindFromTitle(title, basis.text);
  });
  return items.flatMap((item) => {
    const basis = item.content.basis.filter(({ text }) => text.trim() !== '');
    const kinds = basis.map(kindOf);
    if (basis.length === 0 || kinds.some((kind) => kind !== undefined && policy.primaryKinds.includes(kind))) return [];
    const { name } = item.content;
    if (kinds.includes(undefined)) {
      return [aboutItem(item, 'basisRefs', { severity: 'INFO', code: 'REGISTRY.BASIS.KIND_UNKNOWN', message: `Of the bases of “${name}” it is not known what kind of instrument they are`, messageZh: `“${name}”的依据种类不能确定，请核对或在依据库登记` })];
    }
    const named = [...new Set(kinds as BasisKind[])];
    const zh = named.map((kind) => KIND_ZH[kind]).join('、');
    return [
      aboutItem(item, 'basisRefs', {
        severity: named.every((kind) => NEVER_ALONE.includes(kind)) ? policy.basisEnforcement : 'WARN',
        code: 'REGISTRY.BASIS.NOT_PRIMARY',
        message: `“${name}” rests on ${named.join(', ')} only`,
        messageZh: `“${name}”只有${zh}作为依据；部门规章、规范性文件和临时性事项、阶段性任务不得作为确定部门职责的依据`,
      }),
    ];
  });
}

/** 依据有效: on the day the list is to be in force, the instruments it rests on are. */
export function checkBasisInForce({ items, instruments, effectiveFrom }: ListContext): Said[] {
  const byTitle = Map.groupBy(instruments, (instrument) => instrument.titleKey);
  const keyOf = remembered((basis: ContentBasis) => titleKey(titleOf(basis) ?? ''));
  return items.flatMap((item) =>
    [...new Set(item.content.basis.map(keyOf))].flatMap((key) => outOfForce(byTitle.get(key) ?? [], effectiveFrom)).map(({ instrument, isRepealed }) => {
      const { title, repealedOn, effectiveOn, replacedBy } = instrument;
      const [successor, successorZh] = replacedBy === null ? ['', ''] : [`; “${replacedBy}” took its place`, `，由《${replacedBy}》替代`];
      return aboutItem(
        item,
        'basisRefs',
        isRepealed
          ? { severity: 'ERROR', code: 'REGISTRY.BASIS.REPEALED', message: `“${title}” is repealed from ${repealedOn} on${successor}`, messageZh: `《${title}》自 ${repealedOn} 起废止${successorZh}` }
          : { severity: 'ERROR', code: 'REGISTRY.BASIS.NOT_YET_EFFECTIVE', message: `“${title}” takes effect on ${effectiveOn}, after ${effectiveFrom}`, messageZh: `《${title}》自 ${effectiveOn} 起施行，晚于清单生效日期 ${effectiveFrom}` },
      );
    }),
  );
}

/** The instruments cited in a list, each title once. */
export function titlesCited(items: readonly { readonly basis: readonly ContentBasis[] }[]): string[] {
  return [...new Set(items.flatMap(({ basis }) => basis.flatMap((one) => titleOf(one) ?? [])))];
}

// Several editions share a title: as long as one of them holds, the citation does.
function outOfForce(editions: readonly InstrumentState[], day: string): { instrument: InstrumentState; isRepealed: boolean }[] {
  const states = editions.map((instrument) => ({ instrument, status: statusOn(instrument, day) }));
  if (states.length === 0 || states.some(({ status }) => status === 'EFFECTIVE' || status === 'AMENDED')) return [];
  const repealed = states.filter(({ status }) => status === 'REPEALED').sort((a, b) => (a.instrument.effectiveOn < b.instrument.effectiveOn ? 1 : -1));
  return [{ instrument: (repealed[0] ?? states[0]!).instrument, isRepealed: repealed.length > 0 }];
}

function titleOf({ instrument, text }: ContentBasis): string | undefined {
  return instrument ?? citedIn(text).instrument;
}

function partsOf({ instrument, text }: ContentBasis): string {
  return `${instrument ?? ''}\n${text}`;
}

/** A few bases recur in every item of a list: each is looked at once. */
function remembered<T>(of: (basis: ContentBasis) => T): (basis: ContentBasis) => T {
  const answers = new Map<string, T>();
  return (basis) => {
    const key = partsOf(basis);
    if (!answers.has(key)) answers.set(key, of(basis));
    return answers.get(key)!;
  };
}
