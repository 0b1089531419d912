import { Reflector } from '@nestjs/core';
import type { ServiceSettings } from '../config/service-settings.ts';
import { WorkerPool } from '../database/worker-pool.ts';
import { Endpoints } from '../http/endpoints.ts';
import { ActorResolver } from './actor-resolver.ts';
import { PolicyCheck } from './policy-check.ts';
import { PolicyGuard } from './policy.guard.ts';
import { TokenVerifier } from './token-verifier.ts';

/** What the platform module provides of this room. */
export function identityProviders(settings: ServiceSettings) {
  return [
    { provide: TokenVerifier, useFactory: () => new TokenVerifier(settings.identity) },
    { provide: ActorResolver, useFactory: (worker: WorkerPool) => new ActorResolver(worker.pool, settings.operatorSubject), inject: [WorkerPool] },
    {
      provide: PolicyGuard,
      useFactory: (reflector: Reflector, verifier: TokenVerifier, resolver: ActorResolver) => new PolicyGuard(reflector, verifier, resolver),
      inject: [Reflector, TokenVerifier, ActorResolver],
    },
    { provide: PolicyCheck, useFactory: (endpoints: Endpoints) => new PolicyCheck(endpoints), inject: [Endpoints] },
  ];
}
