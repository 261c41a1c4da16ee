import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig, stores } from '@adonisjs/session'

export default defineConfig({
  enabled: true,
  cookieName: 'spotline-session',
  clearWithBrowser: false,
  age: '12h',
  cookie: {
    path: '/',
    httpOnly: true,
    secure: env.get('SESSION_COOKIE_SECURE', false),
    sameSite: 'lax',
  },
  store: app.inTest ? 'memory' : 'redis',
  stores: { redis: stores.redis({ connection: 'main' }) },
})
