import type { TestClient } from '@yidan/testing';
import { ConsoleCity } from './a-console-city.ts';
import type { Looking, Visitor } from './a-visitor.ts';
import { OPERATOR } from './people-and-questions.ts';

/** 舞台: the one city all journeys share, and the visitors of the journey under way. */
export class Stage {
  private opened: { city: ConsoleCity; operator: TestClient } | null = null;
  private visitors: Visitor[] = [];
  private readonly kept = new Map<string, string>();

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

  /** Somebody with a browser of their own, signed in and on a page; signing in takes its time, so each person does it once for all journeys. */
  async signedIn(subject: string, path = '/', looking?: Looking): Promise<Visitor> {
    const kept = this.kept.get(subject);
    if (kept === undefined) {
      const visitor = await this.freshlySignedIn(subject, path, looking);
      this.kept.set(subject, await visitor.signedInAs());
      return visitor;
    }
    const visitor = await this.visits(looking);
    await visitor.resume(kept, path);
    return visitor;
  }

  /** Somebody who comes through the login page, in a session nobody else has. */
  async freshlySignedIn(subject: string, path = '/', looking?: Looking): Promise<Visitor> {
    const visitor = await this.visits(looking);
    await visitor.signIn(subject, path);
    return visitor;
  }

  async clear(): Promise<void> {
    await Promise.all(this.visitors.splice(0).map((visitor) => visitor.leave()));
  }

  async close(): Promise<void> {
    await this.opened?.city.stop();
  }

  private async visits(looking?: Looking): Promise<Visitor> {
    const visitor = await this.city.visitor(looking);
    this.visitors.push(visitor);
    return visitor;
  }

  private get now(): { city: ConsoleCity; operator: TestClient } {
    if (!this.opened) throw new Error('the city has not been started');
    return this.opened;
  }
}
