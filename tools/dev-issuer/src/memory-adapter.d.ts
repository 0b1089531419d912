declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  import type { AdapterFactory } from 'oidc-provider';

  /** The provider's own store in memory; asked for by name it comes without the warning that it is one. */
  export function createMemoryAdapter(clockToleranceSeconds?: number): AdapterFactory;
}
