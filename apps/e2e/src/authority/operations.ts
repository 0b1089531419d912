import { disputeArbitration } from '@yidan/dispute-arbitration';
import { listRegistry } from '@yidan/list-registry';
import { endpointsOf, type Endpoint, type ServiceDefinition } from '@yidan/platform';
import { summons } from '@yidan/summons';
import { expectedOfChecks } from './expected/checks.ts';
import { expectedOfDesk } from './expected/desk.ts';
import { expectedOfDisputeCoordination } from './expected/dispute-coordination.ts';
import { expectedOfDisputeIntake } from './expected/dispute-intake.ts';
import { expectedOfDisputePapers } from './expected/dispute-papers.ts';
import { expectedOfDisputeRuling } from './expected/dispute-ruling.ts';
import { expectedOfDocuments } from './expected/documents.ts';
import { expectedOfExchange } from './expected/exchange.ts';
import { expectedOfLearning } from './expected/learning.ts';
import { expectedOfDrafts } from './expected/drafts.ts';
import { expectedOfAdjustment } from './expected/adjustment.ts';
import { expectedOfLive } from './expected/live.ts';
import { expectedOfListRegistry } from './expected/list-registry.ts';
import { expectedOfOrders } from './expected/orders.ts';
import { expectedOfPlatform } from './expected/platform.ts';
import { expectedOfSources } from './expected/sources.ts';
import { expectedOfReview } from './expected/review.ts';
import { expectedOfSummons } from './expected/summons.ts';
import { expectedOfSupervision } from './expected/supervision.ts';
import type { Expectation, ExpectedController, ExpectedService } from './expectation.ts';

/** The services whose authority is written down; the platform's own controllers are in each. */
export const services: readonly { definition: ServiceDefinition; expected: ExpectedService }[] = [
  { definition: listRegistry, expected: { ...expectedOfPlatform, ...expectedOfListRegistry, ...expectedOfReview, ...expectedOfSources, ...expectedOfDrafts, ...expectedOfAdjustment, ...expectedOfChecks, ...expectedOfDocuments } },
  { definition: summons, expected: { ...expectedOfPlatform, ...expectedOfSummons, ...expectedOfOrders, ...expectedOfDesk, ...expectedOfExchange, ...expectedOfLearning, ...expectedOfLive, ...expectedOfSupervision } },
  { definition: disputeArbitration, expected: { ...expectedOfPlatform, ...expectedOfDisputeIntake, ...expectedOfDisputeCoordination, ...expectedOfDisputeRuling, ...expectedOfDisputePapers } },
];

/** 操作: an endpoint with what was written by hand about it, if anything was. */
export interface Operation {
  readonly service: string;
  /** As the expectations write it: `POST orders/{id}/sign-for`. */
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly controller: ExpectedController | undefined;
  readonly expectation: Expectation | undefined;
}

/** Every operation of a service, as it is wired. */
export async function operationsOf({ definition, expected }: (typeof services)[number]): Promise<Operation[]> {
  return (await endpointsOf(definition)).map((endpoint) => {
    const name = operationName(definition.name, endpoint);
    const controller = [expected[endpoint.controller] ?? []].flat().find(({ operations }) => name in operations);
    return { service: definition.name, name, endpoint, controller, expectation: controller?.operations[name] };
  });
}

/** The operations of all services. */
export async function allOperations(): Promise<Operation[]> {
  return (await Promise.all(services.map(operationsOf))).flat();
}

function operationName(service: string, { method, path }: Endpoint): string {
  return `${method} ${path.replace(`/api/${service}/v1/`, '').replaceAll(/:(\w+)/g, '{$1}')}`;
}

/** What to write where nothing is written yet: the line that the declared policy amounts to, for somebody who knows the procedure to judge. */
export function lineToWrite({ service, name, endpoint }: Operation): string {
  const { policy, controller } = endpoint;
  const machine = policy && policy.kind !== 'public' ? policy.scope : undefined;
  const account = machine === 'OWN_ACCOUNT' ? 'INTEGRATION_CLIENT' : machine && `INTEGRATION_CLIENT#${machine}`;
  const whom =
    policy?.kind === 'public'
      ? ['EVERYBODY']
      : policy?.kind === 'any'
        ? ['ANY_OFFICIAL', ...(account ? [account] : [])]
        : (policy?.by ?? []).flatMap((who) => (who.startsWith('INTEGRATION_CLIENT') ? (account ? [who.replace('INTEGRATION_CLIENT', account)] : []) : [who]));
  const list = `[${whom.map((one) => `'${one}'`).join(', ')}]`;
  const states = policy?.kind === 'roles' ? policy.states : undefined;
  const expectation = states ? `{ ${states.map((state) => `${state === '-' ? "'-'" : state}: ${list}`).join(', ')} }` : list;
  return `${service}: ${name} has no expectation. If this is what the procedure wants, write into ${controller} of apps/e2e/src/authority/expected/:\n    '${name}': ${expectation},`;
}
