import { DisputeCoordinationAppliedV1 } from '@yidan/contracts';
import type { Violation } from '@yidan/kernel';
import type { ApplicationFacts, CitedBasis } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { ApplicationIncomplete, ConvenorFirst, NotTheApplicant } from './application.errors.ts';

/** 申请书内容. */
export interface ApplicationText {
  readonly matter: string;
  readonly negotiationDone: string;
  readonly mainDispute: string;
  readonly proposal: string;
  readonly reasons: string;
  readonly bases: readonly CitedBasis[];
  readonly attachments: readonly string[];
}

/** When the convenor's own time to apply is over (null: it does not run any more), and the number of the paper. */
export interface Applying {
  readonly convenorUntil: Date | null;
  readonly documentNumber: string;
}

const REQUIRED = { matter: '争议事项', negotiationDone: '协商情况', mainDispute: '主要分歧', proposal: '处理建议', reasons: '理由' } as const;

/** 申请协调: the step from level 1 to level 2. */
export class Application {
  constructor(private readonly one: DisputeCase) {}

  /** 申请: the convenor while its time runs, then any party; 编办 ex officio at any time. */
  apply(text: ApplicationText, { convenorUntil, documentNumber }: Applying, by: Hand, at: Date): void {
    this.one.assertMay('apply', by);
    const isOffice = by.roles.includes('ESTABLISHMENT_OFFICER');
    if (!isOffice && by.organId !== this.one.convenorOrganId && convenorUntil && at <= convenorUntil) throw new ConvenorFirst(convenorUntil);
    assertComplete(text);
    const application: ApplicationFacts = { ...text, byOrganId: by.organId, by: by.personId, at: at.toISOString(), documentNumber, supplements: [] };
    this.one.advance('apply', by, at, { application });
    this.one.tell(DisputeCoordinationAppliedV1, at, { documentNumber });
  }

  /** 补正: by whoever applied. */
  supplement({ text, attachments }: { text: string; attachments: readonly string[] }, by: Hand, at: Date): void {
    this.one.assertMay('supplement', by);
    const application = this.one.application!;
    if (by.organId !== application.byOrganId && !by.roles.includes('ESTABLISHMENT_OFFICER')) throw new NotTheApplicant();
    const supplement = { text, attachments, by: by.personId, at: at.toISOString() };
    this.one.advance('supplement', by, at, { application: { ...application, supplements: [...application.supplements, supplement] } });
    this.one.note('SUPPLEMENT', by, at);
  }
}

function assertComplete(text: ApplicationText): void {
  const missing: Violation[] = Object.entries(REQUIRED).flatMap(([path, zh]) => (text[path as keyof typeof REQUIRED] === '' ? [lacks(path, `${path} is missing`, `缺少${zh}`)] : []));
  if (text.bases.length === 0) missing.push(lacks('bases', 'Cite at least one basis', '缺少依据'));
  if (missing.length > 0) throw new ApplicationIncomplete(missing);
}

function lacks(path: string, message: string, messageZh: string): Violation {
  return { path, code: 'DISPUTE.APPLICATION_INCOMPLETE', message, messageZh };
}
