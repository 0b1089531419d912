import { runService } from '@yidan/platform';
import { disputeArbitration } from './service.ts';

await runService(disputeArbitration);
