/** The languages the login speaks. */
export type Language = 'zh' | 'en';

/** A sentence in each of them. */
export type InWords = Readonly<Record<Language, string>>;

/** 可登录人员: somebody one can sign in as. */
export interface Person {
  subject: string;
  name: string;
  /** 地区: the tenant by its name. */
  tenant: string;
  organ: string;
  unit?: string;
  roles: InWords;
  /** What trying this person shows; such people are offered before anybody searches. */
  suggested?: InWords;
}

/** Everybody in whose particulars every word of the question occurs. */
export function findPeople(people: readonly Person[], question: string): Person[] {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const particulars = [person.subject, person.name, person.tenant, person.organ, person.unit, person.roles.zh, person.roles.en].join('\n').toLowerCase();
    return words.every((word) => particulars.includes(word));
  });
}
