import { DomainError } from './errors.ts';

/** 步骤次序不符: the object stands in a state in which this step cannot be taken. */
export class StepOutOfOrder extends DomainError {
  readonly code = 'COMMON.STEP_OUT_OF_ORDER';
  readonly kind = 'conflict';
  constructor(lifecycle: string, command: string, commandZh: string, state: string, stateZh: string) {
    super(`${command} cannot be taken in state ${state}`, `${lifecycle}处于“${stateZh}”，不能${commandZh}`, {
      params: { lifecycle, command, state },
    });
  }
}

/** 无权办理此步骤: somebody else has to take this step. */
export class NotYourStep extends DomainError {
  readonly code = 'COMMON.NOT_YOUR_STEP';
  readonly kind = 'forbidden';
  constructor(lifecycle: string, command: string, commandZh: string, by: readonly string[]) {
    super(`${command} is for ${by.join(', ')}`, `您无权对${lifecycle}${commandZh}`, { params: { lifecycle, command, by } });
  }
}

/** 已签字: the same role or party signs a second time. */
export class AlreadySigned extends DomainError {
  readonly code = 'COMMON.ALREADY_SIGNED';
  readonly kind = 'conflict';
  constructor(command: string, commandZh: string, as: readonly string[]) {
    super(`${as.join(', ')} has signed ${command} already`, `${commandZh}：您已签字，请等待其他签字方`, { params: { command, as } });
  }
}

/** 结果不在可选范围: the step ends in one of several states, and the one named is none of them. */
export class OutcomeNotOffered extends DomainError {
  readonly code = 'COMMON.OUTCOME_NOT_OFFERED';
  readonly kind = 'invalid';
  constructor(command: string, commandZh: string, to: string | undefined, offered: readonly string[]) {
    super(`${command} ends in one of ${offered.join(', ')}, not in ${to ?? 'nothing'}`, `${commandZh}的结果不在可选范围内`, {
      params: { command, to, offered },
    });
  }
}

/** A lifecycle table with a hole in it: every fault found, so that the process does not start with it. */
export class UnsoundLifecycle extends Error {
  readonly faults: readonly string[];
  constructor(name: string, faults: readonly string[]) {
    super(`Lifecycle ${name} is unsound:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'UnsoundLifecycle';
    this.faults = faults;
  }
}
