import env from '#start/env'
import { defineConfig } from '@adonisjs/redis'
import type { InferConnections } from '@adonisjs/redis/types'

const connection = {
  host: env.get('REDIS_HOST'),
  port: env.get('REDIS_PORT'),
  password: env.get('REDIS_PASSWORD', ''),
  db: env.get('REDIS_DB', 0),
  keyPrefix: '',
  retryStrategy: (times: number) => Math.min(times * 100, 2000),
}

const redisConfig = defineConfig({
  connection: 'main',
  connections: {
    main: connection,
    // For commands that wait in the server (BRPOP): they would hold up everything else on `main`.
    blocking: connection,
  },
})

export default redisConfig

declare module '@adonisjs/redis/types' {
  export interface RedisConnections extends InferConnections<typeof redisConfig> {}
}
