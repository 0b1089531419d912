import { Metrics } from './metrics.ts';

describe('the metrics', () => {
  it('are written as Prometheus reads them', async () => {
    const metrics = new Metrics();
    metrics.counter('events_applied', 'Events applied').add(2, { producer: 'a"b\\c\n' });
    metrics.counter('untouched', 'Nothing yet');
    metrics.gauge('journal_backlog', 'Rows without a position', () => Promise.resolve(7));
    metrics.gauge('pool', 'Connections', () => [{ value: 1, labels: { state: 'idle' } }, { value: 0, labels: { state: 'busy' } }]);
    expect(await metrics.text()).toBe(
      [
        '# HELP events_applied Events applied',
        '# TYPE events_applied counter',
        'events_applied{producer="a\\"b\\\\c\\n"} 2',
        '# HELP untouched Nothing yet',
        '# TYPE untouched counter',
        'untouched 0',
        '# HELP journal_backlog Rows without a position',
        '# TYPE journal_backlog gauge',
        'journal_backlog 7',
        '# HELP pool Connections',
        '# TYPE pool gauge',
        'pool{state="idle"} 1',
        'pool{state="busy"} 0',
        '',
      ].join('\n'),
    );
  });

  it('count durations in every bucket they fit into', async () => {
    const metrics = new Metrics();
    const durations = metrics.histogram('d_seconds', 'Durations', [0.1, 1]);
    for (const seconds of [0.1, 0.5, 3]) durations.observe(seconds, { route: '/a' });
    expect((await metrics.text()).split('\n').slice(2, -1)).toEqual([
      'd_seconds_bucket{route="/a",le="0.1"} 1',
      'd_seconds_bucket{route="/a",le="1"} 2',
      'd_seconds_bucket{route="/a",le="+Inf"} 3',
      'd_seconds_sum{route="/a"} 3.6',
      'd_seconds_count{route="/a"} 3',
    ]);
  });

  it('are still there when one of them cannot be read', async () => {
    const metrics = new Metrics();
    metrics.gauge('broken', 'Broken', () => Promise.reject(new Error('no database')));
    metrics.gauge('broken_at_once', 'Broken', () => {
      throw new Error('no database');
    });
    metrics.gauge('whole', 'Whole', () => 1);
    expect(await metrics.text()).toContain('\nwhole 1\n');
  });

  it('refuse two of one name, a bad name and a count that shrinks', () => {
    const metrics = new Metrics();
    const counter = metrics.counter('a', '');
    expect(() => metrics.gauge('a', '', () => 1)).toThrow('twice');
    expect(() => metrics.counter('A b', '')).toThrow('name');
    expect(() => counter.add(-1)).toThrow('grows');
  });
});
