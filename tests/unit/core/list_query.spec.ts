import fc from 'fast-check'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { defineList } from '#core/list_query'
import { escapeLike } from '#core/list_filters'

const list = defineList({
  sort: { number: 'orders.order_no', created: 'orders.created_at' },
  defaultSort: '-created',
  tieBreaker: 'orders.id',
  filters: {
    number: { rule: 'prefix', column: 'orders.order_no' },
    exact: { rule: 'exact', column: 'orders.order_no' },
    name: { rule: 'contains', column: ['customers.name', 'customers.remark'] },
    status: { rule: 'set', column: 'orders.status', values: ['draft', 'confirmed'] },
    customer: { rule: 'ids', column: 'orders.customer_id' },
    total: { rule: 'range', column: 'orders.total_fen' },
    created: { rule: 'days', column: 'orders.created_at' },
    hold: { rule: 'flag', column: 'orders.stock_hold' },
  },
})

const read = (query: Record<string, unknown>) => list.read(query)
const sql = (query: Record<string, unknown>) => {
  const state = read(query)
  const { sql: text, bindings } = list
    .order(list.filter(db.from('orders'), state), state)
    .toSQL()
    .toNative()
  return { text, bindings }
}

test.group('The state of a list in the URL', () => {
  test('is its own defaults when the URL says nothing', ({ assert }) => {
    assert.deepEqual(read({}), {
      page: 1,
      perPage: 50,
      sort: { by: 'created', descending: true },
      filters: {},
    })
  })

  test('is read in full', ({ assert }) => {
    const state = read({
      page: '3',
      perPage: '100',
      sort: 'number',
      number: '0709',
      name: ' 王 ',
      status: 'draft,confirmed,draft',
      customer: '5,7',
      total: '0..99800',
      created: '2026-07-01..2026-07-09',
      hold: '1',
    })
    assert.deepEqual(state, {
      page: 3,
      perPage: 100,
      sort: { by: 'number', descending: false },
      filters: {
        number: '0709',
        name: '王',
        status: ['draft', 'confirmed'],
        customer: [5, 7],
        total: { from: 0, to: 99800 },
        created: { from: '2026-07-01', to: '2026-07-09' },
        hold: true,
      },
    })
  })

  test('takes half-open ranges, one value for both ends, and commas', ({ assert }) => {
    assert.deepEqual(read({ total: '5..' }).filters.total, { from: 5, to: null })
    assert.deepEqual(read({ total: '..5' }).filters.total, { from: null, to: 5 })
    assert.deepEqual(read({ total: '5' }).filters.total, { from: 5, to: 5 })
    assert.deepEqual(read({ total: '-5,5' }).filters.total, { from: -5, to: 5 })
    assert.deepEqual(read({ total: ['1', '5'] }).filters.total, { from: 1, to: 5 })
  })

  const hostile: Record<string, unknown>[] = [
    { page: '0' },
    { page: '-1' },
    { page: '1e9' },
    { page: ['2', '3'] },
    { perPage: '0' },
    { perPage: 'all' },
    { sort: 'password' },
    { sort: 'orders.created_at' },
    { sort: '--created' },
    { sort: 'constructor' },
    { sort: '__proto__' },
    { sort: 'number; drop table orders' },
    { status: "draft' or '1'='1" },
    { status: { $ne: 'draft' } },
    { customer: '1 or 1=1' },
    { customer: '-1' },
    { total: '1..x' },
    { total: '1..2..3' },
    { total: '99999999999999999999' },
    { created: '2026-02-30..2026-03-01' },
    { created: 'yesterday' },
    { hold: 'true' },
    { number: '   ' },
    { number: { a: 'b' } },
    { unknown: 'x' },
    { toString: 'x' },
  ]
  for (const query of hostile) {
    test(`leaves out ${JSON.stringify(query)}`, ({ assert }) => {
      assert.deepEqual(read(query), read({}))
    })
  }

  test('stays within bounds', ({ assert }) => {
    assert.equal(read({ perPage: '999999' }).perPage, 200)
    assert.equal(read({ page: '999999999', perPage: '200' }).page, 500)
    assert.lengthOf(read({ number: 'x'.repeat(5000) }).filters.number as string, 100)
    const many = Array.from({ length: 5000 }, (_, index) => index + 1).join(',')
    assert.lengthOf(read({ customer: many }).filters.customer as number[], 100)
  })

  test('never throws, whatever is typed', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.anything()), fc.anything())
    const keys = fc.constantFrom('page', 'perPage', 'sort', 'number', 'status', 'total', 'created')
    fc.assert(
      fc.property(fc.dictionary(keys, value), (query) => {
        const { page, perPage } = read(query)
        sql(query)
        return page >= 1 && perPage >= 1 && perPage <= 200
      })
    )
  })
})

test.group('The query of a list', () => {
  test('binds every value and settles the order of equal rows', ({ assert }) => {
    const { text, bindings } = sql({
      number: "07'09",
      status: 'draft',
      total: '1..',
      sort: 'number',
    })
    assert.equal(
      text,
      'select * from `orders` where `orders`.`order_no` like ? and `orders`.`status` in (?) and ' +
        '`orders`.`total_fen` >= ? order by `orders`.`order_no` asc, `orders`.`id` asc'
    )
    assert.deepEqual(bindings, ["07'09%", 'draft', 1])
  })

  test('takes percent, underscore and backslash literally', ({ assert }) => {
    assert.equal(escapeLike('50%_\\'), '50\\%\\_\\\\')
    assert.deepEqual(sql({ number: '%' }).bindings, ['\\%%'])
  })

  test('looks in each column of a search', ({ assert }) => {
    const { text, bindings } = sql({ name: '王' })
    assert.include(text, '(`customers`.`name` like ? or `customers`.`remark` like ?)')
    assert.deepEqual(bindings, ['%王%', '%王%'])
  })

  test('turns business days into instants, the last day included', ({ assert }) => {
    const { text, bindings } = sql({ created: '2026-07-01..2026-07-09' })
    assert.include(text, '`orders`.`created_at` >= ? and `orders`.`created_at` < ?')
    assert.deepEqual(bindings, [new Date('2026-06-30T16:00:00Z'), new Date('2026-07-09T16:00:00Z')])
  })
})
