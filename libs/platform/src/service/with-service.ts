import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PlatformEnv, readEnv } from '../config/read-env.ts';
import { settingsFromEnv } from '../config/service-settings.ts';
import { InProcessHub } from '../events/in-process.ts';
import { createLogger, NestLogger } from '../telemetry/logger.ts';
import { rootOf } from './open-service.ts';
import type { ServiceDefinition } from './service-definition.ts';

/** 命令行: does one thing with the parts of a service, configured by the environment: no endpoint is served, no event taken, no clock kept. */
export async function withService<T>(definition: ServiceDefinition, work: (service: INestApplicationContext) => Promise<T>): Promise<T> {
  const settings = settingsFromEnv(definition.name, readEnv(PlatformEnv));
  const service = await NestFactory.createApplicationContext(rootOf(definition, settings, new InProcessHub()), { logger: new NestLogger(createLogger(settings)), abortOnError: false });
  try {
    return await work(service);
  } finally {
    await service.close();
  }
}
