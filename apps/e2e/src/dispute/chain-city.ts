import type { Answer, TestCity } from '@yidan/testing';
import type { Pool } from 'pg';

/** Only against a city that never comes to rest. */
const PATIENCE_MS = 120_000;

/** 办事人: somebody who calls the services over HTTP. */
export interface Citizen {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  upload(path: string, fileName: string, bytes: Uint8Array, headers?: Record<string, string>): Promise<Answer>;
  download(path: string, headers?: Record<string, string>): Promise<{ status: number; bytes: Buffer; headers: Headers }>;
}

/** 一城: three services behind one address or three, with a clock that can be set; in one process, over a broker, or killed at every step. */
export interface ChainCity {
  as(subject: string): Citizen;
  at(instant: string): Promise<void>;
  settled(): Promise<void>;
  sql(service: string): Pool;
  stop(): Promise<void>;
  /** What comes is another step of the story. */
  nextStep(): void;
}

/** The services in this process, on either transport. */
export function inOneProcess(city: TestCity): ChainCity {
  return {
    as: (subject) => city.as(subject),
    at: (instant) => Promise.resolve(city.at(instant)),
    settled: () => city.settled(PATIENCE_MS),
    sql: (service) => city.sql(service),
    stop: () => city.stop(),
    nextStep: () => undefined,
  };
}
