import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN, SENDER, setUpDistrict } from './a-district.ts';
import { AUDIENCE, startServers, type CityServers, type ServicePlace } from './city-servers.ts';
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
  /** Commands that had been sent and were not answered when the process died. */
  inFlight: number;
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

type Loads = Record<'organs' | 'matters', CommandLoad>;
const PATIENCE_MS = 30_000;
const MAX_EMPTY = 4;

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
      plan.tell('two services, a broker and commands in flight');
      for (const service of servers.services) for (const place of PLACES) await this.rounds(service, place, loads);
      await this.killBroker();
      for (const load of Object.values(loads)) await load.finish();
      await settle(servers, PATIENCE_MS);
      const diskLostAndRecoveredMs = await this.loseDisk(loads);
      await settle(servers, PATIENCE_MS);
      const { organs, matters } = loads;
      const reconciliation = await reconcile(servers, { organs: organs.acknowledged, matters: matters.acknowledged });
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

  /** Two kinds of commands; half of the matters carry no number of their own, so that only their key tells a repetition. */
  private loads(): Loads {
    const { issuer, services } = this.servers;
    const [registry, dispatch] = services as [ServicePlace, ServicePlace];
    const tokenOf = (subject: string): (() => Promise<string>) => {
      const token = issuer.issue({ subject, audience: AUDIENCE, ttl: 3600 });
      return () => token;
    };
    const code = (n: number): string => `F${n.toString(36).toUpperCase().padStart(5, '0')}`;
    return {
      organs: new CommandLoad({
        address: `http://127.0.0.1:${registry.port}`,
        clients: 2,
        token: tokenOf(ADMIN),
        next: (n) => ({
          mark: code(n),
          path: '/api/list-registry/v1/organs',
          body: { code: code(n), name: `机关${n}`, shortName: `机关${n}`, kind: 'GOV_DEPARTMENT', units: [{ code: '01', name: '办公室' }] },
        }),
      }),
      matters: new CommandLoad({
        address: `http://127.0.0.1:${dispatch.port}`,
        clients: 2,
        token: tokenOf(SENDER),
        next: (n) => ({
          mark: `M${n}`,
          path: '/api/summons/v1/matters',
          body: { channel: 'HOTLINE', title: `M${n}`, content: '路灯不亮', ...(n % 2 ? { externalId: `HOT-${n}` } : {}) },
        }),
      }),
    };
  }

  private async rounds(service: ServicePlace, place: Place, loads: Loads): Promise<void> {
    let empty = 0;
    for (let round = 0; round < this.plan.rounds; ) {
      const kill = await this.killAt(service, place, loads);
      if (kill.halfWay.count > 0) {
        this.kills.push(kill);
        round += 1;
        continue;
      }
      this.emptyKills += 1;
      if ((empty += 1) > MAX_EMPTY) throw new Error(`${service.name} was killed at ${place} ${empty} times and nothing was half way`);
    }
    const hits = this.kills.filter((kill) => kill.service === service.name && kill.place === place);
    this.plan.tell(`${service.name} killed ${hits.length} × at ${place}: ${hits.map((hit) => hit.halfWay.count).join(', ')} ${hits[0]!.halfWay.what}`);
  }

  /** Starts the service so that it dies at the place, waits for that, looks what was half way, and starts it again. */
  private async killAt(service: ServicePlace, place: Place, loads: Loads): Promise<Kill> {
    const T=[Date.now()];await this.processes.get(service.name)!.stop();T.push(Date.now());
    const nth = randomInt(2, 9);
    const doomed = ServiceProcess.thatDiesAt(service, place, nth);
    this.processes.set(service.name, doomed);
    const late = setTimeout(() => doomed.kill(), PATIENCE_MS);
    const load = service.name === 'summons' ? loads.matters : loads.organs;
    let inFlight = 0;
    const watch = setInterval(() => (inFlight = load.inFlight), 1);
    const death = await doomed.death;T.push(Date.now());
    clearInterval(watch);
    clearTimeout(late);
    if (death.signal !== 'SIGKILL' || death.place !== place) {
      throw new Error(`${service.name} did not die at ${place} but by ${death.signal ?? `code ${death.code}`} at ${death.place ?? 'no place'}: ${doomed.lastWords}`);
    }
    const found = await halfWay(place, service, this.servers, inFlight);
    T.push(Date.now());this.processes.set(service.name, await ServiceProcess.start(service));T.push(Date.now());console.error(T.map((t,i)=>i?t-T[i-1]!:0).join(' '));
    return { service: service.name, place, nth, halfWay: found, inFlight };
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
