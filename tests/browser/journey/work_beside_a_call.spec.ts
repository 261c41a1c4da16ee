import { test } from '@japa/runner'
import type { Page } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import { DEMO_PASSWORD } from '#app/organisation/queries/demo_sign_ins'
import { UpdateCustomer } from '#app/customers/services/update_customer'
import { allowConsoleErrors } from '#tests/browser/support/console_errors'
import { GivenDay } from '#tests/browser/support/given_day'
import { takePictures } from '#tests/browser/support/pictures'
import { signIn } from '#tests/browser/support/sign_in'

const DNIS = '4008205166'
const CALLER = '13917650455'

async function addProduct(page: Page, code: string) {
  await page.keyboard.press('F2')
  await page.keyboard.type(code)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
}

/** The parts of the order that its row keeps. */
const orderOf = (callId: string) => db.from('orders').where('call_id', callId).firstOrFail()

test.group('The work beside a call', (group) => {
  let day: GivenDay
  group.setup(async () => {
    day = await GivenDay.begin(['8016'])
    return () => day.end()
  })

  test('the file, the source, the saved draft, the confirmed order and the note are all in reach', async ({
    visit,
    assert,
  }) => {
    const own = await day.airs({
      channel: '东方卫视',
      product: 'YBM',
      dnis: DNIS,
      costYuan: 36_000,
    })
    const other = await day.airs({
      channel: '湖南卫视',
      product: 'KQZ',
      dnis: '4006105588',
      costYuan: 20_000,
    })
    const page = await visit('/sign-in')
    allowConsoleErrors(page.context(), /409/)
    await signIn(page, await day.employee('000016'), DEMO_PASSWORD)
    await page.locator('#bar-extension').fill('8016')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '置闲' }).first().waitFor()
    await page.keyboard.press('Alt+R')
    day.calls(CALLER, DNIS)
    await page.getByText('139****0455').first().waitFor()
    await page.getByRole('button', { name: /接听/ }).first().waitFor()
    await page.keyboard.press('Alt+A')
    await page.locator('input[name="callerName"]').fill('赵玉珍')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '改客户资料' }).waitFor()
    const call = await db.from('calls').where('caller_number', CALLER).firstOrFail()
    const customer = await db.from('customers').where('name', '赵玉珍').firstOrFail()

    // The file: typed over a reload, refused on top of somebody else's change, then saved.
    await page.keyboard.press('Alt+K')
    await page.locator('input[name="fileName"]').waitFor()
    await page.locator('input[name="endUserName"]').fill('赵小宝')
    await page.locator('input[name="fileRemark"]').fill('下午打')
    await page.reload()
    await page.locator('input[name="endUserName"]').waitFor()
    assert.equal(await page.locator('input[name="endUserName"]').inputValue(), '赵小宝')
    const lead = await day.employee('000013')
    await new UpdateCustomer().handle({
      employeeId: lead.id,
      customerId: customer.id,
      version: customer.version,
      remark: '别在中午打',
    })
    await page.locator('input[name="endUserName"]').press('Enter')
    const conflict = page.locator('.conflict')
    await conflict.getByText('别在中午打').waitFor()
    assert.include(await conflict.innerText(), lead.name)
    await takePictures(page, 'desk-file-conflict')
    await conflict.getByRole('button', { name: '用那边的' }).click()
    await page.locator('input[name="endUserName"]').press('Enter')
    await page.getByText('赵小宝').first().waitFor()
    assert.containSubset(await db.from('customers').where('id', customer.id).firstOrFail(), {
      remark: '别在中午打',
      end_user_name: '赵小宝',
    })

    // Another source than the call's slot, found by its channel.
    await page.locator('.head .opener').click()
    await page.keyboard.type('湖南')
    // Enter may well be faster than the list.
    await page.keyboard.press('Enter')
    await page.getByText('手工选定').waitFor()

    // A draft that is saved and goes on being edited.
    await addProduct(page, 'YBM')
    await addProduct(page, 'KQZ')
    await page.keyboard.press('F4')
    await page.keyboard.type('山东省济南市历下区文化东路88号3号楼2单元501')
    await page.keyboard.press('Tab')
    await page.getByText(/识别 \d/).waitFor()
    await page.keyboard.press('F8')
    await page.getByText(/订单已保存，未交物流/).waitFor()
    const draft = await orderOf(call.id)
    assert.deepEqual(
      [draft.status, draft.placement_id, Boolean(draft.placement_manual)],
      ['draft', other, true]
    )
    await page.getByRole('button', { name: /删除 空气炸锅/ }).click()
    await page.getByText(/有改动还没保存/).waitFor()
    await takePictures(page, 'desk-draft-changed')
    await page.keyboard.press('F8')
    await page.getByText(/订单已保存，未交物流/).waitFor()
    const edited = await orderOf(call.id)
    assert.equal(edited.id, draft.id)
    assert.isBelow(Number(edited.total_fen), Number(draft.total_fen))
    assert.lengthOf(await db.from('order_lines').where('order_id', draft.id), 1)
    await page.keyboard.press('F9')
    await page.locator('.placed').waitFor()

    // What a confirmed order still lets change.
    await page.locator('input[name="placedInstructions"]').fill('先打电话')
    await page.keyboard.press('Enter')
    await page.getByText(/已传物流/).waitFor()
    await page.locator('.edits .opener').click()
    await page.keyboard.type('东方 YBM')
    await page.getByRole('option', { name: /东方卫视/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('来源已改').waitFor()
    await takePictures(page, 'desk-confirmed')
    assert.containSubset(await orderOf(call.id), {
      status: 'confirmed',
      delivery_instructions: '先打电话',
      placement_id: own,
    })

    // The note with what was asked for, saved by itself; the promise with the result.
    await page.getByRole('button', { name: '决定订购' }).click()
    await page.locator('input[name="needText"]').fill('给孙子用')
    await page.keyboard.press('F6')
    await page.keyboard.type('问了度数')
    await page.keyboard.press('Alt+S')
    await page.getByText(/小结已存/).waitFor()
    const [note] = await db.from('contacts').where('call_id', call.id)
    assert.containSubset(note, {
      content: '问了度数',
      need_type: 'order',
      need_text: '给孙子用',
    })
    await page.keyboard.press('F7')
    await page.locator('.reminder').waitFor()
    await page.keyboard.type('问收到没有')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+X')
    await page.getByText('话后处理').first().waitFor()
    await takePictures(page, 'desk-wrap-up')
    await page.locator('h2').first().click()
    await page.keyboard.press('1')
    await page.getByText(/已记/).waitFor()
    const [reminder] = await db.from('reminders').where('call_id', call.id)
    assert.containSubset(reminder, { remark: '问收到没有', state: 'open' })
    assert.lengthOf(await db.from('contacts').where('call_id', call.id), 1)
  })
})
