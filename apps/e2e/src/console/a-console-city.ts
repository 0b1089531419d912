import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MatchAnswer, MatchDecision } from '@yidan/contracts';
import { openIssuer } from '@yidan/dev-issuer';
import { TestClient } from '@yidan/testing';
import type { Browser } from 'playwright-core';
import { startedCity, type StartedCity } from '../start/a-started-city.ts';
import { aBrowser } from './a-browser.ts';
import { Visitor, type Looking } from './a-visitor.ts';
import { OPERATOR } from './people-and-questions.ts';

/** 有控制台的城市: the sample city as a user starts it, and a browser to look at it. */
export class ConsoleCity {
  private constructor(
    private readonly city: StartedCity,
    private readonly browser: Browser,
    private readonly data: string,
  ) {}

  static async start(executablePath: string): Promise<ConsoleCity> {
    const data = mkdtempSync(join(tmpdir(), 'yidan-console-'));
    // The database runs as a user of its own, which has to get in.
    chmodSync(data, 0o755);
    try {
      return new ConsoleCity(await startedCity('main', data), await aBrowser(executablePath), data);
    } catch (error) {
      rmSync(data, { recursive: true, force: true });
      throw error;
    }
  }

  get address(): string {
    return this.city.address;
  }

  visitor(looking?: Looking): Promise<Visitor> {
    return Visitor.at(this.address, this.browser, looking);
  }

  /** The same person over the API, to compare what the pages say with what the services know. */
  async as(subject: string): Promise<TestClient> {
    const issuer = await openIssuer(this.data, `${this.address}/issuer`);
    return new TestClient(this.address, await issuer.issue({ subject, audience: 'yidan', ttl: 600 }));
  }

  /** The first of some texts that the lists answer in a way; each is one sentence, hence its own title. */
  textAnswered(decision: MatchDecision, texts: readonly string[]): Promise<string> {
    return this.textWhere(texts, (answer) => answer.decision === decision);
  }

  /** The first of some texts whose answer is of a kind; what the matching makes of a text is its own affair. */
  async textWhere(texts: readonly string[], fits: (answer: MatchAnswer) => boolean): Promise<string> {
    const operator = await this.as(OPERATOR);
    for (const text of texts) {
      const { body } = await operator.post('/api/summons/v1/match', { title: text, content: text });
      if (fits(body as MatchAnswer)) return text;
    }
    throw new Error(`none of these is answered so: ${texts.join(' / ')}`);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.city.interrupt();
    rmSync(this.data, { recursive: true, force: true });
  }
}
