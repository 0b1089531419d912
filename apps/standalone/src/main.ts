import { startArguments } from './arguments.ts';
import { openStandalone } from './standalone.ts';
import { runUntilSignal } from './run-until-signal.ts';

await runUntilSignal((tell) => openStandalone(startArguments(), tell));
