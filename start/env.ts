import { Env } from '@adonisjs/core/env'

/** Everything that differs from one installation to the next. `.env.example` explains each name. */
export default await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  HOST: Env.schema.string({ format: 'host' }),
  PORT: Env.schema.number(),
  APP_KEY: Env.schema.secret(),
  APP_URL: Env.schema.string.optional(),
  LOG_LEVEL: Env.schema.enum.optional([
    'trace',
    'debug',
    'info',
    'warn',
    'error',
    'fatal',
  ] as const),
  TRUSTED_PROXIES: Env.schema.string.optional(),
  SESSION_COOKIE_SECURE: Env.schema.boolean.optional(),

  DB_HOST: Env.schema.string({ format: 'host' }),
  DB_PORT: Env.schema.number(),
  DB_USER: Env.schema.string(),
  DB_PASSWORD: Env.schema.string.optional(),
  DB_DATABASE: Env.schema.string(),

  REDIS_HOST: Env.schema.string({ format: 'host' }),
  REDIS_PORT: Env.schema.number(),
  REDIS_PASSWORD: Env.schema.string.optional(),
  REDIS_DB: Env.schema.number.optional(),

  SWITCH_HOST: Env.schema.string.optional({ format: 'host' }),
  SWITCH_PORT: Env.schema.number.optional(),
  SWITCH_PASSWORD: Env.schema.string.optional(),
  SIMULATOR_CONTROL_PORT: Env.schema.number.optional(),

  STORAGE_PATH: Env.schema.string.optional(),
  RECORDINGS_PATH: Env.schema.string.optional(),
  SWITCH_RECORDINGS_PATH: Env.schema.string.optional(),
  CDR_PATH: Env.schema.string.optional(),
  SWITCH_CONFIG_PATH: Env.schema.string.optional(),
  CDR_PASSWORD: Env.schema.string.optional(),
  DEMO: Env.schema.boolean.optional(),
})
