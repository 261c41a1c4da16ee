import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeCustomer, makeRegions, newMobile } from '#database/factories/customers'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'

const rowOf = (id: number) => db.from('customers').where('id', id).firstOrFail()
const numbersOf = async (id: number): Promise<string[]> => {
  const rows = await db.from('customer_phones').where('customer_id', id).orderBy('position')
  return rows.map(({ number }) => number)
}

test.group('The customer’s file on the desk (A15, C09)', (group) => {
  givenRollback(group)

  test('everything on the card can be changed and stays; the first number is not touched', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const [first, second] = [newMobile(), newMobile()]
    const { districtId } = await makeRegions()
    const { id } = await makeCustomer(agent, { phones: [first] })
    const { version } = await rowOf(id)
    const saved = await ask(client, 'patch', `/desk/customers/${id}`, {
      as: agent,
      body: {
        version,
        name: ' 马建国 ',
        gender: 'male',
        birthYear: 1957,
        secondPhone: ` +86 ${second} `,
        regionId: districtId,
        address: '文化东路 88 号',
        endUserName: '马小明',
        endUserSchool: '历下实验小学',
        remark: '下午打',
      },
    })
    saved.assertStatus(200)
    assert.deepEqual(saved.body(), { version: version + 1 })
    assert.containSubset(await rowOf(id), {
      name: '马建国',
      gender: 'male',
      birth_year: 1957,
      end_user_name: '马小明',
      end_user_school: '历下实验小学',
      remark: '下午打',
    })
    assert.deepEqual(await numbersOf(id), [first, second])
    const card = await ask(client, 'get', `/desk/customers/${id}`, { as: agent })
    assert.containSubset(card.body().customer, {
      endUserName: '马小明',
      endUserSchool: '历下实验小学',
      address: { regionId: districtId, detail: '文化东路 88 号' },
    })
  })

  test('numbers that are not sent stay; an empty second one goes, a third moves up', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const phones = [newMobile(), newMobile(), newMobile()]
    const { id } = await makeCustomer(agent, { phones })
    const edit = async (fields: object) => {
      const { version } = await rowOf(id)
      const body = { version, name: '马建华', ...fields }
      return ask(client, 'patch', `/desk/customers/${id}`, { as: agent, body })
    }
    const kept = await edit({ remark: '只改备注' })
    kept.assertStatus(200)
    assert.deepEqual(await numbersOf(id), phones)
    const taken = await edit({ secondPhone: null })
    taken.assertStatus(200)
    assert.deepEqual(await numbersOf(id), [phones[0], phones[2]])
  })

  test('a second number that is somebody’s is refused beside its field and says whose', async ({
    client,
    assert,
  }) => {
    const agent = await givenEmployee()
    const number = newMobile()
    const other = await makeCustomer(agent, { phones: [number], name: '李建国' })
    const { id } = await makeCustomer(agent)
    const { version } = await rowOf(id)
    const refused = await ask(client, 'patch', `/desk/customers/${id}`, {
      as: agent,
      body: { version, name: '马建华', secondPhone: number },
    })
    refused.assertStatus(409)
    assert.containSubset(refused.body(), {
      code: 'PHONE_TAKEN',
      field: 'phones.1',
      customer: { id: other.id, name: '李建国' },
    })
    assert.containSubset(await rowOf(id), { version })
  })

  test('an older version is refused and told what stands there now, who saved and when', async ({
    client,
    assert,
  }) => {
    const [agent, other] = [await givenEmployee(), await givenEmployee()]
    const { id } = await makeCustomer(agent, { address: '旧址 1 号' })
    const { version } = await rowOf(id)
    const edit = (as: typeof agent, fields: object) =>
      ask(client, 'patch', `/desk/customers/${id}`, {
        as,
        body: { version, name: '马建华', ...fields },
      })
    const first = await edit(other, { remark: '他们的', address: '新址 2 号', birthYear: 1960 })
    first.assertStatus(200)
    const stale = await edit(agent, { remark: '我的', address: '新址 3 号', birthYear: 1960 })
    stale.assertStatus(409)
    const answer = stale.body()
    assert.equal(answer.code, 'STALE_VERSION')
    assert.equal(answer.version, version + 1)
    assert.deepEqual(answer.changed, { remark: '他们的', address: '新址 2 号' })
    assert.equal(answer.by, other.name)
    assert.isFalse(Number.isNaN(Date.parse(answer.at)))
    assert.containSubset(await rowOf(id), { remark: '他们的' })
  })

  test('without the permission, for nobody, with hostile values', async ({ client, assert }) => {
    const agent = await givenEmployee()
    const { id } = await makeCustomer(agent)
    const body = { version: 1, name: '马建华' }
    const stranger = await givenEmployee({ role: 'warehouse' })
    const forbidden = await ask(client, 'patch', `/desk/customers/${id}`, { as: stranger, body })
    forbidden.assertStatus(403)
    const missing = await ask(client, 'patch', '/desk/customers/999999999', { as: agent, body })
    missing.assertStatus(404)
    const wrong = await ask(client, 'patch', `/desk/customers/${id}`, {
      as: agent,
      body: { version: 1, name: '', endUserSchool: '校'.repeat(81), birthYear: 'x' },
    })
    wrong.assertStatus(422)
    const fields = wrong.body().errors.map(({ field }: { field: string }) => field)
    assert.sameMembers(fields, ['name', 'endUserSchool', 'birthYear'])
  })
})
