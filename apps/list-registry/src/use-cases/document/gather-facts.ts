import { Injectable } from '@nestjs/common';
import type { GenerateDocumentRequest } from '@yidan/contracts';
import { businessDate } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import { compareContent } from '../../domain/document/compare-content.ts';
import type { reportFactsOf } from '../../domain/document/compilation-report.facts.ts';
import { nineCells } from '../../domain/document/nine-columns.ts';
import { publicItems, publicRow } from '../../domain/document/public-list.ts';
import { diffRows } from '../../domain/document/version-diff.ts';
import type { RecordedFinding, VersionContent } from '../../domain/document/version-content.ts';
import { DocumentRegisterViews } from '../../storage/document/document-register.views.ts';
import { hashOfRows } from '../../storage/duty-list/draft-items.ts';
import { stateZhOf, VersionItems, type VersionFacts } from '../../storage/document/version-items.ts';
import { FlowchartRepository } from '../../storage/flowchart/flowchart.repository.ts';
import { SandingRepository } from '../../storage/sanding/sanding.repository.ts';
import { CheckVersion } from '../list-check/check-version.ts';
import type { FormSource } from './write-form.ts';

/** What the data say for one document, and which items stand in it. */
export interface GatheredFacts {
  readonly source: FormSource;
  readonly itemKeys: readonly string[];
}

/** The same, with the hash of the list as it was read for it. */
export type FactsOfContent = GatheredFacts & { readonly contentHash: string };

const BETWEEN_ORGANS = /^REGISTRY\.(CROSS\.|POWER\.ALREADY_MERGED$)/;

type Asked = Pick<GenerateDocumentRequest, 'kind' | 'against' | 'reviewer'>;

/** 汇集文书数据: reads what a form says from the tables, all of it, whoever asks. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly items: VersionItems,
    private readonly register: DocumentRegisterViews,
    private readonly flowcharts: FlowchartRepository,
    private readonly sandings: SandingRepository,
    private readonly checkVersion: CheckVersion,
    private readonly reference: Reference,
  ) {}

  async of(asked: Asked, version: VersionFacts): Promise<FactsOfContent> {
    const content = await this.contentOf(version);
    return { ...(await this.factsOf(asked, version, content)), contentHash: content.contentHash };
  }

  private async factsOf(asked: Asked, version: VersionFacts, content: VersionContent): Promise<GatheredFacts> {
    const named = { organName: version.organName, label: version.label, contentHash: content.contentHash };
    const keys = content.items.map(({ itemKey }) => itemKey);
    switch (asked.kind) {
      case 'COMPILATION_REPORT':
        return { source: { report: await this.report(version, content) }, itemKeys: keys };
      case 'INTERNAL_LIST':
        return { source: { facts: { ...named, list: content.items.map((item) => nineCells(item.content)) } }, itemKeys: keys };
      case 'PUBLIC_LIST':
        return { source: { facts: { ...named, ...shownOf(content) } }, itemKeys: [] };
      case 'PUBLICITY_NOTICE':
        return { source: { facts: { ...named, office: version.office, ...(version.documentNumber !== null && { documentNumber: version.documentNumber }), ...shownOf(content), ...(await this.publicity(version)) } }, itemKeys: [] };
      case 'REVIEW_OPINION':
        return { source: { facts: { ...named, itemCount: keys.length, ...(await this.opinion(version, content, asked.reviewer)) } }, itemKeys: keys };
      case 'VERSION_DIFF':
        return this.diff(version, content, asked.against, named);
    }
  }

  private async contentOf(version: VersionFacts): Promise<VersionContent> {
    const { versionId, label, state, kind, documentNumber, approvedOn, submittedAt, organCode, organName, office } = version;
    const submittedOn = submittedAt === null ? null : businessDate(new Date(submittedAt));
    const items = await this.items.of(versionId);
    // A draft goes on changing: its hash is of the rows that were read just now.
    const contentHash = version.contentHash ?? hashOfRows(items);
    return { versionId, label, stateZh: stateZhOf(state), kind, documentNumber, approvedOn, submittedOn, contentHash, organ: { code: organCode, name: organName }, office, items };
  }

  private async report(version: VersionFacts, content: VersionContent): Promise<Parameters<typeof reportFactsOf>> {
    const base = version.baseVersionId === null ? null : { label: (await this.items.version(version.baseVersionId)).label, items: await this.items.of(version.baseVersionId) };
    const register = {
      units: await this.register.unitsOf(version.organId),
      findings: [...(await this.register.findingsOf(version.versionId, version.organId)), ...(await this.overlapsIn(version))],
      sanding: await this.sandings.inForceOf(version.organId),
      flows: await this.flowcharts.of(version.versionId),
    };
    return [content, base, register];
  }

  /** Of a draft nothing is recorded yet: what the checks say now about other organs. */
  private async overlapsIn({ versionId, contentHash }: VersionFacts): Promise<RecordedFinding[]> {
    const said = contentHash === null ? await this.checkVersion.execute(versionId) : [];
    return said.filter(({ code }) => BETWEEN_ORGANS.test(code)).map(({ severity, messageZh }) => ({ kind: 'OVERLAP', severity, messageZh }));
  }

  /** What the reviewing organ recorded; without a record the form names what is missing. */
  private async opinion(version: VersionFacts, { items }: VersionContent, reviewer: Asked['reviewer']): Promise<Record<string, unknown>> {
    const recorded = reviewer === undefined ? null : await this.register.opinionOf(version.versionId, reviewer);
    if (!recorded) return { reviewer };
    const itemOf = new Map(items.map(({ itemKey, content: { seqNo, name } }) => [itemKey, `${seqNo}．${name}`]));
    const { findings, reviewerName, ...rest } = recorded;
    return { ...rest, reviewer, ...(reviewerName !== null && { reviewerName }), findings: findings.map(({ itemKey, rule, severity, text }) => ({ item: (itemKey !== null && itemOf.get(itemKey)) || '清单整体', rule, severity, text })) };
  }

  private async publicity({ versionId }: VersionFacts): Promise<Record<string, unknown>> {
    const recorded = await this.register.publicityOf(versionId);
    if (!recorded) return {};
    const calendar = await this.reference.workingCalendar();
    // As every period: the day it begins on is not counted.
    return { ...recorded, workingDays: calendar.workingDaysBetween(recorded.from, recorded.to).value };
  }

  private async diff(version: VersionFacts, content: VersionContent, against: string | undefined, named: object): Promise<GatheredFacts> {
    const other = against ?? version.baseVersionId;
    if (other === null) return { source: { facts: { ...named } }, itemKeys: [] };
    const { label, organId } = await this.items.version(other);
    const before = organId === version.organId ? await this.items.of(other) : [];
    const keys = new Set([...content.items, ...before].map(({ itemKey }) => itemKey));
    return { source: { facts: { ...named, against: label, ...diffRows(compareContent(before, content.items)) } }, itemKeys: [...keys] };
  }
}

function shownOf({ items }: VersionContent): { rows: string[][]; shown: number; hidden: number } {
  const shown = publicItems(items);
  return { rows: shown.map(publicRow), shown: shown.length, hidden: items.length - shown.length };
}
