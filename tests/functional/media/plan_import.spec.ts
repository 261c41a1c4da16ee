import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ManualClock } from '#core/clock'
import { ShowPlanImport } from '#app/media/queries/show_plan_import'
import { AcceptPlanImport } from '#app/media/services/accept_plan_import'
import { DiscardPlanImport } from '#app/media/services/discard_plan_import'
import { PreviewPlanImport } from '#app/media/services/preview_plan_import'
import { WritePlanTemplate } from '#app/media/services/write_plan_template'
import {
  makeChannel,
  makePlacement,
  makeProduct,
  makeServiceNumber,
} from '#database/factories/media'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'

const clock = new ManualClock('2026-11-22T04:00:00Z')
const HEADINGS = '媒体,日期,时间,时长 秒,商品,业务号码,费用 元'

async function world() {
  const employee = await givenEmployee({ role: 'media_manager' })
  const channel = await makeChannel()
  const product = await makeProduct()
  const number = await makeServiceNumber()
  const row = (
    over: Partial<
      Record<'channel' | 'date' | 'time' | 'seconds' | 'product' | 'number' | 'cost', string>
    > = {}
  ) =>
    [
      over.channel ?? channel.name,
      over.date ?? '2026-11-25',
      over.time ?? '14:32',
      over.seconds ?? '1800',
      over.product ?? product.shortCode,
      over.number ?? number.number,
      over.cost ?? '36000',
    ].join(',')
  const preview = (rows: string[]) =>
    new PreviewPlanImport(clock).handle({
      employeeId: employee.id,
      fileName: 'plan.csv',
      bytes: Buffer.from([HEADINGS, ...rows].join('\n')),
    })
  const planned = async () =>
    Number((await db.from('placements').where('channel_id', channel.id).count('* as n'))[0].n)
  const accept = (importId: number) =>
    new AcceptPlanImport(clock).handle({ importId, employeeId: employee.id })
  return { employee, channel, product, number, row, preview, planned, accept }
}

const shown = async (importId: number) =>
  (await new ShowPlanImport().handle({ importId, only: 'all', page: 1, perPage: 100 }))!

test.group('Importing a media plan', (group) => {
  givenRollback(group)

  test('marks every bad value beside its column and writes nothing', async ({ assert }) => {
    const { row, preview, planned, number } = await world()
    const retired = await makeChannel({ active: false })
    const offSale = await makeProduct({ onSale: false })
    const cases: [string, string, string][] = [
      [row({ channel: '没有的台' }), 'channel', 'channel_unknown'],
      [row({ channel: retired.name }), 'channel', 'channel_inactive'],
      [row({ channel: '' }), 'channel', 'required'],
      [row({ channel: '=1+1' }), 'channel', 'formula'],
      [row({ date: '明天' }), 'date', 'date_bad'],
      [row({ date: '2036-01-01' }), 'date', 'date_out_of_reach'],
      [row({ time: '25:10' }), 'time', 'time_bad'],
      [row({ seconds: '0' }), 'seconds', 'seconds_bad'],
      [row({ seconds: '90000' }), 'seconds', 'seconds_too_long'],
      [row({ product: '没有' }), 'product', 'product_unknown'],
      [row({ product: offSale.shortCode }), 'product', 'product_inactive'],
      [row({ number: '123' }), 'number', 'number_unknown'],
      [row({ cost: '-5' }), 'cost', 'cost_negative'],
      [row({ cost: '1000000000' }), 'cost', 'cost_too_large'],
      [row({ cost: '三万' }), 'cost', 'amount_bad'],
    ]
    const good = row({ number: `${number.number.slice(0, 3)}-${number.number.slice(3)}` })
    const { plan, rows } = await shown(await preview([...cases.map(([text]) => text), good, row()]))
    for (const [index, [text, column, code]] of cases.entries()) {
      assert.deepEqual(
        rows[index].errors.map((reason) => [reason.column, reason.code]),
        [[column, code]],
        text
      )
    }
    assert.isNotNull(rows[cases.length].value)
    assert.deepEqual(rows[cases.length + 1].errors, [
      { column: 'date', code: 'duplicate_in_file', values: { line: cases.length + 2 } },
    ])
    assert.equal(plan.goodRows, 1)
    assert.equal(plan.badRows, cases.length + 1)
    assert.equal(await planned(), 0)
  })

  test('accepting writes the good rows once, however often', async ({ assert }) => {
    const { row, preview, planned, accept } = await world()
    const id = await preview([row(), row({ time: '15:40' }), row({ cost: '-1' })])
    assert.deepEqual(await accept(id), { state: 'accepted', written: 2 })
    assert.deepEqual(await accept(id), { state: 'accepted', written: 2 })
    assert.equal(await planned(), 2)
    const placement = await db.from('placements').where('placement_import_id', id).first()
    assert.equal(placement.starts_at.toISOString(), '2026-11-25T06:32:00.000Z')
    assert.equal(Number(placement.cost_fen), 3_600_000)
    await assert.rejects(() => new DiscardPlanImport().handle({ importId: id }), /ACCEPTED/)
  })

  test('a plan that changed since the preview is shown anew and not written', async ({
    assert,
  }) => {
    const { row, preview, planned, accept, channel, product, number } = await world()
    const id = await preview([row(), row({ time: '18:00' })])
    await makePlacement({
      startsAt: DateTime.fromISO('2026-11-25T06:32:00Z'),
      channelId: channel.id,
      productId: product.id,
      serviceNumberId: number.id,
    })
    assert.deepEqual(await accept(id), { state: 'changed', rows: 1 })
    assert.equal(await planned(), 1)
    const { rows } = await shown(id)
    assert.equal(rows[0].errors[0].code, 'duplicate_in_plan')
    assert.deepEqual(await accept(id), { state: 'accepted', written: 1 })
    assert.equal(await planned(), 2)
  })

  test('what is discarded or wholly bad is never written', async ({ assert }) => {
    const { row, preview, planned, accept } = await world()
    const id = await preview([row()])
    await new DiscardPlanImport().handle({ importId: id })
    await assert.rejects(() => accept(id), /DISCARDED/)
    await assert.rejects(async () => accept(await preview([row({ cost: '-1' })])), /NOTHING_GOOD/)
    assert.equal(await planned(), 0)
  })

  test('the template passes its own import', async ({ assert }) => {
    const { employee } = await world()
    const bytes = await new WritePlanTemplate(clock).handle({
      language: 0,
      planSheet: '媒体计划',
      choicesSheet: '可选项',
    })
    const id = await new PreviewPlanImport(clock).handle({
      employeeId: employee.id,
      fileName: 'media-plan.xlsx',
      bytes,
    })
    const { plan, rows } = await shown(id)
    assert.deepEqual(rows[0].errors, [])
    assert.equal(plan.goodRows, 1)
  })
})
