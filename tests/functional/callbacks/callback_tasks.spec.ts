import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ListCallbackTasks } from '#app/callbacks/queries/list_callback_tasks'
import { type TaskWork, WorkCallbackTask } from '#app/callbacks/services/work_callback_task'
import { HandOverOrder } from '#app/logistics/services/hand_over_order'
import { RecordFeedback } from '#app/logistics/services/record_feedback'
import { CancelOrder } from '#app/orders/services/cancel_order'
import { DeleteOrder } from '#app/orders/services/delete_order'
import { PlaceOrder } from '#app/orders/services/place_order'
import { TransitionOrder } from '#app/orders/services/transition_order'
import type Employee from '#app/organisation/models/employee'
import { type Dispatch, makeDispatch, makePrinted } from '#database/factories/logistics'
import { makeEmployee, orderContent, orderRow } from '#database/factories/orders'
import { refusal, refusalCode } from '#tests/support/refusal'
import { ask } from '#tests/support/visit'

test.group('Callback tasks: to save the sale of what came back (TR17)', (group) => {
  let dispatch: Dispatch
  let caller: Employee
  let colleague: Employee
  group.each.setup(async () => {
    dispatch = await makeDispatch()
    caller = await makeEmployee('callback', dispatch.departmentId)
    colleague = await makeEmployee('callback', dispatch.departmentId)
  })

  const feedBack = (waybillNo: string, result: 'delivered' | 'returned') =>
    new RecordFeedback().handle({
      waybillNo,
      result,
      reason: result === 'returned' ? 'refused' : null,
      courierId: dispatch.clerk.id,
      deliveryFeeFen: 0,
      remark: null,
      batchId: null,
      actor: dispatch.clerk,
    })

  const returned = async () => {
    const { orderId, waybillNo } = await makePrinted(dispatch)
    await new HandOverOrder().handle({ orderId, actor: dispatch.clerk })
    await feedBack(waybillNo, 'returned')
    return orderId
  }

  const taskOf = (orderId: number) =>
    db.from('callback_tasks').where('order_id', orderId).orderBy('id', 'desc').firstOrFail()

  const work = async (orderId: number, what: TaskWork, by = caller, remark?: string) => {
    const { id, version } = await taskOf(orderId)
    return new WorkCallbackTask().handle({
      taskId: id,
      employeeId: by.id,
      work: what,
      version,
      remark,
    })
  }

  const reorder = async (orderId: number, confirm = false) => {
    const { customer_id: customerId } = await orderRow(orderId)
    const content = await orderContent(dispatch, { customerId, reorderOfId: orderId, confirm })
    return new PlaceOrder().handle({ ...content, actor: caller })
  }

  test('a returned parcel asks for a call, a delivered one does not', async ({ assert }) => {
    const orderId = await returned()
    assert.containSubset(await taskOf(orderId), {
      kind: 'save_the_sale',
      state: 'open',
      reason: 'refused',
      attempts: 0,
    })
    const other = await makePrinted(dispatch)
    await feedBack(other.waybillNo, 'delivered')
    assert.lengthOf(await db.from('callback_tasks').where('order_id', other.orderId), 0)
  })

  test('a parcel that is fed back once has one task, in the list with what it is about', async ({
    assert,
  }) => {
    const orderId = await returned()
    const { order_no: orderNo } = await orderRow(orderId)
    const { rows, totals } = await new ListCallbackTasks().handle({ q: orderNo })
    assert.lengthOf(rows, 1)
    assert.containSubset(rows[0], { orderId, state: 'open', lineCount: 2, holder: null })
    assert.match(rows[0].phone, /^1\d{2}\*{4}\d{4}$/)
    assert.equal(totals.totalFen, 53_600)
    const shipment = await db.from('shipments').where('order_id', orderId).firstOrFail()
    assert.equal(
      await refusalCode(() => feedBack(shipment.waybill_no, 'returned')),
      'ALREADY_FED_BACK'
    )
    assert.lengthOf(await db.from('callback_tasks').where('order_id', orderId), 1)
  })

  test('the first who takes it has it; the other is told who', async ({ assert }) => {
    const orderId = await returned()
    const { id, version } = await taskOf(orderId)
    const claim = (by: Employee) =>
      new WorkCallbackTask().handle({ taskId: id, employeeId: by.id, work: 'claim', version })
    const outcomes = await Promise.allSettled([claim(caller), claim(colleague)])
    assert.sameMembers(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected']
    )
    const loser = outcomes[0].status === 'rejected' ? caller : colleague
    const holder = loser === caller ? colleague : caller
    const told = await refusal(() => work(orderId, 'lose', loser))
    assert.equal(told.code, 'TASK_CLAIMED')
    assert.equal(told.values.by, holder.name)
    await work(orderId, 'release', holder)
    await work(orderId, 'claim', loser)
    assert.equal((await taskOf(orderId)).employee_id, loser.id)
  })

  test('the third attempt that reaches nobody closes it; it can be opened again', async ({
    assert,
  }) => {
    const orderId = await returned()
    assert.containSubset(await work(orderId, 'miss'), { state: 'claimed', attempts: 1 })
    assert.containSubset(await work(orderId, 'miss'), { state: 'claimed', attempts: 2 })
    assert.containSubset(await work(orderId, 'miss', caller, '关机'), {
      state: 'unreachable',
      attempts: 3,
    })
    const task = await taskOf(orderId)
    assert.equal(task.remark, '关机')
    assert.isNotNull(task.closed_at)
    assert.equal(await refusalCode(() => work(orderId, 'miss')), 'TASK_NOT_FROM_UNREACHABLE')
    await work(orderId, 'reopen')
    assert.containSubset(await taskOf(orderId), {
      state: 'open',
      employee_id: null,
      closed_at: null,
    })
  })

  test('somebody who saw an older task is told', async ({ assert }) => {
    const orderId = await returned()
    const { id, version } = await taskOf(orderId)
    await work(orderId, 'miss')
    const late = () =>
      new WorkCallbackTask().handle({ taskId: id, employeeId: caller.id, work: 'lose', version })
    assert.equal(await refusalCode(late), 'TASK_STALE')
  })

  test('an order made anew saves the sale, and takes that back when it comes to nothing', async ({
    assert,
  }) => {
    const orderId = await returned()
    const first = await reorder(orderId)
    assert.containSubset(await taskOf(orderId), {
      state: 'saved',
      saved_by_order_id: first.orderId,
      employee_id: caller.id,
    })
    await new DeleteOrder().handle({ actor: caller, orderId: first.orderId })
    assert.containSubset(await taskOf(orderId), { state: 'open', saved_by_order_id: null })
    const second = await reorder(orderId, true)
    assert.equal((await taskOf(orderId)).state, 'saved')
    await new CancelOrder().handle({
      actor: dispatch.warehouseLead,
      orderId: second.orderId,
      reason: '客户不要了',
    })
    assert.equal((await taskOf(orderId)).state, 'open')
  })

  test('only a returned order of the same customer is made anew', async ({ assert }) => {
    const orderId = await returned()
    const stranger = await orderContent(dispatch, { reorderOfId: orderId })
    const place = (content: typeof stranger) =>
      refusal(() => new PlaceOrder().handle({ ...content, actor: caller }))
    const told = await place(stranger)
    assert.equal(told.code, 'REORDER_UNKNOWN')
    assert.equal(told.field, 'reorderOfId')
    const under = await makePrinted(dispatch)
    const { customer_id: customerId } = await orderRow(under.orderId)
    const early = await orderContent(dispatch, { customerId, reorderOfId: under.orderId })
    assert.equal((await place(early)).code, 'REORDER_UNKNOWN')
    assert.equal((await taskOf(orderId)).state, 'open')
  })

  test('a corrected feedback takes the cause away', async ({ assert }) => {
    const orderId = await returned()
    await new TransitionOrder().handle({ order: orderId, event: 'correct_feedback', actor: null })
    assert.equal((await taskOf(orderId)).state, 'withdrawn')
    assert.equal(await refusalCode(() => work(orderId, 'claim')), 'TASK_NOT_FROM_WITHDRAWN')
  })

  test('the page lists what asks for work, and one step answers with the new state', async ({
    client,
    assert,
  }) => {
    const orderId = await returned()
    const { id, version } = await taskOf(orderId)
    const step = await ask(client, 'patch', `/outreach/callback-tasks/${id}`, {
      as: caller,
      body: { work: 'lose', version, remark: '已在别处买' },
    })
    step.assertStatus(200)
    step.assertBodyContains({ state: 'lost', version: version + 1 })
    const { order_no: q } = await orderRow(orderId)
    assert.lengthOf((await new ListCallbackTasks().handle({ q })).rows, 0)
    assert.lengthOf((await new ListCallbackTasks().handle({ q, state: 'lost' })).rows, 1)
  })
})
