import { DomainError } from '@yidan/kernel';

/** 日期不符: a meeting is called for today or later, and opened on its day or after. */
export class TooEarlyToMeet extends DomainError {
  readonly code = 'REGISTRY.MEETING.DATE';
  readonly kind = 'conflict';
  constructor(earliest: string, given: string) {
    super(`${given} is before ${earliest}`, `日期 ${given} 早于 ${earliest}`, { params: { earliest, given } });
  }
}

/** 未达法定人数. */
export class QuorumMissing extends DomainError {
  readonly code = 'REGISTRY.DELIBERATION.NO_QUORUM';
  readonly kind = 'conflict';
  constructor(present: number, quorum: number) {
    super(`${present} members who may vote are present; ${quorum} are needed`, `有表决权的到会委员 ${present} 人，未达法定人数 ${quorum} 人`, { params: { present, quorum } });
  }
}

/** 非委员: who was no member of the commission when the meeting was opened. */
export class NotAMember extends DomainError {
  readonly code = 'REGISTRY.MEETING.NOT_A_MEMBER';
  readonly kind = 'invalid';
  constructor(personId: string) {
    const [message, messageZh] = [`${personId} is no member of the commission`, `${personId} 不是编委会委员`];
    super(message, messageZh, { params: { personId }, violations: [{ path: 'present', code: 'REGISTRY.MEETING.NOT_A_MEMBER', message, messageZh }] });
  }
}

/** 不得表决: an absent or recused member has no vote on the item (F-011). */
export class MayNotVote extends DomainError {
  readonly code: 'REGISTRY.MEETING.ABSENT' | 'REGISTRY.MEETING.RECUSED';
  readonly kind = 'conflict';
  constructor(why: 'ABSENT' | 'RECUSED') {
    super(
      why === 'ABSENT' ? 'Your attendance is not recorded: an absent member has no vote' : 'You are recused in this item and have no vote on it',
      why === 'ABSENT' ? '未登记您到会，缺席委员不参加表决' : '您已声明回避，不参加该事项表决',
    );
    this.code = `REGISTRY.MEETING.${why}`;
  }
}

/** 当事方委员回避: whose organ is a party of a dispute has no vote on it, present or not. */
export class RecusedAsParty extends DomainError {
  readonly code = 'SEC.RECUSED';
  readonly kind = 'forbidden';
  constructor() {
    super('Your organ is a party of this dispute: you are recused and have no vote on it', '您所在机关是该争议的当事方，应当回避，不参加表决');
  }
}

/** 已表决. */
export class VotedAlready extends DomainError {
  readonly code = 'REGISTRY.MEETING.VOTED';
  readonly kind = 'conflict';
  constructor() {
    super('You have voted on this item', '您已就该事项表决');
  }
}

/** 所指不存在: a request names something that is not there, or not for its sender. */
export class NamedUnknown extends DomainError {
  readonly code = 'REGISTRY.NAMED_UNKNOWN';
  readonly kind = 'invalid';
  constructor(path: string, what: string, whatZh: string) {
    const [message, messageZh] = [`There is no such ${what}`, `所指${whatZh}不存在`];
    super(message, messageZh, { violations: [{ path, code: 'REGISTRY.NAMED_UNKNOWN', message, messageZh }] });
  }
}

/** 无此议程. */
export class AgendaItemUnknown extends DomainError {
  readonly code = 'REGISTRY.MEETING.AGENDA_ITEM_UNKNOWN';
  readonly kind = 'invalid';
  constructor(agendaItemId: string) {
    const [message, messageZh] = ['It is not on the agenda of this meeting', '该事项不在本次会议议程中'];
    super(message, messageZh, { params: { agendaItemId }, violations: [{ path: 'agendaItemId', code: 'REGISTRY.MEETING.AGENDA_ITEM_UNKNOWN', message, messageZh }] });
  }
}

/** 已列入议程. */
export class OnAgendaAlready extends DomainError {
  readonly code = 'REGISTRY.MEETING.ON_AGENDA';
  readonly kind = 'conflict';
  constructor() {
    super('It is on the agenda already', '该事项已列入本次会议议程');
  }
}

/** 尚有待审版本、争议: a meeting that versions or disputes wait for is postponed, not cancelled. */
export class MeetingHasVersions extends DomainError {
  readonly code = 'REGISTRY.MEETING.HAS_VERSIONS';
  readonly kind = 'conflict';
  constructor() {
    super('Versions of lists or disputes wait for this meeting: postpone it', '有清单版本或者争议待本次会议审议，请改期而不是取消');
  }
}

/** 结论与表决不符. */
export class ConclusionContradictsVotes extends DomainError {
  readonly code = 'REGISTRY.DELIBERATION.NOT_CARRIED';
  readonly kind = 'conflict';
  constructor(number: number, inFavour: number, against: number) {
    super(
      `Item ${number} was not carried as the minutes say: ${inFavour} in favour, ${against} against; a version or a ruling is approved as it stands`,
      `第 ${number} 项结论与表决不符：同意 ${inFavour} 票，反对 ${against} 票；清单版本、裁定须按原文审定`,
      { params: { number, inFavour, against } },
    );
  }
}

/** 尚无纪要. */
export class MinutesMissing extends DomainError {
  readonly code = 'REGISTRY.DELIBERATION.MINUTES_MISSING';
  readonly kind = 'conflict';
  constructor() {
    super('The secretary has not written the minutes', '秘书尚未拟定会议纪要');
  }
}

/** 议程未议完. */
export class ItemsNotConcluded extends DomainError {
  readonly code = 'REGISTRY.MEETING.ITEMS_OPEN';
  readonly kind = 'conflict';
  constructor(open: number) {
    super(`${open} items of the agenda have no conclusion`, `议程中尚有 ${open} 项没有结论`, { params: { open } });
  }
}
