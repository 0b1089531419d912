import type { Chance } from './chance.ts';
import type { Walk } from './walk.ts';

/** 争议案件 as the walk reads it. */
export interface Disputed {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly urgency: string;
  readonly parties: readonly { organId: string; role: string }[];
  readonly convenor: string;
  readonly itemKeys: readonly string[];
  readonly raisedBy: string | null;
  readonly enteredAt: string;
  readonly interim: { organId: string } | null;
  readonly consents: readonly { organId: string }[];
  readonly negotiation: { meetings: unknown[]; refusals: unknown[]; minutes: { sha256: string } | null; signatures: { organId: string }[] } | null;
  readonly coordination: {
    replies: { organId: string }[];
    rounds: unknown[];
    overdueAt?: string | null;
    opinion: { sha256: string; draftedAt: string; acceptances: { organId: string; accepts: boolean }[]; signatures: { role: string }[] } | null;
    proposal?: { signatures: { role: string }[] } | null;
    submission: { at: string } | null;
  } | null;
  readonly commission: {
    meetingId: string | null;
    hearings: { at: string; parties: { organId: string }[] }[];
    ruling: { sha256: string; draftedAt: string; meetingId: string | null; upperAuthority: string | null } | null;
    review: { at: string; decision: string | null; draft?: { sha256: string; draftedAt: string } | null } | null;
  } | null;
  readonly source: string | null;
  /** Organs whose lists will not change after all. */
  readonly dismissed: readonly string[];
  /** Lists have still to say what was decided, or orders to go by it. */
  readonly waits: boolean;
  readonly reports: number;
}

/** 会议 as far as a case goes by it. */
export interface Sittings {
  readonly next: { readonly id: string };
  /** By meeting and case, once the minutes are signed. */
  conclusion(meetingId: string, caseId: string): string | null | undefined;
  /** The meeting a case was last put up to. */
  lastOf(caseId: string): string | null;
}

/** 一步: who would take it, with what. */
export interface CaseStep {
  readonly weight: number;
  readonly who: string;
  readonly command: string;
  readonly body?: object;
  /** It has to be on the agenda of the next meeting first. */
  readonly agenda?: boolean;
}

const BASES = [{ instrument: '城市市容和环境卫生管理条例', article: '第十条' }];
const FOUND = { facts: '现场情况属实。', reasons: '宜由同一单位承担。', bases: BASES };
const SUBMITTED = { reasons: '各方未达成一致，提请编委裁定' };
const HANDOFF = '发现问题的单位应当在24小时内书面移交牵头单位。';

/** 可走的步骤: what people may want to do with a case as it stands. Most of it leads on; some of it is too early, or by the wrong party, and is refused. */
export class CaseSteps {
  constructor(
    private readonly walk: Walk,
    private readonly sittings: Sittings,
  ) {}

  of(one: Disputed, chance: Chance): CaseStep[] {
    const steps = this.inState(one, chance);
    // Somebody has to answer for it at once, and the leader says who.
    if (one.interim) steps.push({ weight: 0.05, who: 'leader', command: 'designate-interim', body: this.interim(chance) });
    return [...steps, { weight: 0.5, who: 'nobody', command: 'wait' }];
  }

