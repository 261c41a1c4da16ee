import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { ROLES } from '#app/organisation/permissions'
import { CodOwed } from '#app/logistics/queries/cod_owed'
import { ShowCodStatement } from '#app/logistics/queries/cod_statements'
import { ListCodDifferences } from '#app/logistics/queries/list_cod_differences'
import { ListCodParcels } from '#app/logistics/queries/list_cod_parcels'
import { AcceptCodStatement } from '#app/logistics/services/accept_cod_statement'
import { DiscardCodStatement } from '#app/logistics/services/discard_cod_statement'
import { PreviewCodStatement } from '#app/logistics/services/preview_cod_statement'
import { SettleAtCounter } from '#app/logistics/services/settle_at_counter'
import { SettleCodStatement } from '#app/logistics/services/settle_cod_statement'
import { WorkOffCodLine } from '#app/logistics/services/work_off_cod_line'
import { WriteOffCod } from '#app/logistics/services/write_off_cod'
import { type Dispatch, makeDispatch, makePrinted } from '#database/factories/logistics'
import { makeEmployee, orderRow } from '#database/factories/orders'
import { cashOf, givenCollected } from '#tests/functional/logistics/given_cash'
import { refusalCode } from '#tests/support/refusal'
import { ask } from '#tests/support/visit'

/** A foot bath and an eye pad. */
const TOTAL_FEN = 53_600
/** 1.5 % of it. */
const FEE_FEN = 804

