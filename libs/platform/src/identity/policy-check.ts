import { type OnModuleInit } from '@nestjs/common';
import type { Endpoints} from '../http/endpoints.ts';
import { type Endpoint } from '../http/endpoints.ts';

/** One endpoint and whom its policy names: a row of the authority table. */
export interface AuthorityRow {
  readonly method: string;
  readonly path: string;
  readonly by: readonly string[];
  /** Null where the state of the object does not matter. */
  readonly states: readonly string[] | null;
  /** The step of a procedure that it is. */
  readonly step: string | null;
  /** What a machine account needs for it; null where none may. */
  readonly scope: string | null;
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

/** 权限表: every endpoint and whom it admits, in which states of its object; ANY is every authenticated actor of a tenant, PUBLIC is everybody. */
export function authorityTable(endpoints: readonly Endpoint[]): AuthorityRow[] {
  return endpoints.map(({ method, path, policy }) => {
    const row = { method, path, by: [], states: null, step: null, scope: null };
    if (policy?.kind === 'public') return { ...row, by: ['PUBLIC'] };
    if (policy?.kind === 'any') return { ...row, by: ['ANY'], scope: policy.scope ?? null };
    if (!policy) return row;
    const step = policy.step ? `${policy.step.lifecycle.name}·${policy.step.lifecycle.steps[policy.step.command]!.zh}` : null;
    return { ...row, by: policy.by, states: policy.states ?? null, step, scope: policy.scope ?? null };
  });
}
