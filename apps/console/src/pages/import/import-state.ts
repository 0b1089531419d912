import type { ListVersionAnswer } from '@yidan/contracts';
import type { ImportReport } from '../../api/list-registry.ts';
import { Problem } from '../../api/problem.ts';

/** Whose list it is. */
export interface ChosenOrgan {
  code: string;
  name: string;
}

/** 导入进度: how far the import of one file is. */
export interface ImportState {
  phase: 'choosing' | 'checking' | 'checked' | 'refused' | 'keeping' | 'kept' | 'loading' | 'loaded';
  organ: ChosenOrgan | null;
  file: File | null;
  /** Share of the file that has left, 0 to 1. */
  sent: number;
  report: ImportReport | null;
  refusal: Problem | null;
  /** What stopped the last step without being said about the file. */
  problem: unknown;
  importId: string | null;
  version: ListVersionAnswer | null;
}

export type ImportStep =
  | { type: 'organ'; organ: ChosenOrgan | null }
  | { type: 'file'; file: File | null }
  | { type: 'check' }
  | { type: 'sent'; share: number }
  | { type: 'checked'; report: ImportReport }
  | { type: 'keep' }
  | { type: 'kept'; importId: string; report: ImportReport }
  | { type: 'load' }
  | { type: 'loaded'; version: ListVersionAnswer }
  | { type: 'failed'; error: unknown }
  | { type: 'restart' };

export const atStart: ImportState = { phase: 'choosing', organ: null, file: null, sent: 0, report: null, refusal: null, problem: null, importId: null, version: null };

/** Where a step leads. Another file or organ means starting over: what was checked was something else. */
export function importReducer(state: ImportState, step: ImportStep): ImportState {
  switch (step.type) {
    case 'organ':
      return { ...atStart, file: state.file, organ: step.organ };
    case 'file':
      return { ...atStart, organ: state.organ, file: step.file };
    case 'check':
      return { ...atStart, organ: state.organ, file: state.file, phase: 'checking' };
    case 'sent':
      return { ...state, sent: step.share };
    case 'checked':
      return { ...state, phase: 'checked', report: step.report };
    case 'keep':
      return { ...state, phase: 'keeping', sent: 0, problem: null };
    case 'kept':
      return { ...state, phase: 'kept', importId: step.importId, report: step.report };
    case 'load':
      return { ...state, phase: 'loading', problem: null };
    case 'loaded':
      return { ...state, phase: 'loaded', version: step.version };
    case 'failed':
      return failed(state, step.error);
    case 'restart':
      return { ...atStart, organ: state.organ };
  }
}

function failed(state: ImportState, error: unknown): ImportState {
  const back = { checking: 'choosing', keeping: 'checked', loading: 'kept' } as const;
  const phase = state.phase in back ? back[state.phase as keyof typeof back] : state.phase;
  if (state.phase !== 'loading' && isAboutFile(error)) return { ...state, phase: 'refused', report: null, refusal: error };
  return { ...state, phase, problem: error };
}

/** A refusal that says what is wrong with the file, not with the caller or the network. */
function isAboutFile(error: unknown): error is Problem {
  return error instanceof Problem && error.status === 422 && error.code.startsWith('REGISTRY.IMPORT.');
}

/** How many of the three steps are done. */
export function stepsDone({ phase }: Pick<ImportState, 'phase'>): number {
  if (phase === 'loaded') return 3;
  if (phase === 'kept' || phase === 'loading') return 2;
  return phase === 'checked' || phase === 'keeping' ? 1 : 0;
}

/** Whether a step is under way, so that nothing else may be begun. */
export function isBusy({ phase }: Pick<ImportState, 'phase'>): boolean {
  return phase === 'checking' || phase === 'keeping' || phase === 'loading';
}
