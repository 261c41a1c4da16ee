import { test } from '@japa/runner'
import { LeftAlone } from '#telephony/control/left_alone'
import { AnswerPhoneRequest } from '#app/calls/bridge/answer_phone_request'
import { Switchboard } from '#app/calls/bridge/switchboard'
import { PhoneBook } from '#app/calls/bridge/phone_book'
import type { PhoneReply, PhoneRequest } from '#app/calls/phone_request'
import { ANSWERS, DESK, GivenSwitch } from '#tests/telephony/acd/given_switch'

test.group('What an agent asks of the own call, on a switch', (group) => {
  let given: GivenSwitch
  let answer: AnswerPhoneRequest
  let phones: PhoneBook
  let caller: string

  group.each.setup(async () => {
    given = await GivenSwitch.start()
    const { driver, link, calls, clock } = given
    const leftAlone = new LeftAlone(link, calls, {
      monotonicMs: () => clock.now(),
      nowUs: () => clock.now() * 1000,
      after: (milliseconds, task) => {
        const timer = clock.after(milliseconds, task)
        return () => timer.cancel()
      },
    })
    driver.on('call', ({ change }) => leftAlone.takeChange(change))
    link.on('event', (event) => leftAlone.takeEvent(event))
    const switchboard = new Switchboard()
    switchboard.add({ name: 'main', driver, link, calls, leftAlone })
    answer = new AnswerPhoneRequest(switchboard)
    phones = new PhoneBook({ switchName: 'main', driver, calls, ringSeconds: () => undefined })
    await given.ready(1)
    caller = given.dials()
    await given.until(() => given.state(1) === 'on_call')
    await given.pass(500)
    return async () => {
      leftAlone.stop()
      await given.stop()
    }
  })

  async function asked(request: PhoneRequest): Promise<PhoneReply> {
    let reply: PhoneReply | null = null
    void answer.handle(request).then((one) => (reply = one))
    for (let turn = 0; turn < 400 && reply === null; turn++) {
      await given.pass(20)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return reply!
  }

  const shown = (agentId: number) => phones.snapshot(given.driver.dispatcher.agent(agentId)!)

  test('hold, mute and digits', async ({ assert }) => {
    for (const type of ['hold', 'unhold', 'mute', 'unmute'] as const) {
      assert.deepEqual(await asked({ type, employeeId: 1 }), { ok: true }, type)
      await given.pass(200)
      assert.equal(shown(1).held, type === 'hold', type)
      assert.equal(shown(1).muted, type === 'mute', type)
    }
    assert.deepEqual(await asked({ type: 'digits', employeeId: 1, digits: '1#' }), { ok: true })
  })

  test('who has no call can’t do anything with it', async ({ assert }) => {
    await given.ready(2)
    for (const request of [
      { type: 'hold' },
      { type: 'mute' },
      { type: 'digits', digits: '1' },
      { type: 'transfer', target: { kind: 'extension', number: '1003' } },
      { type: 'consult', extension: '1003' },
      { type: 'complete_consult' },
      { type: 'kick' },
    ] as const) {
      const reply = await asked({ ...request, employeeId: 2 } as PhoneRequest)
      assert.deepEqual(reply, { ok: false, refusal: 'no_call' }, request.type)
    }
    const reply = await asked({ type: 'complete_consult', employeeId: 1 })
    assert.deepEqual(reply, { ok: false, refusal: 'no_consult' })
  })

  test('a consultation as both telephones show it, and its transfer', async ({ assert }) => {
    await given.ready(2)
    given.phone(2).behaviour = DESK
    const request = { type: 'consult', employeeId: 1, extension: '1002' } as const
    assert.deepEqual(await asked(request), { ok: true })
    await given.pass(500)
    assert.deepEqual(shown(1).consult, { extension: '1002', answered: false })
    assert.equal(shown(2).state, 'ringing')
    assert.deepEqual(await asked({ type: 'complete_consult', employeeId: 1 }), {
      ok: false,
      refusal: 'telephone_silent',
    })
    assert.deepEqual(await asked({ type: 'answer', employeeId: 2 }), { ok: true })
    await given.pass(500)
    assert.deepEqual(shown(1).consult, { extension: '1002', answered: true })
    assert.equal(shown(2).state, 'on_call')
    // Whoever is asked has not got the customer yet.
    assert.deepEqual(await asked({ ...request, employeeId: 2, extension: '1003' }), {
      ok: false,
      refusal: 'not_allowed',
    })
    assert.deepEqual(await asked({ type: 'complete_consult', employeeId: 1 }), { ok: true })
    await given.pass(1000)
    assert.equal(shown(2).call?.id, caller)
    assert.equal(shown(1).state, 'wrap_up')
    assert.isNull(shown(1).consult)
  })

  test('a consultation that becomes a conference', async ({ assert }) => {
    await given.ready(2)
    await asked({ type: 'consult', employeeId: 1, extension: '1002' })
    await given.pass(1000)
    assert.deepEqual(await asked({ type: 'join_three', employeeId: 1 }), { ok: true })
    await given.pass(500)
    assert.deepEqual(shown(1).conference, ['1002'])
    assert.deepEqual(shown(2).conference, ['1001'])
  })

  test('neither the own telephone nor one that is not there is asked', async ({ assert }) => {
    const consult = { type: 'consult', employeeId: 1 } as const
    assert.deepEqual(await asked({ ...consult, extension: '1001' }), {
      ok: false,
      refusal: 'own_telephone',
    })
    assert.deepEqual(await asked({ ...consult, extension: '1099' }), {
      ok: false,
      refusal: 'extension_not_registered',
    })
    assert.equal(given.calls.get(caller)!.stage, 'talking')
  })

  test('click to dial rings the own telephone first, then the customer', async ({ assert }) => {
    await given.ready(2)
    given.phone(2).behaviour = DESK
    given.simulator.simulation.network.script('13912345678', {
      outcome: 'answer',
      answerMs: 300,
      talkMs: null,
    })
    const dial = {
      type: 'dial',
      employeeId: 2,
      number: '13912345678',
      outside: true,
      shownNumber: '4008001001',
      gateways: ['carrier'],
    } as const
    assert.deepEqual(await asked(dial), { ok: true })
    await given.pass(200)
    assert.equal(shown(2).state, 'ringing')
    assert.equal(shown(2).call?.direction, 'outbound')
    assert.deepEqual(await asked(dial), { ok: false, refusal: 'on_a_call' })
    await asked({ type: 'answer', employeeId: 2 })
    await given.pass(1000)
    assert.equal(shown(2).state, 'on_call')
    assert.isNotNull(shown(2).call?.answeredAt)
    assert.deepEqual(await asked({ type: 'hang_up', employeeId: 2 }), { ok: true })
    await given.until(() => given.state(2) === 'ready')
  })

  test('a supervisor listens, changes the mode, sends the customer elsewhere', async ({
    assert,
  }) => {
    await given.ready(3)
    const listen = { type: 'supervise', employeeId: 1, supervisorId: 3, mode: 'listen' } as const
    assert.deepEqual(await asked({ ...listen, supervisorId: 9 }), {
      ok: false,
      refusal: 'no_telephone',
    })
    assert.deepEqual(await asked(listen), { ok: true })
    await given.pass(1000)
    assert.equal(given.state(3), 'on_call')
    assert.deepEqual(await asked({ ...listen, mode: 'barge' }), { ok: true })
    await given.ready(2)
    const target = { kind: 'extension', number: '1002' } as const
    assert.deepEqual(await asked({ type: 'redirect', employeeId: 1, target }), { ok: true })
    await given.until(() => given.state(2) === 'on_call')
    await given.until(() => given.state(3) === 'ready')
  })

  test('a supervisor ends a call; one that rings is none', async ({ assert }) => {
    assert.deepEqual(await asked({ type: 'kick', employeeId: 1 }), { ok: true })
    await given.until(() => given.ended.length === 1)
    given.phone(2).behaviour = { ...ANSWERS, answerMs: [4000, 4000] }
    await given.ready(2)
    given.dials()
    await given.until(() => given.state(2) === 'ringing')
    const listen = { type: 'supervise', employeeId: 2, supervisorId: 3, mode: 'listen' } as const
    assert.deepEqual(await asked(listen), { ok: false, refusal: 'no_call' })
  })
})
