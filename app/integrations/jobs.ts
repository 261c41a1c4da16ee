import { registerJob } from '#core/queue/registry'

registerJob(() => import('#app/integrations/jobs/tell_webhooks'))
registerJob(() => import('#app/integrations/jobs/deliver_to_webhook'))
registerJob(() => import('#app/integrations/jobs/forget_deliveries'))
