import { registerJob } from '#core/queue/registry'

registerJob(() => import('#app/calls/jobs/sweep_cdrs'))
