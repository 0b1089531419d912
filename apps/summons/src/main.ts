import { runService } from '@yidan/platform';
import { summons } from './service.ts';

await runService(summons);
