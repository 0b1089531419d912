import { Injectable, Logger } from '@nestjs/common';
import type { SequencedEvent } from '../journal/journal-reader.ts';

/** What went wrong in the background: logged once per kind and minute, so that an outage does not fill the disk. */
@Injectable()
export class Trouble {
  private readonly logger = new Logger('background');
  private readonly lastTold = new Map<string, number>();
  private quiet = false;

  report(where: string, error: unknown, event?: SequencedEvent): void {
    if (this.quiet) return;
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const key = `${where} ${message} ${event?.id ?? ''}`;
    const now = Date.now();
    if (now - (this.lastTold.get(key) ?? 0) < 60_000) return;
    if (this.lastTold.size > 1000) this.lastTold.clear();
    this.lastTold.set(key, now);
    this.logger.warn(event ? `${where}: event ${event.type} ${event.id} at ${event.position}: ${message}` : `${where}: ${message}`);
  }

  /** While the service stops, connections end under its workers; that is no news. */
  hush(): void {
    this.quiet = true;
  }
}
