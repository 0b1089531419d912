import { answered, dispatch, disputes, registry, type ChainDistrict, type Department } from './a-chain-district.ts';
import { ListChange } from './a-list-change.ts';

/** 一个环节: what somebody does next, and when. */
export interface Step {
  readonly title: string;
  /** The day on which it happens, where it is another than before. */
  readonly on?: string;
  act(): Promise<void>;
}

/** 从无人负责到有人负责: a matter that no list has an owner for, through negotiation, coordination and ruling, back into the lists and out to whoever holds it now. */
export class Story {
  matterId = '';
  caseId = '';
  convenor: Department = 'WLJ';
  meetingId = '';
  documentNumber = '';
  isRequested = false;
  /** What the ruling gives to whom. */
  newItemKey = '';
  private readonly changes = new Map<Department, ListChange>();

  constructor(readonly district: ChainDistrict) {}

  get case(): string {
    return `${disputes}/disputes/${this.caseId}`;
  }

  readonly steps: readonly Step[] = [
    { title: '群众反映的事项，清单中没有责任单位', on: '2026-03-02T09:00:00+08:00', act: () => this.receive() },
    { title: '派件员提请争议处理，城运中心先行负责', act: () => this.request() },
    { title: '争议立案，指定临时责任单位', act: () => this.lookUp() },
    { title: '分管领导紧急指定临时责任单位', act: () => this.designate() },
    { title: '召集方启动协商', on: '2026-03-03T09:30:00+08:00', act: () => this.step(`${this.convenor}.approver`, 'open-negotiation') },
    { title: '各方开会协商', act: () => this.meet() },
    { title: '协商不成', on: '2026-03-09T10:00:00+08:00', act: () => this.step(`${this.convenor}.approver`, 'fail', { reason: '各方均认为不属本部门职责' }) },
    { title: '召集方申请协调', act: () => this.apply() },
    { title: '编办受理', on: '2026-03-11T10:00:00+08:00', act: () => this.step('officer', 'accept') },
    { title: '编办转送材料', act: () => this.step('officer', 'forward') },
    { title: '相对方答复', on: '2026-03-12T10:00:00+08:00', act: () => this.reply() },
    { title: '编办、司法召开协调会', on: '2026-03-18T14:30:00+08:00', act: () => this.step('officer', 'hold-round', { kind: 'MEETING', questions: '雕像由谁维护', minutes: '各方陈述意见，未达成一致。' }) },
    { title: '编办拟定协调意见', act: () => this.draftOpinion() },
    { title: '一方不同意协调意见', act: () => this.decline() },
    { title: '编办、司法联合提请裁定', on: '2026-03-20T10:00:00+08:00', act: () => this.submit() },
    { title: '编委秘书安排会议并列入议程', act: () => this.plan() },
    { title: '编委会前听取各方意见', act: () => this.hear() },
    { title: '拟定裁定书', act: () => this.draftRuling() },
    { title: '编委会议审议并签发纪要', on: '2026-03-26T09:30:00+08:00', act: () => this.deliberate() },
    { title: '编委主任签发裁定书', act: () => this.rule() },
    { title: '清单依裁定拟定并送审', on: '2026-03-27T09:30:00+08:00', act: () => this.each((change) => change.submit()) },
    { title: '编办、司法审查通过，依裁定审定', act: () => this.each((change) => change.review()) },
    { title: '公示一个工作日', act: () => this.each((change) => change.publicise()) },
    { title: '备案', on: '2026-03-31T09:30:00+08:00', act: () => this.each((change) => change.file()) },
    { title: '清单生效，派件单改派裁定的责任单位', on: '2026-04-01T09:30:00+08:00', act: () => Promise.resolve() },
    { title: '当事方报告执行情况', act: () => this.report() },
    { title: '编办确认执行，临时责任解除', act: () => this.step('officer', 'confirm', { note: '清单已生效，派件单已改派' }) },
    { title: '编办办结并说明成因', act: () => this.step('officer', 'close', { cause: 'NO_PROVISION' }) },
  ];

