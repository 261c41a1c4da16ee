import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Telephony } from '#app/calls/bridge/telephony'
import type { PhoneReply, PhoneRequest } from '#app/calls/phone_request'
import { PhoneOf } from '#app/calls/queries/phone_of'
import { SendPhoneRequest } from '#app/calls/services/send_phone_request'
import Employee from '#app/organisation/models/employee'
import { GiveWay } from '#database/demo/floor/give_way'
import { SwitchSimulator } from '#telephony/simulator/server'
import { forgetAgents } from '#tests/support/forget_agents'
import { givenDemoCompany } from '#tests/support/given_demo_company'

const PASSWORD = 'a password of the switch'
const DNIS = '4006105588'
const CALLER = '13853107264'

const byStaffNo = (staffNo: string) => Employee.findByOrFail('staffNo', staffNo)
const phoneOf = (employee: Employee) => new PhoneOf().handle(employee.id)
const idleSince = async (employee: Employee) => Date.parse((await phoneOf(employee)).since)

async function until(holds: () => Promise<boolean>) {
  while (!(await holds())) await pause(20)
}

async function done(request: PhoneRequest) {
  const reply = await new SendPhoneRequest().handle(request)
  if (!reply.ok) throw new Error(`${request.type} was refused: ${reply.refusal}`)
}

/** At the own extension, as soon as the telephony process has met the switch and its registrations. */
async function signIn({ id: employeeId, agentNumber }: Employee) {
  await until(async () => {
    const request = { type: 'sign_in' as const, employeeId, extension: agentNumber! }
    const reply = await new SendPhoneRequest().handle(request)
    return reply.ok
  })
}

/** Signs in and waits for calls, from an instant of its own on. */
async function waitForCalls(employee: Employee) {
  const { id: employeeId } = employee
  await signIn(employee)
  await done({ type: 'ready', employeeId })
  await until(async () => (await phoneOf(employee)).state === 'ready')
  await pause(5)
}

test.group('People who try the demo', (group) => {
  group.each.timeout(120_000)
  group.setup(givenDemoCompany)

  let simulator: SwitchSimulator
  let robots: Employee[]
  let visitor: Employee

  group.each.setup(async () => {
    await forgetAgents()
    robots = [await byStaffNo('000018'), await byStaffNo('000019')]
    visitor = await byStaffNo('000016')
    const extensions = [...robots, visitor].map((one) => one.agentNumber!)
    simulator = new SwitchSimulator({
      password: PASSWORD,
      extensions,
      behaviour: { kind: 'desk' },
      fallbackExtensions: extensions,
    })
    const port = await simulator.listen()
    const telephony = await Telephony.open({
      addresses: async () => [{ name: 'main', host: '127.0.0.1', port, password: PASSWORD }],
    })
    telephony.start()
    return async () => {
      await telephony.stop()
      await simulator.close()
    }
  })

  const recorded =
    (requests: PhoneRequest[]) =>
    (request: PhoneRequest): Promise<PhoneReply> => {
      requests.push(request)
      return new SendPhoneRequest().handle(request)
    }

  test('get the next call, although simulated agents have been idle longer', async ({ assert }) => {
    for (const one of [...robots, visitor]) await waitForCalls(one)
    const giveWay = new GiveWay(robots, [visitor])
    assert.equal(await giveWay.tick(), 1)
    await until(async () => {
      const robotsIdle = await Promise.all(robots.map(idleSince))
      return Math.min(...robotsIdle) > (await idleSince(visitor))
    })
    const states = await Promise.all(robots.map(async (one) => (await phoneOf(one)).state))
    assert.deepEqual(states, ['ready', 'ready'])

    simulator.simulation.callers.place({
      number: CALLER,
      dnis: DNIS,
      reason: 'test',
      patienceMs: 600_000,
      talkMs: null,
      rating: null,
      redials: 0,
      redialAfterMs: 30_000,
    })
    const ringing = async () => {
      const phones = await Promise.all([...robots, visitor].map(phoneOf))
      return phones.map((phone) => phone.state !== 'ready')
    }
    await until(async () => (await ringing()).includes(true))
    assert.deepEqual(await ringing(), [false, false, true])
  })

  test('move nobody twice, nor who came after them', async ({ assert }) => {
    const [early, late] = robots
    for (const one of [early, visitor, late]) await waitForCalls(one)
    const requests: PhoneRequest[] = []
    const giveWay = new GiveWay(robots, [visitor], recorded(requests))
    await giveWay.tick()
    assert.deepEqual(
      requests.map(({ type, employeeId }) => [type, employeeId]),
      [
        ['not_ready', early.id],
        ['ready', early.id],
      ]
    )
    await until(async () => (await idleSince(early)) > (await idleSince(visitor)))
    await giveWay.tick()
    assert.lengthOf(requests, 2)
  })

  test('change nothing while none of them waits', async ({ assert }) => {
    for (const one of robots) await waitForCalls(one)
    await signIn(visitor)
    const requests: PhoneRequest[] = []
    assert.equal(await new GiveWay(robots, [visitor], recorded(requests)).tick(), 0)
    assert.isEmpty(requests)
  })
})
