import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import { spec } from '@japa/runner/reporters'
import { browserClient } from '@japa/browser-client'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import type { Config } from '@japa/runner/types'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import testUtils from '@adonisjs/core/services/test_utils'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import { sessionApiClient } from '@adonisjs/session/plugins/api_client'
import { shieldApiClient } from '@adonisjs/shield/plugins/api_client'
import { inertiaApiClient } from '@adonisjs/inertia/plugins/api_client'
import { launchChromium } from '#tests/browser/support/chromium'
import { failOnConsoleErrors } from '#tests/browser/support/console_errors'
import { totalsReporter } from '#tests/support/totals_reporter'

export const plugins: Config['plugins'] = [
  assert(),
  pluginAdonisJS(app),
  apiClient(),
  sessionApiClient(app),
  shieldApiClient(),
  authApiClient(app),
  inertiaApiClient(app),
  browserClient({
    runInSuites: ['browser'],
    launcher: launchChromium,
    contextOptions: { viewport: { width: 1366, height: 768 }, locale: 'zh-CN' },
  }),
]

/** `spec` for the reader, `totals` for `npm test`. */
export const reporters: Config['reporters'] = {
  activated: ['spec', 'totals'],
  list: [spec(), totalsReporter],
}

/**
 * The tables stay: the next run finds them, and rows are each test's own business. The lock against a second migration
 * belongs to one connection of the pool and is sometimes given back on another, so it is left out: nobody else migrates
 * the database of a run.
 */
async function migrate() {
  const flags = ['--compact-output', '--no-schema-generate', '--disable-locks']
  const command = await ace.exec('migration:run', flags)
  if (command.exitCode) throw command.error ?? new Error('the migrations failed')
}

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [migrate],
  teardown: [],
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (['browser', 'functional', 'contracts', 'properties'].includes(suite.name)) {
    suite.setup(() => testUtils.httpServer().start())
  }
  if (suite.name === 'browser') suite.onTest(failOnConsoleErrors)
  // Without a worker nothing would ever take the jobs that such tests cause.
  if (['unit', 'functional', 'properties'].includes(suite.name)) {
    suite.setup(async () => {
      const { queue } = await import('#core/queue/queue')
      const { FakeQueue } = await import('#core/queue/fake_queue')
      return queue.swap(new FakeQueue())
    })
  }
}
