import { plainValue, switchId } from '../esl/arguments.ts'
import { hashInsert } from '../esl/commands.ts'
import type { Clock } from '../esl/clock.ts'
import type { SwitchLink } from '../esl/switch_link.ts'

export const BEAT_EVERY_MS = 3_000
export const ALIVE_SECONDS = 10

/**
 * Tells the switch every 3 s that the dispatcher lives, by one global key with an expiry time
 * (epoch seconds, our clock: it must agree with the switch's to a second or two). The waiting loop
 * of every caller looks at it; once it is past, callers go to the fallback by themselves. A process
 * that hangs stops beating without anybody's doing. Nothing here can touch a running call.
 */
export class Heartbeat {
  private readonly link: Pick<SwitchLink, 'command'>
  private readonly clock: Clock
  private cancel: (() => void) | null = null

  constructor(link: Pick<SwitchLink, 'command'>, clock: Clock) {
    this.link = link
    this.clock = clock
  }

  /** Beats at once, then every 3 s until stopped. */
  start(): void {
    this.stop()
    this.beat()
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
  }

  private beat(): void {
    const until = Math.floor(this.clock.nowUs() / 1_000_000) + ALIVE_SECONDS
    const key = plainValue('alive_until')
    void this.link.command(hashInsert(switchId('spotline'), key, plainValue(until)))
    this.cancel = this.clock.after(BEAT_EVERY_MS, () => this.beat())
  }
}
