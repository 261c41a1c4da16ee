import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#core/exceptions/handler'))

server.use([
  () => import('#core/middleware/container_bindings_middleware'),
  () => import('#core/middleware/static_files_middleware'),
  () => import('@adonisjs/vite/vite_middleware'),
])

router.use([() => import('#core/middleware/request_id_middleware')])

/**
 * Pages use the `page` stack, machine routes (API, health, webhooks) the lean `machine` stack: session, CSRF and
 * locale cost about a millisecond that a machine does not need.
 */
export const middleware = router.named({
  body: () => import('@adonisjs/core/bodyparser_middleware'),
  session: () => import('#core/middleware/session_middleware'),
  locale: () => import('#core/middleware/detect_locale_middleware'),
  shield: () => import('@adonisjs/shield/shield_middleware'),
  authentication: () => import('@adonisjs/auth/initialize_auth_middleware'),
  inertia: () => import('#app/organisation/middleware/inertia_middleware'),
  signedIn: () => import('#app/organisation/middleware/signed_in_middleware'),
  guest: () => import('#app/organisation/middleware/guest_middleware'),
  permission: () => import('#app/organisation/middleware/permission_middleware'),
  apiClient: () => import('#app/organisation/middleware/api_client_middleware'),
  remote: () => import('#app/organisation/middleware/remote_access_middleware'),
})
