import { Readable } from 'node:stream';
import type { LiveAnswer } from '@yidan/contracts';
import type { Actor, Choice } from '@yidan/platform';
import { writePosition } from '../../domain/desk/desk-position.ts';
import type { DeskPosition } from '../../domain/desk/desk-position.ts';
import type { EndOfStream, Listening } from '../desk/desk-listener.ts';
import type { OwnListener } from '../desk/own-listener.ts';

/** However much happens, a picture is drawn no more often than this. */
const SOONEST_MS = 1000;
const MOST_UNREAD_BYTES = 256 * 1024;

/** 实时订阅: one connection that is told the live picture as its reader sees it, whenever it is another one. */
export class LiveListener implements OwnListener {
  readonly actor: Actor;
  readonly choice: Choice;
  readonly stream = new Readable({ read: () => undefined });
  position: DeskPosition | null = null;
  isNew = true;
  private drawnAt = 0;
  private told = '';

  constructor(
    { actor, choice }: Listening,
    private readonly draw: (actor: Actor) => Promise<LiveAnswer>,
  ) {
    this.actor = actor;
    this.choice = choice;
    this.stream.push('retry: 2000\n\n');
  }

  async look(position: DeskPosition): Promise<void> {
    if (Date.now() - this.drawnAt < SOONEST_MS) return;
    this.drawnAt = Date.now();
    const picture = await this.draw(this.actor);
    this.position = position;
    this.isNew = false;
    const { at: _, ...figures } = picture;
    const written = JSON.stringify(figures);
    if (written === this.told) return;
    this.told = written;
    this.push(`id: ${writePosition(position)}\nevent: live\ndata: ${JSON.stringify(picture)}\n\n`);
  }

  beat(): void {
    this.push(': \n\n');
  }

  end(reason: EndOfStream): void {
    this.push(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`);
    if (!this.stream.destroyed && !this.stream.readableEnded) this.stream.push(null);
  }

  // Who does not read is given up: it comes again and is told the picture of then.
  private push(text: string): void {
    if (this.stream.destroyed || this.stream.readableEnded) return;
    this.stream.push(text);
    if (this.stream.readableLength > MOST_UNREAD_BYTES) this.stream.destroy();
  }
}
