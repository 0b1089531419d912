import { Module } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer, NestFactory, Reflector } from '@nestjs/core';
import type { ServiceSettings } from '../config/service-settings.ts';
import { InProcessHub } from '../events/in-process.ts';
import { apiPrefix, Endpoints, type Endpoint } from '../http/endpoints.ts';
import { PlatformModule } from '../service/platform.module.ts';
import type { ServiceDefinition } from '../service/service-definition.ts';

/** 接口一览: every endpoint a service would answer to, the platform's own among them, without starting it or a database. */
export async function endpointsOf(definition: ServiceDefinition): Promise<Endpoint[]> {
  @Module({ imports: [PlatformModule.forService(definition, nowhere(definition.name), new InProcessHub()), definition.module] })
  class Wiring {}
  const wiring = await NestFactory.createApplicationContext(Wiring, { logger: false, preview: true, abortOnError: false });
  const endpoints = new Endpoints(new DiscoveryService(wiring.get(ModulesContainer)), new MetadataScanner(), new Reflector(), apiPrefix(definition.name));
  return endpoints.all();
}

// Nothing is opened in a preview, so the addresses are never looked at.
function nowhere(service: string): ServiceSettings {
  return {
    service,
    database: { appUrl: '', workerUrl: '', poolSize: 1 },
    nats: null,
    identity: { issuer: '', audience: '', jwks: '' },
    operatorSubject: '',
    fieldKeys: null,
    clockOffsetMs: 0,
    testMode: false,
    otlpUrl: null,
    logLevel: 'silent',
  };
}