test.group('Cash on delivery of a carrier', (group) => {
  let dispatch: Dispatch
  let finance: Employee
  group.each.setup(async () => {
    dispatch = await makeDispatch({ own: false })
    await db
      .from('carriers')
      .where('id', dispatch.carrierId)
      .update({ cod_fee_permille: 15, cod_fee_min_fen: 300 })
    finance = await makeEmployee('finance', dispatch.departmentId)
  })

  const preview = (rows: string[], throughOn = '2036-12-31') =>
    new PreviewCodStatement().handle({
      employeeId: finance.id,
      carrierId: dispatch.carrierId,
      throughOn,
      reference: '2611-A',
      fileName: 'ems.csv',
      bytes: Buffer.from(['运单号,实付 元', ...rows].join('\n')),
    })
  const settle = async (rows: string[], throughOn?: string) => {
    const statementId = await preview(rows, throughOn)
    await new AcceptCodStatement().handle({ statementId, employeeId: finance.id })
    await new SettleCodStatement().handle({ statementId })
    return statementId
  }
  const shown = async (statementId: number) =>
    (await new ShowCodStatement().handle({ statementId, page: 1, perPage: 100 }))!
  const mine = async () =>
    (await new CodOwed().handle()).find(({ carrierId }) => carrierId === dispatch.carrierId)
  const differences = async () => {
    const { rows } = await new ListCodDifferences().handle()
    const waybills = await db.from('shipments').where('carrier_id', dispatch.carrierId)
    const numbers = new Set(waybills.map(({ waybill_no: no }) => no))
    return rows.filter(({ waybillNo }) => numbers.has(waybillNo))
  }

  test('TR21 matched: what is due less the agreed fee settles the parcel', async ({ assert }) => {
    const { orderId, waybillNo } = await givenCollected(dispatch)
    assert.containSubset(await mine(), { parcels: 1, owedFen: TOTAL_FEN, shortFen: 0 })
    await settle([`${waybillNo},527.96`])
    assert.equal((await orderRow(orderId)).cod_state, 'remitted')
    assert.deepEqual(await cashOf(orderId), {
      expected: TOTAL_FEN,
      collected: TOTAL_FEN,
      remitted: TOTAL_FEN,
    })
    assert.isUndefined(await mine())
    const event = await db
      .from('order_events')
      .where({ order_id: orderId, event: 'settle' })
      .firstOrFail()
    assert.equal(event.employee_id, finance.id)
  })

  test('short: the difference stays owed, the next statement settles it', async ({ assert }) => {
    const { orderId, waybillNo } = await givenCollected(dispatch)
    await settle([`${waybillNo},500`])
    assert.equal((await orderRow(orderId)).cod_state, 'short')
    const missing = TOTAL_FEN - FEE_FEN - 50_000
    assert.containSubset(await cashOf(orderId), {
      remitted: TOTAL_FEN - missing,
      short: missing,
    })
    assert.containSubset(await mine(), { parcels: 1, owedFen: missing, shortFen: missing })
    assert.containSubset(await differences(), [{ kind: 'short', waybillNo, dueFen: 52_796 }])

    await settle([`${waybillNo},10`])
    assert.equal((await orderRow(orderId)).cod_state, 'short')
    assert.containSubset(await cashOf(orderId), { short: missing - 1000 })

    await settle([`${waybillNo},${(missing - 1000) / 100}`])
    assert.equal((await orderRow(orderId)).cod_state, 'remitted')
    assert.containSubset(await cashOf(orderId), { remitted: TOTAL_FEN, short: 0 })
    assert.deepEqual(await differences(), [])
  })

  test('over: settled, and the surplus is worked off with a remark', async ({ assert }) => {
    const { orderId, waybillNo } = await givenCollected(dispatch)
    await settle([`${waybillNo},540`])
    assert.equal((await orderRow(orderId)).cod_state, 'remitted')
    const [over] = await differences()
    assert.containSubset(over, { kind: 'over', amountFen: 54_000, dueFen: 52_796 })
    const close = () =>
      new WorkOffCodLine().handle({
        lineId: over.lineId!,
        employeeId: finance.id,
        remark: '退回承运商',
      })
    await close()
    assert.deepEqual(await differences(), [])
    assert.equal(await refusalCode(close), 'COD_LINE_NOT_OPEN')
  })

  test('unknown lines keep their reason and credit nobody', async ({ assert }) => {
    const open = await makePrinted(dispatch)
    const done = await givenCollected(dispatch)
    await settle([`${done.waybillNo},527.96`])
    const statementId = await settle([
      'NIEMANDS-1,100',
      `${open.waybillNo},527.96`,
      `${done.waybillNo},527.96`,
    ])
    const { rows, statement } = await shown(statementId)
    assert.deepEqual(
      rows.map(({ warnings }) => warnings[0]?.code),
      ['waybill_unknown', 'not_delivered', 'settled_already']
    )
    assert.equal(statement.results.unknown, 3)
    assert.equal((await orderRow(open.orderId)).status, 'printed')
    assert.containSubset(await cashOf(done.orderId), { remitted: TOTAL_FEN })
  })

  test('missing: what a settled statement should have named', async ({ assert }) => {
    const named = await givenCollected(dispatch)
    const forgotten = await givenCollected(dispatch)
    await settle([`${named.waybillNo},527.96`], '2020-01-01')
    assert.deepEqual(await differences(), [])
    const late = await givenCollected(dispatch)
    await settle([`${late.waybillNo},527.96`])
    assert.containSubset(await differences(), [
      { kind: 'missing', waybillNo: forgotten.waybillNo, dueFen: TOTAL_FEN },
    ])
  })

  test('the preview marks what can not be read and writes nothing', async ({ assert }) => {
    const { orderId, waybillNo } = await givenCollected(dispatch)
    const statementId = await preview([
      `${waybillNo},527.96`,
      `${waybillNo},1`,
      'A1,一百',
      'A2,-5',
      ',5',
      'A3,=1+1',
      `${'9'.repeat(41)},5`,
    ])
    const { rows } = await shown(statementId)
    assert.deepEqual(
      rows.map(({ errors }) => errors[0]?.code),
      [
        undefined,
        'duplicate_in_file',
        'amount_bad',
        'amount_out_of_range',
        'required',
        'formula',
        'waybill_bad',
      ]
    )
    assert.equal(rows[0].value?.result, 'matched')
    assert.equal((await orderRow(orderId)).cod_state, 'collected')
    await new DiscardCodStatement().handle({ statementId })
    const accept = new AcceptCodStatement().handle({ statementId, employeeId: finance.id })
    assert.equal(await refusalCode(() => accept), 'COD_STATEMENT_DISCARDED')
  })

  test('accepted and settled twice, also side by side, it is credited once', async ({ assert }) => {
    const parcels = []
    for (let count = 0; count < 6; count++) parcels.push(await givenCollected(dispatch))
    const statementId = await preview(parcels.map(({ waybillNo }) => `${waybillNo},527.96`))
    const accept = () => new AcceptCodStatement().handle({ statementId, employeeId: finance.id })
    assert.deepEqual(await accept(), { lines: 6 })
    assert.deepEqual(await accept(), { lines: 6 })
    const work = () => new SettleCodStatement().handle({ statementId })
    await Promise.all([work(), work(), work()])
    await work()
    for (const { orderId } of parcels) {
      assert.containSubset(await cashOf(orderId), { remitted: TOTAL_FEN })
    }
    assert.containSubset((await shown(statementId)).statement, {
      state: 'settled',
      results: { matched: 6, pending: 0 },
    })
  })

  test('two statements that name one parcel at once: one is credited, the other told', async ({
    assert,
  }) => {
    const { orderId, waybillNo } = await givenCollected(dispatch)
    const ids = [await preview([`${waybillNo},527.96`]), await preview([`${waybillNo},527.96`])]
    for (const statementId of ids) {
      await new AcceptCodStatement().handle({ statementId, employeeId: finance.id })
    }
    await Promise.all(ids.map((statementId) => new SettleCodStatement().handle({ statementId })))
    const results = await Promise.all(ids.map(async (id) => (await shown(id)).statement.results))
    assert.equal(results[0].matched + results[1].matched, 1)
    assert.equal(results[0].unknown + results[1].unknown, 1)
    assert.containSubset(await cashOf(orderId), { remitted: TOTAL_FEN })
  })

  test('TR29 written off: what is still owed, with a reason, once', async ({ assert }) => {
    const whole = await givenCollected(dispatch)
    const part = await givenCollected(dispatch)
    await settle([`${part.waybillNo},500`], '2020-01-01')
    const write = (orderId: number, actor = finance) =>
      new WriteOffCod().handle({ actor, orderId, reason: '承运商破产' })
    assert.equal((await write(whole.orderId)).amountFen, TOTAL_FEN)
    assert.equal((await write(part.orderId)).amountFen, 52_796 - 50_000)
    assert.containSubset(await cashOf(part.orderId), { short: 0, written_off: 2796 })
    assert.equal((await orderRow(whole.orderId)).cod_state, 'written_off')
    assert.equal(await refusalCode(() => write(whole.orderId)), 'COD_NOTHING_OWED')
    const clerk = await givenCollected(dispatch)
    assert.equal(await refusalCode(() => write(clerk.orderId, dispatch.clerk)), 'FORBIDDEN')
  })

  test('the list shows what is owed, and by filter what came', async ({ assert }) => {
    const { waybillNo } = await givenCollected(dispatch)
    const list = (query: Record<string, string>) =>
      new ListCodParcels().handle({ carrier: String(dispatch.carrierId), ...query })
    assert.containSubset(await list({}), {
      total: 1,
      rows: [{ waybillNo, state: 'collected', outstandingFen: TOTAL_FEN }],
      totals: { outstandingFen: TOTAL_FEN },
    })
    await settle([`${waybillNo},527.96`])
    assert.equal((await list({})).total, 0)
    assert.containSubset(await list({ state: 'remitted' }), {
      rows: [{ waybillNo, outstandingFen: 0 }],
    })
  })
})

