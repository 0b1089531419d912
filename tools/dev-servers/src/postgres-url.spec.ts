import parse from 'pg-connection-string';
import { postgresUrl, withLogin } from './postgres-url.ts';

const login = { user: 'list_registry_app', password: 'p@ss/w:rd%', database: 'list-registry' };

describe('a database URL', () => {
  it.each(['127.0.0.1', '/tmp/一单 "db", run'])('says host, port and login of %s so that the client reads the same', (host) => {
    expect(parse.parse(postgresUrl(host, 5433, login))).toMatchObject({ host, port: '5433', ...login });
  });

  it('keeps its server when it is given another login', () => {
    const superuser = postgresUrl('/tmp/一单 run', 5433, { user: 'postgres', password: 'x', database: 'postgres' });

    expect(withLogin(superuser, login)).toBe(postgresUrl('/tmp/一单 run', 5433, login));
  });
});
