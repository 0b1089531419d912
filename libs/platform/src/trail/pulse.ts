/** 节拍: does a piece of work again and again, counted from beginning to beginning; one that fails is told and tried again at the next beat. */
export class Pulse {
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(
    private readonly everyMs: number,
    private readonly work: () => Promise<unknown>,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setTimeout(() => void this.beat(), this.everyMs);
  }

  /** Ends the beats; the work is done once more before. */
  async stop(): Promise<void> {
    this.ended = true;
    if (this.timer) clearTimeout(this.timer);
    await this.working;
    await this.once();
  }

  private async beat(): Promise<void> {
    const began = performance.now();
    this.working = this.once();
    await this.working;
    if (this.ended) return;
    this.timer = setTimeout(() => void this.beat(), Math.max(0, this.everyMs - (performance.now() - began)));
  }

  private async once(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      this.onTrouble(error);
    }
  }
}
