import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import ts from 'typescript';

/** The one place that reads the environment; everything else is told. */
const READS_ENVIRONMENT = 'libs/platform/src/config/read-env.ts';
/** Asked for by the bundler, which reads its configuration as a default export. */
const HAS_DEFAULT_EXPORT = 'apps/console/vite.config.ts';
const IS_TEST = /\.spec\.ts$|\/test\/|^libs\/testing\/|^apps\/e2e\//;
/** Names that say where code was put, not what it is. */
const SAYS_NOTHING = /^(?:utils?|common|helpers?|misc|shared|stuff)$/;
const UNFINISHED = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`);
const NOT_OURS = ['node_modules', 'dist', 'out-tsc', 'fixtures'];

/** The sentence that says what is wrong with each source file of a repository; empty where all keep the rules of the house. */
export function sourceFaults(root: string): string[] {
  return ['apps', 'libs', 'tools'].flatMap((folder) => filesOf(join(root, folder))).flatMap((path) => {
    const where = relative(root, path);
    const text = readFileSync(path, 'utf8');
    return faultsOf(where, text).map((fault) => `${where}: ${fault}`);
  });
}

function filesOf(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return NOT_OURS.includes(name) ? [] : filesOf(path);
    return /\.[cm]?[jt]sx?$/.test(name) ? [path] : [];
  });
}

function faultsOf(where: string, text: string): string[] {
  const faults = where.split('/').some((part) => SAYS_NOTHING.test(basename(part).split('.')[0]!)) ? ['the name says nothing'] : [];
  const unfinished = UNFINISHED.exec(text);
  if (unfinished) faults.push(`${unfinished[0]} is left over`);
  if (!/\.tsx?$/.test(where)) return faults;
  const file = ts.createSourceFile(where, text, ts.ScriptTarget.Latest, true);
  const isProduct = !IS_TEST.test(where) && !where.startsWith('tools/');
  return [
    ...faults,
    ...(where === HAS_DEFAULT_EXPORT ? [] : file.statements.filter(isDefaultExport).map(() => 'has a default export')),
    ...(isProduct ? file.statements.flatMap(undocumented).map((name) => `${name} has no doc comment`) : []),
    ...(isProduct && where !== READS_ENVIRONMENT && readsEnvironment(file) ? ['reads the environment'] : []),
  ];
}

function isDefaultExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
    return statement.exportClause.elements.some(({ name }) => name.text === 'default');
  }
  return hasModifier(statement, ts.SyntaxKind.DefaultKeyword);
}

/** The exported classes and functions of a statement that no doc comment stands above. */
function undocumented(statement: ts.Statement): string[] {
  if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword) || ts.getJSDocCommentsAndTags(statement).length > 0) return [];
  if (ts.isClassDeclaration(statement)) return [`class ${statement.name?.text}`];
  // The comment of an overloaded function stands above its first signature.
  if (ts.isFunctionDeclaration(statement)) return firstOf(statement) === statement ? [`function ${statement.name?.text}`] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer) || ts.isClassExpression(initializer)))
    .map(({ name }) => `function ${name.getText()}`);
}

function firstOf(declaration: ts.FunctionDeclaration): ts.Statement | undefined {
  return declaration.getSourceFile().statements.find((other) => ts.isFunctionDeclaration(other) && other.name?.text === declaration.name?.text);
}

function hasModifier(statement: ts.Statement, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === kind);
}

/** Whether `process.env` is named in any of the ways there are. */
function readsEnvironment(node: ts.Node): boolean {
  const isProcess = (value: ts.Node | undefined): boolean => value !== undefined && /^(?:globalThis\.)?process$/.test(value.getText());
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && isProcess(node.expression)) return true;
  if (ts.isElementAccessExpression(node) && isProcess(node.expression)) return true;
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && isProcess(node.initializer)) {
    if (node.name.elements.some(({ propertyName, name }) => (propertyName ?? name).getText() === 'env')) return true;
  }
  if (ts.isImportDeclaration(node) && /^['"](?:node:)?process['"]$/.test(node.moduleSpecifier.getText())) return true;
  return ts.forEachChild(node, (child) => readsEnvironment(child) || undefined) ?? false;
}
