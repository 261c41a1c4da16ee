import { plainValue, switchId } from '../esl/arguments.ts'
import { hashDelete, hashInsert } from '../esl/commands.ts'
import type { Clock } from '../esl/clock.ts'
import type { SwitchLink } from '../esl/switch_link.ts'
import { OWN_REASONS } from './agent.ts'
import type { Agent } from './agent.ts'

export const RENEW_EVERY_MS = 15_000
export const BUSY_SECONDS = 45

const OWN: ReadonlySet<string | null> = new Set(Object.values(OWN_REASONS))

/**
 * Tells the switch whose telephone counts as busy (T32): the agent has said so, or is in a call. Each has a key
 * `busy_<extension>` with an expiry time (epoch seconds), so that nothing of a process that died goes on forwarding.
 */
export class BusyTelephones {
  private readonly link: Pick<SwitchLink, 'command'>
  private readonly clock: Clock
  /** Extension by agent, as the switch was told. */
  private readonly told = new Map<number, string>()
  private cancel: (() => void) | null = null

  constructor(link: Pick<SwitchLink, 'command'>, clock: Clock) {
    this.link = link
    this.clock = clock
  }

  /** The link is up: tells of everybody, and again and again until stopped. */
  start(agents: Iterable<Readonly<Agent>>): void {
    this.stop()
    // A switch that was started anew knows nothing.
    this.told.clear()
    for (const agent of agents) this.take(agent)
    this.renewSoon()
  }

  stop(): void {
    this.cancel?.()
    this.cancel = null
  }

  take(agent: Readonly<Agent>): void {
    const before = this.told.get(agent.agentId)
    const now = isBusy(agent) ? agent.extension! : undefined
    if (before === now) return
    if (before !== undefined) void this.link.command(hashDelete(REALM, keyOf(before)))
    if (now === undefined) this.told.delete(agent.agentId)
    else {
      this.told.set(agent.agentId, now)
      this.insert(now)
    }
  }

  private renewSoon(): void {
    this.cancel = this.clock.after(RENEW_EVERY_MS, () => {
      for (const extension of this.told.values()) this.insert(extension)
      this.renewSoon()
    })
  }

  private insert(extension: string): void {
    const until = Math.floor(this.clock.nowUs() / 1_000_000) + BUSY_SECONDS
    void this.link.command(hashInsert(REALM, keyOf(extension), plainValue(until)))
  }
}

const REALM = switchId('spotline')

function keyOf(extension: string) {
  return plainValue(`busy_${extension}`)
}

/** Reasons that the dispatcher gives by itself (just signed in, no answer) are nobody's word. */
function isBusy({ state, reason, extension }: Readonly<Agent>): boolean {
  if (extension === null) return false
  return state === 'on_call' || (state === 'not_ready' && !OWN.has(reason))
}
