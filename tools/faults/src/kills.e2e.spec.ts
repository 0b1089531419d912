import { jest } from '@jest/globals';
import { PLACES } from './places.ts';
import { runFaults, type FaultReport } from './run-faults.ts';

jest.setTimeout(500_000);

describe('services that are killed with commands in flight (`npm run faults` does it nine times and longer)', () => {
  let report: FaultReport;
  beforeAll(async () => {
    report = await runFaults({ rounds: 1, brokerKills: 1, withinMs: 480_000, tell: () => undefined });
  });

  it.each(['list-registry', 'summons'])('%s died at every place on an event\'s way, each time with something half way', (service) => {
    const hits = report.kills.filter((kill) => kill.service === service);
    expect(hits.map(({ place }) => place)).toEqual(PLACES);
    for (const { halfWay } of hits) expect(halfWay.count).toBeGreaterThan(0);
  });

  it('every acknowledged command is there once, and everything that follows from it; nothing else is', () => {
    expect(report.faults).toEqual([]);
    expect(report.commands.acknowledged).toBeGreaterThan(50);
  });

  it('journal, order, publication and what the others received say the same', () => {
    const published = Object.fromEntries(report.books.map((books) => [books.service, books.published]));
    for (const { journal, order, inbox, parked } of report.books) {
      expect(order).toBe(journal);
      expect(parked).toBe(0);
      for (const [producer, received] of Object.entries(inbox)) expect(received).toBe(published[producer]);
    }
    expect(report.books.map(({ inbox }) => Object.keys(inbox))).toEqual(Array(3).fill(['list-registry', 'summons']));
  });
});
