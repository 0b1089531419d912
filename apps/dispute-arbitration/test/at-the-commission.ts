import { CommissionMeetingCancelledV1, CommissionMeetingMinutesSignedV1, CommissionMeetingPlannedV1 } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { v7 as uuid } from 'uuid';
import { API, type DisputeCity } from './a-dispute-city.ts';

/** What is disputed: whose list holds it, with whom, and by whom it is led in that list. */
const SUBJECTS = {
  river: { item: '河道管理范围内倾倒', holder: 'SWJ', other: 'CGJ' },
  sand: { item: '河道采砂', holder: 'SWJ', other: 'ZJJ' },
  vendors: { item: '占道经营', holder: 'CGJ', other: 'SCJ' },
  site: { item: '建设工地渣土', holder: 'ZJJ', other: 'CGJ' },
  food: { item: '食品小作坊', holder: 'SCJ', other: 'ZJJ' },
} as const;
const UNITS = { SWJ: 'SWJ.ZF', CGJ: 'CGJ.JZ', SCJ: 'SCJ.SP', ZJJ: 'ZJJ.JG' } as const;
type Department = keyof typeof UNITS;
type Conclusion = 'APPROVED' | 'REJECTED' | 'DEFERRED';

/** Level 3 of a dispute about one subject, as the offices and the commission live through it. */
export class AtTheCommission {
  private readonly about: (typeof SUBJECTS)[keyof typeof SUBJECTS];

  constructor(
    private readonly city: DisputeCity,
    subject: keyof typeof SUBJECTS,
  ) {
    this.about = SUBJECTS[subject];
  }

  /** 协商不成 between the holder and the other. */
  notAgreed(body: object = {}) {
    const { item, holder, other } = this.about;
    return this.city.notAgreed(`${holder.toLowerCase()}.drafter`, {
      title: `${item}由谁负责`, itemKeys: [this.city.item(item)], parties: [{ organId: this.city.organ(holder), stance: 'DENIES' }, { organId: this.city.organ(other), stance: 'DENIES' }], ...body,
    });
  }

  /** One that 编办 is asked to coordinate. */
  async applied(body: object = {}): Promise<string> {
    const { id } = await this.notAgreed(body);
    await this.apply(id);
    return id;
  }

  private async apply(id: string): Promise<void> {
    await this.city.done(`${this.about.holder.toLowerCase()}.drafter`, id, 'apply', {
      matter: this.about.item, negotiationDone: '已协商一次', mainDispute: '由谁负责', proposal: '由对方负责', reasons: '不属本单位职责', bases: [{ instrument: '中华人民共和国防洪法', article: '第二十二条' }],
    });
  }

  /** Takes one that was not agreed on through level 2: both directors submit it, after a party declined their opinion. */
  async submit(id: string): Promise<void> {
    await this.apply(id);
    await this.city.done('bb.officer', id, 'accept');
    await this.city.done('bb.officer', id, 'forward');
    const { coordination } = await this.city.done('bb.officer', id, 'draft-opinion', {
      facts: '现场情况', reasons: '依据三定规定', bases: [{ instrument: '中华人民共和国防洪法', article: '第二十二条' }], split: [this.row(this.about.holder)], precedents: await this.precedents(id),
    });
    await this.city.done(`${this.about.other.toLowerCase()}.principal`, id, 'decline-opinion', { sha256: coordination.opinion.sha256, reason: '不同意' });
    await this.city.done('bb.director', id, 'no-consensus', { reasons: '各方分歧较大' });
    await this.city.done('sfj.director', id, 'no-consensus');
  }

  /** One that is put up to a meeting. */
  async inDeliberation(body: object = {}): Promise<{ id: string; meetingId: string }> {
    const { id } = await this.notAgreed(body);
    await this.submit(id);
    const meetingId = await this.planned();
    await this.city.done('bw.secretary', id, 'deliberate', { meetingId });
    return { id, meetingId };
  }

  /** One that is ruled on, for the organ named; answers the case as it then stands. */
  async ruled(to: Department, body: object = {}) {
    const { id, meetingId } = await this.inDeliberation(body);
    await this.heard(id);
    const { commission } = await this.city.done('bw.secretary', id, 'draft-ruling', this.text(to, { precedents: await this.precedents(id) }));
    await this.minutes(meetingId, id, 'APPROVED');
    return this.city.done('bw.chair', id, 'rule', { meetingId, sha256: commission.ruling.sha256 });
  }

  async heard(id: string): Promise<void> {
    const { parties } = await this.city.case(id);
    await this.city.done('bw.secretary', id, 'hear', { parties: parties.map(({ organ }: { organ: { id: string } }, n: number) => ({ organId: organ.id, attended: n === 0, said: n === 0 ? '不属本单位职责' : null })) });
  }

  async planned(meetsOn = '2026-03-05'): Promise<string> {
    const meetingId = uuid();
    await this.city.emit([CommissionMeetingPlannedV1.create({ meetingId, meetsOn, at: '2026-03-02T09:00:00+08:00' }, new Date('2026-03-02T09:00:00+08:00'))]);
    await this.city.city.settled();
    return meetingId;
  }

  /** 先例对照: every precedent that is shown is followed. */
  async precedents(id: string) {
    const { items } = (await this.city.as('bb.officer').get(`${API}/disputes/${id}/precedents`)).body as { items: { id: string; mustBeNamed: boolean }[] };
    return items.filter(({ mustBeNamed }) => mustBeNamed).map(({ id: precedentId }) => ({ precedentId, follows: true }));
  }

  /** So many hours later, as everybody's clock then says. */
  async later(hours: number): Promise<string> {
    const now = this.city.city.service('dispute-arbitration').app.get(Clock).now().getTime() + hours * 3_600_000;
    const local = new Date(now + 8 * 3_600_000).toISOString().slice(0, 19);
    await this.city.at(local);
    return `${local}+08:00`;
  }

  async cancelled(meetingId: string): Promise<void> {
    await this.city.emit([CommissionMeetingCancelledV1.create({ meetingId, meetsOn: '2026-03-05', at: '2026-03-03T09:00:00+08:00' }, new Date('2026-03-03T09:00:00+08:00'))]);
    await this.city.city.settled();
  }

  /** 纪要签发, an hour after whatever went before. */
  async minutes(meetingId: string, caseId: string, conclusion: Conclusion, agendaItemId: string = uuid()): Promise<void> {
    const at = await this.later(1);
    const counts = { members: 7, present: 6, quorum: 5, inFavour: conclusion === 'APPROVED' ? 6 : 1, against: conclusion === 'APPROVED' ? 0 : 5 };
    await this.city.emit([
      CommissionMeetingMinutesSignedV1.create(
        { meetingId, meetsOn: at.slice(0, 10), at, sha256: 'a'.repeat(64), decisions: [{ agendaItemId, kind: 'DISPUTE', objectId: caseId, conclusion, documentNumber: '崇编纪〔2026〕4号', counts }] },
        new Date(at),
      ),
    ]);
    await this.city.city.settled();
  }

  /** 裁定书: the item to the organ named. */
  text(to: Department, more: object = {}) {
    return { facts: '现场情况', reasons: '宜由同一单位承担', bases: [{ instrument: '城市建筑垃圾管理规定', article: '第三条' }], split: [this.row(to)], executeBy: '2026-03-31', staffingNote: '建议增加一名执法人员', ...more };
  }

  row(to: Department) {
    return { task: this.about.item, itemKey: this.city.item(this.about.item), leadOrganId: this.city.organ(to), leadUnitId: this.city.unit(UNITS[to]) };
  }
}
