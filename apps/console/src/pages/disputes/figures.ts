/** The half-year a day lies in. */
export function halfYearOf(date: string): string {
  return `${date.slice(0, 4)}H${Number(date.slice(5, 7)) <= 6 ? 1 : 2}`;
}

/** 半年 that can be asked for: the running one and those before it. */
export function halfYearsUntil(half: string, count: number): string[] {
  let [year, part] = [Number(half.slice(0, 4)), Number(half.slice(5))];
  return Array.from({ length: count }, () => {
    const one = `${year}H${part}`;
    [year, part] = part === 1 ? [year - 1, 2] : [year, 1];
    return one;
  });
}
