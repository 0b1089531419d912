import { Aggregate } from './aggregate.ts';
import type { RecordedEvent } from './aggregate.ts';

class Dispute extends Aggregate {
  state = 'RAISED';

  rule(at: Date): void {
    this.state = 'RULED';
    this.record(event('dispute.case.ruled', at));
  }
}

const monday = new Date('2026-03-02T01:00:00Z');
const event = (type: string, occurredAt: Date): RecordedEvent => ({ type, version: 1, data: {}, occurredAt });

describe('an aggregate', () => {
  it('hands over what happened to it once, in order', () => {
    const dispute = new Dispute();
    dispute.rule(monday);
    dispute.rule(new Date('2026-03-03T01:00:00Z'));

    expect(dispute.pullEvents().map((e) => e.occurredAt.getUTCDate())).toEqual([2, 3]);
    expect(dispute.pullEvents()).toEqual([]);
  });

  it('records also where it was built without its constructor, as the ORM does', () => {
    const loaded = Object.create(Dispute.prototype) as Dispute;
    expect(loaded.pullEvents()).toEqual([]);
    loaded.rule(monday);
    expect(loaded.pullEvents()).toEqual([event('dispute.case.ruled', monday)]);
  });

  it('shows its events to no one who looks for columns', () => {
    const dispute = new Dispute();
    dispute.rule(monday);
    expect(Reflect.ownKeys(dispute)).toEqual(['state']);
    expect(JSON.stringify(dispute)).toBe('{"state":"RULED"}');
  });

  it('keeps its events apart from those of others', () => {
    const [one, other] = [new Dispute(), new Dispute()];
    one.rule(monday);
    expect(other.pullEvents()).toEqual([]);
    expect(one.pullEvents()).toHaveLength(1);
  });
});
