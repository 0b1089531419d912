import { type OnModuleInit } from '@nestjs/common';
import type { Endpoints} from '../http/endpoints.ts';
import { type Endpoint } from '../http/endpoints.ts';

/** One endpoint and whom its policy names: a row of the authority table. */
export interface AuthorityRow {
  method: string;
  path: string;
  roles: readonly string[];
  relation: string | null;
}

/** 权限自检: an endpoint without a declared policy stops the service at boot. */
export class PolicyCheck implements OnModuleInit {
  constructor(private readonly endpoints: Endpoints) {}

  onModuleInit(): void {
    const open = this.endpoints.all().filter((endpoint) => !endpoint.policy);
    if (open.length === 0) return;
    const names = open.map((endpoint) => `${endpoint.controller}.${endpoint.handler} (${endpoint.method} ${endpoint.path})`);
    throw new Error(`these endpoints declare no policy (@Allow, @AllowAny or @Public): ${names.join(', ')}`);
  }
}

/** 权限表: every endpoint and the roles it admits; ANY is every authenticated actor, PUBLIC is everybody. */
export function authorityTable(endpoints: readonly Endpoint[]): AuthorityRow[] {
  return endpoints.map(({ method, path, policy }) => ({
    method,
    path,
    roles: policy?.kind === 'roles' ? policy.roles : policy?.kind === 'any' ? ['ANY'] : policy?.kind === 'public' ? ['PUBLIC'] : [],
    relation: policy?.kind === 'roles' ? (policy.relation ?? null) : null,
  }));
}
