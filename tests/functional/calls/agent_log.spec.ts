import { test } from '@japa/runner'
import { RecordAgentState } from '#app/calls/services/record_agent_state'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'

const at = (seconds: number) => new Date(Date.UTC(2031, 2, 6, 6, 0, seconds))
const DAY = 'days=2031-03-06..2031-03-06'

/** Signed in for a minute: 5 s just signed in, 25 s ready, 30 s at a meal. */
async function givenMinute(employeeId: number) {
  const tell = (state: string, seconds: number, reason: string | null = null) =>
    new RecordAgentState().handle({
      employeeId,
      extension: '8001',
      state,
      reason,
      callId: null,
      at: at(seconds),
    })
  await tell('not_ready', 0, 'signed_in')
  await tell('ready', 5)
  await tell('not_ready', 30, 'meal')
  await tell('signed_out', 60)
}

test.group('Log of agents', (group) => {
  givenRollback(group)

  test('states with their reasons and seconds, narrowed by agent and state, with totals', async ({
    client,
    assert,
  }) => {
    const manager = await givenEmployee({ role: 'super_admin' })
    const agent = await givenEmployee()
    await givenMinute(agent.id)
    await givenMinute((await givenEmployee()).id)
    const read = async (query: string) => {
      const page = await visit(
        client,
        `/calls/agent-log/states?${DAY}&agent=${agent.id}${query}`,
        manager
      )
      return page.body().props.entries
    }
    const all = await read('&sort=from')
    assert.deepEqual(
      all.rows.map((row: Record<string, unknown>) => [row.state, row.reason, row.seconds]),
      [
        ['not_ready', 'signed_in', 5],
        ['ready', null, 25],
        ['not_ready', 'meal', 30],
      ]
    )
    assert.deepEqual(all.totals, { entries: 3, seconds: 60 })
    assert.deepEqual((await read('&state=not_ready')).totals, { entries: 2, seconds: 35 })
  })

  test('sessions from sign-in to sign-out', async ({ client, assert }) => {
    const manager = await givenEmployee({ role: 'super_admin' })
    const agent = await givenEmployee()
    await givenMinute(agent.id)
    const page = await visit(client, `/calls/agent-log/sessions?${DAY}&agent=${agent.id}`, manager)
    const { rows, totals } = page.body().props.entries
    assert.deepEqual(
      rows.map((row: Record<string, unknown>) => [row.extension, row.from, row.to, row.seconds]),
      [['8001', at(0).toISOString(), at(60).toISOString(), 60]]
    )
    assert.deepEqual(totals, { entries: 1, seconds: 60 })
  })

  test('an agent may not look at it', async ({ client }) => {
    const agent = await givenEmployee({ role: 'agent' })
    const answer = await ask(client, 'get', '/calls/agent-log/states', { as: agent })
    answer.assertStatus(403)
  })
})
