import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { foreignServices, violations } from './architecture.ts';

const root = join(import.meta.dirname, '../../..');
const apps = join(root, 'apps');
const compositions = ['console', 'e2e', 'standalone'];
const services = readdirSync(apps).filter((name) => !compositions.includes(name) && statSync(join(apps, name, 'src'), { throwIfNoEntry: false }));
/** Those that say of themselves what they are, so that Nx keeps them apart too. */
const tagged = globSync('*/package.json', { cwd: apps }).filter((file) => readFileSync(join(apps, file), 'utf8').includes('"type:service"')).map((file) => basename(dirname(file))).sort();

describe('the rooms of the services', () => {
  it('are looked at in every service that exists', () => {
    expect(services).toEqual(expect.arrayContaining(['dispute-arbitration', 'list-registry', 'summons']));
    expect(tagged).toEqual(services);
  });

  it.each(services)('%s keeps to its rooms', (service) => {
    expect(violations(join(apps, service, 'src'))).toEqual([]);
  });

  it('no service names another: they speak by events', () => {
    expect(foreignServices(apps, services)).toEqual([]);
  });

  // The alarm is tested too: a crooked service must be caught, or the rules above prove nothing.
  it('a service that breaks the rules is caught, once per broken rule', () => {
    expect(violations(join(import.meta.dirname, '../fixtures/crooked-service'))).toEqual([
      'domain/thing.ts: domain may not import @nestjs/common',
      'domain/thing.ts: domain may not import storage',
      'storage/thing.repository.ts: storage may not import use-cases',
      'use-cases/make-thing.ts: use-cases may not import api',
    ]);
  });
});
