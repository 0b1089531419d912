import type { Readable } from 'node:stream';
import type { Actor, Choice } from '@yidan/platform';
import type { DeskPosition } from '../../domain/desk/desk-position.ts';
import type { EndOfStream } from './desk-listener.ts';

/** 旁听: a connection that is told in its own words, whenever a desk of its tenant changes. */
export interface OwnListener {
  readonly actor: Actor;
  readonly choice: Choice;
  readonly stream: Readable;
  /** How far it was told; left where it is, it is asked again soon. */
  readonly position: DeskPosition | null;
  readonly isNew: boolean;
  look(position: DeskPosition): Promise<void>;
  beat(): void;
  end(reason: EndOfStream): void;
}
