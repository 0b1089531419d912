import { resultOf, tell, type BenchResult } from '../result.ts';
import { labelledMatters } from './labelled-matters.ts';
import type { Quality } from './measure.ts';
import { reportOn } from './report.ts';

/** 匹配质量: the share of labelled matters whose organ comes first, against plain BM25; the same on every run and every machine. */
export function quality(): Promise<BenchResult> {
  const { withLexicon, withoutLexicon, plain } = reportOn(labelledMatters);
  for (const [name, figures] of Object.entries({ 'with the common lexicon': withLexicon, 'without it': withoutLexicon, 'plain BM25': plain })) tell(`${name}: ${JSON.stringify(figures)}`);
  const notes = { ...noted('', withLexicon), ...noted('WithoutLexicon', withoutLexicon), ...noted('Plain', plain) };
  return Promise.resolve(resultOf('quality', '% of matters whose organ comes first', { ours: [withLexicon.organTop1], peer: [plain.organTop1] }, notes));
}

function noted(which: string, figures: Quality): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${name}${which}`, value]));
}
