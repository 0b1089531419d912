import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN, SENDER, setUpDistrict, SUPERVISOR } from './a-district.ts';
import { AUDIENCE, startServers, UNDER_LOAD, type CityServers, type ServicePlace } from './city-servers.ts';
import { CommandLoad } from './command-load.ts';
import { halfWay, type HalfWay } from './evidence.ts';
import { PLACES, type Place } from './places.ts';
import { reconcile, settle, type Reconciliation } from './reconcile.ts';
import { ServiceProcess } from './service-process.ts';

export interface FaultPlan {
  /** Kills per place and service. */
  rounds: number;
  /** How often nats-server is killed under load. */
  brokerKills: number;
  /** After so long the run has failed, whatever is left. */
  withinMs: number;
  tell(line: string): void;
}

/** One kill that hit: where, and what it interrupted. */
export interface Kill {
  service: string;
  place: Place;
  nth: number;
  halfWay: HalfWay;
  /** Commands that had been sent and were never answered by the process that died. */
  cutOff: number;
}

export interface FaultReport extends Reconciliation {
  kills: Kill[];
  /** Kills after which nothing was found half way; they were tried again and do not count. */
  emptyKills: number;
  brokerKills: number;
  diskLostAndRecoveredMs: number;
  commands: { acknowledged: number; retries: number; replayed: number; refused: string[] };
  seconds: number;
}

type Loads = Record<'organs' | 'matters' | 'notices', CommandLoad>;
const PATIENCE_MS = 60_000;
const MAX_TRIES = 5;

