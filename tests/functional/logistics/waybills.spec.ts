import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { FakeLive } from '#core/live/fake_live'
import { live } from '#core/live/live'
import { filesChannel } from '#core/live/channels'
import { storagePath } from '#core/storage'
import { OpenPrintBatch } from '#app/logistics/services/open_print_batch'
import { ShowPrintBatch } from '#app/logistics/queries/print_batches'
import { RenderWaybills } from '#app/logistics/services/render_waybills'
import { RequestPrintBatch } from '#app/logistics/services/request_print_batch'
import { RunPrintBatch } from '#app/logistics/services/run_print_batch'
import { WAYBILL_TEMPLATES, type WaybillTemplate } from '#app/logistics/templates/catalogue'
import type { WaybillLabel } from '#app/logistics/templates/waybill_label'
import {
  type Dispatch,
  makeConfirmed,
  makeDispatch,
  makePrinted,
} from '#database/factories/logistics'
import { makeDeliveryMethod, makeEmployee, orderValue } from '#database/factories/orders'
import { readPdf } from '#tests/support/read_pdf'
import { refusalCode } from '#tests/support/refusal'

const TEMPLATES = Object.keys(WAYBILL_TEMPLATES) as WaybillTemplate[]

const label = (shape: Partial<WaybillLabel> = {}): WaybillLabel => ({
  waybillNo: 'JN2611180342',
  orderNo: '2611180066',
  carrier: '橡果EMS',
  method: { code: 'A', name: 'EMS' },
  receiver: {
    name: '张**',
    phone: '1******5521',
    phone2: null,
    region: '山东省 济南市 槐荫区',
    address: '经十路 28999 号 · 12 号楼****',
  },
  sender: { name: '晴川电视购物', phone: '4006105588', warehouse: '济南仓' },
  goods: [
    { name: '足浴盆 TS-8', specification: '8 升 恒温', quantity: 1, gift: false, trial: false },
    { name: '便携收纳盒', specification: '三格', quantity: 2, gift: true, trial: false },
  ],
  collectFen: 53_600,
  request: '18 点后送',
  reprints: 0,
  printedAt: '2026-11-20 14:36',
  ...shape,
})

const flat = (text: string) => text.replaceAll(/\s+/g, '')

test.group('A waybill on paper', () => {
  test('{$self}: Chinese text, the amount, and a barcode that reads as the number')
    .with(TEMPLATES)
    .run(async ({ assert }, template) => {
      const bytes = await new RenderWaybills().handle({ template, labels: [label()] })
      const { pages, text, codes } = await readPdf(bytes)
      assert.equal(pages, 1)
      assert.deepEqual(codes, ['JN2611180342'])
      for (const part of [
        '张**',
        '1******5521',
        '济南市',
        '经十路28999号',
        '足浴盆TS-8',
        '×2赠品',
        '代收货款',
        '¥536.00',
        '2611180066',
        '18点后送',
        '济南仓',
        '2026-11-2014:36',
      ]) {
        assert.include(flat(text[0]), part)
      }
      assert.notInclude(text[0], '补打')
    })

  test('paid orders say so, reprints too', async ({ assert }) => {
    const labels = [label({ collectFen: null, reprints: 2 })]
    const { text } = await readPdf(
      await new RenderWaybills().handle({ template: 'thermal_76x130', labels })
    )
    assert.include(flat(text[0]), '已付')
    assert.notInclude(flat(text[0]), '代收货款')
    assert.include(flat(text[0]), '补打第2次')
  })

  test('{$self}: whatever was typed stays on one page')
    .with(TEMPLATES)
    .run(async ({ assert }, template) => {
      const huge = '很长的话'.repeat(50)
      const labels = [
        label({
          waybillNo: 'ABCDEFGHIJKLMNOP',
          receiver: { name: huge, phone: huge, phone2: huge, region: huge, address: huge },
          goods: Array.from({ length: 30 }, () => ({
            name: huge,
            specification: huge,
            quantity: 999,
            gift: true,
            trial: true,
          })),
          request: `${huge}\n\u202E\u0000<script>{"image":"/etc/passwd"}`,
          collectFen: 999_999_999,
        }),
        label(),
      ]
      const { pages, codes } = await readPdf(
        await new RenderWaybills().handle({ template, labels }),
        2
      )
      assert.equal(pages, 2)
      assert.deepEqual(codes, ['ABCDEFGHIJKLMNOP', 'JN2611180342'])
    })

  test('three hundred labels are one document of three hundred pages', async ({ assert }) => {
    const labels = Array.from({ length: 300 }, (_, index) =>
      label({
        waybillNo: `JN26${String(index).padStart(8, '0')}`,
        orderNo: String(2611180000 + index),
      })
    )
    const bytes = await new RenderWaybills().handle({ template: 'thermal_100x150', labels })
    const { pages, text } = await readPdf(bytes)
    assert.equal(pages, 300)
    assert.include(text[299], '2611180299')
    assert.isBelow(bytes.length, 3_000_000)
  }).timeout(60_000)
})

