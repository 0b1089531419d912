import { Controller, Module, type Type } from '@nestjs/common';
import { PersonRegisteredV1 } from '@yidan/contracts';
import { openService, Project, Transactions, type InProcessHub, type Received, type RunningService, type ServiceDefinition } from '@yidan/platform';
import { producerOnly } from '@yidan/testing';
import type { BenchServers, ServiceDatabase } from '../bench-servers.ts';

export const READER = 'bench-reader';

/** A service that does nothing but keep the local copies every service keeps. */
export function copyingReader(): ServiceDefinition {
  return producerOnly(READER);
}

/** A reader that also says which events had their effect, as soon as the transaction of their effects was committed. */
export async function watchedReader(
  servers: BenchServers,
  transport: 'in-process' | 'jetstream',
  hub: InProcessHub,
  onEffect: (subjects: string[]) => void,
): Promise<{ service: RunningService; database: ServiceDatabase }> {
  let applied: string[] = [];
  const definition = { ...copyingReader(), module: watcher((subject) => applied.push(subject)) };
  const database = await servers.database(definition);
  const service = await openService(definition, servers.settings(database, transport, 4), hub);
  service.app.get(Transactions).onCommit(() => {
    if (applied.length === 0) return;
    const committed = applied;
    applied = [];
    onEffect(committed);
  });
  return { service, database };
}

function watcher(note: (subject: string) => void): Type {
  @Controller()
  class Watcher {
    @Project(PersonRegisteredV1)
    registered({ data }: Received<typeof PersonRegisteredV1>): Promise<void> {
      note(data.subject);
      return Promise.resolve();
    }
  }
  @Module({ controllers: [Watcher] })
  class Watching {}
  return Watching;
}