  private async receive(): Promise<void> {
    const matter = answered(await this.district.as('operator').post(`${dispatch}/matters`, { channel: 'HOTLINE', externalId: 'X1-1', title: '小区门口的雕像开裂', content: '小区门口那座旧雕像开裂掉漆，摇摇晃晃，没人来修，怕砸到小孩。' }), 201);
    if (matter.match.decision !== 'UNMATCHED') throw new Error(`somebody answers for it: ${JSON.stringify(matter.match)}`);
    this.matterId = matter.id as string;
  }

  private async request(): Promise<void> {
    const partyOrganIds = ['WLJ', 'CGJ', 'ZJJ'].map((code) => this.organ(code));
    await this.district.step('operator', `${dispatch}/matters/${this.matterId}`, 'request-dispute', { kind: 'WHO_HOLDS', ground: '三个部门均称不属本部门职责', partyOrganIds });
    this.isRequested = true;
  }

  private async lookUp(): Promise<void> {
    const { items } = await this.district.get('officer', `${disputes}/disputes?origin=DISPATCH`);
    const [one] = items as { id: string }[];
    if (!one) throw new Error('no dispute was raised');
    this.caseId = one.id;
    const { convenorOrganId } = await this.district.get('officer', this.case);
    this.convenor = this.codeOf(convenorOrganId as string);
  }

  private async designate(): Promise<void> {
    await this.step('leader', 'designate-interim', { organId: this.organ('CGJ'), unitId: this.district.units.get('CGJ.SZ'), ground: '雕像随时可能倒塌，先行排险', irreparableHarm: true });
  }

  private async meet(): Promise<void> {
    const attendees = ['WLJ', 'CGJ', 'ZJJ'].map((code) => ({ organId: this.organ(code), name: '吴晓明' }));
    await this.step(`${this.convenor}.approver`, 'record-meeting', { at: '2026-03-03T15:00:00+08:00', place: '召集方会议室', attendees, points: '各方陈述意见，均认为不属本部门职责。' });
  }

  private apply(): Promise<void> {
    return this.step(`${this.convenor}.approver`, 'apply', {
      matter: '住宅小区公共雕像的维护', negotiationDone: '2026年3月3日召开协商会，未达成一致', mainDispute: '雕像维护由谁负责', proposal: '请明确责任单位', reasons: '清单均无此事项',
      bases: [{ instrument: '城市雕塑建设管理办法', article: '第十二条' }],
    });
  }

  private async reply(): Promise<void> {
    for (const code of this.departments.filter((one) => one !== this.convenor)) await this.step(`${code}.approver`, 'reply', { text: '不属本部门职责' });
  }

  private async draftOpinion(): Promise<void> {
    await this.step('officer', 'draft-opinion', { facts: '雕像建于2008年，无管理单位。', reasons: '公共艺术品管理属文化职能。', bases: [{ instrument: '城市雕塑建设管理办法', article: '第十二条' }], split: this.split() });
  }

  private async decline(): Promise<void> {
    const { coordination } = await this.district.get('officer', this.case);
    await this.step('ZJJ.principal', 'decline-opinion', { sha256: coordination.opinion.sha256, reason: '建设期装置不应移交' });
  }

  private async submit(): Promise<void> {
    await this.step('director', 'no-consensus', { reasons: '一方不同意协调意见，提请编委裁定' });
    await this.step('justice', 'no-consensus');
  }

  private async plan(): Promise<void> {
    const meeting = answered(await this.district.as('secretary').post(`${registry}/meetings`, { meetsOn: '2026-03-26', place: '区委第一会议室' }), 201);
    this.meetingId = meeting.meetingId as string;
    answered(await this.district.as('secretary').post(`${registry}/meetings/${this.meetingId}/agenda`, { kind: 'DISPUTE', caseId: this.caseId, subject: '住宅小区公共雕像维护职责争议' }));
    await this.district.city.settled();
    await this.step('secretary', 'deliberate', { meetingId: this.meetingId });
  }

  private async hear(): Promise<void> {
    const parties = this.departments.map((code) => ({ organId: this.organ(code), attended: true, said: '坚持原意见' }));
    await this.step('secretary', 'hear', { parties });
  }

