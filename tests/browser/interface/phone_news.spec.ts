import { test } from '@japa/runner'
import { Live } from '#core/live/live'
import { agentChannel } from '#core/live/channels'
import { givenEmployee } from '#tests/support/given_employee'
import { goTo, signIn } from '#tests/browser/support/sign_in'

const now = new Date().toISOString()
const SNAPSHOT = {
  state: 'ready',
  reason: null,
  extension: '8016',
  since: now,
  acdEnabled: true,
  ringDeadline: null,
  wrapUpEndsAt: null,
  held: false,
  call: null,
  toldAt: Date.now(),
}

test.group('News of the own telephone', () => {
  test('reach the top bar of whom they concern on every page, and nobody else', async ({
    visit,
    assert,
  }) => {
    const permissions = ['desk.use', 'employees.view'] as const
    const mine = await givenEmployee({ role: 'manager', permissions })
    const other = await givenEmployee({ role: 'manager', permissions })
    const page = await visit('/sign-in')
    const stream = page.waitForResponse((response) => response.url().includes('/live?'))
    await signIn(page, mine)
    await goTo(page, '/organisation/employees')
    assert.equal((await stream).status(), 200)
    const waiting = page.locator('header .waiting b')
    await waiting.waitFor()

    const live = new Live()
    const news = (count: number) => ({
      type: 'phone',
      phone: { ...SNAPSHOT, waiting: { mine: count, longestSeconds: 70 } },
    })
    // Told again and again: what is told before the page's stream stands is not replayed.
    const telling = setInterval(() => {
      void live.send(agentChannel(other.id), news(41))
      void live.send(agentChannel(mine.id), news(37))
    }, 250)
    try {
      await page.locator('header .waiting', { hasText: '37' }).waitFor()
    } finally {
      clearInterval(telling)
    }
    assert.include(await page.locator('header .waiting').getAttribute('title'), '1:10')
  })
})
