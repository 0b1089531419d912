import { openCluster } from './open-cluster.ts';
import { startArguments } from './arguments.ts';
import { runUntilSignal } from './run-until-signal.ts';

await runUntilSignal((tell) => openCluster(startArguments(), tell));
