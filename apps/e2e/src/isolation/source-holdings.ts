/** What a place has of provisions, catalogues and campaigns; what the city loads of powers is read by all of its districts, so only districts are asked about theirs. */
export interface SourceHoldings {
  sandingId: string;
  campaignId: string;
  /** A draft, empty, of the organ that has no list. */
  draftId: string;
  catalogueId?: string;
  powerId?: string;
  exclusionId?: string;
}

/** A provision on its way, a campaign, and of a district a catalogue with a power that is excluded; every free text says whose it is. */
export async function holdSources(place: { text(field: string): string }, isCity: boolean, ask: (method: 'get' | 'post', path: string, body?: object) => Promise<Record<string, never>>): Promise<SourceHoldings> {
  const { sandingId } = await ask('post', 'sandings', { organCode: 'SWJ', scope: place.text('scope'), procedure: place.text('procedure'), dueOn: '2026-12-31' });
  const paper = { documentNumber: place.text('issued'), issuedOn: '2024-03-29', title: place.text('title'), duties: [{ ordinal: 1, text: place.text('duty') }], units: [{ name: place.text('unit'), text: place.text('provision') }] };
  await ask('post', 'sandings/issued', { documents: [{ ...paper, organCode: 'SWJ', approvedStaff: 1, approvedLeaders: 1 }] });
  const { versionId: draftId } = await ask('post', 'lists/CYZX/versions', { kind: 'INITIAL' });
  const plan = { kind: 'SANDING', name: place.text('campaign'), schemeDocument: place.text('scheme'), leadingGroup: place.text('group'), startsOn: '2026-01-01', tasks: [{ organCode: 'SWJ', dueOn: '2026-12-31' }] };
  const { campaignId } = await ask('post', 'campaigns', plan);
  const ofAll = { sandingId: sandingId!, campaignId: campaignId!, draftId: draftId! };
  if (isCity) return ofAll;
  const powers = [{ type: 'LICENSE', number: '1', name: place.text('cataloguepower') }];
  const { catalogueId } = await ask('post', 'power-catalogues', { name: place.text('catalogue'), issuer: place.text('issuer'), edition: '2026', regionCode: '519901', effectiveFrom: '2026-01-01', powers });
  await ask('post', `power-catalogues/${String(catalogueId)}/put-in-force`, {});
  const { items } = (await ask('get', `power-catalogues/${String(catalogueId)}/powers`)) as unknown as { items: { powerId: string }[] };
  const powerId = items[0]!.powerId;
  const { exclusionId } = await ask('post', 'power-exclusions', { powerId, reason: 'NOT_APPLICABLE_REGION', document: place.text('document'), explanation: place.text('explanation') });
  return { ...ofAll, catalogueId: catalogueId!, powerId, exclusionId: exclusionId! };
}
