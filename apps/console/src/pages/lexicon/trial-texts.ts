const MOST_TEXTS = 10;
const LONGEST_TEXT = 4000;

/** 试算文本: one on each line; what is wrong with them, if anything is. */
export function trialTexts(written: string): { texts: string[]; fault: 'trialNeeded' | 'trialTooMany' | 'trialTooLong' | null } {
  const texts = written.split(/[\n\r]+/).map((line) => line.trim()).filter((line) => line !== '');
  const fault = texts.length === 0 ? 'trialNeeded' : texts.length > MOST_TEXTS ? 'trialTooMany' : texts.some((text) => text.length > LONGEST_TEXT) ? 'trialTooLong' : null;
  return { texts, fault };
}