  private draftRuling(): Promise<void> {
    return this.step('secretary', 'draft-ruling', {
      facts: '雕像建于2008年，无管理单位。', reasons: '公共艺术品管理属文化职能，建设期装置验收后一并管理。', bases: [{ instrument: '城市雕塑建设管理办法', article: '第十二条' }], split: this.split(),
      executeBy: '2026-04-30', staffingNote: '公共文化科工作量增加，建议核增编制1名。',
    });
  }

  private async deliberate(): Promise<void> {
    const secretary = this.district.as('secretary');
    const meeting = `${registry}/meetings/${this.meetingId}`;
    const called = await this.district.get('secretary', meeting);
    const [{ agendaItemId }] = called.agenda;
    answered(await secretary.post(`${meeting}/hold`, { present: called.members }));
    for (const who of ['chair', 'member1', 'member2']) answered(await this.district.as(who).post(`${meeting}/votes`, { agendaItemId, choice: 'FOR' }));
    const { rowVersion } = await this.district.get('secretary', meeting);
    answered(await secretary.put(`${meeting}/minutes`, { text: '会议审议通过裁定。', conclusions: [{ agendaItemId, conclusion: 'APPROVED' }] }, { 'if-match': `"${rowVersion}"` }), 200);
    answered(await this.district.as('chair').post(`${meeting}/sign-minutes`));
  }

  private async rule(): Promise<void> {
    const { commission } = await this.district.get('chair', this.case);
    await this.step('chair', 'rule', { meetingId: this.meetingId, sha256: commission.ruling.sha256 });
    const { outcome } = await this.district.get('officer', this.case);
    this.documentNumber = outcome.documentNumber as string;
    this.newItemKey = outcome.split[0].itemKey as string;
  }

  private async report(): Promise<void> {
    const { state } = await this.district.get('officer', this.case);
    if (state === 'RULED') await this.step('WLJ.approver', 'execute');
    for (const code of ['WLJ', 'ZJJ'] as const) await this.step(`${code}.approver`, 'report-execution', { text: '已按裁定执行', evidence: ['清单新版本'] });
  }

  /** Both organs whose lists change. */
  private async each(act: (change: ListChange) => Promise<void>): Promise<void> {
    for (const code of ['WLJ', 'ZJJ'] as const) {
      const change = this.changes.get(code) ?? (await ListChange.of(this.district, code, this.documentNumber));
      this.changes.set(code, change);
      await act(change);
    }
  }

  /** A new duty for the culture bureau, with the city management at its side; and a duty of the housing bureau that goes there as well. */
  private split(): object[] {
    return [
      {
        task: '城市雕塑维护管理',
        newItem: {
          name: '城市雕塑维护管理', description: '对公共场所和住宅小区内的城市雕塑开展巡查、维护和修缮。', majorFunction: { name: '公共设施管理', category: 'MACRO_MANAGEMENT' }, specialFunction: { name: '公共文化科专项管理' },
          attribute: '行业管理类', basisTexts: ['《城市市容和环境卫生管理条例》第十条'], keywords: ['雕像', '雕塑', '掉漆', '开裂'],
        },
        leadOrganId: this.organ('WLJ'), leadUnitId: this.district.units.get('WLJ.GW'), assistOrganIds: [this.organ('CGJ')], handoff: '城管局在日常巡查中发现破损的，24小时内移交文旅局。',
      },
      { task: '公共艺术装置管理', itemKey: this.district.items.get('公共艺术装置建设管理'), leadOrganId: this.organ('WLJ'), leadUnitId: this.district.units.get('WLJ.GW') },
    ];
  }

  private get departments(): Department[] {
    return ['WLJ', 'CGJ', 'ZJJ'];
  }

  private organ(code: string): string {
    return this.district.organs.get(code)!;
  }

  private codeOf(organId: string): Department {
    return this.departments.find((code) => this.organ(code) === organId)!;
  }

  private async step(who: string, command: string, body: object = {}): Promise<void> {
    await this.district.step(who, this.case, command, body);
  }
}
