import { test } from '@japa/runner'
import type { Call, CallChange } from '../../telephony/calls/call.ts'
import { CallModel } from '../../telephony/calls/call_model.ts'
import { SwitchEvent } from '../../telephony/esl/event.ts'
import { dispatchCalls } from './calls_expected_dispatch.ts'
import { lineOf } from './calls_lines.ts'
import { snapshotAfter } from './calls_snapshots.ts'
import { eventsOf } from './traces/trace_files.ts'

const HANDLED =
  /^(CHANNEL_(CREATE|PROGRESS|ANSWER|BRIDGE|UNBRIDGE|HOLD|UNHOLD|HANGUP|HANGUP_COMPLETE)|RECORD_ST.*|CUSTOM)$/

/** Takes the events one after the other, except those of a time without connection. */
function watchWithGap(events: SwitchEvent[], from: number, to: number) {
  const model = new CallModel()
  const calls = new Map<string, Call>()
  const ends = new Map<string, number>()
  const take = (changes: CallChange[]) => {
    for (const { kind, call } of changes) {
      calls.set(call.id, call)
      if (kind === 'absorbed') calls.delete(call.id)
      if (kind === 'ended') ends.set(call.id, (ends.get(call.id) ?? 0) + 1)
    }
  }
  for (const event of events.slice(0, from)) take(model.apply(event))
  for (const final of [false, true]) {
    const snapshot = snapshotAfter(events.slice(0, to), final)
    take(model.resync(snapshot, snapshot.takenAtUs))
  }
  for (const event of events.slice(to)) take(model.apply(event))
  take(model.sweep((events.at(-1)?.timestampUs ?? 0) + 60_000_000))
  return { model, calls, ends }
}

/** The call record of its caller came: without one it isn't known who hung up. */
function wasExplained(call: Call): boolean {
  return (
    !call.endUnknown && call.legs.some((leg) => leg.role === 'customer' && leg.disposition !== null)
  )
}

function inboundEndings(calls: Iterable<Call>): string[] {
  return [...calls]
    .filter((call) => call.direction === 'inbound')
    .map((call) => `${call.customerNumber} ${call.outcome}`)
    .sort()
}

