import { Injectable } from '@nestjs/common';
import type { SandingReadingAnswer } from '@yidan/contracts';
import { WorkbookError } from '@yidan/documents';
import { NotFound, normaliseName } from '@yidan/kernel';
import { Reference, Transactions, type Actor, type Scope, type UploadedFile } from '@yidan/platform';
import { FileUnreadable } from '../../domain/list-import-run/list-import.errors.ts';
import { markedBy } from '../../domain/sanding/provision-changes.ts';
import { GIVEN_UP } from '../../domain/sanding/provision-content.ts';
import { provisionKey } from '../../domain/sanding/provision-key.ts';
import { SandingFileRefused } from '../../domain/sanding/sanding.errors.ts';
import { sandingLifecycle } from '../../domain/sanding/sanding.lifecycle.ts';
import { SandingRepository, type SandingInForce } from '../../storage/sanding/sanding.repository.ts';
import { FileDesk } from '../list-import-run/file-desk.ts';
import { DraftSanding } from './draft-sanding.ts';
import type { SandingFile } from './read-sanding-file.ts';
import { requireOwnSanding } from './requires-own-sanding.ts';
import { sandingHand } from './sanding-hand.ts';

type Read = Extract<SandingFile, { reading: unknown }>;

/** 采用“三定”文件: reads a document outside every transaction, compares it with what is known, and writes it into a draft whole or not at all. */
@Injectable()
export class TakeSandingFile {
  constructor(
    private readonly sandings: SandingRepository,
    private readonly draftSanding: DraftSanding,
    private readonly desk: FileDesk,
    private readonly reference: Reference,
    private readonly transactions: Transactions,
  ) {}

  /** What a file says, for whichever organ; nothing is kept. */
  async look(organCode: string, file: UploadedFile, actor: Actor, scope: Scope): Promise<SandingReadingAnswer> {
    const organId = await this.transactions.run(scope, async () => {
      const organ = await this.reference.organByCode(organCode);
      if (!organ) throw new NotFound('organ', organCode);
      sandingLifecycle.next('SCOPED', 'draft', sandingHand(actor, organ.id));
      return organ.id;
    });
    const read = await this.read(file);
    return this.transactions.run(scope, () => this.compared(organId, read, file.name));
  }

  /** The same for a draft, which then has the text unless it is only tried. */
  async intoDraft(id: string, file: UploadedFile, { version, dryRun }: { version: number; dryRun: boolean }, actor: Actor, scope: Scope): Promise<SandingReadingAnswer> {
    await this.transactions.run(scope, () => this.mayDraft(id, actor));
    const read = await this.read(file);
    return this.transactions.run(scope, async () => {
      const sanding = await this.mayDraft(id, actor);
      const answer = await this.compared(sanding.organId, read, file.name);
      if (dryRun) return answer;
      const errors = answer.notes.filter(({ severity }) => severity === 'ERROR');
      if (errors.length > 0) throw new SandingFileRefused(errors.map(({ paragraph, code, message, messageZh }) => ({ path: paragraph === 0 ? 'file' : `paragraph/${paragraph}`, code, message, messageZh })));
      const { title, duties, units, approvedStaff, approvedLeaders } = answer;
      const content = {
        title: title === '' ? sanding.title || sanding.organCode : title, approvedStaff: approvedStaff ?? sanding.approvedStaff, approvedLeaders: approvedLeaders ?? sanding.approvedLeaders,
        duties: duties.map(({ ordinal, text, change }) => ({ ordinal, text, change })), units: units.map(({ name, text }) => ({ name, text })),
      };
      await this.draftSanding.execute(id, content, version, actor);
      return { ...answer, kept: true };
    });
  }

  private async mayDraft(id: string, actor: Actor) {
    const sanding = await this.sandings.get(id);
    requireOwnSanding(sanding, actor);
    sandingLifecycle.next(sanding.state, 'draft', sandingHand(actor, sanding.organId));
    return sanding;
  }

  private async read(file: UploadedFile): Promise<Read> {
    try {
      const read = await this.desk.run('readSandingFile', file.bytes);
      if ('refusal' in read) throw new FileUnreadable(read.refusal);
      return read;
    } catch (error) {
      if (error instanceof WorkbookError) throw new FileUnreadable(error);
      throw error;
    }
  }

  private async compared(organId: string, { format, paragraphs, reading }: Read, name: string): Promise<SandingReadingAnswer> {
    const inForce = await this.sandings.inForceOf(organId);
    const registered = new Set((await this.reference.unitsOf(organId)).filter(({ status }) => status === 'ACTIVE').map((unit) => normaliseName(unit.name)));
    const marks = markedBy(inForce, reading.duties);
    return {
      file: { name, format, paragraphs },
      ...reading,
      duties: reading.duties.map((duty, i) => ({ ...duty, change: marks[i]!.change })),
      units: reading.units.map((unit) => ({ ...unit, isRegistered: registered.has(normaliseName(unit.name)) })),
      missing: inForce === null ? { duties: [], units: [] } : missingFrom(reading, inForce),
      notes: reading.notes.map((note) => ({ ...note })),
      refused: reading.notes.some(({ severity }) => severity === 'ERROR'),
      kept: false,
    };
  }
}

function missingFrom(reading: Read['reading'], inForce: SandingInForce): SandingReadingAnswer['missing'] {
  const duties = new Set(reading.duties.map(({ text }) => provisionKey(text)));
  const units = new Set(reading.units.map(({ name }) => provisionKey(name)));
  return {
    duties: inForce.duties.filter(({ text, change }) => !GIVEN_UP.includes(change) && !duties.has(provisionKey(text))).map((duty) => ({ ...duty })),
    units: inForce.units.map(({ unitName }) => unitName).filter((unit) => !units.has(provisionKey(unit))),
  };
}
