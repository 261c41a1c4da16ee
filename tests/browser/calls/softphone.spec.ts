import { test } from '@japa/runner'
import encryption from '@adonisjs/core/services/encryption'
import redis from '@adonisjs/redis/services/main'
import db from '@adonisjs/lucid/services/db'
import { agentChannel } from '#core/live/channels'
import { Live } from '#core/live/live'
import { TakePhoneRequests } from '#app/calls/bridge/take_phone_requests'
import { PHONE_REQUESTS_KEY, PHONES_KEY, type PhoneRequest } from '#app/calls/phone_request'
import { signedOutPhone, type PhoneSnapshot } from '#app/calls/phone_snapshot'
import { makePart } from '#database/factories/pbx'
import { allowConsoleErrors } from '#tests/browser/support/console_errors'
import { takePictures } from '#tests/browser/support/pictures'
import { goTo, signIn } from '#tests/browser/support/sign_in'
import { givenEmployee } from '#tests/support/given_employee'
import { BrowserSwitch } from '#tests/support/sip/browser_switch'

/** Telephony as far as it knows agents: who is registered may sign in, and what one asks for happens. */
async function givenTelephony(employeeId: number, isRegistered: () => boolean) {
  const live = new Live()
  let phone = signedOutPhone(new Date())
  const tell = async (change: Partial<PhoneSnapshot>) => {
    phone = { ...phone, ...change, since: new Date().toISOString() }
    await redis.hset(PHONES_KEY, String(employeeId), JSON.stringify(phone))
    await live.send(agentChannel(employeeId), { type: 'phone', phone })
  }
  await redis.del(PHONE_REQUESTS_KEY)
  const taken: PhoneRequest['type'][] = []
  const requests = new TakePhoneRequests(async (request) => {
    taken.push(request.type)
    if (request.type === 'sign_in') {
      if (!isRegistered()) return { ok: false, refusal: 'extension_not_registered' }
      await tell({ state: 'not_ready', reason: 'signed_in', extension: request.extension })
    }
    if (request.type === 'ready') await tell({ state: 'ready', reason: null })
    if (request.type === 'sign_out') await tell(signedOutPhone(new Date()))
    return { ok: true }
  })
  requests.start()
  return { tell, taken, stop: () => requests.stop() }
}

test.group('The browser as the telephone', () => {
  test('registers, signs in, rings, talks, comes back by itself and leaves', async ({
    visit,
    assert,
  }) => {
    const agent = await givenEmployee()
    const secrets = new Map<string, string>()
    const peer = await BrowserSwitch.open((extension) => secrets.get(extension))
    await db.from('switches').update({ active: false })
    const switchId = await makePart('switches', {
      domain: peer.domain,
      wsPort: peer.port,
      browserUrl: `ws://127.0.0.1:${peer.port}`,
    })
    const extensionId = await makePart('extensions', {
      device: 'browser',
      employeeId: agent.id,
      switchId,
    })
    const { number, secret } = await db.from('extensions').where('id', extensionId).firstOrFail()
    secrets.set(number, encryption.decrypt<string>(secret)!)
    const telephony = await givenTelephony(agent.id, () => peer.registrations.length > 0)
    try {
      const page = await visit('/sign-in')
      await page.context().grantPermissions(['microphone'])
      await signIn(page, agent)
      await goTo(page, '/desk')
      const bar = page.locator('section.phone')
      await page.locator('.card').getByText('本浏览器').click()
      await takePictures(page, 'softphone-sign-in')
      await page.locator('.card').getByRole('button', { name: '签入' }).click()
      await bar.getByText(`分机 ${number}`).waitFor()
      assert.deepEqual(peer.registrations, [number])
      assert.equal(telephony.taken.at(-1), 'sign_in')

      await telephony.tell({ state: 'ready', reason: null })
      await bar.getByText('空闲').first().waitFor()
      await telephony.tell({ state: 'ringing' })
      const offered = peer.call('13800138000')
      await bar.getByText('来电振铃').waitFor()
      await page.keyboard.press('Alt+A')
      const { status, body } = await offered.answer
      assert.equal(status, 200)
      assert.include(body, 'PCMA/8000')
      assert.include(body, 'a=fingerprint:')
      assert.notInclude(telephony.taken, 'answer')
      await telephony.tell({ state: 'on_call' })
      await bar.getByText('通话中').waitFor()

      // A second tab shows the same call and is no second telephone.
      const other = await page.context().newPage()
      await goTo(other, '/customers')
      await other.getByText('话机在另一个标签页').waitFor()
      assert.lengthOf(peer.registrations, 1)
      await other.close()

      offered.hangUp()
      await telephony.tell({ state: 'ready' })
      await bar.getByText('空闲').first().waitFor()

      allowConsoleErrors(page.context(), /WebSocket/)
      peer.drop()
      await bar.getByText('正在重新连接').waitFor()
      await takePictures(page, 'softphone-lost')
      await telephony.tell({ state: 'not_ready', reason: 'device' })
      await bar.getByText('空闲').first().waitFor()
      assert.lengthOf(peer.registrations, 2)
      assert.equal(telephony.taken.at(-1), 'ready')

      await page.reload()
      await telephony.tell({ state: 'not_ready', reason: 'device' })
      await bar.getByText('空闲').first().waitFor()
      assert.lengthOf(peer.registrations, 3)
      await bar.getByRole('button', { name: /浏览器话机已连接/ }).click()
      await page.getByRole('meter').waitFor()
      await takePictures(page, 'softphone-sound')
    } finally {
      await telephony.stop()
      await peer.close()
      await redis.hdel(PHONES_KEY, String(agent.id))
      await db.from('extensions').where('id', extensionId).delete()
      await db.from('switches').where('id', switchId).delete()
    }
  })
})
