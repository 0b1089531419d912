import type { TestClient } from '@yidan/testing';
import { ConsoleCity } from './a-console-city.ts';
import type { Looking, Visitor } from './a-visitor.ts';
import { OPERATOR } from './people-and-questions.ts';

/** 舞台: the one city all journeys share, and the visitor of the journey under way. */
export class Stage {
  private opened: { city: ConsoleCity; operator: TestClient } | null = null;
  private visitor: Visitor | null = null;

  async open(executablePath: string): Promise<void> {
    const city = await ConsoleCity.start(executablePath);
    this.opened = { city, operator: await city.as(OPERATOR) };
  }

  get city(): ConsoleCity {
    return this.now.city;
  }

  /** The dispatch operator over the API. */
  get operator(): TestClient {
    return this.now.operator;
  }

  /** Somebody with a browser of their own, signed in and on a page. */
  async signedIn(subject: string, path = '/', looking?: Looking): Promise<Visitor> {
    this.visitor = await this.city.visitor(looking);
    await this.visitor.signIn(subject, path);
    return this.visitor;
  }

  async clear(): Promise<void> {
    await this.visitor?.leave();
    this.visitor = null;
  }

  async close(): Promise<void> {
    await this.opened?.city.stop();
  }

  private get now(): { city: ConsoleCity; operator: TestClient } {
    if (!this.opened) throw new Error('the city has not been started');
    return this.opened;
  }
}
