import { EventReader } from './event-stream.ts';
import { followStream } from './follow-stream.ts';

const STREAM = 'retry: 2000\n\nid: 1-7\nevent: desk\ndata: {"a":\ndata: 1}\n\n: \n\nevent: end\ndata: {}\n\n';
const EVENTS = [
  { event: 'desk', data: '{"a":\n1}' },
  { event: 'end', data: '{}' },
];

describe('a stream of events', () => {
  it.each([1, 2, 7, 1000])('is read the same, cut into pieces of %d characters', (size) => {
    const reader = new EventReader();
    const pieces = STREAM.match(new RegExp(`[^]{1,${size}}`, 'g'))!;
    expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(EVENTS);
    expect([reader.lastEventId, reader.retryMs]).toEqual(['1-7', 2000]);
  });

  it('forgets half an event where the connection broke, and knows where to go on', () => {
    const reader = new EventReader();
    reader.read('id: 5\ndata: x\n\ndata: ha');
    reader.cut();
    expect(reader.read('data: y\n\n')).toEqual([{ event: 'message', data: 'y' }]);
    expect(reader.lastEventId).toBe('5');
  });

  it('is opened again where it left off, after the time its server asks for, and says when it is cut off', async () => {
    const ending = new AbortController();
    const opened: (string | null)[] = [];
    const told: string[] = [];
    await followStream(
      {
        open: async (lastEventId) => {
          opened.push(lastEventId);
          if (opened.length === 2) throw new TypeError('no network');
          return new Blob([`retry: 30\nid: ${opened.length}\nevent: desk\ndata: ${opened.length}\n\n`]).stream();
        },
        heard: ({ data }) => void told.push(data),
        connected: (is) => void told.push(is ? 'live' : 'waiting'),
        wait: async (ms) => {
          told.push(`${ms} ms`);
          if (opened.length === 3) ending.abort();
        },
      },
      ending.signal,
    );
    expect(opened).toEqual([null, '1', '1']);
    expect(told).toEqual(['live', '1', 'waiting', '30 ms', 'waiting', '60 ms', 'live', '3', 'waiting', '30 ms']);
  });
});
