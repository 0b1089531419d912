const AT_ONCE = 8;

/** Does something with each of many, eight at a time, and answers in their order. */
export async function abreast<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const waiting = items.entries();
  const one = async (): Promise<void> => {
    for (const [i, item] of waiting) done[i] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return done;
}