  private inState(one: Disputed, chance: Chance): CaseStep[] {
    const convenor = this.walk.codeOf(one.convenor)!;
    const parties = one.parties.map(({ organId }) => this.walk.codeOf(organId)!);
    const other = chance.one(parties.filter((code) => code !== convenor));
    const any = chance.one(parties);
    switch (one.state) {
      case 'RAISED':
        return [
          { weight: 6, who: `${convenor}.approver`, command: 'open-negotiation' },
          { weight: 0.6, who: `${other}.approver`, command: 'open-negotiation' },
          ...(one.urgency === 'URGENT' ? [{ weight: 5, who: 'officer', command: 'replace-negotiation', body: { ground: 'URGENT' } }, { weight: 4, who: `${any}.approver`, command: 'submit-statement', body: { stance: 'DENIES', claim: '不属本单位', reasons: '三定规定未列明', bases: BASES } }] : []),
          ...this.withdrawal(one, parties),
        ];
      case 'NEGOTIATING':
        return this.negotiating(one, { convenor, other, parties }, chance);
      case 'AGREED':
        return [{ weight: 1, who: `${convenor}.approver`, command: 'file-minutes' }];
      case 'FILED':
        if (one.source) return [{ weight: 1, who: `${any}.approver`, command: 'execute' }];
        return [{ weight: 1, who: 'officer', command: 'object-to-minutes', body: { ground: '与“三定”规定不符' } }, { weight: 1, who: `${any}.approver`, command: 'execute' }, { weight: 5, who: `${any}.approver`, command: 'wait' }];
      case 'NEGOTIATION_FAILED':
        return [{ weight: 5, who: `${convenor}.approver`, command: 'apply', body: this.application() }, { weight: 1, who: `${other}.approver`, command: 'apply', body: this.application() }, ...this.withdrawal(one, parties)];
      case 'APPLIED':
        return [
          { weight: 9, who: 'officer', command: 'accept' },
          { weight: 1.6, who: 'officer', command: 'ask-supplement', body: { reasons: '缺少会商记录' } },
          { weight: 0.6, who: 'officer', command: 'reject', body: { ground: 'STAFFING', reasons: '实为增编请求' } },
          { weight: 0.6, who: 'officer', command: 'transfer', body: { to: '市委编办', reasons: '跨区事项' } },
          { weight: 0.8, who: 'director', command: 'refer-up', body: { to: '市委编办', reason: '涉及跨层级职责' } },
        ];
      case 'SUPPLEMENTING':
        return [{ weight: 1, who: `${convenor}.approver`, command: 'supplement', body: { text: '会商记录见附件', attachments: ['会商记录.pdf'] } }, { weight: 2, who: 'officer', command: 'wait' }];
      case 'REFERRED_UP':
        return [{ weight: 1, who: 'officer', command: 'record-upper-decision', body: { ...this.ruling(one, chance), authority: '中共云川市委机构编制委员会', documentNumber: `云编裁〔2026〕${one.number.slice(-4)}号` } }];
      case 'ACCEPTED':
        return [{ weight: 9, who: 'officer', command: 'forward' }, { weight: 0.4, who: 'director', command: 'refer-up', body: { to: '市委编办', reason: '疑难' } }];
      case 'COORDINATING':
        return this.coordinating(one, parties, chance);
      case 'SUBMITTED_TO_COMMISSION':
      case 'DEFERRED':
        return [{ weight: 1, who: 'secretary', command: 'deliberate', body: { meetingId: this.sittings.next.id }, agenda: true }];
      case 'IN_DELIBERATION':
        return this.deliberating(one, chance);
      case 'RECONSIDERING':
        return this.reviewed(one, chance);
      case 'OPINION_ISSUED':
        return [{ weight: 1, who: `${any}.approver`, command: 'execute' }];
      case 'RULED':
        return [{ weight: 2, who: `${any}.approver`, command: 'execute' }, ...this.review(one, any)];
      case 'EXECUTING':
        return [
          { weight: one.reports > 0 ? 0.05 : 1, who: `${any}.approver`, command: 'report-execution', body: { text: '已按定责结果执行', evidence: ['照片'] } },
          { weight: one.waits ? 0.05 : 3, who: 'officer', command: 'confirm', body: { note: '已核实', dismissals: one.dismissed.map((organId) => ({ organId, reason: '随年度修订一并修改' })) } },
          ...this.review(one, any),
        ];
      case 'EXECUTED':
        return [{ weight: 1, who: 'officer', command: 'close', body: { cause: chance.one(['VAGUE_PROVISION', 'NO_PROVISION', 'CONFLICTING_PROVISIONS', 'UNWILLING']) } }];
      default:
        return [];
    }
  }

  private negotiating(one: Disputed, { convenor, other, parties }: { convenor: string; other: string; parties: readonly string[] }, chance: Chance): CaseStep[] {
    const { meetings = [], refusals = [], minutes, signatures = [] } = one.negotiation ?? {};
    const unsigned = parties.find((code) => !signatures.some(({ organId }) => organId === this.walk.organ(code)));
    if (minutes && unsigned) return [{ weight: 8, who: `${unsigned}.principal`, command: 'agree', body: { sha256: minutes.sha256 } }, { weight: 0.5, who: `${convenor}.approver`, command: 'keep-minutes', body: this.minutes(one, chance) }];
    const attendees = parties.filter(() => chance.next() < 0.8).map((code) => ({ organId: this.walk.organ(code), name: '经办人' }));
    const tried = meetings.length + refusals.length > 0;
    return [
      { weight: tried ? 0.5 : 5, who: `${convenor}.approver`, command: 'record-meeting', body: { at: `${this.walk.day}T09:00:00+08:00`, place: '召集方会议室', attendees: attendees.length > 0 ? attendees : [{ organId: one.convenor, name: '经办人' }], points: '各方陈述意见。' } },
      { weight: tried ? 0.2 : 1, who: `${convenor}.approver`, command: 'record-refusal', body: { organId: this.walk.organ(other), reason: '拒绝参加' } },
      { weight: tried ? 2 : 0.5, who: `${convenor}.approver`, command: 'keep-minutes', body: this.minutes(one, chance) },
      { weight: tried ? 3 : 0.3, who: `${other}.approver`, command: 'fail', body: { reason: '各方均认为不属本部门职责' } },
      { weight: 1.5, who: 'officer', command: 'wait' },
      ...this.withdrawal(one, parties),
    ];
  }

