import { DEFAULT_LIMITS, LIMIT_VARIABLES, limitsAsEnvironment, limitsFromEnv } from '@yidan/platform';
import { z } from 'zod';
import { oneMachineLimits } from './one-machine-limits.ts';

it('a city on one machine has limits, far above those of a service, and its processes read the same', () => {
  expect(oneMachineLimits.subject.commands).toBe(DEFAULT_LIMITS.subject.commands * 100);
  expect(limitsFromEnv(z.object(LIMIT_VARIABLES).parse(limitsAsEnvironment(oneMachineLimits)))).toEqual(oneMachineLimits);
});
