import { readFile, rm } from 'node:fs/promises'
import { DateTime } from 'luxon'
import { read, utils } from 'xlsx'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { ManualClock } from '#core/clock'
import { FakeQueue } from '#core/queue/fake_queue'
import { queue } from '#core/queue/queue'
import { storagePath } from '#core/storage'
import { REPORT_FIGURES, figure } from '#app/statistics/figures'
import { numberedPeriod } from '#app/statistics/period_number'
import { ListSlotFigures } from '#app/statistics/queries/list_slot_figures'
import { readReportRequest } from '#app/statistics/report_request'
import { ExportSlotReport } from '#app/statistics/services/export_slot_report'
import { RequestSlotExport } from '#app/statistics/services/request_slot_export'
import { makeChannel, makePlacement } from '#database/factories/media'
import { givenEmployee } from '#tests/support/given_employee'
import { givenRollback } from '#tests/support/given_rollback'
import { givenCall, givenOrder, givenOrderGround } from './given_facts.js'

const START = DateTime.fromISO('2026-03-02T06:00:00Z', { zone: 'utc' })
const clock = new ManualClock('2026-03-02T12:00:00Z')

test.group('The Excel file of the slot report', (group) => {
  givenRollback(group)
  group.each.setup(() => queue.swap(new FakeQueue()))

  for (const grouping of ['placement', 'channel', 'product', 'hour']) {
    test(`says what the screen says by ${grouping}`, async ({ assert, cleanup }) => {
      const ground = await givenOrderGround()
      const employee = await givenEmployee({ role: 'media_manager' })
      const channel = await makeChannel({ name: `=1+1 台${grouping}` })
      for (const minute of [0, 75, 400]) {
        const { id } = await makePlacement({
          startsAt: START.minus({ minutes: minute }),
          channelId: channel.id,
          costFen: 12_345 + minute,
        })
        const shares = [{ placementId: id, probability: 1 }]
        const callId = await givenCall({ at: START, shares })
        await givenCall({ at: START, shares, outcome: 'abandoned_in_queue' })
        if (minute > 0) await givenOrder(ground, { at: START, callId, totalFen: 99_801 })
      }
      const query = { unit: 'day', year: '2026', number: '61', group: grouping }
      const request = readReportRequest({ ...query, channel: String(channel.id) }, clock.now())
      const fileId = await new RequestSlotExport().handle({
        employeeId: employee.id,
        request,
        locale: 'zh-CN',
        name: '媒体时段',
      })
      await new ExportSlotReport(clock).handle({ fileId })
      const file = await db.from('saved_files').where('id', fileId).first()
      assert.equal(file.state, 'done')
      const path = storagePath(file.path)
      cleanup(() => rm(path))

      const { rows, totals } = await new ListSlotFigures().handle({
        ...request,
        period: numberedPeriod(request)!,
        now: clock.now(),
      })
      const book = read(await readFile(path), { cellFormula: true })
      const sheet = book.Sheets[book.SheetNames[0]]
      const [headings, ...lines] = utils.sheet_to_json<(string | number | undefined)[]>(sheet, {
        header: 1,
      })
      const i18n = i18nManager.locale('zh-CN')
      const first = headings.length - REPORT_FIGURES.length
      assert.deepEqual(
        headings.slice(first),
        REPORT_FIGURES.map((key) => i18n.t(`statistics.figures.${key}.label`))
      )
      assert.lengthOf(lines, rows.length + 1)
      for (const [index, { figures }] of [...rows, totals].entries()) {
        for (const [offset, key] of REPORT_FIGURES.entries()) {
          const value = figures[key]
          const cell = lines[index][first + offset]
          const shown =
            value !== null && figure(key).unit === 'money' ? Math.round(value) / 100 : value
          if (shown === null) assert.isUndefined(cell, key)
          else assert.closeTo(Number(cell), shown, 1e-9, key)
        }
      }
      for (const cell of Object.values(sheet)) assert.notProperty(cell, 'f')
    })
  }
})