  private coordinating(one: Disputed, parties: readonly string[], chance: Chance): CaseStep[] {
    const { opinion, submission, rounds = [], replies = [], overdueAt, proposal } = one.coordination!;
    const onTable = opinion && opinion.draftedAt >= (submission?.at ?? '') ? opinion : null;
    const draft = { who: chance.one(['officer', 'reviewer']), command: 'draft-opinion', body: { ...FOUND, split: this.split(one, chance) } };
    const silent = parties.filter((code) => !replies.some(({ organId }) => organId === this.walk.organ(code)));
    const steps: CaseStep[] = [
      ...(silent[0] ? [{ weight: 0.7, who: `${silent[0]}.approver`, command: 'reply', body: { text: '不属本部门职责' } }] : []),
      { weight: rounds.length > 2 ? 0.1 : 0.6, who: 'officer', command: 'hold-round', body: { kind: chance.one(['WRITTEN', 'MEETING']), questions: '由谁负责', minutes: '各方陈述意见。' } },
      { weight: 0.15, who: 'director', command: 'extend-coordination', body: { reason: '需现场核实' } },
      ...this.withdrawal(one, parties),
    ];
    const submitting = (proposal?.signatures ?? []).some(({ role }) => role === 'ESTABLISHMENT_DIRECTOR') ? 'justice' : 'director';
    if (overdueAt) steps.push({ weight: 4, who: submitting, command: 'no-consensus', body: SUBMITTED });
    if (!onTable) return [...steps, { weight: 5, ...draft }];
    const asked = parties.find((code) => !onTable.acceptances.some(({ organId }) => organId === this.walk.organ(code)));
    const declined = onTable.acceptances.some(({ accepts }) => !accepts);
    if (declined) return [...steps, { weight: 7, who: submitting, command: 'no-consensus', body: SUBMITTED }, { weight: 0.3, ...draft }];
    if (asked) {
      return [
        ...steps,
        { weight: 5, who: `${asked}.principal`, command: 'accept-opinion', body: { sha256: onTable.sha256 } },
        { weight: 3, who: `${asked}.principal`, command: 'decline-opinion', body: { sha256: onTable.sha256, reason: '力量不足' } },
      ];
    }
    const signing = onTable.signatures.some(({ role }) => role === 'ESTABLISHMENT_DIRECTOR') ? 'justice' : 'director';
    return [...steps, { weight: 8, who: signing, command: 'consensus', body: { sha256: onTable.sha256 } }, { weight: 0.8, ...draft }];
  }

  private deliberating(one: Disputed, chance: Chance): CaseStep[] {
    const { meetingId, ruling } = one.commission!;
    const conclusion = this.sittings.conclusion(meetingId!, one.id);
    const putOff = { meetingId, reason: '需进一步调研' };
    if (conclusion === undefined) return this.beforeTheMeeting(one, ruling !== null && ruling.draftedAt >= one.enteredAt, one.enteredAt, chance);
    if (conclusion === 'REJECTED') return [{ weight: 1, who: 'chair', command: 'remand', body: putOff }];
    if (conclusion !== 'APPROVED') return [{ weight: 1, who: 'chair', command: 'defer', body: putOff }];
    return [{ weight: 5, who: 'chair', command: 'rule', body: { meetingId, sha256: ruling!.sha256 } }, { weight: 1, who: 'chair', command: 'defer', body: putOff }];
  }

  private reviewed(one: Disputed, chance: Chance): CaseStep[] {
    const { ruling } = one.commission!;
    const review = one.commission!.review!;
    const meetingId = this.sittings.lastOf(one.id);
    const conclusion = meetingId === ruling!.meetingId ? null : this.sittings.conclusion(meetingId!, one.id);
    if (conclusion === undefined) return this.beforeTheMeeting(one, !!review.draft || chance.next() < 0.15, review.at, chance);
    if (conclusion === 'APPROVED' && review.draft) return [{ weight: 1, who: 'chair', command: 'decide-review', body: { decision: 'REPLACED', meetingId, sha256: review.draft.sha256 } }, { weight: 0.2, who: 'secretary', command: 'agenda', agenda: true }];
    if (conclusion === 'APPROVED' || conclusion === 'REJECTED') return [{ weight: 1, who: 'chair', command: 'decide-review', body: { decision: 'UPHELD', meetingId } }];
    return [{ weight: 1, who: 'secretary', command: 'agenda', agenda: true }];
  }

