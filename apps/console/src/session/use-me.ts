import { useQuery } from '@tanstack/react-query';
import type { MeAnswer } from '@yidan/contracts';
import { useTranslation } from 'react-i18next';
import { useServices } from '../api/services.ts';
import { inLanguage } from '../locales/language.ts';
import { admits, type Permission } from './permissions.ts';
import { useSignedIn } from './session-context.ts';

/** 当前用户 as the services know the person, once they have said so; whether they are still being asked. */
export function useMe(): { me: MeAnswer | undefined; asking: boolean } {
  const { data, isPending } = useMeQuery();
  return { me: data, asking: isPending };
}

/** Whether the person is let in; undefined until it is known. Where the services say nothing, they are left to refuse. */
export function useMay(permission: Permission): boolean | undefined {
  const { data, isError } = useMeQuery();
  return data ? admits(permission, data.roles.map(({ role }) => role)) : isError || undefined;
}

/** The person's roles in words, for a sentence. */
export function useRoleNames(): string {
  const { t, i18n } = useTranslation();
  return (useMe().me?.roles ?? []).map(({ name, nameZh }) => inLanguage(i18n.language, nameZh, name)).join(t('frame.and'));
}

function useMeQuery() {
  const { person } = useSignedIn();
  const { registry } = useServices();
  return useQuery({ queryKey: ['me', person.subject], queryFn: () => registry.me(), staleTime: Infinity });
}
