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

/** The service whose journal holds events of this type. */
export function producerOf(type: string): string {
  const context = type.split('.')[0]!;
  const producer = PRODUCERS[context];
  if (!producer) throw new Error(`no service emits ${type}`);
  return producer;
}

/** The contexts a service emits; its stream takes their subjects. */
export function contextsOf(service: string): string[] {
  return Object.keys(PRODUCERS).filter((context) => PRODUCERS[context] === service);
}
