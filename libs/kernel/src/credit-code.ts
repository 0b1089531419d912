// GB 32100-2015: 31 characters (no I, O, S, V, Z), each place weighs 3^i mod 31.
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
// Authority, kind of body, region of registration, then the organisation code.
const BODY_SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{9}$/;

/** The check character (GB 32100) for the first 17 characters of a unified social credit code. */
export function creditCodeCheckCharacter(first17: string): string {
  if (!/^[0-9A-HJ-NP-RTUWXY]{17}$/.test(first17)) throw new RangeError('17 characters of GB 32100 are needed');
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * CHARACTERS.indexOf(first17.charAt(i)), 0);
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/** 统一社会信用代码: whether the 18 characters form a code whose check character fits. */
export function isCreditCode(code: string): boolean {
  const body = code.slice(0, 17);
  return code.length === 18 && BODY_SHAPE.test(body) && creditCodeCheckCharacter(body) === code.charAt(17);
}
