import type { Complainant } from '@yidan/contracts';

/** 诉求人身份 for counting: the telephone number where one is given, else the name; written in one way, however it was typed. */
export function identityOf({ name, phone }: Complainant): string {
  const digits = (phone ?? '').normalize('NFKC').replace(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '');
  return digits === '' ? `name:${name.normalize('NFKC').replace(/\s/g, '')}` : `phone:${digits}`;
}

/** 诉求人化名: what stands in reports for a person, from the tenant's keyed digest of who it is. */
export function pseudonym(digest: string): string {
  return `诉求人-${digest.slice(0, 12).toUpperCase()}`;
}
