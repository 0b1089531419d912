import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { freePort } from './free-port.ts';

describe('a free port', () => {
  it('is the wished one while nobody has it, and another once somebody does', async () => {
    const wished = await freePort();
    expect(await freePort(wished)).toBe(wished);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(wished, '127.0.0.1', resolve));

    const other = await freePort(wished);
    expect((server.address() as AddressInfo).port).toBe(wished);
    server.close();

    expect(other).not.toBe(wished);
    expect(other).toBeGreaterThan(1023);
  });
});
