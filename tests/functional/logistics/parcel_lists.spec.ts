import { readFile, rm } from 'node:fs/promises'
import { test } from '@japa/runner'
import { read, utils } from 'xlsx'
import db from '@adonisjs/lucid/services/db'
import { storagePath } from '#core/storage'
import { ListParcels, type ParcelList } from '#app/logistics/queries/parcel_lists'
import { CorrectFeedback } from '#app/logistics/services/correct_feedback'
import { MakeParcelList } from '#app/logistics/services/make_parcel_list'
import { RecordFeedback } from '#app/logistics/services/record_feedback'
import { RequestParcelList } from '#app/logistics/services/request_parcel_list'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import {
  type Dispatch,
  makeConfirmed,
  makeDispatch,
  makePrinted,
} from '#database/factories/logistics'
import { makeOrder } from '#database/factories/orders'
import { readPdf } from '#tests/support/read_pdf'
import { refusalCode } from '#tests/support/refusal'
import { ask } from '#tests/support/visit'

test.group('The hand-over list and the void list (L04, L05)', (group) => {
  let dispatch: Dispatch
  group.each.setup(async () => {
    dispatch = await makeDispatch()
  })

  const own = () => ({ carrier: String(dispatch.carrierId) })
  const rows = async (list: ParcelList, query: object = {}) => {
    const page = await new ListParcels().handle(list, { ...own(), ...query })
    return page
  }
  const back = (waybillNo: string) =>
    new RecordFeedback().handle({
      waybillNo,
      result: 'returned',
      reason: 'refused',
      courierId: dispatch.clerk.id,
      deliveryFeeFen: 0,
      remark: null,
      batchId: null,
      actor: dispatch.clerk,
    })
  const annul = (orderId: number) =>
    new VoidWaybill().handle({
      orderId,
      because: 'wrong_order',
      reason: '规格打错',
      actor: dispatch.warehouseLead,
    })
  const file = async (list: ParcelList, format: 'xlsx' | 'pdf', query: object = {}) => {
    const fileId = await new RequestParcelList().handle({
      employeeId: dispatch.clerk.id,
      list,
      format,
      query: { ...own(), ...query },
      locale: 'zh-CN',
      name: list,
    })
    await new MakeParcelList().handle({ fileId })
    const { path } = await db.from('saved_files').where('id', fileId).firstOrFail()
    return storagePath(path)
  }

  test('the hand-over list has all that was confirmed, with or without a waybill, and nothing else', async ({
    assert,
  }) => {
    const waiting = await makeConfirmed(dispatch)
    const printed = await makePrinted(dispatch)
    const voided = await makePrinted(dispatch)
    await annul(voided.orderId)
    await makeOrder(dispatch)
    const page = await rows('manifest')
    assert.deepEqual(
      page.rows.map(({ orderId, waybillNo, status }) => [orderId, waybillNo, status]),
      [
        [waiting, null, 'confirmed'],
        [printed.orderId, printed.waybillNo, 'printed'],
      ]
    )
    assert.deepEqual(page.totals, { pieces: 4, totalFen: 107_200, collectFen: 107_200 })
    const { total } = await rows('manifest', { q: printed.waybillNo })
    assert.equal(total, 1)
    assert.equal((await rows('manifest', { days: '2020-01-01..2020-01-02' })).total, 0)
  })

  test('the void list says which was voided and which came back; a corrected feedback is off it', async ({
    assert,
  }) => {
    const voided = await makePrinted(dispatch)
    await annul(voided.orderId)
    const returned = await makePrinted(dispatch)
    await back(returned.waybillNo)
    const page = await rows('voids', { sort: 'at' })
    assert.deepEqual(
      page.rows.map(({ orderId, which, reason, by }) => [orderId, which, reason, by]),
      [
        [voided.orderId, 'voided', '规格打错', dispatch.warehouseLead.name],
        [returned.orderId, 'returned', 'refused', dispatch.clerk.name],
      ]
    )
    assert.equal((await rows('voids', { which: 'voided' })).total, 1)
    await new CorrectFeedback().handle({
      orderId: returned.orderId,
      reason: '点错了',
      actor: dispatch.warehouseLead,
    })
    assert.deepEqual(
      (await rows('voids')).rows.map(({ orderId }) => orderId),
      [voided.orderId]
    )
    // It came back after all: one line for it, whatever was written before.
    await back(returned.waybillNo)
    assert.equal((await rows('voids')).total, 2)
  })

  test('Excel has every row and the amounts as numbers', async ({ assert, cleanup }) => {
    const { waybillNo } = await makePrinted(dispatch)
    await makeConfirmed(dispatch)
    const path = await file('manifest', 'xlsx')
    cleanup(() => rm(path, { force: true }))
    const book = read(await readFile(path))
    const sheet = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['交寄清单'])
    assert.lengthOf(sheet, 2)
    assert.containSubset(sheet[0], { 联号: waybillNo, 件数: 2, 代收: 536, 状态: '已打印' })
  })

  test('on paper: sums, a line to sign on, and no whole name', async ({ assert, cleanup }) => {
    const { waybillNo } = await makePrinted(dispatch)
    const path = await file('manifest', 'pdf')
    cleanup(() => rm(path, { force: true }))
    const { pages, text } = await readPdf(await readFile(path), 0)
    assert.equal(pages, 1)
    const page = text[0].replaceAll(/\s/g, '')
    assert.include(page, waybillNo)
    assert.include(page, '合计1个包裹，2件，代收536.00元')
    assert.include(page, '承运商签收')
    assert.notInclude(page, '马建华')
    assert.include(page, '马**')
  })

  test('nothing to write is said, and who may not see parcels gets none', async ({
    assert,
    client,
  }) => {
    assert.equal(await refusalCode(() => file('voids', 'xlsx')), 'LIST_EMPTY')
    const agent = await ask(client, 'get', '/parcels/manifest', { as: dispatch.agent })
    agent.assertStatus(403)
    const unknown = await ask(client, 'get', '/parcels/others', { as: dispatch.clerk })
    unknown.assertStatus(404)
    const odd = await ask(client, 'post', '/parcels/voids/files', {
      as: dispatch.clerk,
      body: { format: 'docx' },
    })
    odd.assertStatus(422)
  })
})
