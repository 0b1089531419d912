/** 铃: lets a loop rest until something arrives; a ring that comes while the loop is at work is remembered until its next rest. */
export class Bell {
  private rung = false;
  private ended = false;
  private wake: (() => void) | null = null;
  private resume: (() => void) | null = null;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Ends every rest and pause, now and from now on. */
  end(): void {
    this.ended = true;
    this.wake?.();
    this.resume?.();
  }

  /** Waits for the next ring, or for so long. */
  async rest(ms: number): Promise<void> {
    if (!this.rung) await this.wait(ms, (go) => (this.wake = go));
    this.wake = null;
    this.rung = false;
  }

  /** Waits in any case; only the end cuts it short. */
  async pause(ms: number): Promise<void> {
    await this.wait(ms, (go) => (this.resume = go));
    this.resume = null;
  }

  private async wait(ms: number, earlier: (go: () => void) => void): Promise<void> {
    if (this.ended) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      earlier(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
