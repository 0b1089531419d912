import { unopened, type FieldSeal, type SealedColumn, type SealedPlace, type TenantSecrets } from '@yidan/platform';
import { NameUnprotected } from '../../domain/organisation/organisation.errors.ts';

/** Where names stand. */
export const PERSON_NAME: SealedColumn = { table: 'person_account', column: 'name_sealed' };

/** Whose name it is. */
export interface NamedPerson {
  readonly tenantId: string;
  readonly id: string;
}

/** 姓名加密: names of people under the field keys, each bound to its person, so that a ciphertext cannot be moved to another row. */
export class NameSeal {
  constructor(
    private readonly fields: FieldSeal,
    private readonly secrets: TenantSecrets,
  ) {}

  seal(name: string, person: NamedPerson): Buffer {
    this.mustBeReady();
    return this.fields.seal(name, placeOf(person));
  }

  /** The name, or what is in the way of it: one name that cannot be opened does not close a list of others. */
  open(sealed: Buffer, person: NamedPerson): string {
    return this.fields.openOr(sealed, placeOf(person), unopened);
  }

  /** A fingerprint by which a request that holds a name is recognised, and from which the name cannot be guessed. */
  fingerprint(text: string): Promise<string> {
    this.mustBeReady();
    return this.secrets.fingerprint(text);
  }

  /** Whether a fingerprint is that of this text, also one made before tenants had secrets. */
  async isFingerprint(known: string, text: string): Promise<boolean> {
    return known === (await this.fingerprint(text)) || this.fields.formerFingerprints(text).includes(known);
  }

  private mustBeReady(): void {
    if (!this.fields.isReady) throw new NameUnprotected();
  }
}

function placeOf({ tenantId, id }: NamedPerson): SealedPlace {
  return { tenantId, table: PERSON_NAME.table, rowId: id, field: PERSON_NAME.column };
}
