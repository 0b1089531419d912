import { cite } from './law.ts';
import type { BookItem, OrganBook } from './book.ts';
import type { ItemBasis, ItemFixture, ListFixture, SandingFixture } from './model.ts';
import { chineseNumber } from './numerals.ts';
import type { PowerNumbers } from './power-catalogue.ts';

/** What the template asks for where no main duty answers: the reason, which is then a finding. */
const NO_DUTY = '无：“三定”规定未列明，系阶段性交办任务。';

/** 职责任务清单: the items of a book as the approved list of one organ. */
export function listOf(book: OrganBook, place: { regionCode: string; documentNumber: string; effectiveFrom: string }, sanding: SandingFixture, numbers: PowerNumbers): ListFixture {
  const unit = new Map(book.units.map((u) => [u.code, u]));
  const nameOf = (code: string): string => unit.get(code)?.name ?? code;
  const majors = [...new Set(book.items.map((i) => i.major.name))];
  const counted = new Map<string, number>();
  const items = book.items.map((item, index): ItemFixture => {
    const major = twoDigits(majors.indexOf(item.major.name) + 1);
    const specials = [...new Set(book.items.filter((i) => i.major.name === item.major.name).map((i) => i.special.name))];
    const special = twoDigits(specials.indexOf(item.special.name) + 1);
    const third = (counted.get(major + special) ?? 0) + 1;
    counted.set(major + special, third);
    const lead = unit.get(item.lead);
    if (!lead) throw new Error(`${item.name} has no lead unit`);
    return {
      seqNo: index + 1,
      code: `${place.regionCode}-${book.code}-${major}${special}${String(third).padStart(4, '0')}`,
      majorFunction: { code: major, name: item.major.name, category: item.major.category },
      specialFunction: { code: special, name: item.special.name, coordinatorUnit: nameOf(item.special.coordinator) },
      name: item.name,
      description: item.description,
      attribute: item.attribute,
      basis: basisOf(item, sanding),
      sandingDuties: item.duties.length === 0 ? [NO_DUTY] : item.duties.map((d) => `（${chineseNumber(d + 1)}）${sanding.duties[d]?.text ?? ''}`),
      sandingUnitProvisions: [`${lead.name}：${lead.provisionText}`],
      remarks: item.remarks,
      leadUnit: lead.name,
      leadUnitCode: item.lead,
      assistUnits: item.assist.map(nameOf),
      assistUnitCodes: [...item.assist],
      powers: item.powers.map((p) => numbers.of(p)),
      keywords: [...item.keywords],
      ...(item.timeLimit && { timeLimit: { ...item.timeLimit } }),
      responsibilityField: item.major.field,
      serviceObjects: [...item.serviceObjects],
    };
  });
  return { organCode: book.code, documentNumber: place.documentNumber, effectiveFrom: place.effectiveFrom, items };
}

/** A power rests on its law alone; other duties rest on the organ's own provision as well, and so does what only a department rule names. */
function basisOf(item: BookItem, sanding: SandingFixture): ItemBasis[] {
  const duty = item.duties[0];
  const own = (role: ItemBasis['role']): ItemBasis => {
    const article = duty === undefined ? '第五条' : `第四条第（${chineseNumber(duty + 1)}）项`;
    return { text: `《${sanding.title}》${article}`, instrument: sanding.title, article, role };
  };
  if (item.cited === '三定') return [own('ORIGIN')];
  const { basis, kind } = cite(item.cited, 'ORIGIN');
  return item.powers.length > 0 && kind !== 'DEPT_RULE' ? [basis] : [basis, own('SUPPORT')];
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
