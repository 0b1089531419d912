import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Complainant, ReceiveMatterRequest } from '@yidan/contracts';
import { bodyHash, SERVICE_SETTINGS } from '@yidan/platform';
import type { ServiceSettings } from '@yidan/platform';
import { ComplainantNotStorable } from '../../domain/incoming-matter/incoming-matter.errors.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** 个人信息加密: complainants' data under AES-256-GCM, bound to the matter it belongs to. */
@Injectable()
export class PersonalData {
  private readonly key: Buffer | null;

  constructor(@Inject(SERVICE_SETTINGS) settings: Pick<ServiceSettings, 'fieldKey'>) {
    this.key = settings.fieldKey;
  }

  seal(complainant: Complainant, matterId: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.mustHaveKey(), iv).setAAD(Buffer.from(matterId));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(complainant), 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  open(sealed: Buffer, matterId: string): Complainant {
    const decipher = createDecipheriv('aes-256-gcm', this.mustHaveKey(), sealed.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(matterId))
      .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')) as Complainant;
  }

  /** The fingerprint of what was sent; a telephone number must not be guessable from it, so the complainant enters it under the key. */
  fingerprint({ complainant, ...rest }: ReceiveMatterRequest): string {
    const person = complainant ? createHmac('sha256', this.mustHaveKey()).update(bodyHash(complainant)).digest('hex') : '';
    return createHash('sha256').update(bodyHash(rest)).update(person).digest('hex');
  }

  private mustHaveKey(): Buffer {
    if (!this.key) throw new ComplainantNotStorable();
    return this.key;
  }
}
