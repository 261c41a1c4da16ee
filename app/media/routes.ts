import router from '@adonisjs/core/services/router'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const PlacementsController = () => import('#app/media/controllers/placements_controller')
const CalendarsController = () => import('#app/media/controllers/calendars_controller')
const ChannelsController = () => import('#app/media/controllers/channels_controller')
const PlanImportsController = () => import('#app/media/controllers/plan_imports_controller')
const AcceptancesController = () =>
  import('#app/media/controllers/plan_import_acceptances_controller')
const PlanTemplatesController = () => import('#app/media/controllers/plan_templates_controller')
const AiringsController = () => import('#app/media/controllers/airings_controller')

router
  .group(() => {
    router.get('/placements', [PlacementsController, 'index']).as('placements.index')
    router.get('/calendar', [CalendarsController, 'show']).as('media_calendars.show')
    router.get('/channels', [ChannelsController, 'index']).as('channels.index')
  })
  .prefix('/media')
  .use([...signedInStack, middleware.permission('placements.view')])

router
  .group(() => {
    router.post('/placements', [PlacementsController, 'store']).as('placements.store')
    router.put('/placements/:id', [PlacementsController, 'update']).as('placements.update')
    router.delete('/placements/:id', [PlacementsController, 'destroy']).as('placements.destroy')
  })
  .prefix('/media')
  .where('id', router.matchers.number())
  .use([...signedInStack, middleware.permission('placements.edit')])

router
  .group(() => {
    router.get('/', [PlanImportsController, 'index']).as('plan_imports.index')
    router.post('/', [PlanImportsController, 'store']).as('plan_imports.store')
    router.get('/template', [PlanTemplatesController, 'show']).as('plan_templates.show')
    router.get('/:id', [PlanImportsController, 'show']).as('plan_imports.show')
    router.delete('/:id', [PlanImportsController, 'destroy']).as('plan_imports.destroy')
    router.post('/:id/acceptance', [AcceptancesController, 'store']).as('plan_acceptances.store')
  })
  .prefix('/media/imports')
  .where('id', router.matchers.number())
  .use([...signedInStack, middleware.permission('placements.import')])

router
  .post('/media/airings', [AiringsController, 'store'])
  .as('airings.store')
  .use([...signedInStack, middleware.permission('placements.air')])
