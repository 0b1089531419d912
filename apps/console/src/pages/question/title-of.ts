const LONGEST = 60;

/** 来件标题: the first sentence of what was written down, cut where it is long. */
export function titleOf(text: string): string {
  const oneLine = text.trim().replace(/\p{Cc}+/gu, ' ');
  const [sentence = ''] = oneLine.split(/(?<=[。！？!?；;])/u);
  const characters = [...(sentence.trim() || oneLine)];
  return characters.length <= LONGEST ? characters.join('') : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
