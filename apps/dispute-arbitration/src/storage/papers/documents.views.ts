import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DisputeDocumentAnswer, DisputeDocumentKind } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { documentZh } from '../../domain/papers/paper-words.ts';

const INSTANT = `to_char(issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const LINE = `id, kind, number, ${INSTANT} as "issuedAt", sha256`;

/** 文书登记: the papers of a case, the oldest first. */
@Injectable()
export class DocumentsViews {
  constructor(private readonly em: EntityManager) {}

  async ofCase(caseId: string): Promise<DisputeDocumentAnswer[]> {
    const rows = await this.em.execute<Omit<DisputeDocumentAnswer, 'kindZh'>[]>(`select ${LINE} from dispute_document where case_id = ? order by issued_at, id`, [caseId]);
    return rows.map((row) => ({ ...row, kindZh: documentZh[row.kind] }));
  }

  async one(caseId: string, id: string): Promise<{ kind: DisputeDocumentKind; number: string; fields: string; sha256: string }> {
    const [found] = await this.em.execute<{ kind: DisputeDocumentKind; number: string; fields: string; sha256: string }[]>(
      `select kind, number, fields::text as fields, sha256 from dispute_document where case_id = ? and id = ?`,
      [caseId, id],
    );
    if (!found) throw new NotFound('dispute-document', id);
    return found;
  }
}
