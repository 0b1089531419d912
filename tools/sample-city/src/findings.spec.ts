import { normaliseName, powerTypeZh } from '@yidan/kernel';
import { sampleCity } from './city.ts';
import type { ItemFixture, PlantedKind, TenantFixture } from './model.ts';

const { districts } = sampleCity();
const [first, second] = districts;
type Placed = ItemFixture & { organCode: string };
const placed = (tenant: TenantFixture): Placed[] => tenant.lists.flatMap((l) => l.items.map((i) => ({ ...i, organCode: l.organCode })));
const organsOf = (items: readonly Placed[]): string[] => [...new Set(items.map((i) => i.organCode))].sort();

function groups(items: readonly Placed[], keys: (item: Placed) => string[]): Map<string, Placed[]> {
  const found = new Map<string, Placed[]>();
  for (const item of items) for (const key of keys(item)) found.set(key, [...(found.get(key) ?? []), item]);
  return found;
}

/** Looks for each kind of defect by its definition, knowing nothing of what was planted. */
const detectors: Record<PlantedKind, (tenant: TenantFixture) => { organs: string[]; about: string }[]> = {
  OVERLAP_POWER: (t) =>
    [...groups(placed(t), (i) => i.powers.map((p) => `${powerTypeZh[p.type]} ${p.number} ${p.name}`))]
      .map(([about, items]) => ({ about, organs: organsOf(items) }))
      .filter((g) => g.organs.length > 1),
  OVERLAP_NAME: (t) =>
    [...groups(placed(t), (i) => [normaliseName(i.name)]).values()].map((items) => ({ about: items[0]?.name ?? '', organs: organsOf(items) })).filter((g) => g.organs.length > 1),
  POWER_GAP: (t) => {
    const held = new Set(placed(t).flatMap((i) => i.powers.map((p) => `${p.type} ${p.number}`)));
    return t.powerCatalogue.powers.filter((p) => !held.has(`${p.type} ${p.number}`)).map((p) => ({ organs: [], about: `${powerTypeZh[p.type]} ${p.number} ${p.name}` }));
  },
  SANDING_GAP: (t) =>
    t.organs.flatMap((o) =>
      (o.sanding?.duties ?? [])
        .filter((d) => !['CANCELLED', 'TRANSFERRED_OUT', 'DEVOLVED'].includes(d.change) && !placed(t).some((i) => i.organCode === o.code && i.sandingDuties.some((s) => s.endsWith(d.text))))
        .map((d) => ({ organs: [o.code], about: d.text })),
    ),
  SANDING_EXCESS: (t) =>
    placed(t).flatMap((i) => {
      const duties = (t.organs.find((o) => o.code === i.organCode)?.sanding?.duties ?? []).filter((d) => i.sandingDuties.some((s) => s.endsWith(`）${d.text}`)));
      const gone = duties.find((d) => ['CANCELLED', 'TRANSFERRED_OUT', 'DEVOLVED'].includes(d.change));
      return duties.length === 0 || gone ? [{ organs: [i.organCode], about: gone?.text ?? '' }] : [];
    }),
  BASIS_LOST: (t) => {
    const repealed = new Set(t.repealedInstruments.map((r) => r.title));
    return placed(t).filter((i) => i.basis.every((b) => repealed.has(b.instrument))).map((i) => ({ organs: [i.organCode], about: i.basis[0]?.instrument ?? '' }));
  },
};
const PLANTED: [PlantedKind, number][] = [['OVERLAP_POWER', 5], ['OVERLAP_NAME', 3], ['POWER_GAP', 5], ['SANDING_GAP', 5], ['SANDING_EXCESS', 5], ['BASIS_LOST', 4]];
const sorted = (findings: readonly { organs: string[]; about: string }[]): string[] => findings.map((f) => `${[...f.organs].sort().join('+')} ${f.about}`).sort();

describe('预期问题', () => {
  it.each(PLANTED)('FX-3 %s: exactly %i defects stand in the first district, the ones expected', (kind, count) => {
    const found = detectors[kind](first);
    expect(found).toHaveLength(count);
    expect(sorted(first.expectedFindings.filter((f) => f.kind === kind))).toEqual(sorted(found));
  });

  it('every expected finding names items that exist', () => {
    const byCode = new Map(placed(first).map((i) => [i.code, i]));
    for (const item of first.expectedFindings.flatMap((f) => f.items)) expect(byCode.get(item.code)).toMatchObject({ name: item.name, organCode: item.organCode });
    expect(first.expectedFindings).toHaveLength(27);
  });

  it.each(PLANTED)('%s: the second district has none', (kind) => {
    expect(detectors[kind](second)).toEqual([]);
    expect(second.expectedFindings).toEqual([]);
  });

  it('no basis outside the planted four was repealed', () => {
    const repealed = new Set(first.repealedInstruments.map((r) => r.title));
    const citing = [first, second].flatMap(placed).filter((i) => i.basis.some((b) => repealed.has(b.instrument)));
    expect(citing).toHaveLength(4);
  });
});

describe('FX-1 药品类易制毒化学品', () => {
  const numbers = { PENALTY: ['3706', '3769', '4508', '4509', '4510', '4531'], COMPULSION: ['132', '173'] };

  it('the eight powers are merged into the two named items of market supervision, each once', () => {
    const merged = placed(first).flatMap((i) => i.powers.filter((p) => numbers[p.type as keyof typeof numbers]?.includes(p.number)).map((p) => ({ item: i.name, organ: i.organCode, attribute: i.attribute, power: `${p.type} ${p.number}` })));
    expect(merged.map((m) => m.power).sort()).toEqual(['COMPULSION 132', 'COMPULSION 173', ...numbers.PENALTY.map((n) => `PENALTY ${n}`)]);
    expect([...new Set(merged.map((m) => m.item))].sort()).toEqual(['对易制毒化学品相关违法行为的处罚', '对药品类易制毒化学品生产企业未按规定该报告、备案的处罚'].sort());
    expect([...new Set(merged.map((m) => `${m.organ} ${m.attribute}`))]).toEqual(['SCJG 监管执法类']);
  });

  it('numbers restart for each type, and a power of both districts has one number', () => {
    const numberOf = new Map(first.powerCatalogue.powers.map((p) => [`${p.type} ${p.name}`, p.number]));
    const shared = second.powerCatalogue.powers.filter((p) => numberOf.has(`${p.type} ${p.name}`));
    expect(shared.length).toBeGreaterThan(100);
    expect(shared.filter((p) => numberOf.get(`${p.type} ${p.name}`) !== p.number)).toEqual([]);
    for (const tenant of districts) {
      const keys = tenant.powerCatalogue.powers.map((p) => `${p.type} ${p.number}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
