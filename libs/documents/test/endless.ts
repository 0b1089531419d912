/** A task that never answers. */
export function endless(): never {
  for (;;);
}
