import { summary } from './summary.ts';
import { runFaults } from './run-faults.ts';

const SIX_MINUTES = 360_000;

const started = Date.now();
const report = await runFaults({
  rounds: 5,
  brokerKills: 20,
  withinMs: SIX_MINUTES,
  tell: (line) => console.error(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`),
});
console.log(summary(report));
console.log(JSON.stringify({ ...report, kills: report.kills.length }));
process.exit(report.faults.length === 0 ? 0 : 1);
