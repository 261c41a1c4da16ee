import { test } from '@japa/runner'
import { existsSync } from 'node:fs'
import db from '@adonisjs/lucid/services/db'
import { ManualClock } from '#core/clock'
import { storagePath } from '#core/storage'
import { ROLES } from '#app/organisation/permissions'
import { ExpiredRecordings } from '#app/calls/queries/expired_recordings'
import { ReadRecordingRules } from '#app/calls/queries/read_recording_rules'
import type { ShownRecordingPolicy } from '#app/calls/queries/show_recording_policy'
import { DEFAULT_RETENTION } from '#app/calls/retention'
import { ApplyRetention } from '#app/calls/services/apply_retention'
import { PrepareRecordings } from '#app/calls/services/prepare_recordings'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'
import { givenRecording, givenRecordingsFolder } from '#tests/functional/calls/given_recording'

const NOW = '2026-03-01T00:00:00Z'
const clock = new ManualClock(NOW)
const stateOf = async (id: number) => {
  const row = await db.from('recordings').where('id', id).first()
  return row.state as string
}

test.group('Recordings: how long they are kept', (group) => {
  givenRollback(group)
  let given: Awaited<ReturnType<typeof givenRecordingsFolder>>
  group.each.setup(async () => {
    given = await givenRecordingsFolder()
    await db
      .from('recordings')
      .where('state', 'ready')
      .update({ state: 'missing', held_at: new Date() })
    return () => given.remove()
  })

  /** One of each class, all recorded 55 days before `NOW`. */
  async function givenOnes() {
    const ids: Record<string, { id: number; file: string }> = {}
    for (const type of ['sale', 'enquiry', 'invalid', null] as const) {
      ids[type ?? 'other'] = await givenRecording({ folder: given.folder, call: { type } })
    }
    await new PrepareRecordings().handle()
    return ids
  }

  test('what is due is shown beforehand, then deleted: file, waveform, and the row says so', async ({
    assert,
  }) => {
    const ones = await givenOnes()
    const expired = new ExpiredRecordings(DEFAULT_RETENTION, new Date(NOW))
    assert.deepEqual(
      (await expired.count()).map(({ class: name, count, bytes }) => [name, count, bytes]),
      [
        ['sale', 0, 0],
        ['enquiry', 0, 0],
        ['invalid', 1, 160_044],
        ['other', 0, 0],
        ['message', 0, 0],
      ]
    )
    assert.isTrue(existsSync(ones.invalid.file), 'a look deletes nothing')
    assert.deepEqual(await new ApplyRetention(clock).handle(), { age: 1, space: 0 })
    assert.isFalse(existsSync(ones.invalid.file))
    assert.isFalse(existsSync(storagePath(`recording-peaks/${ones.invalid.id}.json`)))
    const row = await db.from('recordings').where('id', ones.invalid.id).first()
    assert.include(row, { state: 'deleted', deleted_for: 'age' })
    for (const name of ['sale', 'enquiry', 'other']) {
      assert.equal(await stateOf(ones[name].id), 'ready')
      assert.isTrue(existsSync(ones[name].file))
    }
    assert.deepEqual(await new ApplyRetention(clock).handle(), { age: 0, space: 0 })
  })

  test('a hold goes before age and before want of space', async ({ assert }) => {
    const ones = await givenOnes()
    const keeper = await givenEmployee({ role: 'manager' })
    const held = [ones.invalid.id, ones.sale.id]
    await db
      .from('recordings')
      .whereIn('id', held)
      .update({ held_at: new Date(), held_by: keeper.id })
    await db.table('settings').insert({
      key: 'recordings_budget_gb',
      value: JSON.stringify(0.000_1),
      updated_at: new Date(),
    })
    assert.deepEqual(await new ApplyRetention(clock).handle(), { age: 0, space: 2 })
    for (const id of held) assert.equal(await stateOf(id), 'ready')
    assert.equal(await stateOf(ones.enquiry.id), 'deleted')
  })

  test('the page saves rules, agents and days, and only for who may', async ({
    client,
    assert,
  }) => {
    const manager = await givenEmployee({ role: 'manager' })
    const agent = await givenEmployee({ role: 'agent' })
    const save = (body: Record<string, unknown>) =>
      ask(client, 'put', '/calls/recordings', { as: manager, body })
    const rules = [
      { direction: 'inbound', acdGroupId: null, percent: 40 },
      { direction: 'outbound', acdGroupId: null, percent: 0 },
    ]
    const retention = { sale: null, enquiry: 10, invalid: 1, other: 20, message: 30 }
    const good = { rules, unrecorded: [agent.id], retention }
    const wrongs = [
      { ...good, rules: [{ ...rules[0], percent: 101 }] },
      { ...good, unrecorded: [99_999_999] },
      { ...good, retention: { ...retention, sale: 0 } },
      { ...good, rules: [{ ...rules[0], acdGroupId: 99_999_999 }] },
    ]
    for (const wrong of wrongs) assert.equal((await save(wrong)).status(), 422)
    assert.equal((await save(good)).status(), 204)
    const inForce = await new ReadRecordingRules().handle()
    assert.equal(inForce.percents.get('inbound'), 40)
    assert.isTrue(inForce.unrecorded.has(agent.id))
    const page = await visit(client, '/calls/recordings', manager)
    const policy = page.inertiaProps.policy as ShownRecordingPolicy
    assert.deepEqual(
      policy.retention.map(({ days }) => days),
      [null, 10, 1, 20, 30]
    )
    assert.deepEqual(policy.rules.slice(0, 2), rules)
    assert.equal(policy.space!.state, 'enough')
    for (const role of ROLES) {
      const as = await givenEmployee({ role })
      const response = await ask(client, 'get', '/calls/recordings', { as })
      const expected = ['manager', 'super_admin'].includes(role) ? 200 : 403
      assert.equal(response.status(), expected, role)
    }
  })
})
