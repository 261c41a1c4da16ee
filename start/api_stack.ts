import type { ApiScope } from '#app/organisation/api_scopes'
import { middleware } from '#start/kernel'

/** What a route for programs needs before its controller; `scope` says what a token must be for. */
export const apiStack = (scope: ApiScope) => [
  middleware.body(),
  middleware.session(),
  middleware.authentication(),
  middleware.locale(),
  middleware.apiClient(scope),
]
