export { issuerRoutes, openIssuer } from './open-issuer.ts';
export type { Issuer, IssuerRoute, TokenRequest } from './open-issuer.ts';
