const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** 标题回行: a long title on as few lines as it needs, of about the same length, and never in the middle of a word. */
export function titleLines(title: string, most = 20): string[] {
  const length = [...title].length;
  const wanted = Math.ceil(length / most);
  if (wanted <= 1) return [title];
  const lines = [''];
  for (const { segment } of WORDS.segment(title)) {
    const line = lines.at(-1)!;
    const [now, then] = [[...line].length, [...line, ...segment].length];
    // A word goes where the line ends nearest to its share of the title.
    const share = length / wanted;
    if (now > 0 && lines.length < wanted && Math.abs(now - share) <= Math.abs(then - share)) lines.push(segment);
    else lines[lines.length - 1] = line + segment;
  }
  return lines;
}
