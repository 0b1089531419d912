import type { Tree } from '@nx/devkit';
import { changeJson, insertAfter, insertBefore, sorted, textOf } from './edit-files.ts';
import type { ServiceWords } from './words-of-service.ts';

const PRODUCERS = 'libs/contracts/src/producers.ts';

interface References {
  references: { path: string }[];
}
interface Manifest {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, object & { dependencies?: Record<string, string> }>;
}

/** Refuses a name or a context that somebody has. */
export function assertIsNew(tree: Tree, { name, context }: ServiceWords): void {
  if (tree.exists(`apps/${name}`)) throw new Error(`apps/${name} is there already: a service is generated once`);
  const emits = producerOf(tree, context);
  if (emits !== null && emits !== name) throw new Error(`the context ${context} belongs to ${emits}: give another one with --context`);
  if (tree.exists(`libs/contracts/src/${context}/case-events.ts`)) throw new Error(`libs/contracts/src/${context} holds events of cases already: give another one with --context`);
}

/** 接线: everything in the repository that has to know a new service. */
export function wireService(tree: Tree, words: ServiceWords): void {
  wireContracts(tree, words);
  wirePlatform(tree, words);
  wireWorkspace(tree, words);
  wireGlossary(tree, words);
}

function wireContracts(tree: Tree, { name, context }: ServiceWords): void {
  const contracts = 'libs/contracts/src/index.ts';
  insertBefore(tree, contracts, "export * from './desk/events.ts';\n", `export * from './${context}/case-events.ts';\n`);
  insertBefore(tree, contracts, "export * from './desk/http.ts';\n", `export * from './${context}/case-http.ts';\n`);
  if (producerOf(tree, context) === null) insertBefore(tree, PRODUCERS, /^};\n(?=\n\/\*\* 平台语境)/, `  ${context}: '${name}',\n`);
  insertAfter(tree, PRODUCERS, /^ {2}desk: \[[^\]]+(?=\])/, `, '${name}'`);
}

function wirePlatform(tree: Tree, { context, subject, titleZh }: ServiceWords): void {
  const policies = 'libs/platform/src/reference/policy-keys.ts';
  tree.write(policies, `${textOf(tree, policies)}\n/** ${titleZh}时限. */\nexport const ${subject}Limits = { close: limit('${context}.limits.close', '10 WD') } as const;\n`);
  insertAfter(tree, 'libs/platform/src/trail/event-titles.ts', /^const NOUNS_IN: [^\n]+= \{\n/, `  '${context}.case': ['${titleZh}案件', '${context} case'],\n`);
}

function wireWorkspace(tree: Tree, { name, service }: ServiceWords): void {
  changeJson<References>(tree, 'tsconfig.json', ({ references }) => references.splice(references.findIndex(({ path }) => path === './apps/standalone'), 0, { path: `./apps/${name}` }));
  for (const file of ['lib', 'spec']) changeJson<References>(tree, `apps/standalone/tsconfig.${file}.json`, ({ references }) => references.push({ path: `../${name}/tsconfig.lib.json` }));
  changeJson<Manifest>(tree, 'apps/standalone/package.json', ({ dependencies }) => Object.assign(dependencies!, { [`@yidan/${name}`]: '*' }));
  const services = 'apps/standalone/src/services.ts';
  insertBefore(tree, services, '\n/** Every service of a city', `import { ${service} } from '@yidan/${name}';\n`);
  insertAfter(tree, services, /^export const services: ServiceDefinition\[\] = \[[^\]]+(?=\])/, `, ${service}`);
  // What npm install would write, so that npm ci takes the workspace as it is.
  const { version, dependencies, devDependencies } = JSON.parse(textOf(tree, `apps/${name}/package.json`)) as Manifest;
  changeJson<Lock>(tree, 'package-lock.json', (lock) => {
    const standalone = lock.packages['apps/standalone']!;
    standalone.dependencies = sorted({ ...standalone.dependencies, [`@yidan/${name}`]: '*' });
    const added = { [`apps/${name}`]: { name: `@yidan/${name}`, version, dependencies, devDependencies }, [`node_modules/@yidan/${name}`]: { resolved: `apps/${name}`, link: true } };
    const { '': root, ...packages } = lock.packages;
    lock.packages = { '': root!, ...sorted({ ...packages, ...added }) };
  });
}

function wireGlossary(tree: Tree, { name, context, titleZh, titleEn }: ServiceWords): void {
  const procedure = `### ${titleZh} \`${context}-case\` – \`apps/${name}/src/domain/${context}-case/${context}-case.lifecycle.ts\`

| 中文 | Identifier | Meaning |
| --- | --- | --- |
| 立案 | \`open\` | An organ opens a case. |
| 办理中 | \`OPEN\` | Somebody works on it. |
| 办结 | \`close\` | Another person of the organ says what came of it. |
| 已办结 | \`CLOSED\` | Over. |

`;
  insertBefore(tree, 'docs/glossary.md', '## What events are about 事件的对象\n', procedure);
  insertBefore(tree, 'docs/glossary.md', /^\| 文书 \| `document`/, `| ${titleZh} | \`${context}\` | Context: ${titleEn}. |\n`);
}

/** Which service emits a context, by the table of the contracts. */
function producerOf(tree: Tree, context: string): string | null {
  return new RegExp(`^ {2}${context}: (?:'([^']+)'|\\[)`, 'm').exec(textOf(tree, PRODUCERS))?.slice(1).map((service) => service ?? 'the platform')[0] ?? null;
}
