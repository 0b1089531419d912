import { Client } from 'pg';
import type { PublicKeys } from './checkpoint.ts';
import { readTrail, readTrailRows, type StoredTrail } from './read-trail.ts';
import type { Witnessed } from './verification/check-checkpoints.ts';
import { verifyTrail, type Verified } from './verification/verify-trail.ts';

/** A service's database as a role that reads journals: the worker's, or a superuser's. */
export interface TrailDatabase {
  service: string;
  url: string;
}

/** What a verification of one service came to. */
export interface VerifiedService extends Verified {
  service: string;
  waiting: number;
}

export interface VerifyPlan {
  databases: readonly TrailDatabase[];
  keys: PublicKeys;
  /** Checkpoints of a witness file, by the service they are of. */
  file: readonly Witnessed[];
  onProgress?(service: string, rows: number): void;
}

/** 核验全部服务: every service's trail at one moment each, against its own checkpoints, those that the others keep and those of the file. */
export async function verifyServices({ databases, keys, file, onProgress }: VerifyPlan): Promise<VerifiedService[]> {
  const open = await Promise.all(databases.map(async ({ service, url }) => ({ service, client: await atOneMoment(url) })));
  try {
    const stored = new Map<string, StoredTrail>();
    for (const { service, client } of open) stored.set(service, await readTrail(client, service));
    const witnesses = [...[...stored.values()].flatMap(({ seen }) => seen), ...file];
    const results: VerifiedService[] = [];
    for (const { service, client } of open) {
      const { state, checkpoints, unplaced, waiting } = stored.get(service)!;
      const witnessed = witnesses.filter(({ checkpoint }) => checkpoint.service === service);
      const verified = await verifyTrail({ state, rows: readTrailRows(client), unplaced, checkpoints, witnessed, keys }, (rows) => onProgress?.(service, rows));
      results.push({ service, waiting, ...verified });
    }
    return results;
  } finally {
    await Promise.all(open.map(({ client }) => client.end()));
  }
}

/** A connection whose reads all see the same moment, while the service goes on. */
export async function atOneMoment(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('begin transaction isolation level repeatable read, read only');
  return client;
}
