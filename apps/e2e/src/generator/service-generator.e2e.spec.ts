import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { CheckoutCopy, type Said } from './a-copy-of-the-checkout.ts';

jest.setTimeout(600_000);

const TESTS = 'tools/checks/run-tests.mjs';
let copy: CheckoutCopy;
const passes = ({ code, words }: Said): string => (code === 0 ? 'passes' : words);
const generate = (...more: string[]): Promise<Said> => copy.bin('nx', 'g', '@yidan/tools:service', 'people-mediation', '--context=mediation', '--title-zh=人民调解', '--title-en=Mediation by the people', ...more);
const read = (path: string): string => readFileSync(join(copy.folder, path), 'utf8');

describe('nx g @yidan/tools:service, in a fresh checkout', () => {
  beforeAll(() => {
    copy = new CheckoutCopy();
  });
  afterAll(() => copy?.remove());

  it('says what it would write and writes nothing where it is only tried', async () => {
    const { code, words } = await generate('--dry-run');

    expect([code, words]).toEqual([0, expect.stringContaining('CREATE apps/people-mediation/src/service.ts')]);
    expect(existsSync(join(copy.folder, 'apps/people-mediation'))).toBe(false);
  });

  it('writes a service that compiles and keeps the rules of lint and of project references', async () => {
    expect(passes(await generate())).toBe('passes');
    copy.link();

    expect(passes(await copy.bin('tsc', '-b', 'apps/people-mediation'))).toBe('passes');
    expect(passes(await copy.bin('eslint', 'apps/people-mediation', 'libs/contracts/src/mediation'))).toBe('passes');
    expect(passes(await copy.bin('nx', 'sync:check'))).toBe('passes');
  });

  it('passes its own specs, those of the rooms, of the samples, of the words and of what packages declare', async () => {
    const rules = 'apps/people-mediation/|checks/src/(architecture|glossary|projects|versions)|contracts/src/(samples|producers)';

    expect(passes(await copy.run(TESTS, '--selectProjects', 'rules', '--testPathPatterns', rules))).toBe('passes');
    expect(passes(await copy.run(TESTS, '--selectProjects', 'int', '--testPathPatterns', 'apps/people-mediation/'))).toBe('passes');
  });

  it('is caught when a room of it reaches where it may not', async () => {
    const aggregate = 'apps/people-mediation/src/domain/mediation-case/mediation-case.ts';
    appendFileSync(join(copy.folder, aggregate), "export * from '../../storage/mediation-case/mediation-case.repository.ts';\n");

    const { code, words } = await copy.run(TESTS, '--selectProjects', 'rules', '--testPathPatterns', 'checks/src/architecture');
    expect([code, words]).toEqual([1, expect.stringContaining('domain may not import storage')]);
  });

  it('refuses the same name a second time and leaves everything as it is', async () => {
    const before = ['tsconfig.json', 'docs/glossary.md', 'package-lock.json'].map(read);
    const { code, words } = await generate();

    expect([code, words]).toEqual([1, expect.stringContaining('apps/people-mediation is there already')]);
    expect(['tsconfig.json', 'docs/glossary.md', 'package-lock.json'].map(read)).toEqual(before);
  });
});
