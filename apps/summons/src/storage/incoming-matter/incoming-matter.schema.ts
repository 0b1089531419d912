import { defineEntity, p } from '@mikro-orm/core';
import type { Disclosure, Location, StatutoryChannel, Urgency } from '@yidan/contracts';
import { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import type { MatterChannel, MatterDecision } from '../../domain/incoming-matter/incoming-matter.ts';
import type { MatterState } from '../../domain/incoming-matter/incoming-matter.lifecycle.ts';
import type { StatutoryHint } from '../../domain/incoming-matter/statutory-channels.ts';
import { MatchResult } from '../../domain/incoming-matter/match-result.ts';

/** Class ⇄ table of 来件. */
export const IncomingMatterSchema = defineEntity({
  class: IncomingMatter,
  tableName: 'incoming_matter',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    number: p.text(),
    channel: p.text().$type<MatterChannel>(),
    externalId: p.text().nullable(),
    bodyHash: p.text(),
    title: p.text(),
    content: p.text(),
    category: p.text().nullable(),
    location: p.json<Location>().nullable(),
    occurredAt: p.datetime().nullable(),
    receivedAt: p.datetime(),
    urgency: p.text().$type<Urgency>(),
    complainantEnc: p.blob().nullable().lazy(),
    complainantRef: p.text().nullable(),
    titleMasked: p.text().nullable(),
    contentMasked: p.text().nullable(),
    disclosure: p.text().$type<Disclosure>(),
    paperFileNumber: p.text().nullable(),
    attachments: p.json<string[]>(),
    submittedByOrganId: p.uuid(),
    state: p.text().$type<MatterState>(),
    decision: p.json<MatterDecision>().nullable(),
    statutoryChannel: p.text().$type<StatutoryChannel>().nullable(),
    statutoryHint: p.json<StatutoryHint>().nullable(),
    mergedIntoId: p.uuid().nullable(),
    disputeCaseId: p.uuid().nullable(),
    disputeCaseNumber: p.text().nullable(),
    closedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});

/** Class ⇄ table of 匹配结果. */
export const MatchResultSchema = defineEntity({
  class: MatchResult,
  tableName: 'match_result',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    matterId: p.uuid(),
    decision: p.text().$type<MatchResult['decision']>(),
    candidates: p.json<MatchResult['candidates']>(),
    versionIds: p.json<string[]>(),
    algorithmVersion: p.text(),
    matchedAt: p.datetime(),
  },
});
