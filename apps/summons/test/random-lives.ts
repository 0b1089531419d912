import type { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const AT_ONCE = 6;
const TEXTS = Object.values(MATTERS);
const TOWNSHIPS = ['510184101', '510184102', '510184102003'];
/** Nobody signs for the first, the second stands still, and of the third the centre owes the callback. */
const WALKS: readonly { readonly steps: readonly string[]; readonly stays: boolean }[] = [
  { steps: [], stays: true },
  { steps: ['start', 'suspend'], stays: true },
  { steps: ['start', 'submit'], stays: true },
  { steps: ['request-return', 'approve-return'], stays: false },
  { steps: ['request-return', 'reject-return'], stays: false },
  { steps: ['start', 'suspend', 'resume'], stays: false },
  { steps: ['start', 'submit', 'reject'], stays: false },
  { steps: ['start', 'submit', 'reopen'], stays: false },
  { steps: ['start', 'submit', 'close'], stays: false },
];
const CHANNELS = ['HOTLINE', 'GRID', 'PETITION', 'INSPECTION'];

interface Listed {
  readonly id: string;
  readonly state: string;
  readonly role: string;
  readonly rowVersion: number;
  readonly organ: { readonly code: string };
  readonly unit: { readonly code: string };
}

/** 随机来件: matters and orders of a district that live as chance has it, over HTTP, each step taken by somebody who may take it; what is refused is left. */
export class RandomLives {
  private readonly random: () => number;
  private sent = 0;
  private readonly left = new Set<string>();
  /** Which steps were taken, and how often. */
  readonly taken = new Map<string, number>();

  constructor(
    private readonly district: District,
    seed: number,
  ) {
    this.random = randomFrom(seed);
  }

  /** So many matters arrive. */
  async arrive(count: number): Promise<void> {
    await inTurns(Array.from({ length: count }), async () => {
      const text = this.one(TEXTS);
      const regionCode = this.random() < 0.7 ? this.one(TOWNSHIPS) : undefined;
      this.sent += 1;
      await this.post('op', 'receive', 'matters', {
        ...text, title: `${text.title}（${this.sent % 7}）`, channel: this.one(CHANNELS), urgency: this.random() < 0.1 ? 'URGENT' : this.random() < 0.05 ? 'EMERGENCY' : 'NORMAL',
        ...(regionCode && { location: { regionCode } }),
      });
    });
  }

  /** Whatever is open goes a step further, or not. */
  async goOn(): Promise<void> {
    const matters = await this.all<{ id: string; rowVersion: number }>('matters?figure=undecided');
    const others = await this.all<{ id: string }>('matters?state=DISPATCHED');
    await inTurns(matters, (matter) => this.decide(matter, others));
    const running = await this.all<Listed>('orders?figure=running');
    await inTurns(running.filter(({ id }) => !this.left.has(id)), (order) => this.move(order));
  }

  /** Orders that go a way of their own whatever chance does with the others, so that every step is taken; those that lie at its end stay there. */
  async walkEveryStep(): Promise<void> {
    for (const { steps, stays } of WALKS) {
      const id = await this.sentToTheRiver();
      if (stays) this.left.add(id);
      for (const step of steps) for (const [who, act, body] of this.actsOf(step)) await this.post(who, act, `orders/${id}/${act}`, body);
    }
  }

  /** The order of a matter that is with the water bureau, whatever was learned by then. */
  private async sentToTheRiver(): Promise<string> {
    const itemKey = this.district.items.get('河道采砂许可及监督管理');
    const { body } = await this.district.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.sand });
    const matter = body as { id: string; rowVersion: number; orders: { organ: { code: string } }[] };
    const match = { 'if-match': `"${matter.rowVersion}"` };
    if (matter.orders.length === 0) await this.post('op', 'decide', `matters/${matter.id}/decide`, { itemKey, reason: '核实' }, match);
    else if (matter.orders[0]!.organ.code !== 'SWJ') await this.post('op', 'reassign', `matters/${matter.id}/reassign`, { itemKey, reason: '核实' }, match);
    const { body: now } = await this.district.as('op').get(`${API}/matters/${matter.id}`);
    return (now as { orders: { id: string; role: string; state: string }[] }).orders.find(({ role, state }) => role === 'LEAD' && state === 'DISPATCHED')!.id;
  }

  private actsOf(step: string): [who: string, act: string, body: object][] {
    const otherItem = this.district.items.get('建筑施工噪声扰民查处');
    const [handler, head] = ['swj.hd.handler', 'swj.hd.head'];
    switch (step) {
      case 'start':
        return [[handler!, 'sign-for', {}], [head!, 'start', {}]];
      case 'submit':
        return [[handler!, step, { result: '已办', evidence: ['照片'] }], [head!, step, {}]];
      case 'suspend':
        return [['supervisor', step, { obstacle: '资金未到', plan: '列入计划', plannedFor: '2026-12-01' }]];
      case 'resume':
        return [['supervisor', step, { ground: '条件具备' }]];
      case 'request-return':
        return [['swj.leader', step, { reason: 'NOT_MY_DUTY', proposedItemKey: otherItem, basis: '三定规定' }]];
      case 'approve-return':
        return [['op', step, { itemKey: otherItem, ground: '同意' }]];
      case 'reject-return':
        return [['op', step, { ground: '应由其办理' }]];
      case 'reject':
        return [['op', step, { reason: '照片不清' }]];
      case 'reopen':
        return [['op', 'callback', { responded: true, resolved: false, ground: '电话回访' }], ['op', step, { reason: '未解决' }]];
      default:
        return [['op', 'callback', { responded: true, resolved: true, satisfaction: 5, ground: '电话回访' }], ['op', step, { ground: '办结' }]];
    }
  }

  /** A matter waits for the operator, an order for an answer and one for a ruling. */
  async leaveWaiting(): Promise<void> {
    await this.post('op', 'receive', 'matters', { channel: 'HOTLINE', ...MATTERS.vague });
    for (const isDisputed of [false, true]) {
      const id = await this.sentToTheRiver();
      await this.post('swj.leader', 'request-return', `orders/${id}/request-return`, { reason: 'NOT_MY_DUTY', proposedItemKey: this.district.items.get('建筑施工噪声扰民查处'), basis: '三定规定' });
      if (isDisputed) await this.post('op', 'escalate', `orders/${id}/escalate`, { ground: '两家都不认' });
    }
  }

  private async decide({ id, rowVersion }: { id: string; rowVersion: number }, others: readonly { id: string }[]): Promise<void> {
    const chance = this.random();
    const match = { 'if-match': `"${rowVersion}"` };
    if (chance < 0.1) await this.post('op', 'refer', `matters/${id}/refer`, { statutoryChannel: 'LITIGATION', ground: '已诉至法院' }, match);
    else if (chance < 0.2 && others.length > 0) await this.post('op', 'merge', `matters/${id}/merge`, { intoMatterId: this.one(others).id, ground: '同一件事' }, match);
    else if (chance < 0.25) await this.post('op', 'dispute', `matters/${id}/request-dispute`, { kind: 'WHO_HOLDS', ground: '无法判断' }, match);
    else if (chance < 0.85) {
      const { body } = await this.district.as('op').get(`${API}/matters/${id}`);
      const [first] = (body as { match: { candidates: { itemKey: string }[] } }).match.candidates;
      const itemKey = first && this.random() < 0.6 ? first.itemKey : this.item();
      await this.post('op', 'decide', `matters/${id}/decide`, { itemKey, reason: '核实' }, match);
    }
  }

  private async move({ id, state, organ, unit, role }: Listed): Promise<void> {
    const [handler, head] = ['handler', 'head'].map((who) => (organ.code === 'CYZX' ? 'ops' : `${organ.code}.${unit.code}.${who}`.toLowerCase())) as [string, string];
    const chance = this.random();
    const act = (who: string, step: string, body: object = {}): Promise<void> => this.post(who, step, `orders/${id}/${step}`, body);
    if (chance < 0.12) return;
    const others = organ.code === 'SWJ' && chance < 0.35;
    switch (state) {
      case 'DISPATCHED':
        if (others) return act('swj.leader', 'request-return', { reason: 'NOT_MY_DUTY', proposedItemKey: this.item(), basis: '三定规定' });
        if (chance > 0.97) return act('op', 'escalate', { ground: '两家都不认' });
        return act(handler, 'sign-for');
      case 'SIGNED':
        return act(head, 'start');
      case 'RETURN_REQUESTED':
        if (chance > 0.7) return act('op', 'escalate', { ground: '两家都不认' });
        return chance < 0.45 ? act('op', 'approve-return', { itemKey: this.item(), ground: '同意' }) : act('op', 'reject-return', { ground: '应由其办理' });
      case 'IN_DISPUTE':
        return act('op', 'settle', { itemKey: this.item(), decisionDocument: '编办函〔2026〕1号', ground: '已定责' });
      case 'IN_PROGRESS':
        if (chance < 0.2) return act('supervisor', 'suspend', { obstacle: '资金未到', plan: '列入计划', plannedFor: '2026-12-01' });
        if (chance < 0.28) return act(head, 'pause', { reason: 'APPRAISAL', ground: '委托鉴定' });
        await act(handler, 'submit', { result: '已办', evidence: ['照片'] });
        return act(head, 'submit');
      case 'SUSPENDED':
        return chance < 0.6 ? act('supervisor', 'resume', { ground: '条件具备' }) : undefined;
      case 'SUBMITTED':
        if (chance < 0.25) return act('op', 'reject', { reason: '照片不清' });
        return act('op', 'callback', { responded: chance < 0.9, resolved: chance < 0.8, ...(chance > 0.3 && { satisfaction: 1 + Math.floor(this.random() * 5) }), ground: '电话回访' });
      case 'CALLED_BACK':
        // What was solved is not reopened, and what was reopened is not closed.
        if (chance < 0.6) await act('op', 'reopen', { reason: '未解决' });
        return act('op', 'close', { ground: '办结', unresolvedGround: '超出能力' });
      default:
        throw new Error(`${role} in ${state}`);
    }
  }

  private async post(who: string, step: string, path: string, body: object, headers?: Record<string, string>): Promise<void> {
    const { status, body: said } = await this.district.as(who).post(`${API}/${path}`, body, headers);
    if (status >= 500 || status === 400) throw new Error(`${path}: ${status} ${JSON.stringify(said)}`);
    if (status < 300) this.taken.set(step, (this.taken.get(step) ?? 0) + 1);
  }

  private async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await this.district.as('op').get(`${API}/${path}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      items.push(...(body as { items: T[] }).items);
      cursor = (body as { next: string | null }).next;
    }
    return items;
  }

  private item(): string {
    return this.one([...this.district.items.values()]);
  }

  private one<T>(some: readonly T[]): T {
    return some[Math.floor(this.random() * some.length)]!;
  }
}

async function inTurns<T>(some: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = some.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of waiting) await work(one);
    }),
  );
}

/** Chance that comes again with its seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