/** 故障演练: kills services and the broker under load, at every place and often enough, and then compares all books. */
export async function runFaults(plan: FaultPlan): Promise<FaultReport> {
  const started = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'yidan-faults-'));
  chmodSync(folder, 0o755);
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${plan.withinMs / 1000} s`)), plan.withinMs);
  });
  const servers = await startServers(folder);
  try {
    return await Promise.race([tooLate, new Run(plan, servers).whole(started)]);
  } finally {
    clearTimeout(timer);
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

class Run {
  private readonly processes = new Map<string, ServiceProcess>();
  private readonly kills: Kill[] = [];
  private emptyKills = 0;

  constructor(
    private readonly plan: FaultPlan,
    private readonly servers: CityServers,
  ) {}

  async whole(started: number): Promise<FaultReport> {
    const { plan, servers } = this;
    try {
      for (const service of servers.services) this.processes.set(service.name, await ServiceProcess.start(service));
      await setUpDistrict(servers);
      const loads = this.loads();
      for (const load of Object.values(loads)) load.start();
      plan.tell('three services, a broker and commands in flight');
      await Promise.all(servers.services.filter(({ name }) => UNDER_LOAD.includes(name)).map((service) => this.killAtEveryPlace(service, service.name === 'summons' ? loads.matters : loads.organs)));
      await this.killBroker();
      for (const load of Object.values(loads)) await load.finish();
      await settle(servers, PATIENCE_MS);
      const diskLostAndRecoveredMs = await this.loseDisk(loads);
      await settle(servers, PATIENCE_MS);
      const { organs, matters, notices } = loads;
      const reconciliation = await reconcile(servers, { organs: organs.acknowledged, matters: matters.acknowledged, notices: notices.acknowledged });
      const all = Object.values(loads);
      const total = (of: (load: CommandLoad) => number): number => all.reduce((sum, load) => sum + of(load), 0);
      return {
        ...reconciliation,
        faults: [...reconciliation.faults, ...all.flatMap(({ refused }) => refused.map((why) => `refused: ${why}`))],
        kills: this.kills,
        emptyKills: this.emptyKills,
        brokerKills: plan.brokerKills,
        diskLostAndRecoveredMs,
        commands: {
          acknowledged: total((load) => load.acknowledged.length),
          retries: total((load) => load.retries),
          replayed: total((load) => load.replayed),
          refused: all.flatMap(({ refused }) => refused),
        },
        seconds: Math.round((Date.now() - started) / 1000),
      };
    } finally {
      for (const process of this.processes.values()) process.kill();
    }
  }

  /**
   * Three kinds of commands: organs; emergencies, each of which sends an order at once, half of them without a number of their own, so that only their key tells a repetition;
   * and a notice of supervision for each order that is known to be out.
   */
  private loads(): Loads {
    const { issuer, services } = this.servers;
    const [registry, dispatch] = services as [ServicePlace, ServicePlace];
    const tokenOf = (subject: string): (() => Promise<string>) => {
      const token = issuer.issue({ subject, audience: AUDIENCE, ttl: 3600 });
      return () => token;
    };
    const out: string[] = [];
    const code = (n: number): string => `F${n.toString(36).toUpperCase().padStart(5, '0')}`;
    return {
      organs: new CommandLoad({
        address: `http://127.0.0.1:${registry.port}`,
        clients: 3,
        token: tokenOf(ADMIN),
        next: (n) => ({
          mark: code(n),
          path: '/api/list-registry/v1/organs',
          body: { code: code(n), name: `机关${n}`, shortName: `机关${n}`, kind: 'GOV_DEPARTMENT', units: [{ code: '01', name: '办公室' }] },
        }),
      }),
      matters: new CommandLoad({
        address: `http://127.0.0.1:${dispatch.port}`,
        clients: 3,
        token: tokenOf(SENDER),
        next: (n) => ({
          mark: `M${n}`,
          path: '/api/summons/v1/matters',
          body: { channel: 'HOTLINE', urgency: 'EMERGENCY', title: `M${n}`, content: '路灯不亮', ...(n % 2 ? { externalId: `HOT-${n}` } : {}) },
        }),
        heard: (answer) => out.push(...(JSON.parse(answer) as { orders: { id: string }[] }).orders.map(({ id }) => id)),
      }),
      notices: new CommandLoad({
        address: `http://127.0.0.1:${dispatch.port}`,
        clients: 1,
        token: tokenOf(SUPERVISOR),
        next: () => {
          const orderId = out.shift();
          return orderId === undefined ? null : { mark: orderId, path: '/api/summons/v1/supervision-notices', body: { objectType: 'dispatch-order', objectId: orderId, level: 'REMIND' } };
        },
      }),
    };
  }

  /** One service's way through all places, round after round; each death is followed by a start that is to die at the next place. */
  private async killAtEveryPlace(service: ServicePlace, load: CommandLoad): Promise<void> {
    for (let round = 0; round < this.plan.rounds; round++) {
      for (const place of PLACES) await this.killAt(service, place, load);
      this.plan.tell(`${service.name} killed at every place, ${round + 1} of ${this.plan.rounds}`);
    }
    this.processes.set(service.name, await ServiceProcess.start(service));
  }

  private async killAt(service: ServicePlace, place: Place, load: CommandLoad): Promise<void> {
    for (let tries = 1; ; tries++) {
      const kill = await this.tryToKillAt(service, place, load);
      if (kill.halfWay.count > 0) return void this.kills.push(kill);
      this.emptyKills += 1;
      if (tries === MAX_TRIES) throw new Error(`${service.name} was killed at ${place} ${tries} times and nothing was half way`);
    }
  }

  /** Starts the service so that it dies at the place, waits for that, and looks what was half way. */
  private async tryToKillAt(service: ServicePlace, place: Place, load: CommandLoad): Promise<Kill> {
    this.processes.get(service.name)?.kill();
    await this.processes.get(service.name)?.death;
    const nth = randomInt(2, 9);
    const before = load.cutOff;
    const doomed = ServiceProcess.thatDiesAt(service, place, nth);
    this.processes.set(service.name, doomed);
    // How long a start takes is for the machine to say; the way to the place begins with it.
    const wasReady = await doomed.ready;
    const late = setTimeout(() => doomed.kill(), PATIENCE_MS);
    const death = await doomed.death;
    clearTimeout(late);
    if (death.signal !== 'SIGKILL' || death.place !== place) {
      const when = wasReady ? `${PATIENCE_MS / 1000} s after it was ready` : 'before it was ready';
      throw new Error(`${service.name} did not reach ${place} ${nth} times, ${when}; it ended by ${death.signal ?? `code ${death.code}`} at ${death.place ?? 'no place'}: ${doomed.lastWords}`);
    }
    // The callers hear of it a moment later.
    await sleep(20);
    const cutOff = load.cutOff - before;
    return { service: service.name, place, nth, halfWay: await halfWay(place, service, this.servers, cutOff), cutOff };
  }

  private async killBroker(): Promise<void> {
    const { nats } = this.servers;
    for (let kill = 0; kill < this.plan.brokerKills; kill++) {
      await sleep(150 + 250 * Math.random());
      await nats.kill();
      await sleep(20 + 80 * Math.random());
      await nats.restart();
    }
    this.plan.tell(`nats-server killed ${this.plan.brokerKills} × under load`);
  }

  /** The broker's disk goes while the reader is away, and no new event follows: what was on it comes from the journal. */
  private async loseDisk(loads: Loads): Promise<number> {
    const [registry, dispatch] = this.servers.services as [ServicePlace, ServicePlace];
    await this.processes.get(dispatch.name)!.stop();
    loads.organs.start();
    await sleep(1000);
    await loads.organs.finish();
    const published = `select not exists (select from journal j left join journal_order o using (seq) where o.seq is null or o.published and o.position > (select position from relay_cursor)) as all`;
    for (let tries = 0; !(await registry.sql.query<{ all: boolean }>(published)).rows[0]!.all; tries++) {
      if (tries > 200) throw new Error('list-registry did not publish what it journalled');
      await sleep(50);
    }
    await this.servers.loseBrokerDisk();
    await this.servers.nats.restart();
    const start = Date.now();
    this.processes.set(dispatch.name, await ServiceProcess.start(dispatch));
    await settle(this.servers, PATIENCE_MS);
    this.plan.tell('the broker lost its disk with nobody saying anything further: everything arrived');
    return Date.now() - start;
  }
}
