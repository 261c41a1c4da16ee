import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { NumberBlocked } from '#app/customers/queries/number_blocked'
import { SaveBlockedNumber } from '#app/customers/services/save_blocked_number'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask, visit } from '#tests/support/visit'

const BASE = '/system/telephony/blocked-numbers'

async function given(from: string, to?: string) {
  return (await new SaveBlockedNumber().handle({ id: null, employeeId: null, from, to })).id
}

test.group('The block list', (group) => {
  givenRollback(group)

  test('takes numbers as people type them, and ranges with both ends', async ({
    client,
    assert,
  }) => {
    const as = await givenEmployee({ role: 'super_admin' })
    const single = await ask(client, 'post', BASE, {
      as,
      body: { from: '+86 138-5310-7264', remark: '骚扰' },
    })
    single.assertStatus(201)
    await ask(client, 'post', BASE, { as, body: { from: '13900000000', to: '13900009999' } })
    const blocked = (number: string) => new NumberBlocked().handle(number)
    assert.isTrue(await blocked('13853107264'))
    assert.isFalse(await blocked('13853107265'))
    assert.isTrue(await blocked('13900000000'))
    assert.isTrue(await blocked('13900009999'))
    assert.isFalse(await blocked('13900010000'))
    assert.isFalse(await blocked('1390000'))
    const audit = await db
      .from('audit_entries')
      .where('action', 'blocked_numbers.create')
      .where('subject_id', String(single.body().id))
      .first()
    assert.equal(audit.employee_id, as.id)
  })

  test('refuses what is no number or no range, beside the field', async ({ client, assert }) => {
    const as = await givenEmployee({ role: 'super_admin' })
    await given('13811110000')
    const cases: [Record<string, string>, string][] = [
      [{ from: '1${x}' }, 'from'],
      [{ from: '12' }, 'from'],
      [{ from: '13811110000' }, 'from'],
      [{ from: '13900000000', to: '139' }, 'to'],
      [{ from: '13900000009', to: '13900000001' }, 'to'],
    ]
    for (const [body, field] of cases) {
      const response = await ask(client, 'post', BASE, { as, body })
      assert.equal(response.status(), 422, JSON.stringify(body))
      assert.equal(response.body().field, field, JSON.stringify(body))
    }
  })

  test('is searched by number, and a search finds the range that holds it', async ({
    client,
    assert,
  }) => {
    const as = await givenEmployee({ role: 'super_admin' })
    const range = await given('17000000000', '17099999999')
    await given('17100000000')
    const page = await visit(client, `${BASE}?q=17055551234`, as)
    const { rows } = (page.body() as { props: { rows: { id: number }[] } }).props
    assert.deepEqual(
      rows.map(({ id }) => id),
      [range]
    )
  })

  test('gives up one entry, the ticked ones, or all that a search finds but some', async ({
    client,
    assert,
  }) => {
    const as = await givenEmployee({ role: 'super_admin' })
    const ids = [
      await given('16600000001'),
      await given('16600000002'),
      await given('16600000003'),
      await given('16700000001'),
    ]
    const left = async () =>
      (await db.from('blocked_numbers').whereIn('id', ids).orderBy('id')).map((row) => row.id)
    const remove = (query: string, body: Record<string, unknown>) =>
      ask(client, 'post', `${BASE}/deletions${query}`, { as, body })
    await remove('', { all: false, keys: [ids[0]] })
    assert.deepEqual(await left(), ids.slice(1))
    await remove('?q=166', { all: true, keys: [ids[1]] })
    assert.deepEqual(await left(), [ids[1], ids[3]])
    const edited = await ask(client, 'put', `${BASE}/${ids[3]}`, {
      as,
      body: { from: '16700000009' },
    })
    edited.assertStatus(200)
    assert.isTrue(await new NumberBlocked().handle('16700000009'))
    assert.isFalse(await new NumberBlocked().handle('16700000001'))
  })
})
