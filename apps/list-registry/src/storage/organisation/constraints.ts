import type { DomainError } from '@yidan/kernel';

/** Runs a write and puts a constraint that it breaks, also in a race with another, into the domain's words. */
export async function inDomainWords<T>(refusals: Readonly<Record<string, () => DomainError>>, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const broken = constraintOf(error);
    const refusal = broken !== undefined && Object.hasOwn(refusals, broken) ? refusals[broken] : undefined;
    throw refusal ? refusal() : error;
  }
}

function constraintOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
  return 'cause' in error ? constraintOf(error.cause) : undefined;
}
