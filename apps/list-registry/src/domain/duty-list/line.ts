/** The first characters of a text; a character outside the basic plane is not cut in two. */
export function beginning(text: string, length: number): string {
  return [...text.slice(0, 2 * length)].slice(0, length).join('');
}

/** 单行名称: a name as one line of at most 500 characters, as registers and events carry it. */
export function line(text: string): string {
  const plain = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return plain.length <= 500 ? plain : beginning(plain, 250).trim();
}
