import { findChromium } from '@yidan/dev-servers';
import { chromium, type Browser } from 'playwright-core';

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Where the machine's browser is, or null where there is none and none can be had. */
export async function browserPath(): Promise<string | null> {
  try {
    return await findChromium((line) => process.stderr.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}

/** A browser that looks at nothing but the city under test. */
export function aBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
