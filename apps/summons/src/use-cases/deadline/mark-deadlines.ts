import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { DeadlineBreachedV1, DeadlineWarnedV1, type RecordedEvent } from '@yidan/contracts';
import { appendManyToJournal, OnDeadlineMark, type DeadlineMark } from '@yidan/platform';
import { RaiseByLadder } from '../supervision/raise-by-ladder.ts';

/** 时限节点 (R-DL-4): says that half, four fifths or all of a clock has run; what is over is left to the supervision, and the object as it is. */
@Injectable()
export class MarkDeadlines {
  constructor(
    private readonly em: EntityManager,
    private readonly raiseByLadder: RaiseByLadder,
  ) {}

  @OnDeadlineMark('incoming-matter')
  @OnDeadlineMark('dispatch-order')
  async execute(marks: readonly DeadlineMark[]): Promise<void> {
    await appendManyToJournal(this.em, 'deadline', marks.map((mark) => ({ id: mark.id, version: mark.nth, event: told(mark) })));
    await this.raiseByLadder.execute(marks);
  }
}

function told({ id, owner, command, dueAt, at, percent }: DeadlineMark): RecordedEvent {
  const clock = { deadlineId: id, ownerType: owner.type, ownerId: owner.id, kind: command, dueAt: dueAt.toISOString(), at: at.toISOString() };
  return percent === 100 ? DeadlineBreachedV1.create(clock, at) : DeadlineWarnedV1.create({ ...clock, percent }, at);
}