  /** Who was not heard is heard, and what the meeting is to decide on is written. */
  private beforeTheMeeting(one: Disputed, isDrafted: boolean, since: string, chance: Chance): CaseStep[] {
    const heard = one.commission!.hearings.some(({ at }) => at >= since);
    return [
      ...(heard ? [] : [{ weight: 6, who: 'secretary', command: 'hear', body: { parties: one.parties.map(({ organId }) => ({ organId, attended: chance.next() < 0.8, said: '坚持原意见' })) } }]),
      ...(isDrafted ? [] : [{ weight: 6, who: 'secretary', command: 'draft-ruling', body: this.ruling(one, chance) }]),
    ];
  }

  /** Of a case that somebody raised and may take back. */
  private withdrawal(one: Disputed, parties: readonly string[]): CaseStep[] {
    if (one.raisedBy === null) return [];
    const missing = parties.find((code) => !one.consents.some(({ organId }) => organId === this.walk.organ(code)));
    return missing ? [{ weight: 1.5, who: `${missing}.principal`, command: 'consent-to-withdrawal' }] : [{ weight: 3, who: 'officer', command: 'withdraw', body: { reason: '各方已取得一致' } }];
  }

  private review(one: Disputed, any: string): CaseStep[] {
    const open = one.source === 'RULING' && one.commission?.ruling?.upperAuthority === null && !one.commission.review;
    return open ? [{ weight: 2.5, who: `${any}.principal`, command: 'request-review', body: { newFacts: '三定规定已修订' } }] : [];
  }

  private interim(chance: Chance): object {
    const code = chance.one(this.walk.departments);
    const unit = chance.one(this.walk.unitsOf(code));
    return { organId: this.walk.organ(code), ...(chance.next() < 0.7 && { unitId: unit }), ground: '随时可能伤人，先行处置', irreparableHarm: true };
  }

  private application(): object {
    return { matter: '该事项由谁负责', negotiationDone: '已协商一次，未达成一致', mainDispute: '由谁牵头', proposal: '由对方负责', reasons: '不属本单位职责', bases: BASES };
  }

  private minutes(one: Disputed, chance: Chance): object {
    return { text: '各方议定由一家牵头负责。', split: this.split(one, chance) };
  }

  private ruling(one: Disputed, chance: Chance): object {
    return { ...FOUND, split: this.split(one, chance), executeBy: '2026-12-31' };
  }

  /** 职责分工: what is disputed stays, goes to another unit, or to another organ; what no list holds becomes a new item, or goes with one that there is. */
  private split(one: Disputed, chance: Chance): object[] {
    const { held, onTheMove, departments } = this.walk;
    const drawn = chance.next();
    const disputed = held.find(({ itemKey }) => one.itemKeys.includes(itemKey));
    if (!disputed && drawn < 0.4) return [this.newItem(one, chance)];
    const { itemKey, name: task, organId, unitId } = disputed ?? chance.one(held);
    const stays = { task, itemKey, leadOrganId: organId, leadUnitId: unitId };
    // Two decisions on one item at once would wait for each other's list.
    if (drawn < 0.5 || onTheMove.has(itemKey)) return [stays];
    if (drawn < 0.6) return [{ ...stays, assistOrganIds: [this.walk.organ(chance.one(departments.filter((code) => this.walk.organ(code) !== organId)))], handoff: HANDOFF }];
    const code = chance.one(departments);
    return [{ task, itemKey, leadOrganId: this.walk.organ(code), leadUnitId: chance.one(this.walk.unitsOf(code)) }];
  }

  private newItem(one: Disputed, chance: Chance): object {
    const code = chance.one(this.walk.departments);
    const name = `无主设施看护（${one.number.slice(-4)}）`;
    return {
      task: name, leadOrganId: this.walk.organ(code), leadUnitId: chance.one(this.walk.unitsOf(code)),
      newItem: {
        name, description: '对无人管理的设施开展巡查、维护。', majorFunction: { name: '公共设施管理', category: 'MACRO_MANAGEMENT' }, specialFunction: { name: '无主设施专项管理' }, attribute: '行业管理类',
        basisTexts: ['《城市市容和环境卫生管理条例》第十条'], keywords: ['无主设施', '看护', '巡查'],
      },
    };
  }
}
