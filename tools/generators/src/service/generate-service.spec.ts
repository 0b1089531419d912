import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { generateService } from './generate-service.ts';
import { wordsOfService } from './words-of-service.ts';

const root = join(import.meta.dirname, '../../../..');
/** What has to know a new service, as it is now. */
const KNOWS = [
  'tsconfig.json', 'package-lock.json', 'docs/glossary.md', 'libs/contracts/src/index.ts', 'libs/contracts/src/producers.ts', 'libs/contracts/src/samples/frozen.json',
  'libs/platform/src/reference/policy-keys.ts', 'libs/platform/src/trail/event-titles.ts', 'apps/standalone/package.json', 'apps/standalone/tsconfig.lib.json', 'apps/standalone/tsconfig.spec.json', 'apps/standalone/src/services.ts',
];
const real = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The repository, as far as a new service touches it. */
function theRepository(): Tree {
  const tree = createTree();
  for (const path of KNOWS) tree.write(path, real(path));
  tree.write('apps/summons/package.json', '{}');
  return tree;
}

describe('a service that is generated', () => {
  it('is made known everywhere by lines that are added, and nothing that was there is lost', () => {
    const tree = theRepository();
    generateService(tree, { name: 'people-mediation', context: 'mediation', titleZh: '人民调解', titleEn: 'Mediation' });

    for (const path of KNOWS) {
      const [before, after] = [real(path).split('\n'), new Set(tree.read(path, 'utf8')!.split('\n').map((line) => line.replace(/,$/, '')))];
      // A list that stands in one line grows within it.
      const lost = before.filter((line) => !after.has(line.replace(/,$/, '')) && !/^ {2}desk: \[|^export const services/.test(line));
      expect([path, lost]).toEqual([path, []]);
      expect([path, tree.read(path, 'utf8')!.length > real(path).length]).toEqual([path, true]);
    }
    expect(tree.read('libs/contracts/src/producers.ts', 'utf8')).toMatch(/ {2}mediation: 'people-mediation',\n[^]+ {2}desk: \[[^\]]+, 'people-mediation'\]/);
    expect(tree.read('apps/standalone/src/services.ts', 'utf8')).toContain("import { peopleMediation } from '@yidan/people-mediation';");
  });

  it('leaves no place in its files unfilled', () => {
    const tree = theRepository();
    generateService(tree, { name: 'people-mediation', context: 'mediation' });

    const written = tree.listChanges().filter(({ path }) => !KNOWS.includes(path));
    expect(written.length).toBeGreaterThan(25);
    expect(written.filter(({ path, content }) => /__|<%|%>|\.template/.test(path + content!.toString())).map(({ path }) => path)).toEqual([]);
  });

  it('takes a context that was kept for it', () => {
    const tree = theRepository();
    generateService(tree, { name: 'devolution' });

    expect(tree.read('libs/contracts/src/producers.ts', 'utf8')!.match(/ {2}devolution: 'devolution',/g)).toHaveLength(1);
  });

  it.each([
    ['a name that exists', { name: 'summons', context: 'calls' }, 'apps/summons is there already'],
    ['a context of another service', { name: 'calls', context: 'dispatch' }, 'the context dispatch belongs to summons'],
    ['the context of all services', { name: 'desk' }, 'the context desk belongs to the platform'],
    ['a name that is none', { name: 'Mediation' }, 'Mediation is no name of a service'],
    ['a title that would end a text', { name: 'mediation', titleEn: "People's mediation" }, "People's mediation is no title"],
  ])('is refused for %s, and nothing is written', (_, options, why) => {
    const tree = theRepository();
    const before = tree.listChanges().length;

    expect(() => generateService(tree, options)).toThrow(why);
    expect(tree.listChanges()).toHaveLength(before);
  });

  it('is refused the second time', () => {
    const tree = theRepository();
    generateService(tree, { name: 'mediation' });

    expect(() => generateService(tree, { name: 'mediation' })).toThrow('apps/mediation is there already: a service is generated once');
  });
});

it('a service is spelled as each place wants it', () => {
  expect(wordsOfService({ name: 'administrative-assistance', context: 'assistance', titleZh: '行政协助' }, new Date('2026-11-22T09:00:00Z'))).toEqual({
    name: 'administrative-assistance', service: 'administrativeAssistance', Service: 'AdministrativeAssistance', context: 'assistance', subject: 'assistance', Subject: 'Assistance', CONTEXT: 'ASSISTANCE',
    titleZh: '行政协助', titleEn: 'Administrative assistance', titleEnInText: 'administrative assistance', stamp: '20261122T0900', migration: '20261122T0900_assistance_cases',
  });
});
