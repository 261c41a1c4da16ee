import { test } from '@japa/runner'
import redis from '@adonisjs/redis/services/main'
import { Live } from '#core/live/live'
import { agentChannel } from '#core/live/channels'
import { PHONE_REQUESTS_KEY, PHONES_KEY, type PhoneRequest } from '#app/calls/phone_request'
import { signedOutPhone, type PhoneSnapshot } from '#app/calls/phone_snapshot'
import { TakePhoneRequests } from '#app/calls/bridge/take_phone_requests'
import { givenEmployee } from '#tests/support/given_employee'
import { allowConsoleErrors } from '#tests/browser/support/console_errors'
import { goTo, signIn } from '#tests/browser/support/sign_in'

const CALL: PhoneSnapshot['call'] = {
  id: 'call-of-the-phone-bar',
  direction: 'inbound',
  number: '138****7264',
  dnis: '4006105588',
  startedAt: new Date().toISOString(),
  answeredAt: new Date().toISOString(),
}

/** What a telephony process would make of each wish. */
function after(phone: PhoneSnapshot, request: PhoneRequest): PhoneSnapshot {
  switch (request.type) {
    case 'mute':
      return { ...phone, muted: true }
    case 'consult':
      return { ...phone, consult: { extension: request.extension, answered: true } }
    case 'join_three':
      return { ...phone, consult: null, conference: [phone.consult!.extension] }
    default:
      return phone
  }
}

test.group('The phone bar', () => {
  test('mutes, consults and joins three by keys, and survives pages and reloads', async ({
    visit,
    assert,
  }) => {
    const agent = await givenEmployee()
    const colleague = await givenEmployee({ name: '何静' })
    const live = new Live()
    let phone: PhoneSnapshot = {
      ...signedOutPhone(new Date()),
      state: 'on_call',
      extension: '8016',
      call: CALL,
    }
    const tell = async () => {
      await redis.hset(PHONES_KEY, String(agent.id), JSON.stringify(phone))
      await live.send(agentChannel(agent.id), { type: 'phone', phone })
    }
    await redis.del(PHONE_REQUESTS_KEY)
    await redis.hset(
      PHONES_KEY,
      String(colleague.id),
      JSON.stringify({ ...signedOutPhone(new Date()), state: 'ready', extension: '8018' })
    )
    await tell()
    const taken: PhoneRequest['type'][] = []
    const telephony = new TakePhoneRequests(async (request) => {
      taken.push(request.type)
      if (request.type === 'hold') return { ok: false, refusal: 'switch_refused' }
      phone = after(phone, request)
      await tell()
      return { ok: true }
    })
    telephony.start()
    try {
      const page = await visit('/sign-in')
      await signIn(page, agent)
      const bar = page.locator('section.phone')
      await bar.getByText('138****7264').waitFor()

      await page.keyboard.press('Alt+U')
      await bar.locator('button[aria-pressed="true"]').waitFor()
      await page.reload()
      await bar.locator('button[aria-pressed="true"]').waitFor()

      await goTo(page, '/customers')
      await bar.getByText('138****7264').waitFor()
      await page.keyboard.press('Alt+T')
      const row = page.locator('[role="dialog"] li', { hasText: '何静' })
      await row.getByRole('button').first().click()
      await bar.locator('.consult', { hasText: '8018' }).waitFor()
      await page.keyboard.press('Alt+J')
      await bar.locator('.news', { hasText: '8018' }).waitFor()

      allowConsoleErrors(page.context(), /409/)
      await page.keyboard.press('Alt+H')
      await bar.getByRole('alert').waitFor()
      assert.deepEqual(taken, ['mute', 'consult', 'join_three', 'hold'])
    } finally {
      await telephony.stop()
      await redis.hdel(PHONES_KEY, String(agent.id), String(colleague.id))
    }
  })
})
