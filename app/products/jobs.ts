import { registerJob } from '#core/queue/registry'

registerJob(() => import('#app/products/jobs/check_stock'))
registerJob(() => import('#app/products/jobs/export_movements'))
