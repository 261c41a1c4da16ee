import { test } from '@japa/runner'
import { ORDER_LINE, withRules } from './given_floor.ts'
import { ANSWERS, GivenSwitch } from './given_switch.ts'
import { soundsFor } from '../../../telephony/acd/announcer.ts'
import { NO_SERVICE } from '../../../telephony/acd/line_service.ts'
import { WaitEstimate } from '../../../telephony/acd/wait_estimate.ts'
import type { LineService } from '../../../telephony/acd/line_service.ts'

const PROMPTS = new Map(
  ['position_1', 'position_2', 'position_3', 'position_more', 'wait_3', 'wait_more'].map((code) => [
    code,
    `/prompts/${code}.wav`,
  ])
)

function serve(given: GivenSwitch, service: Partial<LineService>): void {
  given.driver.serve(new Map([[21, { ...NO_SERVICE, ...service }]]), ['carrier'])
}

test.group('Driver: callers who are let go', (group) => {
  let given: GivenSwitch
  group.each.teardown(() => given.stop())

  test('full: hears why and is booked as without an agent', async ({ assert }) => {
    given = await GivenSwitch.start(ANSWERS, withRules({ maxWaiting: 1 }))
    serve(given, { fullPrompt: '/prompts/full.wav' })
    given.dials()
    await given.pass(500)
    const second = given.dials()
    const heard = given.heardBy(second)
    await given.until(() => given.ended.length > 0)
    assert.deepEqual(given.ended, [{ id: second, outcome: 'no_agent', agentId: null }])
    assert.equal(heard.at(-1), '/prompts/full.wav')
  })

  test('closed: hears why and is booked as out of hours', async ({ assert }) => {
    given = await GivenSwitch.start(ANSWERS, withRules({ openings: [] }))
    serve(given, { closedPrompt: '/prompts/closed.wav' })
    await given.ready(1)
    const caller = given.dials()
    const heard = given.heardBy(caller)
    await given.until(() => given.ended.length > 0)
    assert.deepEqual(given.ended, [{ id: caller, outcome: 'out_of_hours', agentId: null }])
    assert.equal(heard.at(-1), '/prompts/closed.wav')
    assert.equal(given.state(1), 'ready')
  })
})

test.group('Driver: callers who are told', (group) => {
  let given: GivenSwitch
  group.each.teardown(() => given.stop())

  const announcements = {
    prompts: PROMPTS,
    everySeconds: 20,
    position: true,
    expectedWait: false,
  }

  test('the place in line, every twenty seconds, between the music', async ({ assert }) => {
    given = await GivenSwitch.start()
    serve(given, { announcements })
    const callers = [given.dials(), given.dials()]
    const heard = callers.map((caller) => given.heardBy(caller))
    await given.pass(45_000)
    const spoken = heard.map((sounds) => sounds.filter((sound) => sound.startsWith('/prompts')))
    assert.deepEqual(spoken, [
      ['/prompts/position_1.wav', '/prompts/position_1.wav'],
      ['/prompts/position_2.wav', '/prompts/position_2.wav'],
    ])
    // Whoever waits is still offered at once, even while he hears a prompt.
    await given.pass(15_000, () => heard[0]!.filter((one) => one.startsWith('/p')).length === 3)
    await given.ready(1)
    await given.until(() => given.state(1) === 'on_call', 2000)
    assert.equal(given.truth(callers[0]!).agent, '1001')
  })

  test('nothing while a telephone rings for him', async ({ assert }) => {
    given = await GivenSwitch.start({ kind: 'desk' })
    serve(given, { announcements: { ...announcements, everySeconds: 2 } })
    await given.ready(1)
    const caller = given.dials()
    const heard = given.heardBy(caller)
    await given.until(() => given.phone(1).state === 'ringing')
    await given.pass(4500)
    assert.isEmpty(heard.filter((sound) => sound.startsWith('/prompts')))
  })

  test('place, wait and the key to be called back take turns', ({ assert }) => {
    const callback = { offerPrompt: '/prompts/press_1.wav', confirmPrompt: null, takenPrompt: null }
    const service = {
      ...NO_SERVICE,
      callback,
      announcements: { prompts: PROMPTS, everySeconds: 20, position: true, expectedWait: true },
    }
    assert.deepEqual(soundsFor(service, 3, 200), [
      '/prompts/position_3.wav',
      '/prompts/wait_3.wav',
      '/prompts/press_1.wav',
    ])
    assert.deepEqual(soundsFor(service, 21, 2000), [
      '/prompts/position_more.wav',
      '/prompts/wait_more.wav',
      '/prompts/press_1.wav',
    ])
    assert.deepEqual(soundsFor(service, 1, null), [
      '/prompts/position_1.wav',
      '/prompts/press_1.wav',
    ])
  })

  test('the wait is the virtual wait of Erlang-A, learned from the line', ({ assert }) => {
    const estimate = new WaitEstimate()
    assert.isNull(estimate.seconds(0, 0))
    // Ten agents, 100 s a call, patience 200 s: μ = 0.01, θ = 0.005.
    for (let call = 0; call < 2000; call++) {
      estimate.sawHandled(100)
      estimate.sawWait(100, call % 2 === 0)
    }
    let expected = 0
    for (let one = 0; one <= 20; one++) expected += 1 / (10 * 0.01 + one * 0.005)
    assert.closeTo(estimate.seconds(20, 10)!, expected, expected * 0.02)
    assert.isBelow(estimate.seconds(20, 20)!, expected)
  })
})

