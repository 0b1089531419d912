import { dispatch, registry, type Place } from './a-divided-city.ts';
import { aMatter, aPlaceList } from './marked-texts.ts';
import { textIn, type Evidence } from './leaks.ts';
import type { Operation } from './operations.ts';
import { NAMED, QUERIES } from './samples.ts';

const WORDS = ['桥下河道垃圾', '取水口', 'organ'];

/** 居民: somebody of one place who does and reads everything there is, and keeps every answer. */
export class Resident {
  readonly answers: Evidence[] = [];
  /** Answers by status, so that a silent refusal of everything is seen. */
  readonly statuses = new Map<number, number>();

  constructor(
    readonly place: Place,
    private readonly operations: readonly Operation[],
    private readonly others: readonly Place[],
  ) {}

  /** Sends a request and keeps the whole answer: status, headers, and the body with archives unpacked. */
  async call(method: string, path: string, body?: object | FormData, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
    const { city, short, tenantId } = this.place;
    const json = body !== undefined && !(body instanceof FormData);
    const response = await fetch(city.address + path, {
      method,
      headers: { authorization: `Bearer ${await city.token(`${short}.all`)}`, ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as FormData) }),
    });
    const text = textIn(Buffer.from(await response.arrayBuffer()));
    const where = `${method} ${path.replace(/\?.*$/, (query) => query.replaceAll(this.place.mark, '<own>'))}`;
    const said = [...response.headers].map(([name, value]) => `${name}: ${decoded(value)}`).join('\n');
    this.answers.push({ tenant: tenantId, where: `${where} → ${response.status}`, text }, { tenant: tenantId, where: `${where} → headers`, text: said });
    this.statuses.set(response.status, (this.statuses.get(response.status) ?? 0) + 1);
    return { status: response.status, text };
  }

  /** Reads everything there is to read: every list, object, history, export in every format, and every search. */
  async readEverything(): Promise<void> {
    for (const operation of this.operations.filter(({ method, isPublic }) => method === 'GET' && !isPublic)) {
      for (const ids of operation.names ? (NAMED[operation.names]?.(this.place.has) ?? [['2027']]) : [[]]) {
        for (const query of this.queriesOf(operation)) {
          let next = 0;
          const path = operation.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(ids[next++] ?? ''));
          await this.call('GET', `${path}?${new URLSearchParams(query)}`);
        }
      }
    }
    for (const word of WORDS) await this.call('POST', `${dispatch}/match`, { title: word, content: `${word}没有人管` });
    await this.call('POST', `${dispatch}/lexicon/trial`, { entries: [{ words: [`${this.place.mark}x`], terms: ['河道'] }], texts: WORDS });
  }

  /** Does what is done in a day, with words of the own place in every field; the number makes it new. */
  async doEverything(n: number): Promise<void> {
    const { place } = this;
    const { mark } = place;
    const key = { 'idempotency-key': `day-${n}` };
    const matter = await this.call('POST', `${dispatch}/matters`, aMatter(place, `L-${n}`), key);
    // The same again, and the same key as everywhere else: the first answer of this place.
    await this.call('POST', `${dispatch}/matters`, aMatter(place, `L-${n}`), key);
    await this.takeOrder(matter.text);
    await this.call('POST', `${dispatch}/lexicon`, { words: [`${mark}${n}`], terms: [place.text('t')], holders: [place.text('h')], note: place.text('note') }, key);
    await this.call('PUT', `${registry}/policies/dispatch.limits.callback`, { value: '2 WD', sourceDocument: place.text(`source${n}`), validFrom: `2026-02-${String(1 + (n % 28)).padStart(2, '0')}` });
    await this.call('POST', `${registry}/people`, { subject: `${place.short}.p${n}`, name: place.text('person'), organCode: 'SWJ', roles: ['ORGAN_DRAFTER'] }, key);
    await this.call('POST', `${registry}/imports?organ=SWJ`, this.file(n), key);
    await this.call('POST', `${registry}/imports/report.xlsx?organ=SWJ`, this.file(n));
    // Refusals: of a wrong state, of a rule, of a shape.
    await this.call('POST', `${dispatch}/orders/${place.has.orderId}/sign-for`, {});
    await this.call('POST', `${registry}/organs`, { code: 'SWJ', name: place.text('organ'), shortName: '水务局', kind: 'GOV_DEPARTMENT' });
    await this.call('POST', `${dispatch}/matters`, { channel: 'HOTLINE', title: place.text('title'), [place.text('field')]: 1 });
    // What others have, where one can ask for it at all.
    for (const other of this.others) {
      await this.call('GET', `${dispatch}/orders/${other.has.orderId}`);
      await this.call('GET', `${registry}/versions/${other.has.versionIds[0]}/export?format=csv`);
      await this.call('POST', `${dispatch}/lexicon/${other.has.lexiconId}/remove`, undefined, { 'if-match': '"1"' });
    }
  }

  private async takeOrder(matter: string): Promise<void> {
    const { orders = [] } = JSON.parse(matter) as { orders?: { id: string }[] };
    for (const { id } of orders.slice(0, 1)) {
      await this.call('POST', `${dispatch}/orders/${id}/sign-for`, {});
      await this.call('POST', `${dispatch}/orders/${id}/start`, {});
      await this.call('POST', `${dispatch}/orders/${id}/submit`, { result: this.place.text('result'), evidence: [this.place.text('evidence')] });
    }
  }

  private file(n: number): FormData {
    const form = new FormData();
    form.append('file', new Blob([JSON.stringify(aPlaceList(this.place, String(n)))]), `${this.place.text('file')}.json`);
    return form;
  }

  private queriesOf(operation: Operation): Record<string, string>[] {
    const least = { ...operation.example().query, ...QUERIES[operation.name]?.(this.place.has) };
    const named = (name: string) => operation.parameters('query').find((parameter) => parameter.name === name);
    const formats = (named('format')?.resolved.enum ?? []).map((format) => ({ ...least, format: String(format) }));
    // One's own words, common words, and the words of others.
    const keywords = named('keyword') ? [this.place.mark, ...WORDS, ...this.others.map(({ mark }) => mark)].map((keyword) => ({ ...least, keyword })) : [];
    return [least, ...formats, ...keywords];
  }
}

/** Names of files stand in a header in one of several spellings. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
