import type { Answer } from '@yidan/testing';
import { DEPARTMENTS, type ChainDistrict, type Department } from './a-chain-district.ts';
import { Chance } from './chance.ts';

/** What is refused: out of order, by somebody else, or not as the rules want it; anything else that fails is an error of the services. */
const REFUSED = [403, 409, 412, 422];
const AT_ONCE = 6;

/** 现行事项: who holds an item by the lists in force. */
export interface Held {
  readonly itemKey: string;
  readonly name: string;
  readonly organId: string;
  readonly unitId: string;
}

/** 一段时日: from the instant to which the clock was set until everything that followed had happened. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** 随机过程: a district on its way through days that chance fills; counts what was done and what was refused. */
export class Walk {
  readonly taken = new Map<string, number>();
  readonly refused = new Map<string, number>();
  readonly days: Span[] = [];
  calls = 0;
  day = '';
  held: readonly Held[] = [];
  /** Items that an outcome gives to somebody else, until the lists say so. */
  onTheMove: ReadonlySet<string> = new Set();
  private readonly unitNames = new Map<string, string>();

  constructor(
    readonly district: ChainDistrict,
    readonly seed: number,
  ) {}

  /** Another day; whatever its coming sets off has happened. */
  async dawns(day: string): Promise<void> {
    this.day = day;
    const begun = Date.now();
    const from = Date.parse(`${day}T09:30:00+08:00`);
    await this.district.city.at(`${day}T09:30:00+08:00`);
    await this.district.city.settled();
    this.days.push({ from, until: Infinity });
    this.endsAt = () => from + Date.now() - begun;
    await this.look();
  }

  /** The day is over once everything that was done has had its effect. */
  async dusk(): Promise<void> {
    await this.district.city.settled();
    this.days[this.days.length - 1] = { from: this.days.at(-1)!.from, until: this.endsAt() };
  }

  /** Who holds what by now. */
  async look(): Promise<void> {
    this.held = await this.rows<Held>('summons', `select item_key as "itemKey", name, organ_id as "organId", lead_unit_id as "unitId" from effective_item where item_status = 'ACTIVE' order by name`);
    const moving = await this.rows<{ key: string }>(
      'dispute-arbitration',
      `select distinct a->>'itemKey' as key from dispute_case c cross join jsonb_array_elements(c.outcome->'amendments') a
        join dispute_amendment d on d.case_id = c.id and d.organ_id = (a->>'organId')::uuid and d.state = 'PENDING'`,
    );
    this.onTheMove = new Set(moving.map(({ key }) => key));
  }

  chance(...about: readonly (string | number)[]): Chance {
    return new Chance(this.seed, this.days.length, ...about);
  }

  /** A step of somebody; null where it is refused, which is left and counted. */
  async step(who: string, what: string, path: string, body: object = {}, version?: number): Promise<Answer['body'] | null> {
    const answer = await this.asked(who, path, body, version);
    return this.count(what, answer) ? answer.body : null;
  }

  /** The same, for whoever wants to know why it was refused. */
  async asked(who: string, path: string, body: object, version?: number): Promise<Answer> {
    this.calls += 1;
    const answer = await this.district.as(who).post(path, body, version === undefined ? {} : { 'if-match': `"${version}"` });
    if (answer.status >= 300 && !REFUSED.includes(answer.status)) throw new Error(`${path} by ${who}: ${answer.status} ${JSON.stringify(answer.body)} for ${JSON.stringify(body)}`);
    return answer;
  }

  count(what: string, { status, body }: Answer): boolean {
    if (status < 300) this.taken.set(what, (this.taken.get(what) ?? 0) + 1);
    else this.refused.set(`${what} ${(body as { code: string }).code}`, (this.refused.get(`${what} ${(body as { code: string }).code}`) ?? 0) + 1);
    return status < 300;
  }

  async rows<T>(service: string, text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.district.city.sql(service).query(text, values)).rows as T[];
  }

  /** The unit's name, as a list file writes it. */
  async unitName(unitId: string): Promise<string> {
    if (this.unitNames.size === 0) for (const { id, name } of await this.rows<{ id: string; name: string }>('summons', 'select id, name from internal_unit')) this.unitNames.set(id, name);
    return this.unitNames.get(unitId)!;
  }

  codeOf(organId: string): Department | null {
    return this.departments.find((code) => this.organ(code) === organId) ?? null;
  }

  organ(code: string): string {
    return this.district.organs.get(code)!;
  }

  /** The units of a department, the first of them with people. */
  unitsOf(code: Department): string[] {
    return DEPARTMENTS[code].units.map(([unit]) => this.district.units.get(`${code}.${unit}`)!);
  }

  get departments(): Department[] {
    return Object.keys(DEPARTMENTS) as Department[];
  }

  private endsAt: () => number = () => 0;
}

/** Some at a time, each as soon as somebody is free. */
export async function inTurns<T>(some: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = some.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of waiting) await work(one);
    }),
  );
}
