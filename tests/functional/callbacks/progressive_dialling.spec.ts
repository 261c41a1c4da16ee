import { setTimeout as pause } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ManualClock } from '#core/clock'
import { Telephony } from '#app/calls/bridge/telephony'
import { SendPhoneRequest } from '#app/calls/services/send_phone_request'
import { SaveBlockedNumber } from '#app/customers/services/save_blocked_number'
import Employee from '#app/organisation/models/employee'
import { DisposeContact } from '#app/callbacks/services/dispose_contact'
import { PaceCampaigns } from '#app/callbacks/services/pace_campaigns'
import { LoadTelephoneSystem } from '#database/demo/load_telephone_system'
import { makeCampaign } from '#database/factories/campaigns'
import { SwitchSimulator } from '#telephony/simulator/server'
import { givenDemoCompany } from '#tests/support/given_demo_company'

const PASSWORD = 'campaign'
const PATIENCE_MS = 60_000
const ANSWERS = ['13911110001', '13911110004']
const BUSY = '13911110002'
const NOBODY = '13911110003'
const BLOCKED = '13911110005'

async function until(what: string, holds: () => Promise<boolean>) {
  for (const end = Date.now() + PATIENCE_MS; !(await holds()); await pause(100)) {
    if (Date.now() > end) throw new Error(`${what} did not come about`)
  }
}

test.group('A progressive campaign on the switch', (group) => {
  group.each.setup(givenDemoCompany)

  test('dials one number for each agent who is free, and never more', async ({
    assert,
    cleanup,
  }) => {
    await new LoadTelephoneSystem().handle(new Date())
    const agents = await Employee.query().where('role', 'callback').orderBy('staff_no').limit(2)
    const extensions = agents.map((agent) => agent.agentNumber!)
    const simulator = new SwitchSimulator({
      password: PASSWORD,
      extensions,
      behaviour: {
        kind: 'robot',
        answerMs: [100, 200],
        talkMs: [600_000, 600_000],
        busy: 0,
        reject: 0,
        noAnswer: 0,
      },
    })
    const port = await simulator.listen()
    cleanup(() => simulator.close())
    const { network } = simulator.simulation
    for (const number of ANSWERS) {
      network.script(number, { outcome: 'answer', answerMs: 200, talkMs: 800 })
    }
    network.script(BUSY, { outcome: 'busy', answerMs: 0, talkMs: 0 })
    network.script(NOBODY, { outcome: 'unallocated', answerMs: 0, talkMs: 0 })
    network.script(BLOCKED, { outcome: 'answer', answerMs: 100, talkMs: 500 })
    const telephony = await Telephony.open({
      addresses: async () => [{ name: 'campaign', host: '127.0.0.1', port, password: PASSWORD }],
    })
    telephony.start()
    cleanup(() => telephony.stop())
    await until('the link', async () => telephony.switchboard.get('campaign')!.link.isUp)
    for (const agent of agents) {
      const extension = agent.agentNumber!
      const ask = (request: Parameters<SendPhoneRequest['handle']>[0]) =>
        new SendPhoneRequest().handle(request)
      await until('a signed in agent', async () => {
        const reply = await ask({ type: 'sign_in', employeeId: agent.id, extension })
        return reply.ok
      })
      const ready = await ask({ type: 'ready', employeeId: agent.id })
      assert.isTrue(ready.ok)
    }

    const chief = await Employee.findByOrFail('role', 'manager')
    const numbers = [...ANSWERS, BUSY, NOBODY, BLOCKED]
    const campaignId = await makeCampaign({ chief, members: agents, numbers, mode: 'progressive' })
    // After the list was drawn: only the moment of dialling can know of it.
    await new SaveBlockedNumber().handle({ id: null, employeeId: chief.id, from: BLOCKED })
    // Within its hours at any time of the day, and before any second attempt, which goes by the real time.
    const noon = DateTime.now().setZone('Asia/Shanghai').minus({ days: 1 }).set({ hour: 12 })
    const clock = new ManualClock(noon.toUTC())
    await db.from('campaign_contacts').update({ next_at: clock.now().toJSDate() })

    let most = 0
    const contacts = () => db.from('campaign_contacts').where('campaign_id', campaignId)
    await until('a result for every contact', async () => {
      await new PaceCampaigns(clock).handle()
      const rows = await contacts()
      const lines = rows.filter(({ state }) => ['dialling', 'talking'].includes(state)).length
      most = Math.max(most, lines)
      for (const row of rows.filter(({ state }) => state === 'reached')) {
        const { id: contactId, employee_id: employeeId } = row
        await new DisposeContact(clock).handle({ contactId, employeeId, disposition: '有意向' })
      }
      // The busy one waits for its second attempt.
      return rows.every(({ number, state, outcome }) =>
        number === BUSY
          ? outcome === 'busy' && state === 'pending'
          : ['done', 'unreached', 'blocked'].includes(state)
      )
    })
    const result = new Map((await contacts()).map((row) => [row.number, row.state]))
    for (const number of ANSWERS) assert.equal(result.get(number), 'done', number)
    assert.equal(result.get(NOBODY), 'unreached')
    assert.equal(result.get(BLOCKED), 'blocked')
    assert.isAtLeast(most, 1)
    assert.isAtMost(most, agents.length)
    const attempts = await db
      .from('campaign_attempts as a')
      .join('campaign_contacts as c', 'c.id', 'a.contact_id')
      .select('c.number', 'a.outcome', 'a.employee_id', 'a.call_id')
    assert.isFalse(attempts.some(({ number }) => number === BLOCKED))
    const calls = await db
      .from('calls')
      .whereIn(
        'id',
        attempts.map((one) => one.call_id)
      )
      .select('direction', 'ended_at')
    assert.lengthOf(calls, attempts.length)
    assert.isTrue(calls.every((call) => call.direction === 'outbound'))
    for (const agent of agents) {
      assert.equal(telephony.switchboard.agent(agent.id)?.state, 'ready')
    }
  }).timeout(120_000)
})
