import { nameSimilarity } from '@yidan/kernel';
import type { SandingDuty } from './provision-content.ts';
import { ordinalNamed, provisionKey } from './provision-key.ts';

/** A duty with the form in which it is compared. */
export interface KeyedDuty extends SandingDuty {
  readonly key: string;
}

/** A unit with the forms in which its name and its text are compared. */
export interface KeyedUnit {
  readonly name: string;
  readonly key: string;
  readonly text: string;
}

// Shorter texts are part of too many others to say anything.
const TELLING = 8;
const LIKE = 0.8;

/** 所指职责: the duties a text means, by number: the same words; a quotation of one, or of several; nearly the same words; else the number it names. */
export function dutiesMeant(text: string, duties: readonly KeyedDuty[]): number[] {
  const key = provisionKey(text);
  const same = duties.find((duty) => duty.key === key);
  if (same) return [same.ordinal];
  const quoted = duties.filter((duty) => duty.key.length >= TELLING && key.includes(duty.key));
  if (quoted.length > 0) return quoted.map(({ ordinal }) => ordinal);
  const whole = key.length >= TELLING ? duties.find((duty) => duty.key.includes(key)) : undefined;
  const number = ordinalNamed(text);
  const meant = whole ?? duties.find(({ ordinal }) => ordinal === number) ?? duties.find((duty) => nameSimilarity(duty.key, key) >= LIKE);
  return meant ? [meant.ordinal] : [];
}

/** Units in the order in which a text is held against their names: 办公室（党委办公室） before 办公室. */
export function longestFirst(units: readonly KeyedUnit[]): KeyedUnit[] {
  return units.toSorted((a, b) => b.key.length - a.key.length);
}

/** 所指科室: the unit a text of element 8 speaks of: the name it begins with, the longest first, else the unit whose text it quotes. */
export function unitMeant(text: string, units: readonly KeyedUnit[]): string | undefined {
  const key = provisionKey(text);
  const head = provisionKey(text.split(/[：:。；;\n]/u)[0]!);
  const named = units.filter((unit) => unit.key !== '');
  const byName = named.find((unit) => unit.key === head) ?? named.find((unit) => key.startsWith(unit.key));
  if (byName) return byName.name;
  return units.find((unit) => unit.text.length >= TELLING && key.length >= TELLING && (unit.text.includes(key) || key.includes(unit.text)))?.name;
}
