import router from '@adonisjs/core/services/router'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const RmasController = () => import('#app/after_sales/controllers/rmas_controller')
const DeliveredOrdersController = () =>
  import('#app/after_sales/controllers/delivered_orders_controller')
const TrialOutcomesController = () =>
  import('#app/after_sales/controllers/trial_outcomes_controller')
const DecisionsController = () => import('#app/after_sales/controllers/rma_decisions_controller')
const ReceiptsController = () => import('#app/after_sales/controllers/rma_receipts_controller')
const InspectionsController = () =>
  import('#app/after_sales/controllers/rma_inspections_controller')
const RefundsController = () => import('#app/after_sales/controllers/rma_refunds_controller')
const ExchangesController = () => import('#app/after_sales/controllers/rma_exchanges_controller')
const ClosingsController = () => import('#app/after_sales/controllers/rma_closings_controller')

// What each step needs, the order's machine knows; whoever may not is told by the service.
router
  .group(() => {
    router.get('/', [RmasController, 'index']).as('rmas.index')
    router.post('/', [RmasController, 'store']).as('rmas.store')
    router.get('/orders', [DeliveredOrdersController, 'show']).as('delivered_orders.show')
    router
      .post('/orders/:order_id/trials', [TrialOutcomesController, 'store'])
      .as('trial_outcomes.store')
    router.get('/:id', [RmasController, 'show']).as('rmas.show')
    router.post('/:rma_id/decisions', [DecisionsController, 'store']).as('rma_decisions.store')
    router.post('/:rma_id/receipts', [ReceiptsController, 'store']).as('rma_receipts.store')
    router
      .post('/:rma_id/inspections', [InspectionsController, 'store'])
      .as('rma_inspections.store')
    router.post('/:rma_id/refunds', [RefundsController, 'store']).as('rma_refunds.store')
    router.post('/:rma_id/exchanges', [ExchangesController, 'store']).as('rma_exchanges.store')
    router.post('/:rma_id/closings', [ClosingsController, 'store']).as('rma_closings.store')
  })
  .prefix('/after-sales')
  .where('id', router.matchers.number())
  .where('order_id', router.matchers.number())
  .where('rma_id', router.matchers.number())
  .use([...signedInStack, middleware.permission('orders.view')])
