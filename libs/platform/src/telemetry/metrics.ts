export type Labels = Readonly<Record<string, string | number>>;

/** A value of a gauge, with its labels where there are several. */
export interface Sample {
  value: number;
  labels?: Labels;
}

interface Metric {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  lines(name: string): Promise<string[]> | string[];
}

/** Seconds by which durations are counted. */
export const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A count that only grows. */
export class Counter implements Metric {
  readonly type = 'counter';
  private readonly values = new Map<string, number>();

  constructor(readonly help: string) {}

  add(amount = 1, labels: Labels = {}): void {
    if (amount < 0) throw new RangeError('a counter only grows');
    const key = labelsText(labels);
    this.values.set(key, (this.values.get(key) ?? 0) + amount);
  }

  lines(name: string): string[] {
    if (this.values.size === 0) return [`${name} 0`];
    return [...this.values].map(([labels, value]) => `${name}${labels} ${value}`);
  }
}

/** How observations spread over bounds. */
export class Histogram implements Metric {
  readonly type = 'histogram';
  private readonly series = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>();

  constructor(
    readonly help: string,
    private readonly bounds: readonly number[],
  ) {}

  observe(value: number, labels: Labels = {}): void {
    const key = labelsText(labels);
    let series = this.series.get(key);
    if (!series) this.series.set(key, (series = { labels, counts: this.bounds.map(() => 0), sum: 0, count: 0 }));
    series.sum += value;
    series.count += 1;
    const at = this.bounds.findIndex((bound) => value <= bound);
    if (at >= 0) series.counts[at] = (series.counts[at] ?? 0) + 1;
  }

  lines(name: string): string[] {
    return [...this.series.values()].flatMap(({ labels, counts, sum, count }) => {
      let below = 0;
      const buckets = this.bounds.map((bound, i) => `${name}_bucket${labelsText({ ...labels, le: bound })} ${(below += counts[i] ?? 0)}`);
      return [...buckets, `${name}_bucket${labelsText({ ...labels, le: '+Inf' })} ${count}`, `${name}_sum${labelsText(labels)} ${sum}`, `${name}_count${labelsText(labels)} ${count}`];
    });
  }
}

class Gauge implements Metric {
  readonly type = 'gauge';

  constructor(
    readonly help: string,
    private readonly read: () => Promise<number | Sample[]> | number | Sample[],
  ) {}

  async lines(name: string): Promise<string[]> {
    const now = await this.read();
    const samples = typeof now === 'number' ? [{ value: now }] : now;
    return samples.map(({ value, labels = {} }: Sample) => `${name}${labelsText(labels)} ${value}`);
  }
}

/** 指标: what one service counts and measures, in the text form Prometheus reads. */
export class Metrics {
  private readonly metrics = new Map<string, Metric>();

  counter(name: string, help: string): Counter {
    return this.register(name, new Counter(help));
  }

  histogram(name: string, help: string, bounds: readonly number[] = SECONDS): Histogram {
    return this.register(name, new Histogram(help, bounds));
  }

  /** A value that is asked for when somebody looks. */
  gauge(name: string, help: string, read: () => Promise<number | Sample[]> | number | Sample[]): void {
    this.register(name, new Gauge(help, read));
  }

  /** Everything, as Prometheus text; a gauge that cannot be read is left out rather than hiding the others. */
  async text(): Promise<string> {
    const blocks = await Promise.all(
      [...this.metrics].map(async ([name, metric]) => {
        const lines = await Promise.resolve(metric.lines(name)).catch(() => []);
        return [`# HELP ${name} ${metric.help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`, `# TYPE ${name} ${metric.type}`, ...lines].join('\n');
      }),
    );
    return `${blocks.join('\n')}\n`;
  }

  private register<M extends Metric>(name: string, metric: M): M {
    if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`${name} is no metric name`);
    if (this.metrics.has(name)) throw new Error(`metric ${name} is registered twice`);
    this.metrics.set(name, metric);
    return metric;
  }
}

function labelsText(labels: Labels): string {
  const entries = Object.entries(labels);
  if (entries.length === 0) return '';
  return `{${entries.map(([name, value]) => `${name}="${escaped(String(value))}"`).join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
