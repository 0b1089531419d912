export { rotateKey } from './issuer-key.ts';
export { loginRoutes } from './login-routes.ts';
export type { Route } from './login-routes.ts';
export { clientSecret } from './machine-clients.ts';
export { issuerRoutes, openIssuer } from './open-issuer.ts';
export type { Issuer, IssuerRoute, TokenRequest } from './open-issuer.ts';
export type { LoginSettings } from './open-login.ts';
export type { Person } from './login/person.ts';
