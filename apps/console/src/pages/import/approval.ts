/** 审定: the paper on which the list was approved, as it is typed in. */
export interface Approval {
  documentNumber: string;
  approvedOn: string;
  effectiveFrom: string;
}

export type ApprovalFault = 'needed' | 'notFuture' | 'notAfter';

/** What is wrong with each field; the service would refuse it for the same reason. */
export function approvalFaults({ documentNumber, approvedOn, effectiveFrom }: Approval, today: string): Partial<Record<keyof Approval, ApprovalFault>> {
  const effective = effectiveFrom === '' ? 'needed' : effectiveFrom > today ? 'notFuture' : null;
  const approved = approvedOn === '' ? 'needed' : effective === null && approvedOn > effectiveFrom ? 'notAfter' : null;
  return {
    ...(documentNumber.trim() === '' && { documentNumber: 'needed' }),
    ...(approved && { approvedOn: approved }),
    ...(effective && { effectiveFrom: effective }),
  };
}
