import { GrantEndedV1, GrantGivenV1, PersonRegisteredV1 } from '@yidan/contracts';
import type { Scope } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Role } from '@yidan/kernel';
import { Ledger, ReferenceReceiver, YidanClient } from '@yidan/reference-receiver';
import type { TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { PostOffice } from '../src/use-cases/exchange/post-office.ts';
import type { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const at = new Date('2026-01-05T09:00:00+08:00');

/** 对接场景: a district whose departments have systems of their own, each with the receiver an integrator would write. */
export class AnExchange {
  private matters = 0;
  private clock = new Clock();
  private readonly grants = new Map<string, Parameters<typeof GrantGivenV1.create>[0]>();

  constructor(
    readonly city: TestCity,
    readonly district: District,
    private readonly prefix: string,
  ) {}

  /** A machine account of an organ, with the scopes it needs. */
  async machine(name: string, organ: string, scopes: Scope[] = ['orders.read', 'orders.act', 'exchange.manage']): Promise<void> {
    await this.appoint(name, organ, 'INTEGRATION_CLIENT', scopes);
  }

  async appoint(name: string, organ: string, role: Role, scopes?: Scope[]): Promise<void> {
    const [personId, grantId, subject, organId] = [uuid(), uuid(), `${this.prefix}.${name}`, this.district.organs.get(organ)!];
    const grant = { grantId, personId, subject, organId, unitId: null, role, ...(scopes ? { scopes } : {}) };
    this.grants.set(name, grant);
    await this.district.emit([PersonRegisteredV1.create({ personId, subject, organId, unitId: null }, at)]);
    await this.district.emit([GrantGivenV1.create(grant, at)]);
  }

  async dismiss(name: string): Promise<void> {
    await this.district.emit([GrantEndedV1.create(this.grants.get(name)!, this.now())]);
    await this.city.settled();
  }

  /** What the platform's clocks say; a receiver is asked also while the platform is being started again. */
  now(): Date {
    return this.clock.now();
  }

  /** Moves the clock while the platform is stopped. */
  advance(ms: number): void {
    this.clock.offsetMs += ms;
  }

  /** The clock of the service as it runs now. */
  wind(): void {
    this.clock = this.city.service('summons').app.get(Clock);
  }

  /** A receiver of a machine account, subscribed for everything of its organ unless said otherwise. */
  async receiver(machine: string, wanted: object = {}): Promise<{ receiver: ReferenceReceiver; subscriptionId: string; secret: string }> {
    const client = new YidanClient({ platform: this.city.address, token: () => this.city.token(`${this.prefix}.${machine}`) });
    const receiver = await ReferenceReceiver.open({ secrets: [], now: () => this.now(), client, ledger: new Ledger() });
    const { status, body } = await this.district.as(machine).post(`${API}/exchange/subscriptions`, { url: receiver.url, ...wanted });
    if (status !== 201) throw new Error(`subscribing answers ${status}: ${JSON.stringify(body)}`);
    receiver.know(body.secret);
    return { receiver, subscriptionId: body.id, secret: body.secret };
  }

  /** A matter that goes to the market section of the enforcement bureau; gives its order. */
  async order(more: object = {}): Promise<string> {
    this.matters += 1;
    const { status, body } = await this.district.as('op').post(`${API}/matters`, { channel: 'GRID', externalId: `X-${this.prefix}-${this.matters}`, ...MATTERS.vendors, ...more });
    if (status !== 201) throw new Error(`the matter answers ${status}: ${JSON.stringify(body)}`);
    const { rows } = await this.city.sql('summons').query<{ id: string }>(`select id from dispatch_order where matter_id = $1 order by role = 'LEAD' desc, number limit 1`, [body.id]);
    return rows[0]!.id;
  }

  /** Everything that happened so far is in the feed, and whatever can be delivered now is. */
  async delivered(): Promise<void> {
    await this.city.settled();
    await this.sent();
  }

  /** Whatever is due by now was tried; nothing new happened. */
  async sent(): Promise<void> {
    await this.city.service('summons').app.get(PostOffice).settle();
  }

  count(sql: string, values: unknown[] = []): Promise<number> {
    return this.city.sql('summons').query<{ n: string }>(sql, values).then(({ rows }) => Number(rows[0]!.n));
  }
}
