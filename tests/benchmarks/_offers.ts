import { randomUUID } from 'node:crypto'
import { SwitchEvent } from '../../telephony/esl/event.ts'
import { FrameDecoder } from '../../telephony/esl/frame_decoder.ts'
import { EVENT_NAMES, EVENT_SUBCLASSES } from '../../telephony/esl/subscription.ts'
import { readTrace } from '../telephony/traces/trace_files.ts'

/** What an offer is about: whole numbers as the switch writes them. */
export type OfferedTo = { customerNumber: string; dnis: string; extension: string }

/** The bytes of one call: until it waits, the offer itself, and how it ends. */
export type OfferBytes = { callId: string; before: Buffer; offer: Buffer; after: Buffer }

type Recorded = { event: SwitchEvent; body: string }

const RECORDING = 'dispatch/C-M3-caller-hangs-while-ringing'
/** A recorded instant, microseconds since 1970. */
const INSTANT = /\b1[67]\d{14}\b/g

/** A recorded call that is offered to an agent and given up while it rings, told anew with other people and times. */
export class Offers {
  readonly #events: Recorded[]
  readonly #offered: number
  readonly #caller: SwitchEvent
  readonly #leg: SwitchEvent
  readonly coreUuid: string

  constructor() {
    const names = new Set<string>(EVENT_NAMES)
    const subclasses = new Set<string>(EVENT_SUBCLASSES)
    this.#events = new FrameDecoder()
      .push(readTrace(RECORDING).bytes)
      .filter((one) => SwitchEvent.isEventFrame(one))
      .map((one) => ({ event: SwitchEvent.fromFrame(one), body: one.body.toString() }))
      .filter(({ event: { name, subclass } }) =>
        name === 'CUSTOM' ? subclasses.has(subclass) : names.has(name)
      )
    const born = this.#events.filter(({ event }) => event.name === 'CHANNEL_CREATE')
    if (born.length !== 2) throw new Error(`${born.length} legs in ${RECORDING} instead of two`)
    this.#caller = born[0].event
    this.#leg = born[1].event
    this.#offered = this.#events.indexOf(born[1])
    this.coreUuid = this.#caller.coreUuid
  }

  next(to: OfferedTo): OfferBytes {
    const shift = Date.now() * 1000 - this.#leg.timestampUs
    const callId = randomUUID()
    const legUuid = randomUUID()
    const described = (name: string) => this.#leg.get(name) ?? ''
    const dnis = this.#caller.get('Caller-Destination-Number') ?? ''
    const write = (recorded: Recorded[]) =>
      Buffer.concat(
        recorded.map(({ body }) =>
          frame(
            body
              .replaceAll(this.#caller.uuid, callId)
              .replaceAll(this.#leg.uuid, legUuid)
              .replaceAll(described('Caller-Caller-ID-Number'), to.customerNumber)
              .replaceAll(dnis, to.dnis)
              .replaceAll(
                new RegExp(`\\b${described('Caller-Destination-Number')}\\b`, 'g'),
                to.extension
              )
              .replaceAll(INSTANT, (instant) => String(Number(instant) + shift))
          )
        )
      )
    return {
      callId,
      before: write(this.#events.slice(0, this.#offered)),
      offer: write(this.#events.slice(this.#offered, this.#offered + 1)),
      after: write(this.#events.slice(this.#offered + 1)),
    }
  }
}

function frame(body: string): Buffer {
  const length = Buffer.byteLength(body)
  return Buffer.from(`Content-Length: ${length}\nContent-Type: text/event-json\n\n${body}`)
}
