import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/transmit'
import { redis } from '@adonisjs/transmit/transports/redis'

/** Broadcasts reach the streams of every web process through Redis; tests stay within the process. */
export default defineConfig({
  pingInterval: '25s',
  transport:
    app.inTest || app.getMode() === 'warmup'
      ? null
      : {
          driver: redis({
            host: env.get('REDIS_HOST'),
            port: env.get('REDIS_PORT'),
            password: env.get('REDIS_PASSWORD', ''),
            db: env.get('REDIS_DB', 0),
          }),
        },
})
