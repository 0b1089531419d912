import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const GUIDE = join(import.meta.dirname, '../../../docs/guides/integrator.md');

/** A program of the integrator's guide as it stands there, by the name after its language. */
export function guideBlock(name: string): string {
  const [, text] = new RegExp('```\\w+ ' + name.replace('.', '\\.') + '\\n([\\s\\S]*?)\\n```').exec(readFileSync(GUIDE, 'utf8')) ?? [];
  if (text === undefined) throw new Error(`the guide has no ${name}`);
  return `${text}\n`;
}
