/** Whose connection to which database. */
export interface Login {
  user: string;
  password: string;
  database: string;
}

/** A connection URL as libpq and pg read it; a host that is a folder means the unix socket in it. */
export function postgresUrl(host: string, port: number, { user, password, database }: Login): string {
  const [name, secret, at, to] = [user, password, host, database].map(encodeURIComponent);
  return `postgresql://${name}:${secret}@${at}:${port}/${to}`;
}

/** The same server as a URL's, with another login. */
export function withLogin(url: string, login: Login): string {
  const { hostname, port } = new URL(url);
  return postgresUrl(decodeURIComponent(hostname), Number(port || 5432), login);
}
