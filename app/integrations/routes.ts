import router from '@adonisjs/core/services/router'
import { signedInStack } from '#start/page_stack'
import { middleware } from '#start/kernel'

const OpenApiController = () => import('#app/integrations/controllers/open_api_controller')
const WebhooksController = () => import('#app/integrations/controllers/webhooks_controller')
const WebhookSecretsController = () =>
  import('#app/integrations/controllers/webhook_secrets_controller')
const WebhookTestsController = () =>
  import('#app/integrations/controllers/webhook_tests_controller')
const WebhookDeliveriesController = () =>
  import('#app/integrations/controllers/webhook_deliveries_controller')
const WebhookRedeliveriesController = () =>
  import('#app/integrations/controllers/webhook_redeliveries_controller')

router.get('/api/v1/openapi.json', [OpenApiController, 'show']).as('api.open_api.show')

router
  .group(() => {
    router.get('/', [WebhooksController, 'index']).as('webhooks.index')
    router.post('/', [WebhooksController, 'store']).as('webhooks.store')
    router.put('/:id', [WebhooksController, 'update']).as('webhooks.update')
    router.delete('/:id', [WebhooksController, 'destroy']).as('webhooks.destroy')
    router
      .post('/:webhook_id/secrets', [WebhookSecretsController, 'store'])
      .as('webhook_secrets.store')
    router.post('/:webhook_id/tests', [WebhookTestsController, 'store']).as('webhook_tests.store')
    router
      .get('/:webhook_id/deliveries', [WebhookDeliveriesController, 'index'])
      .as('webhook_deliveries.index')
    router
      .get('/:webhook_id/deliveries/:id', [WebhookDeliveriesController, 'show'])
      .as('webhook_deliveries.show')
    router
      .post('/:webhook_id/deliveries/:delivery_id/redeliveries', [
        WebhookRedeliveriesController,
        'store',
      ])
      .as('webhook_redeliveries.store')
  })
  .prefix('/system/webhooks')
  .where('id', router.matchers.number())
  .where('webhook_id', router.matchers.number())
  .where('delivery_id', router.matchers.number())
  .use([...signedInStack, middleware.permission('api.manage')])