test.group('Cash at the counter', (group) => {
  let dispatch: Dispatch
  let finance: Employee
  group.each.setup(async () => {
    dispatch = await makeDispatch()
    finance = await makeEmployee('finance', dispatch.departmentId)
  })

  test('a courier hands over for his parcels; sent twice it is one', async ({ assert, client }) => {
    const courierId = dispatch.clerk.id
    const first = await givenCollected(dispatch, courierId)
    const second = await givenCollected(dispatch, courierId)
    const input = {
      actor: finance,
      courierId,
      idempotencyKey: randomUUID(),
      lines: [
        { waybillNo: first.waybillNo, amountFen: TOTAL_FEN },
        { waybillNo: second.waybillNo, amountFen: TOTAL_FEN - 600 },
      ],
    }
    const once = await new SettleAtCounter().handle(input)
    assert.deepEqual(await new SettleAtCounter().handle(input), once)
    assert.equal((await orderRow(first.orderId)).cod_state, 'remitted')
    assert.equal((await orderRow(second.orderId)).cod_state, 'short')
    assert.containSubset(await cashOf(second.orderId), { short: 600 })
    const other = await givenCollected(dispatch, dispatch.warehouseLead.id)
    const counter = await ask(client, 'get', `/cod/counter/${courierId}`, { as: finance })
    const listed = counter.body().map(({ waybillNo }: { waybillNo: string }) => waybillNo)
    assert.deepEqual(listed, [second.waybillNo])
    assert.notInclude(listed, other.waybillNo)
    const debts = await new CodOwed().handle()
    assert.containSubset(
      debts.find((debt) => debt.courierId === courierId),
      { parcels: 1, owedFen: 600, expectedFen: 0 }
    )
  })

  test('the same parcel twice is refused, and so is whoever may not', async ({ assert }) => {
    const { waybillNo } = await givenCollected(dispatch, dispatch.clerk.id)
    const line = { waybillNo, amountFen: TOTAL_FEN }
    const hand = (actor: Employee, lines = [line]) =>
      new SettleAtCounter().handle({
        actor,
        courierId: dispatch.clerk.id,
        idempotencyKey: randomUUID(),
        lines,
      })
    assert.equal(await refusalCode(() => hand(finance, [line, line])), 'COD_WAYBILL_TWICE')
    assert.equal(await refusalCode(() => hand(dispatch.clerk)), 'COD_FORBIDDEN')
  })
})

