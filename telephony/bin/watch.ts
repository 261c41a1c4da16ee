/**
 * Prints the calls of any switch, one line a change:
 *
 *   node telephony/bin/watch.ts --host 127.0.0.1 --port 8021 --password ClueCon
 *
 * Ends with 1 if the first connection is refused for good (password, access list), 2 for wrong usage.
 */
import { parseArgs } from 'node:util'
import { CallModel } from '../calls/call_model.ts'
import { systemClock } from '../esl/clock.ts'
import type { CloseReason } from '../esl/connection.ts'
import { SwitchLink } from '../esl/switch_link.ts'
import { changeLine } from './change_line.ts'

const USAGE =
  'Usage: node telephony/bin/watch.ts --host HOST --port PORT --password PASSWORD [--all]'

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8021' },
        password: { type: 'string', default: 'ClueCon' },
        all: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new TypeError(`--port is no port number: ${values.port}`)
    }
    return { ...values, port }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`)
    process.exit(2)
  }
}

const options = readOptions()
if (options.help) {
  process.stdout.write(`${USAGE}\n  --all  also legs, digits and internal calls\n`)
  process.exit(0)
}

const WHY: Record<CloseReason, string> = {
  unreachable: `nothing answers at ${options.host}:${options.port}`,
  wrong_password: 'the switch refuses the password',
  address_refused: "the switch's access list refuses this machine",
  closed_by_switch: 'the switch closed the connection',
  switch_shutting_down: 'the switch is shutting down',
  silent: 'the switch does not answer',
  not_an_event_socket: `${options.host}:${options.port} does not speak the event socket's language`,
  closed_by_us: 'closed',
}
const HOPELESS: ReadonlySet<CloseReason> = new Set([
  'wrong_password',
  'address_refused',
  'not_an_event_socket',
])

const model = new CallModel()
const link = new SwitchLink({ ...options, moreSubclasses: ['callcenter::info'] })
let wasUp = false
let lastFailure = ''

function print(changes: ReturnType<CallModel['apply']>): void {
  for (const change of changes) {
    const line = changeLine(change, options.all)
    if (line !== null) process.stdout.write(`${line}\n`)
  }
}

function remark(text: string): void {
  process.stderr.write(`-- ${text}\n`)
}

link.on('event', (event) => print(model.apply(event)))
link.on('resync', (snapshot) => print(model.resync(snapshot, systemClock.nowUs())))
link.on('restarted', (coreUuid) => remark(`the switch was restarted (${coreUuid})`))
link.on('up', () => {
  wasUp = true
  lastFailure = ''
  const running = [...model.active()].length
  remark(`connected to ${options.host}:${options.port}, ${running} calls running`)
})
link.on('down', (reason) => remark(`lost: ${WHY[reason]}; trying again`))
link.on('failed', (reason, detail) => {
  if (reason !== lastFailure) {
    remark(`not connected: ${WHY[reason]}${reason === 'unreachable' ? ` (${detail})` : ''}`)
  }
  lastFailure = reason
  if (!wasUp && HOPELESS.has(reason)) {
    link.stop()
    process.exitCode = 1
  }
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    link.stop()
    process.exit(0)
  })
}
link.start()
