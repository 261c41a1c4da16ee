import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { CloseLostSessions } from '#app/calls/services/close_lost_sessions'
import { RecordAgentState } from '#app/calls/services/record_agent_state'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 6, 0, seconds))

test.group('State log and sessions of an agent', (group) => {
  givenRollback(group)

  test('states follow each other without a gap, the session lasts from sign-in to sign-out', async ({
    assert,
  }) => {
    const { id: employeeId } = await givenEmployee()
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
    await tell('ready', 9)
    await tell('not_ready', 20, 'meal')
    await tell('signed_out', 50)
    await tell('signed_out', 51)

    const entries = await db
      .from('agent_state_entries')
      .where('employee_id', employeeId)
      .orderBy('id')
      .select('state', 'reason', 'started_at', 'ended_at')
    assert.deepEqual(
      entries.map((row) => [row.state, row.reason, row.started_at, row.ended_at]),
      [
        ['not_ready', 'signed_in', at(0), at(5)],
        ['ready', null, at(5), at(20)],
        ['not_ready', 'meal', at(20), at(50)],
      ]
    )
    const sessions = await db.from('agent_sessions').where('employee_id', employeeId)
    assert.deepEqual(
      sessions.map((row) => [row.extension, row.signed_in_at, row.signed_out_at]),
      [['8001', at(0), at(50)]]
    )
  })

  test('whoever a dead telephony process left signed in is signed out at its last moment', async ({
    assert,
  }) => {
    const lost = await givenEmployee()
    const kept = await givenEmployee()
    for (const { id: employeeId } of [lost, kept]) {
      const more = { extension: String(employeeId), reason: null, callId: null }
      await new RecordAgentState().handle({ employeeId, state: 'ready', at: at(5), ...more })
    }
    const others = await db.from('agent_sessions').whereNull('signed_out_at').select('employee_id')
    const signedIn = others.map((row) => row.employee_id).filter((id) => id !== lost.id)
    await new CloseLostSessions().handle({ signedIn, at: at(40) })
    const ends = async (id: number) => {
      const [entry] = await db.from('agent_state_entries').where('employee_id', id)
      const [session] = await db.from('agent_sessions').where('employee_id', id)
      return [entry.ended_at, session.signed_out_at]
    }
    assert.deepEqual(await ends(lost.id), [at(40), at(40)])
    assert.deepEqual(await ends(kept.id), [null, null])
  })
})
