import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../../..');

/** What the repository's own lint configuration says about texts, as if each stood in a file that exists. */
const LINT = `
  import { ESLint } from 'eslint';
  const texts = JSON.parse(process.argv[1]);
  const eslint = new ESLint();
  const said = [];
  for (const [filePath, text] of texts) said.push((await eslint.lintText(text, { filePath })).flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId + ': ' + message)));
  console.log(JSON.stringify(said));
`;

async function lint(texts: readonly (readonly [file: string, text: string])[]): Promise<string[][]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', LINT, JSON.stringify(texts)], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as string[][];
}

const uses = (module: string): string => `export * from '${module}';\n`;
const BOUNDARY = '@nx/enforce-module-boundaries';

// Each text would be an easy mistake; a rule that lets one of them pass has no teeth.
const crooked = [
  ['the kernel that knows the platform', 'libs/kernel/src/clock.ts', uses('@yidan/platform'), BOUNDARY],
  ['the kernel that knows a library', 'libs/kernel/src/clock.ts', uses('zod'), BOUNDARY],
  ['contracts that know the platform', 'libs/contracts/src/fields.ts', uses('@yidan/platform'), BOUNDARY],
  ['the platform that knows how lists are matched', 'libs/platform/src/database/rls.ts', uses('@yidan/matching'), BOUNDARY],
  ['a service that knows another service', 'apps/summons/src/index.ts', uses('@yidan/list-registry'), BOUNDARY],
  ['a service that starts its own servers', 'apps/summons/src/index.ts', uses('@yidan/dev-servers'), BOUNDARY],
  ['a service that goes round the door of a package', 'apps/summons/src/index.ts', uses('../../../libs/platform/src/database/rls.ts'), BOUNDARY],
  ['a console that goes behind the doors of the services', 'apps/console/src/main.tsx', uses('@yidan/platform'), BOUNDARY],
  ['a service that runs on what its specs run on', 'apps/summons/src/domain/acting.ts', uses('@yidan/testing'), 'no-restricted-imports'],
  ['a default export', 'libs/kernel/src/clock.ts', 'export default 1;\n', 'no-restricted-exports'],
  ['a promise nobody waits for', 'libs/kernel/src/clock.ts', 'const later = async (): Promise<void> => {};\nlater();\n', '@typescript-eslint/no-floating-promises'],
  ['a value of any type', 'libs/kernel/src/clock.ts', 'export const thing: any = 1;\n', '@typescript-eslint/no-explicit-any'],
  ['a class imported where only its type is used', 'libs/contracts/src/fields.ts', `import { z } from 'zod';\nexport type Thing = z.ZodType;\n`, '@typescript-eslint/consistent-type-imports'],
] as const;

describe('the lint rules', () => {
  let said: string[][];
  let sound: string[] | undefined;

  beforeAll(async () => {
    // The boundaries are judged by the graph of the projects, which a fresh clone has not drawn yet; without it the rule is silent.
    await promisify(execFile)(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), 'show', 'projects'], { cwd: root, env: { ...process.env, NODE_OPTIONS: '', NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' } });
    const answers = await lint([...crooked.map(([, file, text]) => [file, text] as const), ['apps/summons/src/index.ts', uses('@yidan/platform')]]);
    said = answers.slice(0, crooked.length);
    sound = answers[crooked.length];
  }, 180_000);

  it.each(crooked.map(([what, , , rule], index) => ({ what, rule, index })))('refuse $what', ({ rule, index }) => {
    expect(said[index]).toEqual([expect.stringMatching(new RegExp(`^${rule}: `))]);
  });

  it('let a service use the platform', () => {
    expect(sound).toEqual([]);
  });
});
