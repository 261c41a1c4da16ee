import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import { browserClient } from '@japa/browser-client'
import app from '@adonisjs/core/services/app'
import type { Config } from '@japa/runner/types'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import testUtils from '@adonisjs/core/services/test_utils'
import { spec } from '@japa/runner/reporters'
import { totalsReporter } from '#tests/support/totals_reporter'

export const plugins: Config['plugins'] = [
  assert(),
  pluginAdonisJS(app),
  apiClient(),
  browserClient({ runInSuites: ['browser'] }),
]

/** `spec` for the reader, `totals` for `npm test`. */
export const reporters: Config['reporters'] = {
  activated: ['spec', 'totals'],
  list: [spec(), totalsReporter],
}

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [() => testUtils.db().migrate()],
  teardown: [],
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (['browser', 'functional', 'contracts', 'properties'].includes(suite.name)) {
    suite.setup(() => testUtils.httpServer().start())
  }
}