test.group('The routes of cash on delivery', () => {
  test('by role, and hostile values beside their field', async ({ assert, client }) => {
    const { departmentId } = await makeDispatch()
    const readers = ['finance', 'lead', 'manager', 'media_manager', 'super_admin']
    const settlers = ['finance', 'super_admin']
    for (const role of ROLES) {
      const as = await makeEmployee(role, departmentId)
      for (const path of ['/cod', '/cod/parcels', '/cod/differences', '/cod/statements']) {
        const response = await client.get(path).withInertia().redirects(0).loginAs(as)
        assert.equal(response.status(), readers.includes(role) ? 200 : 403, `${role} ${path}`)
      }
      for (const [method, path] of [
        ['post', '/cod/counter'],
        ['post', '/cod/statements'],
        ['patch', '/cod/differences/1'],
        ['post', '/cod/parcels/1/write-offs'],
      ] as const) {
        const response = await ask(client, method, path, { as, body: {} })
        assert.equal(response.status(), settlers.includes(role) ? 422 : 403, `${role} ${path}`)
      }
    }
    const finance = await makeEmployee('finance', departmentId)
    const bodies = [
      { carrierId: 0, throughOn: '2026-11-25' },
      { carrierId: 1, throughOn: '2026-02-30' },
      { carrierId: 1, throughOn: "' OR 1" },
    ]
    for (const body of bodies) {
      const response = await ask(client, 'post', '/cod/statements', { as: finance, body })
      assert.equal(response.status(), 422)
      assert.isNotEmpty(response.body().errors)
    }
  })
})
