import type { StatutoryChannel } from '@yidan/contracts';
import type { ListAnswer } from './match-result.ts';

/** 法定途径: what it is called, what somebody is told who is sent there, and the wordings that point to it. */
interface ChannelWords {
  readonly nameZh: string;
  readonly name: string;
  readonly adviceZh: string;
  readonly advice: string;
  /** 线索用语: never enough to refer by; an emergency number has none, because nobody waits for an operator there. */
  readonly cues: readonly string[];
}

/** 法定途径指引 (R-DIS-5；北京市接诉即办工作条例 第十一条；潍坊市12345政务服务便民热线条例 第十九条). */
export const statutoryChannels: Readonly<Record<StatutoryChannel, ChannelWords>> = {
  LITIGATION: {
    nameZh: '诉讼', name: 'the courts',
    adviceZh: '该事项已经或应当通过诉讼解决，请向有管辖权的人民法院提出，或按已立案件的程序办理。',
    advice: 'This is for the courts: please apply to the court that has jurisdiction, or go on with the case it has accepted.',
    cues: ['已起诉', '已经起诉', '已向法院', '法院已立案', '法院已受理', '正在诉讼', '正在打官司', '法院判决', '法院裁定'],
  },
  ARBITRATION: {
    nameZh: '仲裁', name: 'arbitration',
    adviceZh: '该事项已经或应当通过仲裁解决，请向约定或法定的仲裁机构提出。',
    advice: 'This is for arbitration: please apply to the arbitration body agreed upon or named by law.',
    cues: ['正在仲裁', '已申请仲裁', '已经申请仲裁', '仲裁已受理', '仲裁裁决', '劳动仲裁委'],
  },
  RECONSIDERATION: {
    nameZh: '行政复议', name: 'administrative reconsideration',
    adviceZh: '对行政行为不服的，请自知道该行为之日起六十日内向行政复议机关申请行政复议。',
    advice: 'Whoever does not accept an administrative act applies for reconsideration within sixty days of learning of it.',
    cues: ['行政复议', '复议决定', '已申请复议'],
  },
  DISCIPLINE: {
    nameZh: '纪检监察', name: 'discipline inspection',
    adviceZh: '反映党员、公职人员违纪违法的，请拨打12388或向纪检监察机关提出；来件内容不向被反映人转送。',
    advice: 'Reports about officials go to the discipline inspection (12388); what was written is not passed to whom it is about.',
    cues: ['举报干部', '受贿', '索贿', '贪污', '吃拿卡要', '以权谋私'],
  },
  PETITION_IN_PROGRESS: {
    nameZh: '信访办理中', name: 'a petition in progress',
    adviceZh: '该信访事项正在办理或已有答复意见，请向受理的信访机构查询，或依法申请复查、复核。',
    advice: 'A petition about this is in progress or was answered: please ask the office that took it in, or apply for its review.',
    cues: ['信访事项正在办理', '信访正在办理', '信访答复', '信访复查', '信访复核'],
  },
  INFORMATION_DISCLOSURE: {
    nameZh: '政府信息公开', name: 'disclosure of government information',
    adviceZh: '申请公开政府信息的，请向制作或保存该信息的行政机关以书面或网上方式提出。',
    advice: 'Applications for government information go to the authority that made or keeps it, in writing or online.',
    cues: ['政府信息公开', '申请信息公开', '信息公开申请'],
  },
  POLICE_110: { nameZh: '110报警', name: 'the police, 110', adviceZh: '已即时转110处置，请同时直接拨打110。', advice: 'Transferred to 110 at once; please call 110 as well.', cues: [] },
  FIRE_119: { nameZh: '119火警', name: 'fire and rescue, 119', adviceZh: '已即时转119处置，请同时直接拨打119。', advice: 'Transferred to 119 at once; please call 119 as well.', cues: [] },
  AMBULANCE_120: { nameZh: '120急救', name: 'the ambulance, 120', adviceZh: '已即时转120处置，请同时直接拨打120。', advice: 'Transferred to 120 at once; please call 120 as well.', cues: [] },
  TRAFFIC_122: { nameZh: '122交通事故', name: 'traffic accidents, 122', adviceZh: '已即时转122处置，请同时直接拨打122。', advice: 'Transferred to 122 at once; please call 122 as well.', cues: [] },
};

/** 途径线索: the wording of a matter that points to a statutory channel. */
export interface StatutoryHint {
  readonly channel: StatutoryChannel;
  readonly cue: string;
}

/** The first wording in a text that points to a statutory channel. */
export function hintIn(text: string): StatutoryHint | null {
  for (const [channel, { cues }] of Object.entries(statutoryChannels) as [StatutoryChannel, ChannelWords][]) {
    const cue = cues.find((words) => text.includes(words));
    if (cue !== undefined) return { channel, cue };
  }
  return null;
}

/** What a wording points to is never referred by itself; but it is not dispatched by itself either: the operator looks at it, and reads why. */
export function heldForOperator(answer: ListAnswer, hint: StatutoryHint | null): ListAnswer {
  if (hint === null || answer.decision !== 'AUTO') return answer;
  const { nameZh, name } = statutoryChannels[hint.channel];
  const reason = {
    kind: 'STATUTORY_CHANNEL', field: 'content', terms: [hint.cue], weight: 0,
    text: `“${hint.cue}” points to ${name}: not dispatched by itself`, textZh: `文中“${hint.cue}”可能属于${nameZh}途径，须由派件员确认，不自动派件`,
  };
  const candidates = answer.candidates.map((candidate, i) => (i === 0 ? { ...candidate, reasons: [reason, ...candidate.reasons] } : candidate));
  return { ...answer, decision: 'CONFIRM', candidates };
}
