import { Injectable } from '@nestjs/common';
import type { MeAnswer } from '@yidan/contracts';
import { roleEn, roleZh } from '@yidan/kernel';
import { Transactions, type Actor, type Scope } from '@yidan/platform';
import { MeViews, type Standing } from '../../storage/organisation/me.views.ts';

const NOWHERE: Standing = { name: null, tenant: null, organ: null, unit: null };

/** 我是谁: who the caller is, for which organ and unit, and in which roles. */
@Injectable()
export class WhoAmI {
  constructor(
    private readonly transactions: Transactions,
    private readonly views: MeViews,
  ) {}

  async execute(actor: Actor, scope: Scope): Promise<MeAnswer> {
    const { subject, roles, isOperator } = actor;
    // The operator stands in no tenant, and no transaction opens without one.
    const standing = isOperator ? NOWHERE : await this.transactions.run(scope, () => this.views.of(actor));
    return { subject, ...standing, roles: roles.map((role) => ({ role, name: roleEn[role], nameZh: roleZh[role] })), isOperator };
  }
}
