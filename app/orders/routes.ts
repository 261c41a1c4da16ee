import router from '@adonisjs/core/services/router'
import { apiStack } from '#start/api_stack'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const OrdersController = () => import('#app/orders/controllers/orders_controller')
const ApiOrdersController = () => import('#app/orders/controllers/api_orders_controller')
const OrderConfirmationsController = () =>
  import('#app/orders/controllers/order_confirmations_controller')
const OrderRevocationsController = () =>
  import('#app/orders/controllers/order_revocations_controller')
const OrderCancellationsController = () =>
  import('#app/orders/controllers/order_cancellations_controller')
const InquiriesController = () => import('#app/orders/controllers/inquiries_controller')
const RevocationRequestsController = () =>
  import('#app/orders/controllers/revocation_requests_controller')
const RevocationRefusalsController = () =>
  import('#app/orders/controllers/revocation_refusals_controller')
const RevocationNewsController = () => import('#app/orders/controllers/revocation_news_controller')
const RefundsController = () => import('#app/orders/controllers/refunds_controller')
const OrderSourcesController = () => import('#app/orders/controllers/order_sources_controller')
const OrderPaymentsController = () => import('#app/orders/controllers/order_payments_controller')

router
  .group(() => {
    router.get('/inquiries', [InquiriesController, 'index']).as('inquiries.index')
    router.post('/:order_id/inquiries', [InquiriesController, 'store']).as('inquiries.store')
    router
      .get('/revocation-requests', [RevocationRequestsController, 'index'])
      .as('revocation_requests.index')
    router.get('/revocation-news', [RevocationNewsController, 'show']).as('revocation_news.show')
    router
      .patch('/revocation-news', [RevocationNewsController, 'update'])
      .as('revocation_news.update')
    router.get('/', [OrdersController, 'index']).as('orders.index')
    router.get('/sources', [OrderSourcesController, 'index']).as('order_sources.index')
    router
      .get('/:id', [OrdersController, 'show'])
      .as('orders.show')
      .where('id', router.matchers.number())
    router.post('/', [OrdersController, 'store']).as('orders.store')
    // What each of these needs, the order's machine knows; whoever may not is told by the service.
    router.patch('/:id', [OrdersController, 'update']).as('orders.update')
    router.delete('/:id', [OrdersController, 'destroy']).as('orders.destroy')
    router
      .post('/:order_id/confirmations', [OrderConfirmationsController, 'store'])
      .as('order_confirmations.store')
    router
      .post('/:order_id/revocations', [OrderRevocationsController, 'store'])
      .as('order_revocations.store')
    router
      .post('/:order_id/cancellations', [OrderCancellationsController, 'store'])
      .as('order_cancellations.store')
    router
      .post('/:order_id/revocation-requests', [RevocationRequestsController, 'store'])
      .as('revocation_requests.store')
    router
      .post('/:order_id/revocation-refusals', [RevocationRefusalsController, 'store'])
      .as('revocation_refusals.store')
    router
      .post('/:order_id/payments', [OrderPaymentsController, 'store'])
      .as('order_payments.store')
  })
  .prefix('/orders')
  .use([...signedInStack, middleware.permission('orders.view')])

router
  .get('/orders/refunds', [RefundsController, 'index'])
  .as('refunds.index')
  .use([...signedInStack, middleware.permission('payments.refund')])

/** For programs: no page around it, so none of what a page needs. */
router
  .group(() => {
    router
      .get('/', [ApiOrdersController, 'index'])
      .as('api.orders.index')
      .use(apiStack('orders:read'))
    router
      .get('/:id', [ApiOrdersController, 'show'])
      .as('api.orders.show')
      .where('id', router.matchers.number())
      .use(apiStack('orders:read'))
    router
      .post('/', [ApiOrdersController, 'store'])
      .as('api.orders.store')
      .use(apiStack('orders:write'))
  })
  .prefix('/api/v1/orders')
