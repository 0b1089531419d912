/** 职责任务清单: one organ's list over all its versions; holding its row serialises what happens to them. */
export class DutyList {
  readonly id!: string;
  readonly tenantId!: string;
  readonly organId!: string;
  readonly rowVersion!: number;
  status: 'NONE' | 'ACTIVE' | 'ORPHANED' = 'NONE';
  currentVersionId: string | null = null;
  lastMajor = 0;

  /** The number of the next full version: numbers follow the order of loading, periods the calendar. */
  nextMajor(): number {
    this.lastMajor += 1;
    return this.lastMajor;
  }

  /** Makes a version the list in force. */
  putInForce(versionId: string): void {
    this.currentVersionId = versionId;
    this.status = 'ACTIVE';
  }

  /** 废止: no version is in force any more, and none will come. */
  orphan(): void {
    this.currentVersionId = null;
    this.status = 'ORPHANED';
  }
}
