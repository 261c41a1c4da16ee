import { registerJob } from '#core/queue/registry'

registerJob(() => import('#app/statistics/jobs/sweep_stale'))
registerJob(() => import('#app/statistics/jobs/mark_recent_stale'))
registerJob(() => import('#app/statistics/jobs/export_slots'))
registerJob(() => import('#app/statistics/jobs/make_sales_file'))
