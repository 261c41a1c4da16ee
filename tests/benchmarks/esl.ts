import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { CallModel } from '../../telephony/calls/call_model.ts'
import { SwitchEvent } from '../../telephony/esl/event.ts'
import { FrameDecoder } from '../../telephony/esl/frame_decoder.ts'
import { EVENT_NAMES } from '../../telephony/esl/subscription.ts'
import { readTrace } from '../telephony/traces/trace_files.ts'
import { takeEightFields } from './_eight_fields.ts'

const EVENTS = 100_000
const CHUNK = 64 * 1024
const GOAL = 'at least 35 % of the hand parser, and 1.4 times freeswitch-esl'

interface PublicParser extends EventEmitter {
  _onData(chunk: Buffer): void
}
const { Parser } = createRequire(import.meta.url)('freeswitch-esl') as {
  Parser: new (socket: EventEmitter) => PublicParser
}

/** The recorded burst of 100 calls, reduced to the events that our subscription lets through. */
function recordedBurst(): { chunks: Buffer[]; events: number; calls: number } {
  const wanted = new Set<string>(EVENT_NAMES)
  const parts: Buffer[] = []
  for (const frame of new FrameDecoder().push(readTrace('queue/14-burst/json').bytes)) {
    if (!SwitchEvent.isEventFrame(frame)) continue
    if (!wanted.has(SwitchEvent.fromFrame(frame).name)) continue
    parts.push(Buffer.from(`${frame.head}\n\n`), frame.body)
  }
  const bytes = Buffer.concat(parts)
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) chunks.push(bytes.subarray(at, at + CHUNK))
  return { chunks, events: parts.length / 2, calls: 100 }
}

/** Events a second over `repetitions` of the burst; each must find all of it. */
function rate(events: number, repetitions: number, once: () => number): number {
  const started = performance.now()
  for (let count = 0; count < repetitions; count++) {
    const found = once()
    if (found !== events) throw new Error(`${found} events instead of ${events}`)
  }
  return (events * repetitions * 1000) / (performance.now() - started)
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}

async function run({ rounds }: { rounds: number }) {
  const burst = recordedBurst()
  const repetitions = Math.ceil(EVENTS / burst.events)

  const product = () => {
    const decoder = new FrameDecoder()
    const model = new CallModel()
    let events = 0
    let ended = 0
    for (const chunk of burst.chunks) {
      for (const frame of decoder.push(chunk)) {
        events++
        for (const change of model.apply(SwitchEvent.fromFrame(frame))) {
          if (change.kind === 'ended') ended++
        }
      }
    }
    if (ended !== burst.calls) throw new Error(`${ended} calls instead of ${burst.calls}`)
    return events
  }
  const client = () => {
    const parser = new Parser(new EventEmitter())
    let events = 0
    parser.on('esl::event', () => events++)
    for (const chunk of burst.chunks) parser._onData(chunk)
    return events
  }
  const hand = () => takeEightFields(burst.chunks)

  const measured = { product: [] as number[], hand: [] as number[], client: [] as number[] }
  for (const once of [product, hand, client]) rate(burst.events, 10, once)
  for (let round = 0; round < Math.max(3, rounds); round++) {
    measured.hand.push(rate(burst.events, repetitions, hand))
    measured.product.push(rate(burst.events, repetitions, product))
    measured.client.push(rate(burst.events, Math.ceil(repetitions / 4), client))
  }
  const ours = median(measured.product)
  const yardstick = median(measured.hand)
  const publicClient = median(measured.client)
  const ratio = ours / yardstick
  return {
    product: Math.round(ours),
    yardstick: Math.round(yardstick),
    unit: 'events/s',
    ratio,
    goal: GOAL,
    holds: ratio >= 0.35 && ours >= 1.4 * publicClient,
    notes: [
      `${repetitions} times the ${burst.events} subscribed events of a recorded burst of ${burst.calls} calls, JSON, in chunks of 64 kB; nothing lost: every event decoded, every call ended`,
      `freeswitch-esl, decoding alone: ${Math.round(publicClient)} events/s; ours with the call model: ${(ours / publicClient).toFixed(2)} times that`,
    ],
  }
}

export default {
  name: 'esl',
  title: 'A burst of 100,000 recorded events through codec and call model',
  goal: GOAL,
  run,
}
