import { parseArgs } from 'node:util'
import { SystemClock } from '../simulator/clock.ts'
import { SimulatorControl } from '../simulator/control.ts'
import type { PhoneBehaviour } from '../simulator/phones.ts'
import { DEFAULT_ROBOT } from '../simulator/phones.ts'
import { SwitchSimulator } from '../simulator/server.ts'

const USAGE = `Plays a FreeSWITCH with phones and callers, without the app.

  node telephony/bin/simulate.ts --password SECRET [--port 8021] [--host 127.0.0.1]
    [--control-port 8022] [--extensions 8001-8080] [--phones robot|desk]
    [--fallback 8001,8002,8003] [--ring-seconds 20] [--seed 1] [--speed 1]
    [--recordings FOLDER] [--call-records FOLDER] [--configuration FOLDER]

The control port takes JSON over HTTP on 127.0.0.1; docs/telephony.md lists what it can do.
`

function fail(message: string): never {
  process.stderr.write(`${message}\n\n${USAGE}`)
  process.exit(2)
}

function whole(name: string, value: string, from: number, to: number) {
  const number = Number(value)
  if (!Number.isInteger(number) || number < from || number > to) {
    fail(`--${name} must be a whole number from ${from} to ${to}, not ${JSON.stringify(value)}`)
  }
  return number
}

/** `8001-8080` or `8001,8002`. */
function extensionsOf(name: string, value: string) {
  return value.split(',').flatMap((part) => {
    const match = /^(\d{2,8})(?:-(\d{2,8}))?$/.exec(part.trim())
    if (!match) fail(`--${name} must be like 8001-8080 or 8001,8002, not ${JSON.stringify(value)}`)
    const from = Number(match[1])
    const to = Number(match[2] ?? match[1])
    if (to < from || to - from > 5000) fail(`--${name}: ${part} is no range`)
    return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
  })
}

function options() {
  try {
    return parseArgs({
      options: {
        'port': { type: 'string', default: '8021' },
        'host': { type: 'string', default: '127.0.0.1' },
        'password': { type: 'string' },
        'control-port': { type: 'string', default: '8022' },
        'extensions': { type: 'string', default: '8001-8080' },
        'phones': { type: 'string', default: 'robot' },
        'fallback': { type: 'string' },
        'ring-seconds': { type: 'string', default: '20' },
        'seed': { type: 'string', default: '1' },
        'speed': { type: 'string', default: '1' },
        'recordings': { type: 'string' },
        'call-records': { type: 'string' },
        'configuration': { type: 'string' },
        'help': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

const given = options()
if (given.help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
if (!given.password) fail('--password is missing')
const speed = Number(given.speed)
if (!(speed > 0 && speed <= 1000)) fail('--speed must be above 0 and at most 1000')
if (given.phones !== 'robot' && given.phones !== 'desk') fail('--phones must be robot or desk')
const behaviour: PhoneBehaviour = given.phones === 'desk' ? { kind: 'desk' } : DEFAULT_ROBOT

const simulator = new SwitchSimulator({
  port: whole('port', given.port, 0, 65_535),
  host: given.host,
  password: given.password,
  seed: whole('seed', given.seed, 0, 4_294_967_295),
  clock: new SystemClock(speed),
  extensions: extensionsOf('extensions', given.extensions),
  fallbackExtensions: given.fallback ? extensionsOf('fallback', given.fallback) : undefined,
  callTimeoutSeconds: whole('ring-seconds', given['ring-seconds'], 1, 600),
  behaviour,
  recordings: given.recordings,
  callRecords: given['call-records'],
  configuration: given.configuration,
})

async function stop() {
  await control.close()
  await simulator.close()
  process.exit(0)
}
const control = new SimulatorControl(simulator, () => void stop())

try {
  const port = await simulator.listen()
  const controlPort = await control.listen(whole('control-port', given['control-port'], 0, 65_535))
  process.stdout.write(
    `event socket on ${given.host}:${port}, control on 127.0.0.1:${controlPort}\n`
  )
} catch (error) {
  process.stderr.write(`cannot start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())
