import { summary } from './summary.ts';
import { runFaults } from './run-faults.ts';

const TEN_MINUTES = 600_000;

const started = Date.now();
const report = await runFaults({
  rounds: 9,
  brokerKills: 20,
  withinMs: TEN_MINUTES,
  tell: (line) => console.error(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`),
});
console.log(summary(report));
console.log(JSON.stringify({ ...report, kills: report.kills.length }));
process.exit(report.faults.length === 0 ? 0 : 1);
