import app from '@adonisjs/core/services/app'
import { defineConfig, stores } from '@adonisjs/limiter'
import type { InferLimiters } from '@adonisjs/limiter/types'

/** Tests count in memory: forgetting all counters would empty the whole Redis database. */
const limiterConfig = defineConfig({
  default: app.inTest ? 'memory' : 'redis',
  stores: { redis: stores.redis({ connectionName: 'main' }), memory: stores.memory({}) },
})

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
