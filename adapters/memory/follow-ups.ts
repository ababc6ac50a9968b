import type { FollowUp, FollowUps } from '../../core/ports/follow-ups.ts';

/** Keeps what was sent, for whoever plays the queue. */
export class MemoryFollowUps implements FollowUps {
  readonly sent: { readonly followUp: FollowUp; readonly at: number }[] = [];

  async send(followUp: FollowUp, at: number): Promise<void> {
    this.sent.push({ followUp: structuredClone(followUp), at });
  }
}