test.group('A batch of waybills', (group) => {
  let dispatch: Dispatch
  group.each.setup(async () => {
    dispatch = await makeDispatch({ template: 'thermal_100x150' })
  })

  const request = (orders: number[] | 'all', shape: object = {}) =>
    new RequestPrintBatch().handle({
      deliveryMethodId: dispatch.deliveryMethodId,
      orders,
      actor: dispatch.clerk,
      idempotencyKey: randomUUID(),
      ...shape,
    })
  const run = async (batchId: number) => {
    await new RunPrintBatch().handle({ batchId })
    return new ShowPrintBatch().handle({ batchId })
  }
  const fileOf = async (batchId: number) => {
    const { file } = await new OpenPrintBatch().handle({ batchId, actor: dispatch.clerk })
    return readFile(file)
  }

  test('all that can be printed are; a hidden number, name and room are really not there', async ({
    assert,
    cleanup,
  }) => {
    const first = await makeConfirmed(dispatch)
    const second = await makeConfirmed(dispatch)
    await makeConfirmed(dispatch, { paymentMode: 'prepaid' })
    const phone = (await orderValue(first, 'receiver_phone')) as string
    const { id, total } = await request('all')
    assert.equal(total, 2)
    cleanup(() => rm(storagePath(`waybills/${id}.pdf`), { force: true }))
    const batch = await run(id)
    assert.containSubset(batch, { state: 'done', printed: 2, refused: 0, ready: true })
    assert.isFalse(batch.fullNumbers)
    const { pages, text, codes } = await readPdf(await fileOf(id), 2)
    assert.equal(pages, 2)
    assert.deepEqual(codes, [`${dispatch.prefix}000001`, `${dispatch.prefix}000002`])
    assert.equal(await orderValue(second, 'status'), 'printed')
    const page = flat(text[0])
    assert.include(page, '马**')
    assert.include(page, phone.slice(-4))
    for (const hidden of ['马建华', phone, phone.slice(1, 7), '3单元', '单元202']) {
      assert.notInclude(page, hidden)
    }
  })

  test('refused orders are listed with their reason, the others are printed', async ({
    assert,
    cleanup,
  }) => {
    const good = await makeConfirmed(dispatch)
    const unpaid = await makeConfirmed(dispatch, { paymentMode: 'prepaid' })
    const done = await makePrinted(dispatch)
    const { id } = await request([unpaid, good, done.orderId])
    cleanup(() => rm(storagePath(`waybills/${id}.pdf`), { force: true }))
    const batch = await run(id)
    assert.containSubset(batch, { state: 'done', total: 3, printed: 1, refused: 2 })
    assert.deepEqual(
      batch.refusals.map(({ orderId, refusal }) => [orderId, refusal.messageKey]),
      [
        [unpaid, 'logistics.errors.payment_missing'],
        [done.orderId, 'orders.errors.illegal_transition.printed'],
      ]
    )
    const { pages } = await readPdf(await fileOf(id))
    assert.equal(pages, 1)
  })

  test('what is printed again is named: without orders nothing is put down', async ({ assert }) => {
    await makeConfirmed(dispatch)
    const again = () => request('all', { kind: 'reprint', reason: '卡纸' })
    assert.equal(await refusalCode(again), 'REPRINT_ORDERS_MISSING')
  })

  test('run twice, even side by side, every order is printed once', async ({ assert, cleanup }) => {
    const orders = [await makeConfirmed(dispatch), await makeConfirmed(dispatch)]
    const { id } = await request(orders)
    cleanup(() => rm(storagePath(`waybills/${id}.pdf`), { force: true }))
    await Promise.all([run(id), run(id)])
    await db.from('print_batches').where('id', id).update({ state: 'running' })
    const batch = await run(id)
    assert.containSubset(batch, { state: 'done', printed: 2, refused: 0 })
    for (const orderId of orders) {
      const events = await db.from('order_events').where({ order_id: orderId, event: 'print' })
      assert.lengthOf(events, 1)
    }
  })

  test('a repeated request is the first batch', async ({ assert }) => {
    const orders = [await makeConfirmed(dispatch)]
    const idempotencyKey = randomUUID()
    const answers = await Promise.all([
      request(orders, { idempotencyKey }),
      request(orders, { idempotencyKey }),
    ])
    const again = await request(orders, { idempotencyKey })
    assert.isTrue(again.repeated)
    assert.equal(new Set([...answers, again].map(({ id }) => id)).size, 1)
  })

  test('nothing, unknown orders, another method: refused before anything happens', async ({
    assert,
  }) => {
    assert.equal(await refusalCode(() => request('all')), 'NOTHING_TO_PRINT')
    assert.equal(await refusalCode(() => request([4_294_967_295])), 'NOTHING_TO_PRINT')
    const orderId = await makeConfirmed(dispatch)
    const method = await makeDeliveryMethod()
    await db.from('delivery_methods').where('id', method.id).update({ template: 'none' })
    const elsewhere = { deliveryMethodId: method.id }
    assert.equal(await refusalCode(() => request([orderId], elsewhere)), 'TEMPLATE_MISSING')
    await db.from('delivery_methods').where('id', method.id).update({ template: 'thermal_76x130' })
    assert.equal(await refusalCode(() => request([orderId], elsewhere)), 'OTHER_METHOD')
    const unknown = { deliveryMethodId: 4_294_967_295 }
    assert.equal(await refusalCode(() => request([orderId], unknown)), 'METHOD_UNKNOWN')
    assert.equal(await refusalCode(() => request([orderId], { kind: 'reprint' })), 'REASON_MISSING')
  })

  test('a reprint keeps the number and says that it is one', async ({ assert, cleanup }) => {
    const { orderId, waybillNo } = await makePrinted(dispatch)
    const { id } = await request([orderId], { kind: 'reprint', reason: '卡纸' })
    cleanup(() => rm(storagePath(`waybills/${id}.pdf`), { force: true }))
    await run(id)
    const { text, codes } = await readPdf(await fileOf(id))
    assert.deepEqual(codes, [waybillNo])
    assert.include(flat(text[0]), '补打第1次')
  })

  test('own slips show whole numbers to whoever may print them, and leave a trace', async ({
    assert,
    cleanup,
  }) => {
    const own = await makeDispatch({ template: 'local_slip' })
    const orderId = await makeConfirmed(own)
    const phone = (await orderValue(orderId, 'receiver_phone')) as string
    const { id } = await request([orderId], {
      deliveryMethodId: own.deliveryMethodId,
      actor: own.clerk,
    })
    cleanup(() => rm(storagePath(`waybills/${id}.pdf`), { force: true }))
    await run(id)
    const page = flat((await readPdf(await fileOf(id))).text[0])
    assert.include(page, '马建华')
    assert.include(page, phone)
    assert.include(page, '3单元202')
    const trace = await db.from('audit_entries').where({
      action: 'waybill_prints.open',
      subject_id: String(id),
    })
    assert.lengthOf(trace, 1)
    const open = () => new OpenPrintBatch().handle({ batchId: id, actor: own.agent })
    assert.equal(await refusalCode(open), 'WHOLE_NUMBERS_FORBIDDEN')
  })

  test('own slips are masked for whoever may not print numbers', async ({ assert, cleanup }) => {
    const own = await makeDispatch({ template: 'local_slip' })
    const orderId = await makeConfirmed(own)
    const clerk = await makeEmployee('warehouse', own.departmentId)
    await db
      .table('employee_permissions')
      .insert({ employee_id: clerk.id, permission: 'phones.print', granted: false })
    const { id } = await request([orderId], {
      deliveryMethodId: own.deliveryMethodId,
      actor: clerk,
    })
    cleanup(() => rm(storagePath(`waybills/${id}.pdf`), { force: true }))
    await run(id)
    const page = flat((await readPdf(await fileOf(id))).text[0])
    assert.notInclude(page, '马建华')
    assert.notInclude(page, '单元')
  })

  test('the progress is told to whoever asked', async ({ assert, cleanup }) => {
    const news = new FakeLive()
    cleanup(live.swap(news))
    const { id } = await request([await makeConfirmed(dispatch)])
    cleanup(() => rm(storagePath(`waybills/${id}.pdf`), { force: true }))
    await run(id)
    const messages = news.on(filesChannel(dispatch.clerk.id))
    assert.containSubset(messages[0], { type: 'print_batch', batchId: id, state: 'running' })
    assert.containSubset(messages.at(-1), { state: 'done', total: 1 })
    assert.isTrue(messages.some(({ printed }) => printed === 1))
  })
})
