import { useQueries, useQuery } from '@tanstack/react-query';
import type { OrganSummary } from '@yidan/contracts';
import { useServices } from './services.ts';

const NOBODY: readonly OrganSummary[] = [];

/** 机构: every organ of the tenant, read once. */
export function useOrgans(): readonly OrganSummary[] {
  const { registry } = useServices();
  return useQuery({ queryKey: ['organs'], queryFn: () => registry.allOrgans(), staleTime: Infinity }).data ?? NOBODY;
}

/** What an organ is called by its id; empty for one that is not known. */
export function useOrganNames(): (organId: string) => string {
  const organs = useOrgans();
  return (organId) => organs.find((organ) => organ.organId === organId)?.name ?? '';
}

/** 内设机构 of some organs, by the organ's id; those of an organ that is not read yet are left out. */
export function useUnits(organIds: readonly string[]): ReadonlyMap<string, readonly { unitId: string; name: string }[]> {
  const { registry } = useServices();
  const organs = useOrgans();
  const wanted = [...new Set(organIds)].flatMap((id) => organs.find(({ organId }) => organId === id) ?? []);
  const answers = useQueries({ queries: wanted.map(({ code }) => ({ queryKey: ['organ', code], queryFn: () => registry.organ(code), staleTime: Infinity })) });
  return new Map(answers.flatMap(({ data }) => (data ? [[data.organId, data.units.filter(({ status }) => status === 'ACTIVE')] as const] : [])));
}
