import router from '@adonisjs/core/services/router'
import { pageStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const SessionsController = () => import('#app/organisation/controllers/sessions_controller')

router
  .group(() => {
    router.get('/sign-in', [SessionsController, 'create']).as('sessions.create')
    router.post('/sign-in', [SessionsController, 'store']).as('sessions.store')
  })
  .use([...pageStack, middleware.guest()])
