import { Reflector } from '@nestjs/core';
import { Clock } from '@yidan/kernel';
import type { ServiceSettings } from '../config/service-settings.ts';
import { WorkerPool } from '../database/worker-pool.ts';
import { Endpoints } from '../http/endpoints.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { ActorResolver } from './actor-resolver.ts';
import { PolicyCheck } from './policy-check.ts';
import { PolicyGuard } from './policy.guard.ts';
import { RefusedTokens } from './refused-tokens.ts';
import { TokenVerifier } from './token-verifier.ts';

/** What the platform module provides of this room. */
export function identityProviders(settings: ServiceSettings) {
  return [
    {
      provide: RefusedTokens,
      useFactory: (metrics: Metrics) => new RefusedTokens(metrics.counter('yidan_refused_tokens_total', 'Requests answered 401, by the code of the refusal')),
      inject: [Metrics],
    },
    { provide: TokenVerifier, useFactory: (refused: RefusedTokens) => new TokenVerifier(settings.identity, refused), inject: [RefusedTokens] },
    {
      provide: ActorResolver,
      useFactory: (worker: WorkerPool, clock: Clock, refused: RefusedTokens) => new ActorResolver(worker.pool, settings.operatorSubject, clock, refused),
      inject: [WorkerPool, Clock, RefusedTokens],
    },
    {
      provide: PolicyGuard,
      useFactory: (reflector: Reflector, verifier: TokenVerifier, resolver: ActorResolver) => new PolicyGuard(reflector, verifier, resolver),
      inject: [Reflector, TokenVerifier, ActorResolver],
    },
    { provide: PolicyCheck, useFactory: (endpoints: Endpoints) => new PolicyCheck(endpoints), inject: [Endpoints] },
  ];
}
