/** 控制台设置: what the server says of the login at `/console-settings.json`. */
export interface ConsoleSettings {
  issuer: string;
  clientId: string;
  scope: string;
}

/** Reads the settings; a refusal or another shape is an error. */
export async function readSettings(): Promise<ConsoleSettings> {
  const response = await fetch('/console-settings.json', { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`console-settings.json: ${response.status}`);
  return settingsFrom(await response.json());
}

/** The settings in an answer. */
export function settingsFrom(answer: unknown): ConsoleSettings {
  const { issuer, clientId, scope } = (answer ?? {}) as Record<string, unknown>;
  if (typeof issuer !== 'string' || typeof clientId !== 'string' || typeof scope !== 'string') throw new Error('console-settings.json lacks issuer, clientId or scope');
  return { issuer, clientId, scope };
}
