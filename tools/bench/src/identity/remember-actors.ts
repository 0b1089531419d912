import { ModulesContainer } from '@nestjs/core';
import type { ExecutionContext } from '@nestjs/common';

interface Guard {
  canActivate(context: ExecutionContext): Promise<boolean>;
}

type Request = Record<string, unknown> & { headers: Record<string, string | undefined> };

/** 免验: who sends a header for the second time is whoever was found behind it at the first: no token is verified, no grant looked up, no policy asked. */
export function rememberActors(app: { get(token: typeof ModulesContainer): ModulesContainer }): void {
  const guard = guardOf(app.get(ModulesContainer));
  const asking = guard.canActivate.bind(guard);
  const found = new Map<string, Record<string, unknown>>();
  guard.canActivate = async (context) => {
    if (context.getType() !== 'http') return asking(context);
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.headers['authorization'] ?? '';
    const known = found.get(key);
    if (known) {
      Object.assign(request, known);
      return true;
    }
    const before = new Set(Object.keys(request));
    const admitted = await asking(context);
    if (admitted) found.set(key, Object.fromEntries(Object.entries(request).filter(([name]) => !before.has(name))));
    return admitted;
  };
}

/** The platform's guard is for nobody to take out of the product; here it is found by its name. */
function guardOf(modules: ModulesContainer): Guard {
  const providers = [...modules.values()].flatMap((module) => [...module.providers.values()]);
  const instance = providers.find(({ name }) => name === 'PolicyGuard')?.instance as Guard | undefined;
  if (!instance) throw new Error('the guard of the platform was not found');
  return instance;
}
