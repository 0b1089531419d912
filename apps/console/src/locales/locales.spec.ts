import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { en } from './en.ts';
import { inLanguage, keepLanguage, keptLanguage } from './language.ts';
import { zhCN } from './zh-CN.ts';

const source = join(import.meta.dirname, '..');
const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter((file) => !/\.spec\.ts$|^locales\//.test(file));
const HAN = /\p{Script=Han}/u;
const LETTERS = /\p{L}{2}/u;
/** What a language has its own words for; everything else would be a text left in the other one. */
const CHINESE_IN_ENGLISH = [/^product\.name$/, /^frame\.(?:otherLanguage|switchLanguage)$/, /^question\.(?:placeholder|example\d)$/, /^dispatch\.reasonText$/, /^import\.documentNumberExample$/, /^lexiconExample\.(?:words|terms|holders|trial)$/, /^answer\.sanding$/, /^element\.sanding/];

function flat(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value as object, `${path}${key}.`)));
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();
const chinese = new Map(flat(zhCN));
const english = new Map(flat(en));

describe('the texts of the console', () => {
  it('have the same keys in both languages, and none is empty', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    expect([...chinese, ...english].filter(([, text]) => text === '').map(([key]) => key)).toEqual([]);
  });

  it('name the same facts in both languages', () => {
    const differing = [...chinese].filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join()).map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('are English in English and Chinese in Chinese', () => {
    const chineseLeft = [...english].filter(([key, text]) => HAN.test(text) && !CHINESE_IN_ENGLISH.some((known) => known.test(key))).map(([key]) => key);
    const englishLeft = [...chinese].filter(([key, text]) => !HAN.test(text) && !['product.latin', 'frame.otherLanguage', 'frame.and'].includes(key)).map(([key]) => key);
    expect({ chineseLeft, englishLeft }).toEqual({ chineseLeft: [], englishLeft: [] });
  });

  it('are all of them: no page has words of its own', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(wordsOf)).toEqual([]);
  });

  it.each([
    ['Chinese first', null, 'zh-CN'],
    ['English where it was chosen', 'en', 'en'],
    ['Chinese where the choice makes no sense', 'fr', 'zh-CN'],
  ])('are shown in %s', (_, kept, expected) => {
    expect(keptLanguage({ getItem: () => kept })).toBe(expected);
  });

  it('are remembered in the language chosen', () => {
    const kept = new Map<string, string>();
    keepLanguage({ setItem: (key, value) => void kept.set(key, value) }, 'en');
    expect(keptLanguage({ getItem: (key) => kept.get(key) ?? null })).toBe('en');
  });

  it('of an answer are taken in the language of the reader', () => {
    expect([inLanguage('zh-CN', '甲', 'a'), inLanguage('en', '甲', 'a')]).toEqual(['甲', 'a']);
  });
});

/** Words between tags, and Chinese in any other text of the code. */
function wordsOf(file: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isJsxText(node) && LETTERS.test(node.text)) found.push(`${file}: ${node.text.trim()}`);
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
    if (isText && HAN.test(node.text) && !SPOKEN_BY_BOTH.includes(file)) found.push(`${file}: ${node.text}`);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, readFileSync(join(source, file), 'utf8'), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS));
  return found;
}

/** Shown when no language could be read yet, so both stand side by side; and the fonts and separators of Chinese text. */
const SPOKEN_BY_BOTH: string[] = [];
