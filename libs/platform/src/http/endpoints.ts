import { RequestMethod, type Type } from '@nestjs/common';
import type { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { notesOf, type EndpointNotes } from './endpoint-notes.ts';
import { POLICY, type Policy } from '../identity/policy.ts';

/** Where a service's endpoints live. */
export function apiPrefix(service: string): string {
  return `api/${service}/v1`;
}

const METHODS: Partial<Record<RequestMethod, string>> = {
  [RequestMethod.GET]: 'GET',
  [RequestMethod.POST]: 'POST',
  [RequestMethod.PUT]: 'PUT',
  [RequestMethod.PATCH]: 'PATCH',
  [RequestMethod.DELETE]: 'DELETE',
};

/** One way into the service over HTTP, with everything its decorators say. */
export interface Endpoint {
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  readonly path: string;
  readonly policy: Policy | undefined;
  readonly notes: EndpointNotes;
}

/** 接口清单: every endpoint of the service; the policy check, the authority table and the OpenAPI document read it. */
export class Endpoints {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly prefix: string,
  ) {}

  all(): Endpoint[] {
    return this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? this.of(metatype as Type) : []))
      .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
  }

  private of(controller: Type): Endpoint[] {
    const prototype = controller.prototype as Record<string, unknown>;
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] as object;
      const method: RequestMethod | undefined = Reflect.getMetadata('method', handler);
      if (method === undefined) return [];
      const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [handler as () => void, controller]);
      return pathsOf(controller).flatMap((base) =>
        pathsOf(handler).map((own) => ({
          controller: controller.name,
          handler: name,
          method: METHODS[method] ?? 'ALL',
          path: `/${[this.prefix, base, own].flatMap((part) => part.split('/')).filter(Boolean).join('/')}`,
          policy,
          notes: notesOf(handler),
        })),
      );
    });
  }
}

function pathsOf(decorated: object): string[] {
  const path: unknown = Reflect.getMetadata('path', decorated);
  return Array.isArray(path) ? path.map(String) : [typeof path === 'string' ? path : ''];
}
