/**
 * A telephony process to be killed, on the clock of the simulated switch: its one argument is a `KilledTelephony` as
 * JSON. Ends only by being killed.
 */
import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { SystemClock } from '#telephony/simulator/clock'

export type KilledTelephony = {
  switches: { name: string; port: number }[]
  password: string
  speed: number
  /** What the shared clock said, in ms since 1970, when the machine's said `wallAt`. */
  clockAt: number
  wallAt: number
}

const ROOT = new URL('../../', import.meta.url)

async function run({ switches, password, speed, clockAt, wallAt }: KilledTelephony) {
  const app = new Ignitor(ROOT, { importer: (path) => import(path) }).createApp('console')
  await app.init()
  await app.boot()
  await app.start(() => {})
  const { Telephony } = await import('#app/calls/bridge/telephony')
  const shared = new SystemClock(speed, clockAt + (Date.now() - wallAt) * speed)
  const telephony = await Telephony.open({
    addresses: async () =>
      switches.map(({ name, port }) => ({ name, host: '127.0.0.1', port, password })),
    clock: {
      monotonicMs: () => shared.now(),
      nowUs: () => Math.round(shared.now() * 1000),
      after: (milliseconds, task) => {
        const timer = shared.after(milliseconds, task)
        return () => timer.cancel()
      },
    },
  })
  telephony.start()
}

await run(JSON.parse(process.argv[2]) as KilledTelephony)
