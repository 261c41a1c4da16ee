import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { givenEmployee } from '#tests/support/given_employee'
import { takePictures } from '#tests/browser/support/pictures'
import { goTo, signIn } from '#tests/browser/support/sign_in'

const NUMBER = '16900000001'

test.group('The block list in a browser', (group) => {
  group.each.teardown(async () => {
    await db.from('blocked_numbers').where('range_from', 'like', '1690000%').delete()
  })

  test('takes a number, says beside the field what is wrong, and gives ticked ones up after a question', async ({
    visit,
    assert,
  }) => {
    const page = await visit('/sign-in')
    await signIn(page, await givenEmployee({ role: 'super_admin' }))
    await goTo(page, '/system/telephony/blocked-numbers')
    await page.keyboard.press('Alt+n')
    const drawer = page.locator('.form-drawer')
    await drawer.locator('input[name="from"]').fill('12')
    await page.keyboard.press('Control+Enter')
    await drawer.locator('[role="alert"]', { hasText: '3 到 20 位' }).first().waitFor()
    assert.equal(await drawer.locator('input[name="from"]').inputValue(), '12')

    await drawer.locator('input[name="from"]').fill('169 0000 0001')
    await drawer.locator('input[name="to"]').fill('16900000009')
    await page.keyboard.press('Control+Enter')
    await drawer.waitFor({ state: 'hidden' })
    const row = page.locator('.el-table__row', { hasText: NUMBER })
    await row.waitFor()
    await takePictures(page, 'block-list')

    await row.locator('.select').click()
    await page.getByRole('button', { name: '删除所选' }).click()
    const question = page.locator('dialog', { hasText: '从黑名单删除 1 条' })
    await question.getByRole('button', { name: '删除' }).click()
    await row.waitFor({ state: 'hidden' })
    assert.isNull(await db.from('blocked_numbers').where('range_from', NUMBER).first())
  })
})
