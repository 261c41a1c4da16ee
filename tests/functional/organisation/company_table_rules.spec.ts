import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeRegions } from '#database/factories/customers'
import { makeProduct, makeWarehouse } from '#database/factories/products'
import {
  digits,
  enter,
  SAMPLES,
  stamps,
  stored,
  word,
} from '#tests/functional/organisation/company_samples'
import { givenDepartment, givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { ask } from '#tests/support/visit'

test.group('Rules of single tables', (group) => {
  givenRollback(group)

  test('a department is no part of itself, directly or in a circle', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const top = await givenDepartment('总部')
    const part = await givenDepartment('分部')
    const put = (id: number, code: string, parentId: number) =>
      ask(client, 'put', `/system/departments/${id}`, {
        as: admin,
        body: { code, name: '部', parentId },
      })
    assert.equal((await put(top.id, top.code, top.id)).body().field, 'parentId')
    assert.equal((await put(part.id, part.code, top.id)).status(), 200)
    assert.equal((await put(top.id, top.code, part.id)).body().field, 'parentId')
  })

  test('a group keeps its levels, their numbers change places, members are set as a whole', async ({
    client,
    assert,
  }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const agents = [
      await givenEmployee({ agentNumber: digits() }),
      await givenEmployee({ agentNumber: digits() }),
    ]
    const [one, other] = [digits(), digits()]
    const body = {
      name: '接线组',
      wrapUpSeconds: 20,
      ringSeconds: 15,
      maxNoAnswer: 1,
      levels: [
        { code: one, members: [agents[1]!.id, agents[0]!.id] },
        { code: other, members: [agents[1]!.id] },
      ],
    }
    const made = await ask(client, 'post', '/system/acd-groups', { as: admin, body })
    const { id } = made.body()
    const levels = async () =>
      db.from('acd_group_levels').where('acd_group_id', id).orderBy('level').select('id', 'code')
    const before = await levels()
    assert.deepEqual(
      before.map(({ code }) => code),
      [one, other]
    )
    const swapped = [
      { code: other, members: [] },
      { code: one, members: [agents[0]!.id] },
    ]
    const changed = await ask(client, 'put', `/system/acd-groups/${id}`, {
      as: admin,
      body: { ...body, levels: swapped, version: 1 },
    })
    assert.equal(changed.status(), 200)
    const after = await levels()
    assert.deepEqual(
      after,
      before.map((level, index) => ({ id: level.id, code: swapped[index]!.code }))
    )
    const renumbered = await stored('acd-groups', id)
    assert.equal(renumbered.code, other)
    const members = await db
      .from('acd_group_members')
      .whereIn(
        'acd_group_level_id',
        after.map((level) => level.id)
      )
      .select('employee_id')
    assert.deepEqual(members, [{ employee_id: agents[0]!.id }])

    const shorter = await ask(client, 'put', `/system/acd-groups/${id}`, {
      as: admin,
      body: { ...body, levels: [{ code: other, members: [] }], version: 2 },
    })
    assert.equal(shorter.status(), 200)
    assert.lengthOf(await levels(), 1)
  })

  test('a level’s number belongs to one level of all groups, and answers need a telephone', async ({
    client,
    assert,
  }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const first = await enter(client, 'acd-groups', admin)
    const taken = (first.fields.levels as { code: string }[])[0]!.code
    const fields = await SAMPLES['acd-groups']!.fields()
    const post = (levels: unknown) =>
      ask(client, 'post', '/system/acd-groups', { as: admin, body: { ...fields, levels } })
    const clash = await post([
      { code: digits(), members: [] },
      { code: taken, members: [] },
    ])
    assert.equal(clash.body().code, 'VALUE_TAKEN')
    assert.equal(clash.body().field, 'levels')
    const twice = digits()
    const doubled = await post([
      { code: twice, members: [] },
      { code: twice, members: [] },
    ])
    assert.equal(doubled.body().field, 'levels')
    const mute = await givenEmployee()
    const silent = await post([{ code: digits(), members: [mute.id] }])
    assert.equal(silent.body().field, 'levels')
  })

  test('what was recorded by a code keeps it; the program’s own words need no name', async ({
    client,
    assert,
  }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const { fields, id } = await enter(client, 'not-ready-reasons', admin)
    const recoded = await ask(client, 'put', `/system/not-ready-reasons/${id}`, {
      as: admin,
      body: { ...fields, code: word() },
    })
    assert.equal(recoded.body().field, 'code')
    await db
      .from('not_ready_reasons')
      .where('id', id)
      .update({ label_key: 'calls.reasons.break', name: null })
    const unnamed = await ask(client, 'put', `/system/not-ready-reasons/${id}`, {
      as: admin,
      body: { ...fields, name: null },
    })
    assert.equal(unnamed.status(), 200)
  })

  test('the company’s own names are told to the desk', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const reason = await enter(client, 'not-ready-reasons', admin)
    const disposition = await enter(client, 'dispositions', admin)
    const agent = await givenEmployee()
    const words = await ask(client, 'get', '/calls/words', { as: agent })
    assert.equal(words.body().reasons[String(reason.fields.code)], '交接班')
    assert.equal(words.body().dispositions[String(disposition.fields.code)], '转售后')
  })

  test('only an objection has what the customer says', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const post = (body: Record<string, unknown>) =>
      ask(client, 'post', '/system/service-phrases', {
        as: admin,
        body: { content: '您好', position: 1, ...body },
      })
    assert.equal((await post({ stage: 'objection' })).body().field, 'trigger')
    const made = await post({ stage: 'opening', trigger: '太贵了' })
    assert.isNull((await stored('service-phrases', made.body().id)).trigger)
  })

  test('numbers of a range are spent for ever, and ranges of a carrier lie apart', async ({
    client,
    assert,
  }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const { fields, id } = await enter(client, 'waybill-ranges', admin)
    await db.from('waybill_number_ranges').where('id', id).update({ next_serial: 500 })
    const back = await ask(client, 'put', `/system/waybill-ranges/${id}`, {
      as: admin,
      body: { ...fields, nextSerial: 499 },
    })
    assert.equal(back.body().field, 'nextSerial')
    const over = await ask(client, 'post', '/system/waybill-ranges', {
      as: admin,
      body: { ...fields, nextSerial: 999, lastSerial: 2000 },
    })
    assert.equal(over.body().field, 'nextSerial')
    const beside = await ask(client, 'post', '/system/waybill-ranges', {
      as: admin,
      body: { ...fields, nextSerial: 1000, lastSerial: 2000 },
    })
    assert.equal(beside.status(), 201)
  })

  test('there is one default delivery method, and it is in use', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const post = async (patch: Record<string, unknown>) =>
      ask(client, 'post', '/system/delivery-methods', {
        as: admin,
        body: { ...(await SAMPLES['delivery-methods']!.fields()), ...patch },
      })
    assert.equal((await post({ isDefault: true, active: false })).body().field, 'active')
    const { id: first } = (await post({ isDefault: true })).body()
    const { id: second } = (await post({ isDefault: true })).body()
    const defaults = await db.from('delivery_methods').where('is_default', true).select('id')
    assert.deepEqual(defaults, [{ id: second }])
    assert.equal((await stored('delivery-methods', first)).is_default, 0)
    const method = await stored('delivery-methods', second)
    const undone = await ask(client, 'put', `/system/delivery-methods/${second}`, {
      as: admin,
      body: { ...(await SAMPLES['delivery-methods']!.fields()), code: method.code },
    })
    assert.equal(undone.body().field, 'isDefault')
  })

  test('a warehouse that orders hold goods in stays open', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const warehouseId = await makeWarehouse()
    const productId = await makeProduct({ name: '足浴盆', priceFen: 1, floorFen: 1 })
    await db
      .table('stock_levels')
      .insert({ product_id: productId, warehouse_id: warehouseId, on_hand: 2, reserved: 1 })
    const response = await ask(client, 'put', `/system/warehouses/${warehouseId}`, {
      as: admin,
      body: { code: word(), name: '仓', active: false },
    })
    assert.equal(response.body().field, 'active')
  })

  test('the warehouses of a province stand in the order that they were given', async ({
    client,
    assert,
  }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const { provinceId } = await makeRegions()
    const warehouses = [await makeWarehouse(), await makeWarehouse()]
    const path = `/system/region-warehouses/${provinceId}`
    for (const order of [warehouses, [...warehouses].reverse()]) {
      const response = await ask(client, 'put', path, {
        as: admin,
        body: { warehouses: order, version: 1 },
      })
      assert.equal(response.status(), 200)
      const rows = await db
        .from('region_warehouses')
        .where('region_id', provinceId)
        .orderBy('position')
        .select('warehouse_id as id')
      assert.deepEqual(
        rows.map(({ id }) => id),
        order
      )
    }
    const trail = await db
      .from('audit_entries')
      .where({ subject_type: 'region', subject_id: String(provinceId) })
    assert.lengthOf(trail, 2)
    const none = await ask(client, 'put', path, { as: admin, body: { warehouses: [] } })
    assert.equal(none.status(), 422)
    const unknown = await ask(client, 'put', path, {
      as: admin,
      body: { warehouses: [2147483647] },
    })
    assert.equal(unknown.body().field, 'warehouses')
  })

  test('the digits of a number with placements stay', async ({ client, assert }) => {
    const admin = await givenEmployee({ role: 'super_admin' })
    const { fields, id } = await enter(client, 'service-numbers', admin)
    const channel = await enter(client, 'channels', admin)
    await db.table('placements').insert({
      channel_id: channel.id,
      product_id: await makeProduct({ name: '足浴盆', priceFen: 1, floorFen: 1 }),
      service_number_id: id,
      starts_at: new Date(),
      duration_s: 60,
      cost_fen: 0,
      ...stamps(),
    })
    const response = await ask(client, 'put', `/system/service-numbers/${id}`, {
      as: admin,
      body: { ...fields, number: `400${digits()}1` },
    })
    assert.equal(response.body().field, 'number')
  })
})
