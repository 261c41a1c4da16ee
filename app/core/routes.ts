import router from '@adonisjs/core/services/router'
import { middleware } from '#start/kernel'

const HealthController = () => import('#core/controllers/health_controller')
const LiveController = () => import('#core/controllers/live_controller')

router.get('/health', [HealthController, 'show']).as('health')

router
  .get('/live', [LiveController, 'index'])
  .as('live')
  .use([
    middleware.session(),
    middleware.authentication(),
    middleware.locale(),
    middleware.signedIn(),
  ])
