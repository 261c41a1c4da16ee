import { test } from '@japa/runner'
import { givenEmployee } from '#tests/support/given_employee'
import { allowConsoleErrors } from '#tests/browser/support/console_errors'
import { takePictures } from '#tests/browser/support/pictures'
import { goTo, signIn } from '#tests/browser/support/sign_in'

test.group('Sign-in page', () => {
  test('checks the machine and says what is really so', async ({ visit, browserContext }) => {
    const page = await visit('/sign-in')
    await page.assertText('h1', '登录')
    await page.locator('li.good', { hasText: '已连接' }).waitFor()
    await page.locator('li.good', { hasText: '网络往返' }).waitFor()
    await takePictures(page, 'sign-in')

    allowConsoleErrors(browserContext, /ERR_INTERNET_DISCONNECTED/)
    await browserContext.setOffline(true)
    await page.locator('li.warning', { hasText: '连不上' }).waitFor({ timeout: 10_000 })
  })

  test('refuses a wrong password beside the field, keeps the staff number', async ({
    assert,
    visit,
  }) => {
    const employee = await givenEmployee()
    const page = await visit('/sign-in')
    await page.fill('input[name="staffNo"]', employee.staffNo)
    await page.fill('input[name="password"]', 'not-the-password')
    await page.keyboard.press('Enter')
    await page.locator('[role="alert"]').first().waitFor()
    assert.equal(await page.inputValue('input[name="staffNo"]'), employee.staffNo)
    assert.equal(await page.inputValue('input[name="password"]'), '')
    assert.equal(new URL(page.url()).pathname, '/sign-in')
    await takePictures(page, 'sign-in-refused')
  })

  test('switches the language at once and for the next visit', async ({ visit, assert }) => {
    const page = await visit('/sign-in')
    await page.click('button[lang="en"]')
    await page.locator('h1', { hasText: 'Sign in' }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.reload()
    await page.locator('h1', { hasText: 'Sign in' }).waitFor()
    assert.equal(await page.getAttribute('html', 'lang'), 'en')
  })
})

test.group('Frame', () => {
  test('shows the places that the role may use and no others', async ({ visit, assert }) => {
    const employee = await givenEmployee({ role: 'manager', permissions: ['employees.view'] })
    const page = await visit('/sign-in')
    await signIn(page, employee)
    await goTo(page, '/organisation/employees')
    assert.deepEqual(await page.locator('nav.rail a').allInnerTexts(), ['组织'])
    assert.equal(await page.locator('nav.rail a[aria-current="page"]').innerText(), '组织')
    await takePictures(page, 'frame')
  })

  test('remembers the theme and signs out', async ({ visit, assert }) => {
    const employee = await givenEmployee({ role: 'manager', permissions: ['employees.view'] })
    const page = await visit('/sign-in')
    await signIn(page, employee)
    await goTo(page, '/organisation/employees')
    const opener = page.locator('header button[aria-haspopup="menu"]')
    await opener.click()
    await page.locator('[role="menuitemradio"]', { hasText: '深色' }).click()
    await page.reload()
    assert.equal(await page.getAttribute('html', 'class'), 'dark')
    await opener.click()
    await page.locator('[role="menuitem"]', { hasText: '退出登录' }).click()
    await page.waitForURL('**/sign-in')
  })

  test('has pages of their own for what is missing and what is not allowed', async ({
    visit,
    browserContext,
  }) => {
    allowConsoleErrors(browserContext, /status of 40[34]/)
    const page = await visit('/sign-in')
    await page.goto('/no-such-page')
    await page.assertText('h1', '没有这一页')
    await takePictures(page, 'missing')
    await signIn(page, await givenEmployee({ role: 'finance', permissions: ['orders.view'] }))
    await page.goto('/organisation/employees')
    await page.assertText('h1', '没有权限看这一页')
    await takePictures(page, 'forbidden')
  })
})
