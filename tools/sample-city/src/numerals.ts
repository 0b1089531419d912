const DIGITS = '零一二三四五六七八九';

/** 中文数字: 1–9999 as articles are numbered, 122 → 一百二十二. */
export function chineseNumber(value: number): string {
  if (value < 20 && value >= 10) return `十${value % 10 === 0 ? '' : digit(value % 10)}`;
  return full(value);
}

function full(value: number): string {
  for (const [size, name] of [[1000, '千'], [100, '百'], [10, '十']] as const) {
    if (value < size) continue;
    const rest = value % size;
    if (rest === 0) return `${digit(Math.floor(value / size))}${name}`;
    return `${digit(Math.floor(value / size))}${name}${rest < size / 10 ? '零' : ''}${full(rest)}`;
  }
  return digit(value);
}

function digit(value: number): string {
  return DIGITS.charAt(value);
}
