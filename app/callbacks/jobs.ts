import { registerJob } from '#core/queue/registry'

registerJob(() => import('#app/callbacks/jobs/pace_campaigns'))
