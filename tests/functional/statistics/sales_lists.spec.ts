import { readFile, rm } from 'node:fs/promises'
import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import { read, utils } from 'xlsx'
import db from '@adonisjs/lucid/services/db'
import { FakeQueue } from '#core/queue/fake_queue'
import { queue } from '#core/queue/queue'
import { storagePath } from '#core/storage'
import { ROLES, ROLE_PERMISSIONS } from '#app/organisation/permissions'
import { ListSales } from '#app/statistics/queries/sales_lists'
import type { SalesList } from '#app/statistics/sales_queries'
import { MakeSalesFile } from '#app/statistics/services/make_sales_file'
import { RequestSalesFile } from '#app/statistics/services/request_sales_file'
import {
  type Dispatch,
  makeConfirmed,
  makeDispatch,
  makePrinted,
} from '#database/factories/logistics'
import { makeChannel, makePlacement } from '#database/factories/media'
import {
  makeDeliveryMethod,
  makeDepartment,
  makeEmployee,
  makeOrder,
} from '#database/factories/orders'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { refusalCode } from '#tests/support/refusal'
import { ask, visit } from '#tests/support/visit'

test.group('The sales lists (S01, S03, S04)', (group) => {
  givenRollback(group)
  let dispatch: Dispatch
  group.each.setup(async () => {
    queue.swap(new FakeQueue())
    dispatch = await makeDispatch()
  })

  const own = (query: object = {}) => ({ department: String(dispatch.departmentId), ...query })
  const page = (list: SalesList, query: object = {}) => new ListSales().handle(list, own(query))
  const orders = async (list: SalesList, query: object = {}) =>
    (await page(list, query)).rows.map(({ orderId }) => orderId)
  const change = (orderId: number, fields: Record<string, unknown>) =>
    db.from('orders').where('id', orderId).update(fields)
  const file = async (list: SalesList, query: object = {}, headings = true) => {
    const fileId = await new RequestSalesFile().handle({
      employeeId: dispatch.lead.id,
      list,
      query: own(query),
      headings,
      locale: 'zh-CN',
      name: list,
    })
    await new MakeSalesFile().handle({ fileId })
    const { path } = await db.from('saved_files').where('id', fileId).firstOrFail()
    const book = read(await readFile(storagePath(path)))
    await rm(storagePath(path))
    return utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]], { header: 1 })
  }

  test('outbound has all that was confirmed and stands, and nothing else', async ({ assert }) => {
    const confirmed = await makeConfirmed(dispatch)
    const printed = await makePrinted(dispatch)
    const cancelled = await makeConfirmed(dispatch)
    await change(cancelled, { status: 'cancelled' })
    const { orderId: draft } = await makeOrder(dispatch)
    assert.sameMembers(await orders('outbound'), [confirmed, printed.orderId])
    assert.sameMembers(await orders('media'), [confirmed, printed.orderId, draft])
    const { totals, rows } = await page('outbound')
    assert.deepEqual(totals, { pieces: 4, amountFen: 107_200 })
    assert.equal(rows[0].goods, '足浴盆 TS-8 ×1；眼贴 30 片 ×1')
    assert.deepEqual(await orders('outbound', { days: '2020-01-01..2020-01-02' }), [])
  })

  test('waybills are there only when ticked before the search, voided ones never', async ({
    assert,
  }) => {
    const { orderId, waybillNo, shipmentId } = await makePrinted(dispatch)
    const told = async (query: object) => (await page('outbound', query)).rows[0].waybillNo
    assert.equal(await told({ waybill: '1' }), waybillNo)
    assert.isNull(await told({}))
    assert.include((await file('outbound', { waybill: '1' }))[0], '联号')
    assert.notInclude((await file('outbound'))[0], '联号')
    assert.notInclude((await file('outbound')).flat(), waybillNo)
    await db.from('shipments').where('id', shipmentId).update({ status: 'voided' })
    assert.isNull(await told({ waybill: '1' }))
    assert.deepEqual(await orders('outbound', { waybill: '1' }), [orderId])
  })

  test('the file has a title row only when that was ticked, and amounts as numbers', async ({
    assert,
  }) => {
    await makeConfirmed(dispatch)
    const titled = await file('outbound')
    const bare = await file('outbound', {}, false)
    assert.lengthOf(titled, 2)
    assert.deepEqual(titled.slice(1), bare)
    assert.equal(bare[0][titled[0].indexOf('金额 元')], 536)
    assert.equal(titled[0][0], '确认时间')
  })

  test('media: by channel or background, by salesperson, by delivery', async ({ assert }) => {
    const { id: channelId } = await makeChannel({ name: '东方卫视' })
    const { id: placementId } = await makePlacement({ channelId, startsAt: DateTime.utc() })
    const aired = await makeConfirmed(dispatch)
    await change(aired, { placement_id: placementId })
    const other = await makeConfirmed(dispatch)
    const { id: methodId } = await makeDeliveryMethod()
    const seller = await makeEmployee('agent', dispatch.departmentId)
    await change(other, {
      placement_id: null,
      delivery_method_id: methodId,
      employee_id: seller.id,
    })
    const channel = String(channelId)
    assert.deepEqual(await orders('media', { channel }), [aired])
    assert.deepEqual(await orders('media', { channel: '0' }), [other])
    assert.sameMembers(await orders('media', { channel: `0,${channel}` }), [aired, other])
    assert.deepEqual(await orders('media', { taker: seller.staffNo }), [other])
    assert.deepEqual(await orders('media', { method: String(methodId) }), [other])
    const [titles, ...rows] = await file('media', { sort: 'orderNo' })
    const sources = rows.map((row) => row[titles.indexOf('媒体')])
    assert.sameMembers(sources, ['东方卫视', '背景来电'])
  })

  test('detail: a row a line, of a department and those below it; its sum is that of the orders', async ({
    assert,
  }) => {
    const kept = await makeConfirmed(dispatch)
    const trial = await makeConfirmed(dispatch, {
      lines: [
        { productId: dispatch.productIds[0] },
        { productId: dispatch.productIds[1], isTrial: true },
      ],
    })
    const below = await makeDepartment('直销一组')
    await db.from('departments').where('id', below).update({ parent_id: dispatch.departmentId })
    await change(trial, { department_id: below })
    const { rows, totals } = await page('detail', { sort: 'orderNo' })
    assert.deepEqual(
      rows.map((row) => [row.orderId, row.goods, row.pieces, row.unitPriceFen, row.amountFen]),
      [
        [kept, '足浴盆 TS-8', 1, 39_800, 39_800],
        [kept, '眼贴 30 片', 1, 13_800, 13_800],
        [trial, '足浴盆 TS-8', 1, 39_800, 39_800],
        [trial, '眼贴 30 片', 1, 13_800, 0],
      ]
    )
    assert.deepEqual(totals, (await page('media')).totals)
    assert.equal(totals.amountFen, 93_400)
    assert.deepEqual(await orders('detail', { department: String(below) }), [trial, trial])
    const byAmount = await file('detail', { sort: '-amountFen' })
    const amounts = byAmount.slice(1).map((row) => row[byAmount[0].indexOf('金额 元')])
    assert.deepEqual(amounts, [398, 398, 138, 0])
  })

  test('an empty list is no file, a file without its tick no request', async ({
    assert,
    client,
  }) => {
    assert.equal(await refusalCode(() => file('media')), 'SALES_FILE_EMPTY')
    const path = '/outbound/sales/files'
    const response = await ask(client, 'post', path, { as: dispatch.warehouseLead, body: {} })
    response.assertStatus(422)
    response.assertBodyContains({ errors: [{ field: 'headings' }] })
    await makeConfirmed(dispatch)
    const asked = await ask(client, 'post', `${path}?department=${dispatch.departmentId}`, {
      as: dispatch.warehouseLead,
      body: { headings: false },
    })
    asked.assertStatus(202)
    const { params } = await db.from('saved_files').where('id', asked.body().id).firstOrFail()
    assert.containSubset(params, { list: 'outbound', headings: false })
  })

  test('who may see and who may export', async ({ assert, client }) => {
    for (const role of ROLES) {
      const as = await givenEmployee({ role })
      const may = (permission: string) =>
        (ROLE_PERMISSIONS[role] as readonly string[]).includes(permission)
      const stats = may('statistics.view')
      const outbound = may('outbound.view') || may('orders.view')
      for (const [path, sees] of [
        ['/statistics/sales/media', stats],
        ['/statistics/sales/detail', stats],
        ['/outbound/sales', outbound],
      ] as const) {
        const shown = await visit(client, path, as)
        assert.equal(shown.status(), sees ? 200 : 403, `${path} as ${role}`)
        const made = await ask(client, 'post', `${path}/files`, { as, body: {} })
        const writes = sees && may('exports.create')
        assert.equal(made.status(), writes ? 422 : 403, `file of ${path} as ${role}`)
      }
    }
    const unknown = await visit(client, '/statistics/sales/others', dispatch.lead)
    unknown.assertStatus(404)
  })
})
