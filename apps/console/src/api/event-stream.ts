/** 推送: one event of a stream. */
export interface StreamEvent {
  event: string;
  data: string;
}

/** 推送解析: takes a `text/event-stream` apart, however its text is cut; knows where to go on and how long to wait before. */
export class EventReader {
  /** What the last event was called; said when the stream is opened again. */
  lastEventId: string | null = null;
  retryMs = 2000;
  private rest = '';
  private event = '';
  private data: string[] = [];

  /** The events that are complete with this piece of text. */
  read(text: string): StreamEvent[] {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.line(line) ?? []);
  }

  /** The connection is gone; half an event counts for nothing. */
  cut(): void {
    this.rest = '';
    this.event = '';
    this.data = [];
  }

  private line(line: string): StreamEvent | null {
    if (line === '') {
      const complete = this.data.length > 0 ? { event: this.event === '' ? 'message' : this.event, data: this.data.join('\n') } : null;
      this.event = '';
      this.data = [];
      return complete;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === 'event') this.event = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'id') this.lastEventId = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
    return null;
  }
}
