import { delimiter } from 'node:path';

/** What this package reads from the environment, in one place. */
export const environment = {
  /** The address of a nats-server that somebody else runs, if there is one. */
  natsUrl: (): string | undefined => process.env['NATS_URL'] || undefined,

  /** Where programs are looked for; the system folders are added because an ordinary user's PATH often lacks them. */
  programFolders: (): string[] => [
    ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean),
    '/usr/local/sbin',
    '/usr/local/bin',
    '/usr/sbin',
    '/usr/bin',
  ],

  /** The environment of a server: ours without PostgreSQL's own variables, which would override what we say. */
  ofServer: (): NodeJS.ProcessEnv => ({
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))),
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
  }),
};
