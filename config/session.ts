import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/session'
import { sessionStore } from '#core/session/session_store'

export const SESSION_COOKIE = 'spotline-session'

export default defineConfig({
  enabled: true,
  cookieName: SESSION_COOKIE,
  clearWithBrowser: false,
  age: '12h',
  cookie: {
    path: '/',
    httpOnly: true,
    secure: env.get('SESSION_COOKIE_SECURE', false),
    sameSite: 'lax',
  },
  store: app.inTest ? 'memory' : 'redis',
  stores: { redis: sessionStore() },
})
