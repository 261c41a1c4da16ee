import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { utils, read } from 'xlsx'
import { readFile } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { ROLES, type Role } from '#app/organisation/permissions'
import { storagePath } from '#core/storage'
import { ExportMovements } from '#app/products/services/export_movements'
import { makeEmployee, makeTrade, type Trade } from '#database/factories/orders'
import { ask, visit } from '#tests/support/visit'

const READERS: Role[] = [
  'agent',
  'callback',
  'marketing',
  'lead',
  'warehouse',
  'warehouse_lead',
  'media_manager',
  'manager',
  'super_admin',
]
const KEEPERS: Role[] = ['warehouse_lead', 'super_admin']
const EXPORTERS: Role[] = ['lead', 'warehouse_lead', 'media_manager', 'manager', 'super_admin']

const ROUTES: { method: 'get' | 'post'; path: string; roles: Role[]; page?: boolean }[] = [
  { method: 'get', path: '/stock', roles: READERS, page: true },
  { method: 'get', path: '/stock/movements', roles: READERS, page: true },
  { method: 'get', path: '/stock/entries', roles: READERS, page: true },
  { method: 'get', path: '/stock/entries/999999999', roles: READERS },
  { method: 'post', path: '/stock/receipts', roles: KEEPERS },
  { method: 'get', path: '/stock/counts/new', roles: KEEPERS },
  { method: 'post', path: '/stock/counts', roles: KEEPERS },
  { method: 'post', path: '/stock/adjustments', roles: KEEPERS },
  { method: 'post', path: '/stock/movements/exports?product=999999999', roles: EXPORTERS },
]

test.group("The stock ledger's routes", (group) => {
  let trade: Trade
  group.each.setup(async () => {
    trade = await makeTrade()
  })

  test('every route and every role: let in, or told that the permission is missing', async ({
    assert,
    client,
  }) => {
    for (const role of ROLES) {
      const as = await makeEmployee(role, trade.departmentId)
      for (const { method, path, roles, page } of ROUTES) {
        const response =
          page && roles.includes(role)
            ? await visit(client, path, as)
            : await ask(client, method, path, { as, body: method === 'post' ? {} : undefined })
        const name = `${role} ${method} ${path}: ${response.status()}`
        if (roles.includes(role)) assert.include([200, 422], response.status(), name)
        else assert.equal(response.status(), 403, name)
      }
    }
  }).timeout(60_000)

  test('goods in through the page, and a refusal in the words of the form', async ({
    assert,
    client,
  }) => {
    const [productId] = trade.productIds
    const body = {
      warehouseId: trade.warehouseId,
      idempotencyKey: randomUUID(),
      reference: 'SH-1',
      lines: [{ productId, quantity: 12 }],
    }
    const as = trade.warehouseLead
    const posted = await ask(client, 'post', '/stock/receipts', { as, body })
    assert.equal(posted.status(), 200)
    assert.isFalse(posted.body().repeated)
    const level = await db.from('stock_levels').where('product_id', productId).firstOrFail()
    assert.equal(level.on_hand, 112)
    const sheet = await ask(client, 'get', `/stock/counts/new?warehouse=${trade.warehouseId}`, {
      as,
    })
    assert.containSubset(
      sheet.body().find((line: { productId: number }) => line.productId === productId),
      { onHand: 112, damaged: 0 }
    )
    const broken = await ask(client, 'post', '/stock/adjustments', {
      as,
      body: {
        ...body,
        idempotencyKey: randomUUID(),
        reason: 'loss',
        lines: [{ productId, bucket: 'damaged', quantity: 1 }],
      },
    })
    assert.equal(broken.status(), 409)
    assert.equal(broken.body().field, 'lines.0.quantity')
    assert.equal(broken.body().title, '残品只有 0 件')
  })

  test('the ledger goes to Excel row by row', async ({ assert, client }) => {
    const [productId] = trade.productIds
    const as = trade.warehouseLead
    const asked = await ask(client, 'post', `/stock/movements/exports?product=${productId}`, {
      as,
      body: {},
    })
    assert.equal(asked.status(), 202)
    const { id } = asked.body()
    await new ExportMovements().handle({ fileId: id })
    const file = await db.from('saved_files').where('id', id).firstOrFail()
    const book = read(await readFile(storagePath(file.path)))
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]], { header: 1 })
    assert.deepEqual((rows[0] as string[]).slice(5, 8), ['库存', '类型', '数量'])
    assert.deepEqual((rows[1] as string[]).slice(5, 8), ['可售', '采购入库', 100])
  })
})
