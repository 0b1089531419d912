/** Which service emits a context's events (domain X-16); a service emits only its own contexts. */
const PRODUCERS: Record<string, string> = {
  registry: 'list-registry',
  org: 'list-registry',
  calendar: 'list-registry',
  policy: 'list-registry',
  dispatch: 'summons',
  summons: 'summons',
  dispute: 'dispute-arbitration',
  assistance: 'administrative-assistance',
  devolution: 'devolution',
  evaluation: 'evaluation',
};

/** 平台语境: contexts that are no service's own: the platform emits them in every service that is built, each for its own objects. A service that is added is named here. */
const SHARED: Record<string, readonly string[]> = {
  desk: ['list-registry', 'summons', 'dispute-arbitration'],
};

/** The services whose journals hold events of this type: one, or each that emits a shared context. */
export function producersOf(type: string): readonly string[] {
  const context = contextOf(type);
  const producer = PRODUCERS[context];
  const producers = producer ? [producer] : SHARED[context];
  if (!producers) throw new Error(`no service emits ${type}`);
  return producers;
}

/** The contexts that are a service's own. */
export function contextsOf(service: string): string[] {
  return Object.keys(PRODUCERS).filter((context) => PRODUCERS[context] === service);
}

/** The subjects a service's stream takes: its own contexts, and its part of the shared ones. No two streams take the same subject. */
export function streamSubjectsOf(service: string): string[] {
  const shared = Object.keys(SHARED).filter((context) => SHARED[context]!.includes(service));
  return [...contextsOf(service).map((context) => `yidan.*.${context}.>`), ...shared.map((context) => `yidan.*.${context}.${service}.>`)];
}

/** The NATS subject of one tenant's events of a type: `yidan.<tenant>.<type>.v<N>`; in a shared context the producer stands behind it: `yidan.<tenant>.desk.<service>.task.opened.v1`. */
export function subjectOf(tenantId: string, type: string, version: number, producer: string): string {
  const context = contextOf(type);
  const named = SHARED[context] ? `${context}.${producer}${type.slice(context.length)}` : type;
  return `yidan.${tenantId}.${named}.v${version}`;
}

function contextOf(type: string): string {
  return type.split('.')[0]!;
}
