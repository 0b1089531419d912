import { Injectable } from '@nestjs/common';
import type { MeAnswer } from '@yidan/contracts';
import { roleEn, roleZh } from '@yidan/kernel';
import { ActorResolver, Transactions, type Actor, type Scope, type Standing as Choice } from '@yidan/platform';
import { MeViews, type Standing } from '../../storage/organisation/me.views.ts';

const NOWHERE: Standing = { name: null, tenant: null, organ: null, unit: null };

/** 我是谁: who the caller is, for which organ and unit, in which roles, and for which others the caller could act. */
@Injectable()
export class WhoAmI {
  constructor(
    private readonly transactions: Transactions,
    private readonly resolver: ActorResolver,
    private readonly views: MeViews,
  ) {}

  async execute(actor: Actor, scope: Scope): Promise<MeAnswer> {
    const { subject, roles, scopes, isOperator } = actor;
    // The operator stands in no tenant, and no transaction opens without one.
    const standing = isOperator ? NOWHERE : await this.transactions.run(scope, () => this.views.of(actor));
    const choices = (await this.resolver.standingsOf(subject)).map((choice) => choiceOf(choice, actor));
    return {
      subject,
      ...standing,
      roles: roles.map((role) => ({ role, name: roleEn[role], nameZh: roleZh[role] })),
      scopes: scopes ? [...scopes] : null,
      choices,
      isOperator,
    };
  }
}

function choiceOf({ tenantId, organId, organCode, organName, unitId, unitName, roles }: Choice, actor: Actor): MeAnswer['choices'][number] {
  return {
    tenantId,
    organ: { id: organId, code: organCode, shortName: organName },
    unit: unitId === null ? null : { id: unitId, name: unitName ?? '' },
    roles: [...roles],
    chosen: organId === actor.organId && unitId === actor.unitId,
  };
}
