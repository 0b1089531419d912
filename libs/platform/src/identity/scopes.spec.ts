import { SCOPES, scopeEn, scopeZh } from '@yidan/contracts';
import { Problem } from '../http/problem.ts';
import { assertInScope, type EndpointScope } from './scopes.ts';

const answer = (needed: EndpointScope | undefined, scopes: (typeof SCOPES)[number][] | undefined): string => {
  try {
    assertInScope(needed, scopes === undefined ? {} : { scopes });
    return 'let in';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${error.status} ${error.code}`;
  }
};

describe('a machine account', () => {
  it('is let in where its grant lists the scope, and nowhere else', () => {
    for (const needed of SCOPES) {
      for (const held of SCOPES) expect(answer(needed, [held])).toBe(needed === held ? 'let in' : '403 SEC.SCOPE_MISSING');
      expect(answer(needed, [])).toBe('403 SEC.SCOPE_MISSING');
    }
  });

  it('is not let in where an endpoint names no scope, whatever it holds', () => {
    expect(answer(undefined, [...SCOPES])).toBe('403 SEC.SCOPE_MISSING');
  });

  it('may always ask who it is', () => {
    expect(answer('OWN_ACCOUNT', [])).toBe('let in');
  });
});

describe('a person', () => {
  it('is never asked for a scope', () => {
    for (const needed of [undefined, 'OWN_ACCOUNT', ...SCOPES] as const) expect(answer(needed, undefined)).toBe('let in');
  });
});

describe('the scopes', () => {
  it('are each said in Chinese and in English', () => {
    expect(Object.keys(scopeEn)).toEqual(Object.keys(scopeZh));
  });
});
