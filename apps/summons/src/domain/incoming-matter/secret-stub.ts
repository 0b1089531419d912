import { DomainError } from '@yidan/kernel';
import type { Violation } from '@yidan/kernel';
import type { MatterFacts } from './incoming-matter.ts';

/** What a matter says of itself; none of it may be kept of a secret one. */
const CONTENT = ['title', 'content', 'category', 'location', 'occurredAt', 'attachments'] as const;

type Stated = Pick<MatterFacts, (typeof CONTENT)[number] | 'complainantEnc' | 'disclosure' | 'paperFileNumber'>;

/** 涉密不入库 (R-SEC-3): a secret matter is a file number on paper; whatever else is handed in with it is refused, not dropped. */
export function requireStub(facts: Stated): void {
  const violations: Violation[] =
    facts.disclosure === 'SECRET_STUB'
      ? [...filledOf(facts).map(mustBeEmpty), ...(facts.paperFileNumber === null ? [missingFile()] : [])]
      : facts.paperFileNumber === null ? [] : [strayFile()];
  if (violations.length > 0) throw new NoSecretsHere(violations);
}

function filledOf(facts: Stated): string[] {
  const filled = CONTENT.filter((field) => facts[field] !== null && facts[field] !== '' && !(Array.isArray(facts[field]) && facts[field].length === 0));
  return facts.complainantEnc === null ? filled : [...filled, 'complainant'];
}

const CODE = 'DISPATCH.SECRET_STUB';

function mustBeEmpty(path: string): Violation {
  return { path, code: CODE, message: 'must be empty: nothing of a secret matter is stored but the number of its paper file', messageZh: '必须为空：涉密事项只登记纸质档号，内容不得录入' };
}

function missingFile(): Violation {
  return { path: 'paperFileNumber', code: CODE, message: 'required: the number of the paper file', messageZh: '必填：纸质档号' };
}

function strayFile(): Violation {
  return { path: 'paperFileNumber', code: CODE, message: 'only a secret stub has one', messageZh: '仅涉密登记（SECRET_STUB）填写纸质档号' };
}

/** 涉密内容不得录入: a stub with content, or without the number of its file. */
export class NoSecretsHere extends DomainError {
  readonly code = CODE;
  readonly kind = 'invalid';
  constructor(violations: readonly Violation[]) {
    super('State secrets are not stored here: a secret matter is a file number on paper and nothing else', '国家秘密不得存入本系统：涉密事项只登记纸质档号，其余内容一律为空', { violations });
  }
}

/** 知悉人不明: a restricted matter names people of this tenant; what a machine hands in names at least one, or nobody could ever decide it. */
export class ReadersUnclear extends DomainError {
  readonly code = 'DISPATCH.READERS_UNCLEAR';
  readonly kind = 'invalid';
  constructor(message: string, messageZh: string) {
    super(message, messageZh, { violations: [{ path: 'readers', code: 'DISPATCH.READERS_UNCLEAR', message, messageZh }] });
  }
}

/** 指定知悉人 of a matter: those named and the person who hands it in; only a restricted matter has any. */
export function readersOf(given: { disclosure: MatterFacts['disclosure']; readers: readonly string[] }, senderId: string | null): string[] {
  if (given.disclosure !== 'RESTRICTED') {
    if (given.readers.length > 0) throw new ReadersUnclear('Only a restricted matter names its readers', '仅限制公开（RESTRICTED）的来件可指定知悉人');
    return [];
  }
  const readers = [...new Set([...given.readers, ...(senderId === null ? [] : [senderId])])];
  if (readers.length === 0) throw new ReadersUnclear('Name who may read it, or nobody could decide it', '请指定知悉人，否则无人可以定责');
  return readers;
}
