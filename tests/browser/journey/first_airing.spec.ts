import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import { businessDay, periodAround } from '#core/period'
import { RecountSlotReport } from '#app/statistics/queries/recount_slot_report'
import { DEMO_PASSWORD } from '#app/organisation/queries/demo_sign_ins'
import { GivenDay } from '#tests/browser/support/given_day'
import { signIn } from '#tests/browser/support/sign_in'
import { barcodesOf } from '#tests/support/barcodes_of'
import { takePictures } from '#tests/browser/support/pictures'

const DNIS = '4006105588'
const CALLER = '13853107264'

/** Somebody else sits down at the machine. */
async function leave(page: Page) {
  // The page goes first: an answer on its way would bring its session back.
  await page.goto('about:blank')
  await page.context().clearCookies()
}

test.group('The first airing', (group) => {
  let day: GivenDay
  group.setup(async () => {
    day = await GivenDay.begin(['8016'])
    return () => day.end()
  })

  test('a slot airs, the call is taken, the order goes out and the slot shows what it brought', async ({
    visit,
    assert,
  }) => {
    const placementId = await day.airs({
      channel: '东方卫视',
      product: 'YBM',
      dnis: DNIS,
      costYuan: 36_000,
    })

    const page = await visit('/sign-in')
    await page.locator('input[name="staffNo"]').waitFor()
    await takePictures(page, '01-sign-in')
    await signIn(page, await day.employee('000016'), DEMO_PASSWORD)
    await page.locator('#bar-extension').fill('8016')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '置闲' }).first().waitFor()
    await takePictures(page, '02-desk-not-ready')
    await page.keyboard.press('Alt+R')

    day.calls(CALLER, DNIS)
    await page.getByText('138****7264').first().waitFor()
    await takePictures(page, '03-offer')
    await page.getByRole('button', { name: /接听/ }).first().waitFor()
    await page.keyboard.press('Alt+A')
    await page.getByText('138 5310 7264').first().waitFor()
    await page.locator('input[name="callerName"]').fill('王秀兰')
    await page.keyboard.press('Enter')
    await page.getByText('王秀兰').first().waitFor()

    await page.keyboard.press('F2')
    await page.keyboard.type('YBM')
    await page
      .getByRole('option', { name: /眼保姆护眼仪/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('F4')
    await page.keyboard.type('山东省济南市历下区文化东路88号3号楼2单元501')
    await page.keyboard.press('Tab')
    await page.getByText(/识别 \d/).waitFor()
    await takePictures(page, '04-order')
    await page.keyboard.press('F9')
    await page.locator('.placed').waitFor()
    await takePictures(page, '05-placed')
    const order = await db.from('orders').where('placement_id', placementId).firstOrFail()
    assert.containsSubset(order, { status: 'confirmed', receiver_phone: CALLER })

    await page.keyboard.press('Alt+X')
    await page.getByText('话后处理').first().waitFor()
    await page.locator('body').press('1')
    await takePictures(page, '06-wrap-up')

    await leave(page)
    await signIn(page, await day.employee('000005'), DEMO_PASSWORD)
    await page.getByText(order.order_no).first().waitFor()
    await takePictures(page, '07-outbound')
    // Chromium on Linux keeps Alt with a digit for its tabs.
    await page.getByRole('button', { name: /打印 1/ }).click()
    const link = page.locator('a[href^="/waybill-prints/"]').first()
    await link.waitFor({ timeout: 30_000 })
    await takePictures(page, '08-printed')
    const file = await page.request.get((await link.getAttribute('href'))!)
    const shipment = await db.from('shipments').where('order_id', order.id).firstOrFail()
    assert.include(await barcodesOf(await file.body()), shipment.waybill_no)

    await page.goto('/feedback')
    await page.locator('#waybill').fill(shipment.waybill_no)
    await page.keyboard.press('Enter')
    await page.getByText(order.order_no).first().waitFor()
    await page.keyboard.press('+')
    await page.keyboard.press('*')
    await page.keyboard.type('赵铁军')
    await page
      .getByRole('option', { name: /赵铁军/ })
      .first()
      .click()
    await takePictures(page, '09-scan')
    await page.locator('#waybill').press('Enter')
    await page.getByRole('button', { name: /受理/ }).last().waitFor()
    await page.keyboard.press('F9')
    await page.locator('dialog').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.waitForResponse((response) => response.url().endsWith('/feedback/batches'))
    await takePictures(page, '10-fed-back')
    const fedBack = await db.from('orders').where('id', order.id).firstOrFail()
    assert.containsSubset(fedBack, { status: 'delivered', cod_state: 'collected' })

    await leave(page)
    await signIn(page, await day.employee('000003'), DEMO_PASSWORD)
    await page.goto(`/media/placements/${placementId}`)
    await page.getByText('东方卫视').first().waitFor()
    await takePictures(page, '11-slot')
    await page.goto('/statistics/slots?unit=day')
    const line = page.getByRole('row', { name: /东方卫视.*眼保姆护眼仪/ }).first()
    await line.waitFor()
    await takePictures(page, '12-slots')
    const [figures] = await new RecountSlotReport().handle(
      periodAround(businessDay(DateTime.utc()), 'day')
    )
    assert.containsSubset(figures, { placementId, calls: 1, answered: 1, orders: 1, delivered: 1 })
  })
})
