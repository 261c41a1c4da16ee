import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeCustomer, makeRegions, newMobile } from '#database/factories/customers'
import { makeDepartment, makeEmployee } from '#database/factories/orders'
import type Employee from '#app/organisation/models/employee'
import { FindCustomersByPhone } from '#app/customers/queries/find_customers_by_phone'
import { ListCustomers } from '#app/customers/queries/list_customers'
import { LocateNumber } from '#app/customers/queries/locate_number'
import { AwardPoints } from '#app/customers/services/award_points'
import { RevealPhone } from '#app/customers/services/reveal_phone'
import { UpdateCustomer } from '#app/customers/services/update_customer'
import { refusal, refusalCode } from '#tests/support/refusal'

test.group('Customer files', (group) => {
  let agent: Employee
  group.setup(async () => {
    agent = await makeEmployee('agent', await makeDepartment())
  })

  test('the number is the day, the employee and a serial of that day', async ({ assert }) => {
    const first = await makeCustomer(agent)
    const second = await makeCustomer(agent)
    assert.match(first.customerNo, new RegExp(String.raw`^\d{8}${agent.staffNo}\d{4}$`))
    assert.equal(BigInt(second.customerNo) - BigInt(first.customerNo), 1n)
  })

  test('a number that exists is a duplicate, whatever the name, and tells whose it is', async ({
    assert,
  }) => {
    const phone = newMobile()
    const known = await makeCustomer(agent, { name: '陈国庆', phones: [phone] })
    const error = await refusal(() =>
      makeCustomer(agent, { name: '别人', phones: [null, `+86 ${phone}`] })
    )
    assert.equal(error.code, 'PHONE_TAKEN')
    assert.containSubset(error.details.customer, { id: known.id, name: '陈国庆' })
  })

  test('of ten registrations of one number at once, one is made', async ({ assert }) => {
    const phone = newMobile()
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => makeCustomer(agent, { phones: [phone] }))
    )
    const made = results.filter((result) => result.status === 'fulfilled')
    assert.lengthOf(made, 1)
    for (const result of results) {
      if (result.status === 'rejected') assert.equal(result.reason.code, 'PHONE_TAKEN')
    }
  })

  test('one telephone is enough, none is not, and it has to be one', async ({ assert }) => {
    assert.equal(
      await refusalCode(() => makeCustomer(agent, { phones: ['', null] })),
      'PHONE_MISSING'
    )
    const error = await refusal(() => makeCustomer(agent, { phones: ['', '12345'] }))
    assert.equal(error.code, 'PHONE_INVALID')
    assert.equal(error.field, 'phones.1')
  })

  test('numbers of the block list are refused, single and by range', async ({ assert }) => {
    const stamps = { created_at: new Date(), updated_at: new Date() }
    const range = { range_from: '17000000000', range_to: '17000000099' }
    const [id] = await db.table('blocked_numbers').insert({ ...range, ...stamps })
    assert.equal(
      await refusalCode(() => makeCustomer(agent, { phones: ['17000000050'] })),
      'PHONE_BLOCKED'
    )
    await db.from('blocked_numbers').where('id', id).delete()
  })

  test('a stale save is refused, a fresh one writes the audit', async ({ assert }) => {
    const { id } = await makeCustomer(agent)
    const save = (version: number, name: string) =>
      new UpdateCustomer().handle({ employeeId: agent.id, customerId: id, version, name })
    await save(1, '马建国')
    const error = await refusal(() => save(1, '马国'))
    assert.equal(error.code, 'STALE_VERSION')
    assert.deepEqual(error.details.changed, { name: '马建国' })
    const audits = await db
      .from('audit_entries')
      .where({ subject_type: 'customer', subject_id: id })
    assert.lengthOf(audits, 1)
  })

  test('the caller is found by the whole number first, else by its ending', async ({ assert }) => {
    const ending = String(Math.floor(Math.random() * 9_000_000) + 1_000_000)
    const landline = await makeCustomer(agent, { phones: [`0531${`2${ending}`.slice(0, 8)}`] })
    const find = (text: string) => new FindCustomersByPhone().handle(text)
    const exact = await find(`0531-${`2${ending}`.slice(0, 8)}`)
    assert.isTrue(exact.exact)
    assert.equal(exact.customers[0].id, landline.id)
    const without = await find(`2${ending}`.slice(0, 8))
    assert.isFalse(without.exact)
    assert.include(
      without.customers.map((customer) => customer.id),
      landline.id
    )
    const unknown = await find('19900000000')
    assert.deepEqual(unknown.customers, [])
  })

  test('a number tells where it is at home', async ({ assert }) => {
    const { cityId } = await makeRegions()
    const prefix = '1395310'
    await db.from('mobile_prefixes').where('prefix', prefix).delete()
    await db.table('mobile_prefixes').insert({ prefix, region_id: cityId, operator: '移动' })
    const found = await new LocateNumber().handle('13953107264')
    assert.containSubset(found, { regionId: cityId, region: '山东济南', operator: '移动' })
    assert.isNull(await new LocateNumber().handle('nonsense'))
  })

  test('points count once for a cause, and make the class', async ({ assert }) => {
    const { id } = await makeCustomer(agent)
    const award = () =>
      new AwardPoints().handle({
        customerId: id,
        points: 1000,
        reason: 'delivered',
        causeType: 'order',
        causeId: String(id),
      })
    await award()
    await award()
    const customer = await db.from('customers').where('id', id).firstOrFail()
    assert.containSubset(customer, { points: 1000, customer_class: 'B' })
  })

  test('a whole number is shown to its owner and to who may see all, and each look is logged', async ({
    assert,
  }) => {
    const phone = newMobile()
    const { id } = await makeCustomer(agent, { phones: [phone] })
    const colleague = await makeEmployee('agent', agent.departmentId)
    const look = (actor: Employee) =>
      new RevealPhone().handle({ actor, customerId: id, position: 1 })
    assert.equal(await refusalCode(() => look(colleague)), 'REVEAL_FORBIDDEN')
    const shown = await look(agent)
    assert.equal(shown.number, phone)
    const logged = await db
      .from('audit_entries')
      .where({ action: 'phones.reveal', subject_id: String(id), employee_id: agent.id })
    assert.lengthOf(logged, 1)
  })

  test('names and numbers by their beginning, both whole together, addresses anywhere', async ({
    assert,
  }) => {
    const owner = await makeEmployee('agent', agent.departmentId)
    const phone = newMobile()
    const { id } = await makeCustomer(owner, {
      name: '王建国',
      phones: [phone],
      address: '泺源大街 1 号',
    })
    const found = async (query: Record<string, string>) => {
      const page = await new ListCustomers().handle({ owner: String(owner.id), ...query })
      return page.rows.map((row) => row.id)
    }
    for (const name of ['王建国', '王建', '王']) assert.deepEqual(await found({ name }), [id])
    for (const name of ['建', '国', '建国']) assert.deepEqual(await found({ name }), [])
    assert.deepEqual(await found({ phone: phone.slice(0, 8) }), [id])
    assert.deepEqual(await found({ phone: phone.slice(1) }), [])
    assert.deepEqual(await found({ q: '王建国' }), [id])
    assert.deepEqual(await found({ q: '王建' }), [])
    assert.deepEqual(await found({ q: phone }), [id])
    assert.deepEqual(await found({ address: '源大街' }), [id])
    assert.deepEqual(await found({ sent: '1' }), [])
  })
})
