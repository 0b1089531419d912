// Run by Node itself: starts what its first word names on the folder of its second, prints it as one line, waits to be ended.
import { startNats, startPostgres } from '../src/index.ts';

const [what, folder = ''] = process.argv.slice(2);
try {
  const { stop: _stop, ...server } =
    what === 'nats' ? { ...(await startNats({ dir: folder, url: null })) } : await startPostgres({ dataDir: folder, durable: false });
  console.log(JSON.stringify(server));
  setInterval(() => {}, 1_000_000);
} catch (error) {
  console.log(JSON.stringify({ refused: (error as Error).message }));
}
