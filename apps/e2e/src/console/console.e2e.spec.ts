import { browserPath } from './a-browser.ts';
import { Stage } from './a-stage.ts';
import { desk } from './journeys/desk.ts';
import { disputes } from './journeys/disputes.ts';
import { everyPage } from './journeys/every-page.ts';
import { frame } from './journeys/frame.ts';
import { importing } from './journeys/importing.ts';
import { lexicon } from './journeys/lexicon.ts';
import { lists } from './journeys/lists.ts';
import { questionBox } from './journeys/question-box.ts';
import { returning } from './journeys/returning.ts';
import { rights } from './journeys/rights.ts';
import { session } from './journeys/session.ts';

const chromium = await browserPath();

// One file for all journeys, since each file would have to start a city of its own.
(chromium ? describe : describe.skip)('the console', () => {
  const stage = new Stage();
  beforeAll(() => stage.open(chromium!), 300_000);
  afterAll(() => stage.close(), 60_000);
  afterEach(() => stage.clear());

  describe('the question box', () => questionBox(stage));
  describe('the desk', () => desk(stage));
  describe('a return', () => returning(stage));
  describe('a dispute', () => disputes(stage));
  describe('importing a list', () => importing(stage));
  describe('the lists', () => lists(stage));
  describe('everyday words', () => lexicon(stage));
  describe('what the console offers', () => rights(stage));
  describe('the session', () => session(stage));
  describe('the frame', () => frame(stage));
  describe.each([
    ['Chinese', 'zh-CN'],
    ['English', 'en'],
  ] as const)('in %s', (_, language) => everyPage(stage, language));
});
