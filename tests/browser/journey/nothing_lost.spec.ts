import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DEMO_PASSWORD } from '#app/organisation/queries/demo_sign_ins'
import { allowConsoleErrors } from '#tests/browser/support/console_errors'
import { GivenDay } from '#tests/browser/support/given_day'
import { takePictures } from '#tests/browser/support/pictures'
import { signIn } from '#tests/browser/support/sign_in'

const DNIS = '4008205166'
const CALLER = '13917650432'

test.group('In the middle of an order', (group) => {
  let day: GivenDay
  group.setup(async () => {
    day = await GivenDay.begin(['8017'])
    return () => day.end()
  })

  test('a reload and a lost connection lose nothing that was typed, and no call', async ({
    visit,
    assert,
  }) => {
    const page = await visit('/sign-in')
    allowConsoleErrors(page.context(), /ERR_INTERNET_DISCONNECTED/)
    await signIn(page, await day.employee('000017'), DEMO_PASSWORD)
    await page.locator('#bar-extension').fill('8017')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '置闲' }).first().waitFor()
    await page.keyboard.press('Alt+R')
    day.calls(CALLER, DNIS)
    await page.getByText('139****0432').first().waitFor()
    await page.getByRole('button', { name: /接听/ }).first().waitFor()
    await page.keyboard.press('Alt+A')
    await page.locator('input[name="callerName"]').fill('李桂芳')
    await page.keyboard.press('Enter')
    await page.getByText('李桂芳').first().waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.type('KQZ')
    await page
      .getByRole('option', { name: /空气炸锅/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    const remark = page.locator('input[name="remark"]')
    await remark.fill('给老伴用')

    await page.reload()
    await page.getByText('139 1765 0432').first().waitFor()
    await page.getByRole('button', { name: /挂机/ }).waitFor()
    assert.equal(await remark.inputValue(), '给老伴用')
    await page.locator('b', { hasText: '空气炸锅' }).first().waitFor()

    await page.context().setOffline(true)
    await remark.fill('给老伴用，发票抬头个人')
    await page.getByText(/已存本机/).waitFor()
    await takePictures(page, 'offline')
    assert.isTrue(await page.getByRole('button', { name: /保存并物流确认/ }).isDisabled())
    await page.context().setOffline(false)
    await page.getByText(/已存本机/).waitFor({ state: 'detached' })
    await page.waitForFunction(
      `[...document.querySelectorAll('button')].some((one) => /保存并物流确认/.test(one.textContent) && !one.disabled)`
    )
    const call = await db.from('calls').where('caller_number', CALLER).firstOrFail()
    assert.equal(call.stage, 'talking')
    const [draft] = await db.from('desk_drafts').where('call_id', call.id)
    assert.include(JSON.stringify(draft.content), '发票抬头个人')
    await page.keyboard.press('Alt+X')
    await page.getByText('话后处理').first().waitFor()
  })
})
