import { runService } from '@yidan/platform';
import { listRegistry } from './service.ts';

await runService(listRegistry);
