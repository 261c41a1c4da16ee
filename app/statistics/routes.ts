import router from '@adonisjs/core/services/router'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const SlotsController = () => import('#app/statistics/controllers/slots_controller')
const SlotExportsController = () => import('#app/statistics/controllers/slot_exports_controller')
const SlotPagesController = () => import('#app/statistics/controllers/slot_pages_controller')
const SlotFiguresController = () => import('#app/statistics/controllers/slot_figures_controller')
const SalesListsController = () => import('#app/statistics/controllers/sales_lists_controller')
const SalesListFilesController = () =>
  import('#app/statistics/controllers/sales_list_files_controller')
const BoardsController = () => import('#app/statistics/controllers/boards_controller')
const BoardFiguresController = () => import('#app/statistics/controllers/board_figures_controller')

router
  .get('/statistics/slots', [SlotsController, 'index'])
  .as('statistics_slots.index')
  .use([...signedInStack, middleware.permission('statistics.view')])

// The file itself is fetched like every other one that was asked for (`/files`).
router
  .post('/statistics/slot-exports', [SlotExportsController, 'store'])
  .as('slot_exports.store')
  .use([
    ...signedInStack,
    middleware.permission('statistics.view'),
    middleware.permission('exports.create'),
  ])

router
  .group(() => {
    router.get('/', [SalesListsController, 'show']).as('sales_lists.show')
    router
      .post('/files', [SalesListFilesController, 'store'])
      .as('sales_list_files.store')
      .use(middleware.permission('exports.create'))
  })
  .prefix('/statistics/sales/:list')
  .where('list', /^(media|detail)$/)
  .use([...signedInStack, middleware.permission('statistics.view')])

// What left and leaves the warehouse (S01) concerns who works there as well as who takes orders.
router
  .group(() => {
    router.get('/', [SalesListsController, 'show']).as('outbound_sales.show')
    router
      .post('/files', [SalesListFilesController, 'store'])
      .as('outbound_sales_files.store')
      .use(middleware.permission('exports.create'))
  })
  .prefix('/outbound/sales')
  .use([...signedInStack, middleware.permission(['outbound.view', 'orders.view'])])

router
  .group(() => {
    router.get('/', [SlotPagesController, 'show']).as('slot_pages.show')
    router.get('/figures', [SlotFiguresController, 'show']).as('slot_figures.show')
  })
  .prefix('/media/placements/:id')
  .where('id', router.matchers.number())
  .use([...signedInStack, middleware.permission('placements.view')])

router
  .group(() => {
    router.get('/', [BoardsController, 'show']).as('boards.show')
    router.get('/figures', [BoardFiguresController, 'show']).as('board_figures.show')
  })
  .prefix('/board')
  .use([...signedInStack, middleware.permission('board.view')])
