import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { AcceptFeedbackBatch } from '#app/logistics/services/accept_feedback_batch'
import { DropProposal } from '#app/logistics/services/drop_proposal'
import { VoidWaybill } from '#app/logistics/services/void_waybill'
import { WorkOnException } from '#app/logistics/services/work_on_exception'
import { type Dispatch, makeDispatch, makePrinted } from '#database/factories/logistics'
import { orderValue } from '#database/factories/orders'
import { type PushShape, givenPushes, push, pushParam } from '#tests/support/carrier_push'
import { refusalCode } from '#tests/support/refusal'
import { ask, visit } from '#tests/support/visit'

test.group("What carriers push of a parcel's way", (group) => {
  let dispatch: Dispatch
  let code: string
  group.each.setup(async () => {
    dispatch = await makeDispatch({ own: false })
    code = await givenPushes(dispatch.carrierId)
  })

  const tell = async (client: ApiClient, shape: PushShape) => {
    const answer = await push(client, code, pushParam(shape))
    answer.assertStatus(200)
    answer.assertBody({ result: true, returnCode: '200', message: '成功' })
  }
  const statusOf = (orderId: number) => orderValue(orderId, 'status')
  const proposals = (shipmentId: number) =>
    db.from('feedback_proposals').where('shipment_id', shipmentId).orderBy('id')
  const exceptions = (waybillNo: string) =>
    db.from('parcel_exceptions').where('waybill_no', waybillNo).orderBy('id')
  const kindsOf = async (waybillNo: string) =>
    (await exceptions(waybillNo)).map(({ kind, standing }) => [kind, standing])
  const tasks = (orderId: number) => db.from('callback_tasks').where('order_id', orderId)

  test('nothing is taken without the right signature, for a carrier that is not there, or unread', async ({
    client,
    assert,
  }) => {
    const { waybillNo, orderId } = await makePrinted(dispatch)
    const param = pushParam({ nu: waybillNo, state: 1 })
    const forged = await push(client, code, param, 'ABC')
    forged.assertStatus(403)
    assert.containSubset(forged.body(), { result: false, returnCode: '403' })
    ;(await push(client, 'nobody', param)).assertStatus(404)
    ;(await push(client, code, '{"status":"polling"}')).assertStatus(422)
    ;(await client.post(`/carriers/${code}/pushes`).form({ param })).assertStatus(422)
    await db.from('carriers').where('id', dispatch.carrierId).update({ credentials: null })
    ;(await push(client, code, param)).assertStatus(403)
    assert.equal(await statusOf(orderId), 'printed')
    assert.lengthOf(await db.from('carrier_pushes').where('waybill_no', waybillNo), 0)
  })

  test('TR15 picked up: the order is in transit, by the system; the same push again does nothing', async ({
    client,
    assert,
  }) => {
    const { waybillNo, orderId, shipmentId } = await makePrinted(dispatch)
    await tell(client, { nu: waybillNo, state: '103', context: '已揽收' })
    assert.equal(await statusOf(orderId), 'in_transit')
    const event = await db
      .from('order_events')
      .where('order_id', orderId)
      .orderBy('id', 'desc')
      .first()
    assert.containSubset(event, { event: 'hand_over', employee_id: null })
    const version = await orderValue(orderId, 'version')
    await tell(client, { nu: waybillNo, state: '103', context: '已揽收' })
    await tell(client, { nu: waybillNo, state: '1001', at: '2026-11-20 12:00:00' })
    assert.equal(await orderValue(orderId, 'version'), version)
    assert.lengthOf(await db.from('carrier_pushes').where('shipment_id', shipmentId), 2)
    assert.lengthOf(await db.from('tracking_events').where('shipment_id', shipmentId), 2)
  })

  test('the same push at the same moment is taken once', async ({ client, assert }) => {
    const { waybillNo, orderId, shipmentId } = await makePrinted(dispatch)
    await Promise.all(
      Array.from({ length: 4 }, () => tell(client, { nu: waybillNo, state: '14', context: '拒收' }))
    )
    assert.lengthOf(await db.from('carrier_pushes').where('shipment_id', shipmentId), 1)
    assert.lengthOf(await tasks(orderId), 1)
    assert.deepEqual(await kindsOf(waybillNo), [['refused', 1]])
  })

  test('what comes late joins the way and turns nothing back', async ({ client, assert }) => {
    const { waybillNo, orderId, shipmentId } = await makePrinted(dispatch)
    await tell(client, { nu: waybillNo, state: '3', at: '2026-11-22 09:00:00' })
    assert.equal(await statusOf(orderId), 'printed')
    await tell(client, { nu: waybillNo, state: '2', at: '2026-11-21 09:00:00' })
    assert.deepEqual(await kindsOf(waybillNo), [])
    await tell(client, { nu: waybillNo, state: '1', at: '2026-11-20 09:00:00' })
    assert.equal(await statusOf(orderId), 'in_transit')
    const shipment = await db.from('shipments').where('id', shipmentId).firstOrFail()
    assert.equal(shipment.tracking_state, '3')
    assert.lengthOf(await db.from('tracking_events').where('shipment_id', shipmentId), 3)
    assert.lengthOf(await proposals(shipmentId), 1)
  })

  test('signed is proposed, and accepted through the one batch of feedback', async ({
    client,
    assert,
  }) => {
    const { waybillNo, orderId, shipmentId } = await makePrinted(dispatch)
    await tell(client, { nu: waybillNo, state: '1' })
    await tell(client, { nu: waybillNo, state: '301', at: '2026-11-21 09:00:00' })
    assert.equal(await statusOf(orderId), 'in_transit')
    const page = await visit(client, '/feedback/proposals', dispatch.clerk)
    const row = page
      .body()
      .props.proposals.rows.find((one: { waybillNo: string }) => one.waybillNo === waybillNo)
    assert.containSubset(row, { result: 'delivered', reason: null, collectFen: 53_600 })
    const verdict = { waybillNo, result: row.result, reason: null, courierId: null }
    const { outcomes } = await new AcceptFeedbackBatch().handle({
      actor: dispatch.clerk,
      idempotencyKey: 'proposals-1',
      rows: [{ ...verdict, deliveryFeeFen: 0, remark: null }],
    })
    assert.isTrue(outcomes[0].accepted)
    assert.equal(await statusOf(orderId), 'delivered')
    assert.containSubset((await proposals(shipmentId))[0], {
      state: 'settled',
      standing: null,
      employee_id: dispatch.clerk.id,
    })
    await tell(client, { nu: waybillNo, state: '3', at: '2026-11-21 10:00:00' })
    assert.lengthOf(await proposals(shipmentId), 1)
  })

  test('a newer word replaces the proposal; one put aside does not come back', async ({
    client,
    assert,
  }) => {
    const { waybillNo, shipmentId } = await makePrinted(dispatch)
    await tell(client, { nu: waybillNo, state: '3', at: '2026-11-21 09:00:00' })
    await tell(client, { nu: waybillNo, state: '14', at: '2026-11-21 10:00:00' })
    await tell(client, { nu: waybillNo, state: '4', at: '2026-11-23 09:00:00' })
    const [proposal, ...others] = await proposals(shipmentId)
    assert.lengthOf(others, 0)
    assert.containSubset(proposal, { result: 'returned', reason: 'refused', state: 'open' })
    const dropped = await ask(client, 'delete', `/feedback/proposals/${proposal.id}`, {
      as: dispatch.clerk,
    })
    dropped.assertStatus(204)
    await new DropProposal().handle({ id: proposal.id, employeeId: dispatch.clerk.id })
    await tell(client, { nu: waybillNo, state: '4', at: '2026-11-23 10:00:00' })
    assert.lengthOf(await proposals(shipmentId), 1)
    await tell(client, { nu: waybillNo, state: '3', at: '2026-11-24 10:00:00' })
    assert.deepEqual(
      (await proposals(shipmentId)).map(({ result, state }) => [result, state]),
      [
        ['returned', 'dropped'],
        ['delivered', 'open'],
      ]
    )
  })

  test('TR25 refused or returning: on the list, in the history, and one task to call back', async ({
    client,
    assert,
  }) => {
    const { waybillNo, orderId } = await makePrinted(dispatch)
    await tell(client, { nu: waybillNo, state: '2', context: '地址不详，联系不上收件人' })
    assert.equal(await statusOf(orderId), 'in_transit')
    assert.lengthOf(await tasks(orderId), 0)
    await tell(client, { nu: waybillNo, state: '14', at: '2026-11-21 09:00:00' })
    await tell(client, { nu: waybillNo, state: '6', at: '2026-11-22 09:00:00' })
    assert.deepEqual(await kindsOf(waybillNo), [
      ['problem', 1],
      ['refused', 1],
      ['returning', 1],
    ])
    assert.lengthOf(await tasks(orderId), 1)
    assert.containSubset((await tasks(orderId))[0], { reason: 'refused', state: 'open' })
    const told = await db.from('order_events').where({ order_id: orderId, event: 'exception' })
    assert.deepEqual(
      told.map(({ reason }) => reason),
      ['problem', 'refused', 'returning']
    )
    // Delivered after all: nobody need be called, and nothing is an exception any more.
    await new AcceptFeedbackBatch().handle({
      actor: dispatch.clerk,
      idempotencyKey: 'after-all',
      rows: [
        {
          waybillNo,
          result: 'delivered',
          reason: null,
          courierId: null,
          deliveryFeeFen: 0,
          remark: null,
        },
      ],
    })
    assert.equal((await tasks(orderId))[0].state, 'withdrawn')
    assert.lengthOf(
      await db.from('parcel_exceptions').where({ waybill_no: waybillNo, standing: 1 }),
      0
    )
  })

  test('an exception is noted and settled; only something newer brings it back', async ({
    client,
    assert,
  }) => {
    const { waybillNo } = await makePrinted(dispatch)
    await tell(client, { nu: waybillNo, state: '2', context: '破损' })
    const [{ id }] = await exceptions(waybillNo)
    const work = (resolve: boolean) =>
      ask(client, 'patch', `/parcels/exceptions/${id}`, {
        as: dispatch.clerk,
        body: { note: '已联系网点', resolve },
      })
    ;(await work(false)).assertStatus(204)
    ;(await work(true)).assertStatus(204)
    ;(await work(true)).assertStatus(409)
    const missing = () =>
      new WorkOnException().handle({ id: 0, employeeId: 1, note: 'x', resolve: true })
    assert.equal(await refusalCode(missing), 'EXCEPTION_NOT_FOUND')
    await tell(client, { nu: waybillNo, state: '2', context: '破损', message: 'again' })
    assert.deepEqual(await kindsOf(waybillNo), [['problem', null]])
    await tell(client, { nu: waybillNo, state: '2', at: '2026-11-23 09:00:00' })
    assert.deepEqual(await kindsOf(waybillNo), [
      ['problem', null],
      ['problem', 1],
    ])
    const page = await visit(
      client,
      `/parcels/exceptions?open=resolved&q=${waybillNo}`,
      dispatch.clerk
    )
    const [row] = page.body().props.exceptions.rows
    assert.containSubset(row, { kind: 'problem', resolvedBy: dispatch.clerk.name })
    assert.lengthOf(row.notes, 2)
  })

  test('no record, cancelled there, handed to another carrier, known to nobody', async ({
    client,
    assert,
  }) => {
    const { waybillNo, shipmentId } = await makePrinted(dispatch)
    await tell(client, { nu: waybillNo, status: 'abort', message: '3天查询无记录' })
    assert.deepEqual(await kindsOf(waybillNo), [['no_record', 1]])
    await tell(client, { nu: waybillNo, state: '401' })
    assert.deepEqual((await kindsOf(waybillNo))[1], ['cancelled', 1])
    const passed = await makePrinted(dispatch)
    await tell(client, { nu: passed.waybillNo, state: '7', comNew: 'shentong' })
    await tell(client, { nu: passed.waybillNo, status: 'abort', comNew: 'shentong' })
    assert.deepEqual(await kindsOf(passed.waybillNo), [])
    const shipment = await db.from('shipments').where('id', passed.shipmentId).firstOrFail()
    assert.equal(shipment.tracking_company, 'shentong')
    const nobody = `X${shipmentId}`
    await tell(client, { nu: nobody, state: '1' })
    assert.deepEqual(await kindsOf(nobody), [['unknown', 1]])
    const kept = await db.from('carrier_pushes').where('waybill_no', nobody).firstOrFail()
    assert.isNull(kept.shipment_id)
  })

  test('a voided waybill that the carrier cancels is in order', async ({ client, assert }) => {
    const { waybillNo, orderId } = await makePrinted(dispatch)
    await new VoidWaybill().handle({
      orderId,
      because: 'wrong_order',
      reason: '地址有误',
      actor: dispatch.warehouseLead,
    })
    await tell(client, { nu: waybillNo, state: '401' })
    await tell(client, { nu: waybillNo, state: '3', at: '2026-11-23 09:00:00' })
    assert.deepEqual(await kindsOf(waybillNo), [])
    assert.equal(await statusOf(orderId), 'revoked')
  })

  test('the way of a parcel on the page of its order, and the count of exceptions', async ({
    client,
    assert,
  }) => {
    const { waybillNo, orderId, shipmentId } = await makePrinted(dispatch)
    await tell(client, { nu: waybillNo, state: '6', context: '退回中' })
    const tracks = await ask(client, 'get', `/orders/${orderId}/parcel-tracks`, {
      as: dispatch.agent,
    })
    assert.containSubset(tracks.body(), [
      {
        shipmentId,
        waybillNo,
        meaning: 'returning',
        exceptions: ['returning'],
        events: [{ content: '退回中' }],
      },
    ])
    const count = await ask(client, 'get', '/parcels/exceptions/count', { as: dispatch.clerk })
    assert.isAtLeast(count.body().open, 1)
    ;(await ask(client, 'get', '/parcels/exceptions/count', { as: dispatch.agent })).assertStatus(
      403
    )
  })

  test('fed back without a person only where it is wanted and no cash is in doubt', async ({
    client,
    assert,
    cleanup,
  }) => {
    await db
      .table('settings')
      .insert({ key: 'auto_feedback', value: 'true', updated_at: new Date() })
    cleanup(async () => {
      await db.from('settings').where('key', 'auto_feedback').delete()
    })
    const cod = await makePrinted(dispatch)
    await tell(client, { nu: cod.waybillNo, state: '3' })
    assert.equal(await statusOf(cod.orderId), 'printed')
    await givenStatement(dispatch, cod.waybillNo, 53_599)
    await tell(client, { nu: cod.waybillNo, state: '3', at: '2026-11-21 09:00:00' })
    assert.equal(await statusOf(cod.orderId), 'printed')
    await givenStatement(dispatch, cod.waybillNo, 53_600)
    await tell(client, { nu: cod.waybillNo, state: '3', at: '2026-11-22 09:00:00' })
    assert.equal(await statusOf(cod.orderId), 'delivered')
    const feedback = await db.from('feedbacks').where('order_id', cod.orderId).firstOrFail()
    assert.isNull(feedback.employee_id)
    const back = await makePrinted(dispatch)
    await tell(client, { nu: back.waybillNo, state: '4' })
    assert.equal(await statusOf(back.orderId), 'in_transit')
  })
})

/** A statement of the carrier that names the parcel. */
async function givenStatement(dispatch: Dispatch, waybillNo: string, amountFen: number) {
  const now = new Date()
  const [id] = await db.table('cod_statements').insert({
    carrier_id: dispatch.carrierId,
    through_on: '2026-11-30',
    covers_until: now,
    file_name: '对账单.xlsx',
    state: 'settled',
    line_count: 1,
    employee_id: dispatch.clerk.id,
    created_at: now,
    updated_at: now,
  })
  await db.table('cod_statement_lines').insert({
    cod_statement_id: id,
    line: 2,
    waybill_no: waybillNo,
    amount_fen: amountFen,
    result: 'unknown',
  })
}
