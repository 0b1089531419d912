import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Complainant, ReceiveMatterRequest } from '@yidan/contracts';
import { bodyHash, FieldSeal, TenantSecrets } from '@yidan/platform';
import type { SealedColumn, SealedPlace } from '@yidan/platform';
import { ComplainantNotStorable } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import { identityOf, pseudonym } from '../../domain/incoming-matter/pseudonym.ts';

/** Where complainants stand, and the pseudonym beside them. */
export const COMPLAINANT: SealedColumn = {
  table: 'incoming_matter',
  column: 'complainant_enc',
  derived: { column: 'complainant_ref', from: (text, secret) => pseudonymOf(JSON.parse(text) as Complainant, secret) },
};

/** Whose matter it is. */
export interface MatterRef {
  readonly tenantId: string;
  readonly id: string;
}

/** 个人信息加密: complainants' data under the field keys, bound to the matter it belongs to. */
@Injectable()
export class PersonalData {
  constructor(
    private readonly fields: FieldSeal,
    private readonly secrets: TenantSecrets,
  ) {}

  seal(complainant: Complainant, matter: MatterRef): Buffer {
    this.mustBeReady();
    return this.fields.seal(JSON.stringify(complainant), placeOf(matter));
  }

  open(sealed: Buffer, matter: MatterRef): Complainant {
    return JSON.parse(this.fields.open(sealed, placeOf(matter))) as Complainant;
  }

  /** What stands for the complainant in reports: the same for the same person, in this tenant only. */
  async pseudonym(complainant: Complainant): Promise<string> {
    return pseudonymOf(complainant, await this.secrets.ofTenant());
  }

  /** The fingerprint of what was sent; a telephone number must not be guessable from it, so the complainant enters it under the tenant's secret. */
  async fingerprint({ complainant, ...rest }: ReceiveMatterRequest): Promise<string> {
    if (!complainant) return digest(rest, '');
    this.mustBeReady();
    return digest(rest, await this.secrets.fingerprint(bodyHash(complainant)));
  }

  /** Whether a fingerprint is that of this body, also one made before tenants had secrets. */
  async isFingerprint(known: string, request: ReceiveMatterRequest): Promise<boolean> {
    if (known === (await this.fingerprint(request))) return true;
    const { complainant, ...rest } = request;
    return complainant !== undefined && this.fields.formerFingerprints(bodyHash(complainant)).some((person) => digest(rest, person) === known);
  }

  private mustBeReady(): void {
    if (!this.fields.isReady) throw new ComplainantNotStorable();
  }
}

function pseudonymOf(complainant: Complainant, secret: Buffer): string {
  return pseudonym(createHmac('sha256', secret).update(`complainant ${identityOf(complainant)}`).digest('hex'));
}

function digest(rest: object, person: string): string {
  return createHash('sha256').update(bodyHash(rest)).update(person).digest('hex');
}

function placeOf({ tenantId, id }: MatterRef): SealedPlace {
  return { tenantId, table: COMPLAINANT.table, rowId: id, field: COMPLAINANT.column };
}
