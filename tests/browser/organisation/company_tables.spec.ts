import { randomInt } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { givenEmployee } from '#tests/support/given_employee'
import { allowConsoleErrors } from '#tests/browser/support/console_errors'
import { takePictures } from '#tests/browser/support/pictures'
import { goTo, signIn } from '#tests/browser/support/sign_in'

test.group('A table that the company edits by itself', () => {
  test('takes an entry by keyboard, keeps what was typed when it is refused, changes and deletes it', async ({
    visit,
    assert,
    browserContext,
  }) => {
    // The refusal is an answer of 422, which the browser notes as an error.
    allowConsoleErrors(browserContext, /422/)
    const number = `0216${randomInt(1_000_000, 9_999_999)}`
    const admin = await givenEmployee({ role: 'super_admin' })
    const page = await visit('/sign-in')
    await signIn(page, admin)
    await goTo(page, '/system/excluded-numbers')

    await page.keyboard.press('Alt+n')
    await page.locator('input[name="number"]').fill('12345')
    await page.locator('input[name="remark"]').fill('总机')
    await page.keyboard.press('Control+Enter')
    await page.locator('.field [role="alert"]', { hasText: '不是有效的电话号码' }).waitFor()
    assert.equal(await page.inputValue('input[name="remark"]'), '总机')
    await takePictures(page, 'excluded-number-refused')

    await page.locator('input[name="number"]').fill(number)
    await page.keyboard.press('Control+Enter')
    const row = page.locator('tbody tr', { hasText: '总机' })
    await row.first().waitFor()
    const stored = await db.from('excluded_numbers').where('number', number).firstOrFail()
    assert.equal(stored.remark, '总机')

    await row.first().locator('button').click()
    await page.locator('input[name="remark"]').fill('分机')
    await page.keyboard.press('Control+Enter')
    await page.locator('tbody tr', { hasText: '分机' }).first().waitFor()

    await page.locator('tbody tr', { hasText: '分机' }).first().locator('button').click()
    await page.getByRole('button', { name: '删除' }).click()
    await page.locator('dialog.question button.yes').click()
    await page.locator('tbody tr', { hasText: '分机' }).waitFor({ state: 'detached' })
    assert.isNull(await db.from('excluded_numbers').where('number', number).first())
  })
})