test.group('Connection lost and state read again', () => {
  test('whatever is missed, each call ends once, and right if its end was seen', ({ assert }) => {
    let gaps = 0
    let unseen = 0
    for (const name of Object.keys(dispatchCalls)) {
      if (name === 'dispatch/I-blacklist') continue // one event alone tells why, and it may be lost
      const events = eventsOf(name)
      const whole = watchWithGap(events, events.length, events.length)
      const right = new Map([...whole.calls].map(([id, call]) => [id, call]))
      const places = events.flatMap((event, index) => (HANDLED.test(event.name) ? [index] : []))
      if (places.length > 60) continue
      for (const [index, from] of places.entries()) {
        for (const length of [1, 2, 5]) {
          const to = (places[index + length - 1] ?? events.length - 1) + 1
          const { model, calls, ends } = watchWithGap(events, from, to)
          for (const call of calls.values()) {
            const where = `${name} without ${from}-${to}: ${lineOf(call)}`
            assert.equal(
              ends.get(call.id),
              right.get(call.id)?.stage === 'ended' ? 1 : ends.get(call.id),
              where
            )
            if (call.endUnknown) {
              assert.equal(call.outcome, call.answeredAtUs === null ? 'failed' : 'answered', where)
              unseen++
            }
          }
          const seen = [...calls.values()].filter(wasExplained)
          const expected = seen.flatMap((call) => right.get(call.id) ?? [])
          assert.deepEqual(
            inboundEndings(seen),
            inboundEndings(expected),
            `${name} without ${from}-${to}`
          )
          assert.equal(
            model.size.channels,
            whole.model.size.channels,
            `${name} without ${from}-${to}`
          )
          gaps++
        }
      }
    }
    assert.isAbove(gaps, 2_000)
    assert.isAbove(unseen, 100)
  }).timeout(60_000)

  test('a dispatcher that starts in the middle finds each call in its state', ({ assert }) => {
    const events = eventsOf('dispatch/C-resync')
    const model = new CallModel()
    model.resync(snapshotAfter(events, false), events.at(-1)?.timestampUs ?? 0)
    const found = [...model.active()].map((call) =>
      `${call.customerNumber} ${call.stage} ${call.agentExtension}`.trim()
    )
    assert.sameMembers(found, [
      '13900000001 waiting',
      '13900000002 ringing',
      '13900000003 talking 1001',
      '13900000004 after_talk',
      '13900000005 talking 1003',
    ])
  })

  test('a first look ends nothing, and no look ends a channel just born', ({ assert }) => {
    const events = eventsOf('dispatch/C-M3-noanswer').slice(0, 40)
    const model = new CallModel()
    for (const event of events) model.apply(event)
    assert.lengthOf([...model.active()], 1)
    const empty = { ...snapshotAfter(events, false), dumps: new Map() }
    assert.isEmpty(model.resync(empty, empty.takenAtUs))
    const born = new Set(events.map((event) => event.uuid))
    assert.isEmpty(model.resync({ ...empty, final: true, bornLately: born }, empty.takenAtUs))
    const changes = model.resync({ ...empty, final: true }, empty.takenAtUs)
    assert.deepEqual(changes.filter((change) => change.kind === 'ended').length, 1)
    assert.isEmpty([...model.active()])
  })

  test('a switch that was killed: its calls end at the next core uuid', ({ assert }) => {
    const events = eventsOf('queue/15-restart/c-kill9')
    const model = new CallModel()
    for (const event of events) model.apply(event)
    const [call] = model.active()
    assert.equal(call.stage, 'talking')
    const heartbeat = SwitchEvent.fromJson(
      Buffer.from(
        JSON.stringify({
          'Event-Name': 'HEARTBEAT',
          'Core-UUID': 'another',
          'Event-Date-Timestamp': String(call.createdAtUs + 60_000_000),
        })
      )
    )
    const kinds = model.apply(heartbeat).map((change) => change.kind)
    assert.deepEqual(kinds, ['talk_ended', 'leg_ended', 'hung_up', 'leg_ended', 'ended'])
    assert.deepInclude(call, { outcome: 'answered', endUnknown: true, hangupBy: null })
    assert.isEmpty([...model.active()])
  })

  test('a call record that never comes is waited for 45 seconds', ({ assert }) => {
    const events = eventsOf('queue/02-answered-caller-hangs').filter(
      (event) => event.name !== 'CHANNEL_HANGUP_COMPLETE'
    )
    const model = new CallModel()
    const kinds = events.flatMap((event) => model.apply(event).map((change) => change.kind))
    assert.include(kinds, 'hung_up')
    assert.notInclude(kinds, 'ended')
    const endedAtUs = events.at(-1)?.timestampUs ?? 0
    assert.isEmpty(model.sweep(endedAtUs + 40_000_000))
    const [ended] = model.sweep(endedAtUs + 46_000_000)
    assert.deepInclude(ended.call, { outcome: 'answered', endUnknown: false })
    assert.deepInclude(model.size, { calls: 0, channels: 0 })
  })
})

test.group('Memory', () => {
  test('does not grow with the calls that are over', ({ assert }) => {
    const template = eventsOf('dispatch/Z-recipe-end-to-end').filter((event) =>
      HANDLED.test(event.name)
    )
    const bodies = template.map((event) =>
      Object.fromEntries(event.headerNames().map((name) => [name, event.get(name)]))
    )
    const caller = template[0].uuid
    const model = new CallModel({ rememberFinished: 100 })
    let ended = 0
    for (let round = 0; round < 200; round++) {
      for (const body of bodies) {
        const text = JSON.stringify(body)
          .replaceAll(caller, `c-${round}`)
          .replaceAll('ag-z', `a${round}-`)
        const changes = model.apply(SwitchEvent.fromJson(Buffer.from(text)))
        ended += changes.filter((change) => change.kind === 'ended').length
      }
    }
    assert.equal(ended, 200)
    assert.deepInclude(model.size, { calls: 0, channels: 0 })
    assert.isAtMost(model.size.finished, 100)
  })
})
