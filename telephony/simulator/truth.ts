import type { Channel } from './channel.ts'

/** What really became of an inbound leg, as the simulator itself knows it. */
export type TrueOutcome =
  | 'answered'
  | 'answered_by_fallback'
  | 'abandoned_waiting'
  | 'abandoned_ringing'
  | 'refused'
  | 'lost'

export interface TrueLeg {
  uuid: string
  number: string
  dnis: string
  /** Buyer, wrong number and so on: why the caller calls. */
  reason: string
  startedAt: number
  bridgedAt: number | null
  endedAt: number | null
  agent: string | null
  outcome: TrueOutcome | null
  /** False for a leg that a crash took before its CHANNEL_CREATE: nobody can know of it. */
  wasTold: boolean
}

/** Keeps one record for each inbound leg, so that others can be checked against it. */
export class Truth {
  readonly #legs = new Map<string, TrueLeg>()

  begin(channel: Channel, reason: string, now: number) {
    this.#legs.set(channel.uuid, {
      uuid: channel.uuid,
      number: channel.profile.originalNumber,
      dnis: channel.profile.destinationNumber,
      reason,
      startedAt: now,
      bridgedAt: null,
      endedAt: null,
      agent: null,
      outcome: null,
      wasTold: true,
    })
  }

  bridged(channel: Channel, partner: Channel, now: number) {
    const leg = this.#legs.get(channel.uuid)
    if (!leg || leg.bridgedAt !== null) return
    leg.bridgedAt = now
    leg.agent = partner.profile.destinationNumber
    const fallback = channel.variables.get('spotline_state') === 'fallback'
    leg.outcome = fallback ? 'answered_by_fallback' : 'answered'
  }

  end(channel: Channel, now: number) {
    const leg = this.#legs.get(channel.uuid)
    if (!leg || leg.endedAt !== null) return
    leg.endedAt = now
    if (leg.outcome !== null) return
    if (channel.disposition === 'send_refuse') leg.outcome = 'refused'
    else if (channel.hangupCause === 'SYSTEM_SHUTDOWN') leg.outcome = 'lost'
    else if (channel.variables.get('spotline_state') === 'ringing')
      leg.outcome = 'abandoned_ringing'
    else leg.outcome = 'abandoned_waiting'
  }

  /** A crash: every call that is still up is gone without a trace; of one that was going down its hang-up was told. */
  loseOpenLegs(now: number, channelOf: (uuid: string) => Channel | undefined) {
    for (const leg of this.#legs.values()) {
      if (leg.endedAt !== null) continue
      const channel = channelOf(leg.uuid)
      if (channel && !channel.isUp) {
        this.end(channel, now)
        continue
      }
      leg.endedAt = now
      leg.outcome ??= 'lost'
      leg.wasTold = channel?.hasCodec ?? true
    }
  }

  legs(): readonly TrueLeg[] {
    return [...this.#legs.values()]
  }

  /** Legs sent, legs still up and the count of each outcome. */
  summary() {
    const outcomes: Record<TrueOutcome, number> = {
      answered: 0,
      answered_by_fallback: 0,
      abandoned_waiting: 0,
      abandoned_ringing: 0,
      refused: 0,
      lost: 0,
    }
    let open = 0
    for (const leg of this.#legs.values()) {
      if (leg.endedAt === null) open++
      else if (leg.outcome) outcomes[leg.outcome]++
    }
    return { legs: this.#legs.size, open, outcomes }
  }
}
