import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from './folders.ts';

export interface StartArguments {
  fresh: boolean;
  port: number;
  /** Where data is kept between starts. */
  data: string;
  /** Start with an empty installation instead of the sample city. */
  empty: boolean;
}

/** What the user asked of `npm start` or `npm run cluster`. */
export function startArguments(argv: string[] = process.argv.slice(2)): StartArguments {
  const { values } = parseArgs({
    args: argv,
    options: {
      fresh: { type: 'boolean', default: false },
      port: { type: 'string', default: '8080' },
      data: { type: 'string', default: dataFolder },
      empty: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port takes a number from 0 to 65535, not ${values.port} / 端口应为 0–65535 的整数`);
  return { fresh: values.fresh, port, data: resolve(values.data), empty: values.empty };
}
