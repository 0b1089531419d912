export * from './ledger.ts';
export * from './reference-receiver.ts';
export * from './verify-signature.ts';
export * from './yidan-client.ts';
