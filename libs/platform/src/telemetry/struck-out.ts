const SHORTEST = 6;
const CENSOR = '[struck out]';
const kept = new Set<string>();

/** 机密值: remembers values that no line of this process may carry: the text itself, the keys it is made of and, of an address, the password in it. */
export function neverWrite(...values: (string | undefined)[]): void {
  for (const value of values) {
    if (value === undefined) continue;
    for (const form of value.includes('://') ? credentialsIn(value) : [value, ...keysIn(value)]) {
      // Shorter ones would tear holes into every line; in an address the pattern below finds them.
      if (form.length >= SHORTEST) kept.add(form).add(JSON.stringify(form).slice(1, -1));
    }
  }
}

/** A text without the values that must not be written, without credentials in addresses, and without tokens. */
export function struckOut(text: string): string {
  let clean = text;
  for (const value of kept) if (clean.includes(value)) clean = clean.replaceAll(value, CENSOR);
  return clean
    .replaceAll(/(:\/\/)[^\s"'/@]+@/g, `$1${CENSOR}@`)
    .replaceAll(/\b(Bearer|Basic) +[\w.~+/=-]{6,}/gi, `$1 ${CENSOR}`)
    .replaceAll(/\beyJ[\w-]{8,}\.[\w-]*\.?[\w-]*/g, CENSOR);
}

/** The keys in a list of them, or the lines of one that has several. */
function keysIn(value: string): string[] {
  return value.match(/[\w+/-]{20,}/g) ?? [];
}

/** Where an address opens a door: the whole of it and its password, or the user where that is the token; an address without them is no secret. */
function credentialsIn(address: string): string[] {
  const [, user, password] = /^[a-z][a-z0-9+.-]*:\/\/([^:@]*?)(?::(.*))?@/i.exec(address) ?? [];
  const asked = /[?&](?:password|token)=([^&]*)/i.exec(address)?.[1];
  return [password ?? user, asked].flatMap((secret) => (secret ? [address, secret, decoded(secret)] : []));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
