import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'

export const appKey = env.get('APP_KEY')

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: true,
  trustProxy: (address) => address === '127.0.0.1' || address === '::1',
  cookie: {
    path: '/',
    maxAge: '2h',
    httpOnly: true,
    secure: env.get('SESSION_COOKIE_SECURE', false),
    sameSite: 'lax',
  },
})
