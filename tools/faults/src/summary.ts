import { PLACES } from './places.ts';
import type { FaultReport } from './run-faults.ts';

/** The report as a table: kills by place and service, the books, and what does not fit. */
export function summary({ kills, emptyKills, brokerKills, diskLostAndRecoveredMs, commands, books, faults, seconds }: FaultReport): string {
  const services = books.map(({ service }) => service);
  const killed = (place: string, service: string): string => {
    const hits = kills.filter((kill) => kill.place === place && kill.service === service);
    return `${hits.length} (${hits.reduce((sum, { halfWay }) => sum + halfWay.count, 0)} half way)`;
  };
  return [
    row(['killed at', ...services]),
    ...PLACES.map((place) => row([place, ...services.map((service) => killed(place, service))])),
    '',
    row(['books', ...services]),
    row(['journal', ...books.map(({ journal }) => journal)]),
    row(['order', ...books.map(({ order }) => order)]),
    row(['published', ...books.map(({ published }) => published)]),
    ...services.map((producer) => row([`inbox of ${producer}`, ...books.map(({ inbox }) => inbox[producer] ?? '-')])),
    row(['parked', ...books.map(({ parked }) => parked)]),
    '',
    `${commands.acknowledged} commands acknowledged, ${commands.retries} tries unheard, ${commands.replayed} answered from memory`,
    `${kills.length} kills of services that hit something half way (${emptyKills} more hit nothing and were repeated), ${brokerKills} of the broker; its disk lost and everything there ${(diskLostAndRecoveredMs / 1000).toFixed(1)} s after the start of the reader`,
    faults.length === 0 ? 'journal = order = inbox = effects: nothing lost, nothing twice' : faults.join('\n'),
    `${seconds} s`,
  ].join('\n');
}

function row(cells: (string | number)[]): string {
  const [first, ...rest] = cells.map(String);
  return first!.padEnd(34) + rest.map((cell) => cell.padStart(22)).join('');
}
