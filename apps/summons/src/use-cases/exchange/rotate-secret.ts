import { Injectable } from '@nestjs/common';
import type { RotateSecretRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { exchangeRotationHours, Reference } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { TooManySecrets } from '../../domain/exchange/exchange.errors.ts';
import { ExchangeSecrets } from '../../storage/exchange/exchange-secrets.ts';
import { ExchangeSubscriptionRepository } from '../../storage/exchange/exchange-subscription.repository.ts';

const HOUR = 3_600_000;
const MOST_AT_ONCE = 4;

/** 更换签名密钥: messages bear the signatures of the new secret and of the former ones until these end. */
@Injectable()
export class RotateSecret {
  constructor(
    private readonly subscriptions: ExchangeSubscriptionRepository,
    private readonly secrets: ExchangeSecrets,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, { overlapHours }: RotateSecretRequest, actor: Actor): Promise<string> {
    const subscription = await this.subscriptions.get(id, actor);
    const at = this.clock.now();
    const hours = overlapHours ?? (await this.reference.policy(exchangeRotationHours)).value;
    if (hours > 0 && (await this.secrets.countValid(id, at)) >= MOST_AT_ONCE) throw new TooManySecrets();
    const formerValidUntil = new Date(at.getTime() + hours * HOUR);
    subscription.rotateSecret(formerValidUntil, actor, at);
    await this.subscriptions.save(subscription);
    return this.secrets.make(subscription, at, formerValidUntil);
  }
}
