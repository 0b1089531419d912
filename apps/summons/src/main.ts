import { runService, withService } from '@yidan/platform';
import { rebuildLearning } from './api/learning/rebuild-command.ts';
import { summons } from './service.ts';

// `learning rebuild [tenant]` makes what matching learned anew from the journal and ends.
const [command, act, tenant = null] = process.argv.slice(2);
if (command === 'learning' && act === 'rebuild') {
  const found = await withService(summons, (service) => rebuildLearning(service, tenant, (line) => console.log(line)));
  process.exitCode = found ? 0 : 1;
} else {
  await runService(summons);
}
