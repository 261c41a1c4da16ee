/** The environment of every process of the application: the person's settings, filled up by what runs privately. */
import { join } from 'node:path'
import { at, root } from './paths.mjs'

/** Whether the built-in simulator plays the switch. */
export const isSimulated = (settings) => !settings.SWITCH_HOST

/**
 * `settings` from `.env` and the environment, `services` from `serviceEnv`, `ports` of this run,
 * `mode` production, development or test.
 */
export function applicationEnv({ settings, services, ports, webPort, mode }) {
  const inherited = { ...process.env }
  delete inherited.SPOTLINE_NODE
  const simulated = isSimulated(settings)
  const storage = settings.STORAGE_PATH ?? at('var', 'storage')
  return {
    ...inherited,
    ...settings,
    ...services,
    // What carries this and outlives its launcher is ended by the next one.
    SPOTLINE_RUN: process.env.SPOTLINE_RUN ?? root,
    NODE_ENV: mode,
    TZ: 'UTC',
    ENV_PATH: at(),
    HOST: settings.HOST ?? '0.0.0.0',
    PORT: String(webPort),
    APP_URL: settings.APP_URL ?? `http://localhost:${webPort}`,
    SESSION_COOKIE_SECURE: settings.SESSION_COOKIE_SECURE ?? 'false',
    SWITCH_HOST: simulated ? '127.0.0.1' : settings.SWITCH_HOST,
    SWITCH_PORT: simulated ? String(ports.switch) : (settings.SWITCH_PORT ?? '8021'),
    SWITCH_PASSWORD: settings.SWITCH_PASSWORD ?? '',
    ...(simulated ? { SIMULATOR_CONTROL_PORT: String(ports.control) } : {}),
    STORAGE_PATH: storage,
    RECORDINGS_PATH: settings.RECORDINGS_PATH ?? join(storage, 'recordings'),
    CDR_PATH: settings.CDR_PATH ?? join(storage, 'cdr'),
    SWITCH_CONFIG_PATH: settings.SWITCH_CONFIG_PATH ?? join(storage, 'switch'),
    DEMO: settings.DEMO ?? 'true',
  }
}
