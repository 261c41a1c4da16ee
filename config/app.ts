import env from '#start/env'
import { defineConfig } from '@adonisjs/core/http'
import { liesIn } from '#core/networks'

const proxies = env.get('TRUSTED_PROXIES', '127.0.0.0/8,::1').split(',')

export const appKey = env.get('APP_KEY')

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: true,
  trustProxy: (address) => liesIn(address, proxies),
  cookie: {
    path: '/',
    maxAge: '2h',
    httpOnly: true,
    secure: env.get('SESSION_COOKIE_SECURE', false),
    sameSite: 'lax',
  },
})
