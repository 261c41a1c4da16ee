import router from '@adonisjs/core/services/router'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const DeskController = () => import('#app/desk/controllers/desk_controller')
const ScreenPopsController = () => import('#app/desk/controllers/screen_pops_controller')
const DraftsController = () => import('#app/desk/controllers/drafts_controller')
const CallClosingsController = () => import('#app/desk/controllers/call_closings_controller')
const CallNotesController = () => import('#app/desk/controllers/call_notes_controller')
const CallersController = () => import('#app/desk/controllers/callers_controller')
const DeskOrdersController = () => import('#app/desk/controllers/desk_orders_controller')
const DeskChoicesController = () => import('#app/desk/controllers/desk_choices_controller')
const DeskCallsController = () => import('#app/desk/controllers/desk_calls_controller')
const DeskTasksController = () => import('#app/desk/controllers/desk_tasks_controller')
const DeskCustomersController = () => import('#app/desk/controllers/desk_customers_controller')
const PhrasesController = () => import('#app/desk/controllers/phrases_controller')
const FiguresController = () => import('#app/desk/controllers/desk_figures_controller')
const DialledCallsController = () => import('#app/desk/controllers/dialled_calls_controller')
const SearchesController = () => import('#app/desk/controllers/searches_controller')

router
  .group(() => {
    router.get('/', [DeskController, 'show']).as('desk.show')
    router.get('/calls', [DeskCallsController, 'index']).as('desk_calls.index')
    router.get('/calls/:id/pop', [ScreenPopsController, 'show']).as('screen_pops.show')
    router.post('/calls/:id/closings', [CallClosingsController, 'store']).as('call_closings.store')
    router.put('/calls/:id/note', [CallNotesController, 'update']).as('call_notes.update')
    router.post('/phone/calls', [DialledCallsController, 'store']).as('dialled_calls.store')
    router.get('/drafts', [DraftsController, 'index']).as('drafts.index')
    router.put('/drafts/:id', [DraftsController, 'update']).as('drafts.update')
    router.delete('/drafts/:id', [DraftsController, 'destroy']).as('drafts.destroy')
    router.post('/callers', [CallersController, 'store']).as('callers.store')
    router
      .post('/orders', [DeskOrdersController, 'store'])
      .as('desk_orders.store')
      .use(middleware.permission('orders.create'))
    router
      .get('/orders/:id', [DeskOrdersController, 'show'])
      .as('desk_orders.show')
      .where('id', router.matchers.number())
      .use(middleware.permission('orders.view'))
    router.get('/tasks', [DeskTasksController, 'index']).as('desk_tasks.index')
    router
      .get('/customers/:id', [DeskCustomersController, 'show'])
      .as('desk_customers.show')
      .where('id', router.matchers.number())
      .use(middleware.permission('customers.view'))
    router
      .patch('/customers/:id', [DeskCustomersController, 'update'])
      .as('desk_customers.update')
      .where('id', router.matchers.number())
      .use(middleware.permission('customers.edit'))
    router.get('/figures', [FiguresController, 'show']).as('desk_figures.show')
    router.get('/choices', [DeskChoicesController, 'index']).as('desk_choices.index')
    router.get('/phrases', [PhrasesController, 'index']).as('desk_phrases.index')
  })
  .prefix('/desk')
  .use([...signedInStack, middleware.permission('desk.use')])

// For everybody: each finds what the own permissions show.
router.get('/search', [SearchesController, 'show']).as('searches.show').use(signedInStack)
