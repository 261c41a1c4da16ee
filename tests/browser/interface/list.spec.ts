import { test } from '@japa/runner'
import { givenDepartment, givenEmployee } from '#tests/support/given_employee'
import { goTo, signIn } from '#tests/browser/support/sign_in'
import { allowConsoleErrors } from '#tests/browser/support/console_errors'
import { takePictures } from '#tests/browser/support/pictures'

const LIST = '/organisation/employees'

test.group('A list', () => {
  test('keeps filter, order and page in the address', async ({ visit, assert }) => {
    const department = await givenDepartment('名单部')
    const reader = await givenEmployee({ role: 'super_admin', departmentId: department.id })
    for (const name of ['赵一', '赵二', '赵三'])
      await givenEmployee({ name, departmentId: department.id })
    const page = await visit('/sign-in')
    await signIn(page, reader)

    await goTo(page, `${LIST}?departmentId=${department.id}&perPage=2`)
    const rows = page.locator('.el-table__body tr')
    await page.assertElementsCount(rows, 2)
    await page.click('button[aria-label="下一页"]')
    await page.waitForURL(/page=2/)
    await page.locator('footer', { hasText: '3–4 / 4' }).waitFor()
    await page.assertElementsCount(rows, 2)

    await page.fill('input[name="name"]', '赵')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('name') === '赵')
    assert.isFalse(new URL(page.url()).searchParams.has('page'), 'a new filter starts on page 1')
    await page.locator('footer', { hasText: '1–2 / 3' }).waitFor()

    await page.goBack()
    await page.locator('footer', { hasText: '3–4 / 4' }).waitFor()
    assert.equal(await page.inputValue('input[name="name"]'), '')
  })

  test('sorts on a head, up, down, and back', async ({ visit, assert }) => {
    const department = await givenDepartment('排序部')
    const reader = await givenEmployee({ role: 'super_admin', departmentId: department.id })
    for (const name of ['B', 'A', 'C']) await givenEmployee({ name, departmentId: department.id })
    const page = await visit('/sign-in')
    await signIn(page, reader)
    await goTo(page, `${LIST}?departmentId=${department.id}`)

    const head = page.locator('th', { hasText: '姓名' })
    const names = () => page.locator('.el-table__body td:nth-child(2)').allInnerTexts()
    await head.click()
    await page.waitForURL(/sort=name/)
    await page.waitForFunction('!document.querySelector(".running")')
    const up = await names()
    await head.click()
    await page.waitForURL(/sort=-name/)
    await page.waitForFunction('!document.querySelector(".running")')
    assert.deepEqual(await names(), [...up].reverse())
    assert.deepEqual(up.slice(0, 3), ['A', 'B', 'C'])
    await head.click()
    await page.waitForURL((url) => !url.searchParams.has('sort'))
  })

  test('says when nothing matches and clears the filter in one step', async ({ visit }) => {
    const reader = await givenEmployee({ role: 'super_admin' })
    const page = await visit('/sign-in')
    await signIn(page, reader)
    await goTo(page, `${LIST}?name=nobody-is-called-so`)
    await page.locator('.empty', { hasText: '没有符合条件的记录' }).waitFor()
    await takePictures(page, 'list-empty')
    await page.locator('.empty button').click()
    await page.waitForURL((url) => url.search === '')
    await page.locator('.el-table__body tr').first().waitFor()
  })

  test('keeps the rows and says so when the server is away', async ({ visit, browserContext }) => {
    allowConsoleErrors(browserContext, /Failed to load resource|ERR_/)
    const page = await visit('/sign-in')
    await signIn(page, await givenEmployee({ role: 'super_admin' }))
    await goTo(page, LIST)
    const rows = page.locator('.el-table__body tr')
    const before = await rows.count()
    await page.route('**/organisation/employees?*', (route) => route.abort())
    await page.fill('input[name="name"]', '王')
    await page.keyboard.press('Enter')
    await page.locator('.failed', { hasText: '没有取到最新数据' }).waitFor()
    await page.assertElementsCount(rows, before)
    await page.unroute('**/organisation/employees?*')
    await page.locator('.failed button').click()
    await page.locator('.failed').waitFor({ state: 'detached' })
  })

  test('keeps the chosen columns of this user', async ({ visit, assert }) => {
    const reader = await givenEmployee({ role: 'super_admin' })
    const page = await visit('/sign-in')
    await signIn(page, reader)
    await goTo(page, LIST)
    const heads = page.locator('.el-table__header th:not(.gutter)')
    const before = await heads.allInnerTexts()
    await page.locator('button', { hasText: '列' }).click()
    await page.locator('fieldset label', { hasText: '部门' }).click()
    await page.reload()
    await heads.first().waitFor()
    assert.deepEqual(
      await heads.allInnerTexts(),
      before.filter((head) => !head.includes('部门'))
    )
  })
})

test.group('A form drawer', () => {
  test('leaves the top bar in reach and asks before typed things are lost', async ({
    visit,
    assert,
  }) => {
    const page = await visit('/sign-in')
    await signIn(page, await givenEmployee({ role: 'super_admin' }))
    await goTo(page, LIST)
    await page.keyboard.press('Alt+N')
    const drawer = page.locator('.form-drawer')
    await drawer.waitFor()
    await page.waitForFunction('!document.querySelector(".el-drawer-fade-enter-active")')
    assert.equal((await drawer.boundingBox())?.y, 48)
    const save = drawer.locator('button', { hasText: 'Ctrl+Enter' })
    const box = await save.boundingBox()
    assert.isBelow((box?.y ?? 1000) + (box?.height ?? 0), 768, 'the save button is on the screen')
    await takePictures(page, 'drawer')

    await drawer.locator('input').first().fill('x')
    await page.keyboard.press('Escape')
    const question = page.locator('dialog.question')
    await question.waitFor()
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    assert.equal(await drawer.locator('input').first().inputValue(), 'x')

    await page.keyboard.press('Escape')
    await question.locator('button.yes').click()
    await drawer.waitFor({ state: 'hidden' })
  })
})
