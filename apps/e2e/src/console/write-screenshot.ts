import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserPath } from './a-browser.ts';
import { ConsoleCity } from './a-console-city.ts';
import { DESK } from './a-visitor.ts';
import { OPERATOR } from './people-and-questions.ts';

const into = join(import.meta.dirname, '../../../../docs/images');
const QUESTION = '楼下烧烤店每天半夜还在冒烟，衣服都不敢晾';

// The picture of the question box in the README, taken of the sample city as everybody starts it.
const chromium = await browserPath();
if (!chromium) process.exit(1);
const city = await ConsoleCity.start(chromium);
try {
  const visitor = await city.visitor({ screen: DESK });
  await visitor.signIn(OPERATOR);
  await visitor.ask(QUESTION);
  await visitor.page.locator('[data-testid=history]').waitFor();
  // Without the caret and the mark of the field, which differ from one run to the next.
  await visitor.page.locator('h1').click();
  mkdirSync(into, { recursive: true });
  const file = join(into, 'question-box.png');
  writeFileSync(file, await visitor.page.screenshot());
  console.log(`${file} ${Math.round(statSync(file).size / 1024)} KB`);
  await visitor.leave();
} finally {
  await city.stop();
}
