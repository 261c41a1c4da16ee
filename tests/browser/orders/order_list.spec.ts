import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { makeOrder, makeTrade, orderValue } from '#database/factories/orders'
import { givenEmployee } from '#tests/support/given_employee'
import { goTo, signIn } from '#tests/browser/support/sign_in'

test.group('The list of orders', () => {
  test('shows an order beside the list, confirms it, and adds a remark', async ({
    visit,
    assert,
  }) => {
    const trade = await makeTrade()
    const director = await givenEmployee({ role: 'super_admin', departmentId: trade.departmentId })
    const draft = await makeOrder(trade)
    await makeOrder(trade, { confirm: true })
    const page = await visit('/sign-in')
    await signIn(page, director)

    const today = DateTime.now().setZone('Asia/Shanghai').toISODate()
    await goTo(page, `/orders?created=${today}..${today}&q=${draft.orderNo}`)
    await page.locator('.el-table__body tr', { hasText: draft.orderNo }).click()
    const panel = page.locator('aside', { hasText: draft.orderNo })
    await panel.getByText('足浴盆 TS-8').first().waitFor()

    await panel.getByRole('button', { name: '物流确认' }).click()
    await panel.locator('ol', { hasText: '物流确认' }).waitFor()
    assert.equal(await orderValue(draft.orderId, 'status'), 'confirmed')

    await panel.getByRole('button', { name: '备注' }).click()
    await panel.locator('textarea').fill('客户催单')
    await panel.locator('form').getByRole('button', { name: '备注' }).click()
    await panel.getByText('客户催单').first().waitFor()
    assert.equal(await orderValue(draft.orderId, 'remark'), '客户催单')
  })
})

test.group('Customers and products', () => {
  test('open from their lists', async ({ visit }) => {
    const trade = await makeTrade()
    const director = await givenEmployee({ role: 'super_admin', departmentId: trade.departmentId })
    await makeOrder(trade, { confirm: true })
    const page = await visit('/sign-in')
    await signIn(page, director)

    await goTo(page, '/customers')
    await page.locator('.el-table__body tr').first().click()
    await page.locator('aside').getByText('联系情况').waitFor()

    await goTo(page, '/products')
    await page.locator('.el-table__body tr').first().click()
    await page.locator('input[name="shortCode"]').waitFor()
  })
})
