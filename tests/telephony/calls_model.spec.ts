import { test } from '@japa/runner'
import type { Call, CallChange } from '../../telephony/calls/call.ts'
import { CallModel } from '../../telephony/calls/call_model.ts'
import { EVENT_NAMES } from '../../telephony/esl/subscription.ts'
import { type SwitchEvent } from '../../telephony/esl/event.ts'
import { dispatchCalls } from './calls_expected_dispatch.ts'
import { queueCalls } from './calls_expected_queue.ts'
import { lineOf } from './calls_lines.ts'
import { eventsOf, readTrace, traceNames } from './traces/trace_files.ts'

const EXPECTED = { ...dispatchCalls, ...queueCalls }
const SUBSCRIBED = new Set<string>([...EVENT_NAMES, 'CUSTOM'])

/** Follows what a model says, and objects at once to anything that may happen only once. */
class Witness {
  readonly model = new CallModel()
  readonly calls = new Map<string, Call>()
  readonly ends = new Map<string, number>()
  changes = 0

  take(changes: CallChange[]): void {
    this.changes += changes.length
    for (const { kind, call } of changes) {
      this.calls.set(call.id, call)
      if (kind === 'absorbed') this.calls.delete(call.id)
      if (kind === 'ended') this.ends.set(call.id, (this.ends.get(call.id) ?? 0) + 1)
    }
  }

  see(events: SwitchEvent[]): this {
    for (const event of events) this.take(this.model.apply(event))
    return this
  }

  lines(): string[] {
    return [...this.calls.values()].map(lineOf)
  }
}

/** What the subscription would have let through. */
function subscribed(name: string): SwitchEvent[] {
  return eventsOf(name).filter((event) => SUBSCRIBED.has(event.name))
}

test.group('Calls of every recorded connection', () => {
  for (const [name, lines] of Object.entries(EXPECTED)) {
    test(name, ({ assert }) => {
      const witness = new Witness().see(subscribed(name))
      assert.deepEqual(witness.lines(), lines)
      for (const call of witness.calls.values()) {
        assert.equal(witness.ends.get(call.id) ?? 0, call.stage === 'ended' ? 1 : 0)
        assert.equal(call.outcome !== null, call.stage === 'ended')
      }
    })
  }

  test('no recording with a call is left out of the tables', ({ assert }) => {
    const many = ['queue/14-burst', 'queue/14-burst/json', 'queue/14-burst/useful']
    const crowded = ['queue/20-escaping', 'dispatch/C-resync/after']
    for (const name of traceNames) {
      if (many.includes(name) || crowded.includes(name)) continue
      const creates = readTrace(name).listed.some((cells) => cells[1] === 'CHANNEL_CREATE')
      if (creates) assert.property(EXPECTED, name)
    }
  })

  test('answered exactly if the list of events has a bridge of that caller', ({ assert }) => {
    let compared = 0
    for (const name of traceNames) {
      const bridged = new Set<string>()
      const before = name.endsWith('/after') ? readTrace(name.replace('/after', '')).listed : []
      for (const cells of [...before, ...readTrace(name).listed]) {
        if (cells[1] === 'CHANNEL_BRIDGE') bridged.add(cells[4])
      }
      for (const call of new Witness().see(subscribed(name)).calls.values()) {
        if (call.direction !== 'inbound') continue
        const legs = call.legs.map((leg) => leg.uuid.slice(0, 8))
        const expected = legs.some((uuid) => bridged.has(uuid))
        assert.equal(call.answeredAtUs !== null, expected, `${name} ${lineOf(call)}`)
        compared++
      }
    }
    assert.isAbove(compared, 400)
  })
})

test.group('A burst of 100 calls in 10 seconds', () => {
  for (const name of ['queue/14-burst', 'queue/14-burst/json', 'queue/14-burst/useful']) {
    test(name, ({ assert }) => {
      const witness = new Witness().see(eventsOf(name))
      const outcomes = Map.groupBy(witness.calls.values(), (call) => call.outcome)
      const counted = Object.fromEntries([...outcomes].map(([key, calls]) => [key, calls.length]))
      const bridges = readTrace(name).listed.filter((cells) => cells[1] === 'CHANNEL_BRIDGE').length
      assert.equal(witness.calls.size, 100)
      assert.equal(counted.answered, bridges)
      assert.equal(counted.abandoned_in_queue + counted.abandoned_ringing, 100 - bridges)
      assert.isTrue([...witness.ends.values()].every((count) => count === 1))
      assert.deepInclude(witness.model.size, { calls: 0, channels: 0 })
    })
  }

  test('three connections saw the same calls', ({ assert }) => {
    const [one, other, third] = ['', '/json', '/useful'].map((tag) =>
      new Witness()
        .see(eventsOf(`queue/14-burst${tag}`))
        .lines()
        .sort()
    )
    assert.deepEqual(one, other)
    assert.deepEqual(one, third)
  })
})

test.group('Events told again', () => {
  test('every recording twice: nothing is said the second time', ({ assert }) => {
    for (const name of Object.keys(EXPECTED)) {
      const witness = new Witness().see(subscribed(name))
      const open = [...witness.calls.values()].some((call) => call.stage !== 'ended')
      const before = witness.changes
      const lines = witness.lines()
      witness.see(subscribed(name))
      assert.deepEqual(witness.lines(), lines, name)
      if (!open) assert.equal(witness.changes, before, name)
    }
  })

  test('cut at every event, with the last ones told again after', ({ assert }) => {
    let cuts = 0
    for (const [name, lines] of Object.entries(EXPECTED)) {
      const events = subscribed(name)
      if (events.length > 90) continue
      const single = new Witness().see(events).changes
      for (let cut = 1; cut < events.length; cut++) {
        const again = 1 + (cut % 7)
        const witness = new Witness().see(events.slice(0, cut))
        witness.see(events.slice(Math.max(0, cut - again)))
        assert.deepEqual(witness.lines(), lines, `${name} cut at ${cut}, ${again} again`)
        assert.equal(witness.changes, single, `${name} cut at ${cut}`)
        cuts++
      }
    }
    assert.isAbove(cuts, 1_500)
  }).timeout(30_000)

  test('neighbours of different channels within 0.1 s told in the other order', ({ assert }) => {
    let swaps = 0
    for (const [name, lines] of Object.entries(EXPECTED)) {
      const events = subscribed(name)
      if (events.length > 90) continue
      for (let at = 1; at < events.length; at++) {
        const [one, other] = [events[at - 1], events[at]]
        if (one.uuid === other.uuid || one.uuid === '' || other.uuid === '') continue
        if (other.timestampUs - one.timestampUs > 100_000) continue
        if (one.name === 'CHANNEL_CREATE' && other.name === 'CHANNEL_CREATE') continue
        const swapped = events.toSpliced(at - 1, 2, other, one)
        const witness = new Witness().see(swapped)
        assert.sameMembers(witness.lines(), lines, `${name} at ${at}`)
        swaps++
      }
    }
    assert.isAbove(swaps, 300)
  })
})