test.group('Driver: called back in turn', (group) => {
  let given: GivenSwitch
  group.each.teardown(() => given.stop())

  const callback = {
    offerPrompt: null,
    confirmPrompt: '/prompts/confirm.wav',
    takenPrompt: '/prompts/taken.wav',
  }

  test('presses 1 twice, hangs up, keeps the place, is dialled in turn', async ({ assert }) => {
    given = await GivenSwitch.start()
    serve(given, { callback })
    const caller = given.dials({ rating: '1' })
    const arrivedAt = given.clock.now()
    await given.pass(5000)
    const other = given.dials()
    await given.pass(500)
    given.presses(caller, '1')
    await given.until(() => given.ended.length > 0)
    assert.deepEqual(given.ended, [{ id: caller, outcome: 'callback_taken', agentId: null }])
    assert.lengthOf(given.placesKept, 1)
    const [place] = given.placesKept
    assert.closeTo(place!.arrivedAt, arrivedAt, 200)
    assert.equal(place!.number, '13800000000')

    const customer = place!.number
    given.simulator.simulation.network.script(customer, {
      outcome: 'answer',
      answerMs: 2000,
      talkMs: 5000,
    })
    given.driver.queueCallback({ ...place!, callbackId: '7' })
    await given.ready(1)
    await given.until(() => given.callbacksTried.length > 0)
    assert.equal(given.state(1), 'on_call')
    assert.deepEqual(
      given.callbacksTried.map(({ callbackId, result }) => [callbackId, result]),
      [['7', 'reached']]
    )
    assert.isNull(given.truth(other).bridgedAt)
    const { callId } = given.callbacksTried[0]!
    await given.until(() => given.state(1) === 'wrap_up')
    await given.until(() => given.ended.some((one) => one.id === callId))
    assert.equal(given.ended.find((one) => one.id === callId)?.outcome, 'answered')
    await given.until(() => given.truth(other).bridgedAt !== null)
  })

  test('presses 1 and then nothing more: waits on, at the old place', async ({ assert }) => {
    given = await GivenSwitch.start()
    serve(given, { callback })
    const first = given.dials({ rating: '5' })
    await given.pass(2000)
    const second = given.dials()
    await given.pass(500)
    given.presses(first, '1')
    await given.until(() => given.variable(first, 'spotline_state') === 'asked')
    await given.until(() => given.variable(first, 'spotline_state') === 'waiting')
    await given.ready(1)
    await given.until(() => given.state(1) === 'on_call')
    assert.equal(given.truth(first).agent, '1001')
    assert.isNull(given.truth(second).bridgedAt)
    assert.isEmpty(given.placesKept)
  })

  test('no offer reaches him while he is asked', async ({ assert }) => {
    given = await GivenSwitch.start()
    serve(given, { callback })
    const first = given.dials({ rating: '1' })
    await given.pass(500)
    given.presses(first, '1')
    await given.until(() => given.variable(first, 'spotline_state') === 'asked')
    await given.ready(1)
    await given.until(() => given.ended.length > 0)
    assert.equal(given.ended[0]!.outcome, 'callback_taken')
    assert.equal(given.state(1), 'ready')
  })

  test('the key does nothing in a line that calls nobody back', async ({ assert }) => {
    given = await GivenSwitch.start()
    const caller = given.dials()
    await given.pass(500)
    given.presses(caller, '1')
    await given.pass(5000)
    assert.equal(given.variable(caller, 'spotline_state'), 'waiting')
  })

  test('the customer does not answer: unreached, the agent works on', async ({ assert }) => {
    given = await GivenSwitch.start()
    serve(given, {})
    const number = '13900000009'
    given.simulator.simulation.network.script(number, {
      outcome: 'busy',
      answerMs: 0,
      talkMs: null,
    })
    await given.ready(1)
    const place = { number, serviceNumber: ORDER_LINE, score: 0, arrivedAt: given.driver.now() }
    given.driver.queueCallback({ ...place, callbackId: '8' })
    await given.until(() => given.callbacksTried.length > 0)
    assert.equal(given.callbacksTried[0]!.result, 'unreached')
    await given.until(() => given.state(1) === 'ready')
  })

  test('the telephone is not registered any more: the agent is, with the reason, not ready', async ({
    assert,
  }) => {
    given = await GivenSwitch.start()
    serve(given, {})
    await given.ready(1, 2)
    // The word of it is on its way.
    given.phone(1).behaviour = { kind: 'unregistered' }
    const place = { number: '13900000009', serviceNumber: ORDER_LINE, score: 0 }
    given.driver.queueCallback({ ...place, arrivedAt: given.driver.now(), callbackId: '9' })
    await given.until(() => given.state(2) === 'on_call' || given.callbacksTried.length > 0)
    assert.equal(given.state(1), 'not_ready(device)')
  })
})

test.group('Driver: who calls', (group) => {
  let given: GivenSwitch
  group.each.teardown(() => given.stop())

  test('each new caller is told once, for a look-up', async ({ assert }) => {
    given = await GivenSwitch.start({ ...ANSWERS, busy: 1 })
    await given.ready(1)
    const caller = given.dials()
    await given.pass(3000)
    assert.deepEqual(given.arrived, [{ callerUuid: caller, number: '13800000000' }])
  })

  test('a buyer who calls again passes by who came before', async ({ assert }) => {
    given = await GivenSwitch.start()
    const first = given.dials()
    await given.pass(1000)
    const buyer = given.dials()
    await given.pass(1000)
    given.driver.recognise(buyer, 120, null)
    await given.ready(1)
    await given.until(() => given.state(1) === 'on_call')
    assert.equal(given.truth(buyer).agent, '1001')
    assert.isNull(given.truth(first).bridgedAt)
  })
})
