import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SystemClock } from './clock.ts'
import type { Fields } from './control_fields.ts'
import {
  ControlError,
  amount,
  customerBehaviour,
  numbers,
  phoneBehaviour,
  phoneNumber,
  text,
} from './control_fields.ts'
import type { Phone } from './phones.ts'
import type { SwitchSimulator } from './server.ts'

const LARGEST_BODY = 20 * 1024 * 1024

/**
 * Steers a running simulator from outside: JSON over HTTP on the loopback address. See
 * `docs/telephony.md` for the routes. It is no part of the switch that is simulated.
 */
export class SimulatorControl {
  readonly #simulator: SwitchSimulator
  readonly #onStop: () => void
  #server: Server | null = null

  constructor(simulator: SwitchSimulator, onStop: () => void = () => {}) {
    this.#simulator = simulator
    this.#onStop = onStop
  }

  async listen(port = 0): Promise<number> {
    const server = createServer((request, response) => void this.#answer(request, response))
    this.#server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    return (server.address() as AddressInfo).port
  }

  async close() {
    const server = this.#server
    this.#server = null
    if (!server) return
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(`${JSON.stringify(body)}\n`)
    }
    try {
      const path = (request.url ?? '/').split('?')[0]
      const route = this.#routes[`${request.method} ${path}`]
      if (!route) return send(404, { error: `no such route: ${request.method} ${path}` })
      send(200, route(await readFields(request)))
    } catch (error) {
      const refused = error instanceof ControlError || error instanceof RangeError
      send(refused ? 422 : 500, { error: error instanceof Error ? error.message : String(error) })
    }
  }

  get #simulation() {
    return this.#simulator.simulation
  }

  readonly #routes: Readonly<Record<string, (fields: Fields) => unknown>> = {
    'GET /statistics': () => this.#statistics(),
    'GET /legs': () => this.#simulation.truth.legs(),
    'GET /phones': () => this.#simulation.phones.all().map(describePhone),

    'POST /slots': (fields) => ({
      calls: this.#simulation.surge.airSlot({
        dnis: phoneNumber(fields, 'dnis'),
        expectedCalls: amount(fields, 'expectedCalls', 100),
        shape: amount(fields, 'shape'),
        scaleMs: amount(fields, 'scaleMs'),
        startsAt: amount(fields, 'startsAt'),
        speed: amount(fields, 'speed'),
      }),
    }),
    'PUT /background': (fields) => {
      const callsPerMinute = amount(fields, 'callsPerMinute', 0)
      this.#simulation.surge.setBackground(phoneNumber(fields, 'dnis'), callsPerMinute)
      return this.#simulation.surge.background()
    },
    'PUT /pool': (fields) => {
      this.#simulation.pool.setNumbers(numbers(fields, 'numbers'))
      return { numbers: numbers(fields, 'numbers').length }
    },
    'PUT /excluded': (fields) => {
      this.#simulation.pool.setExcluded(numbers(fields, 'numbers'))
      return { numbers: numbers(fields, 'numbers').length }
    },
    'POST /calls': (fields) => {
      const channel = this.#simulation.callers.place({
        number: phoneNumber(fields, 'number'),
        dnis: phoneNumber(fields, 'dnis'),
        reason: 'test',
        patienceMs: amount(fields, 'patienceMs', 120_000),
        talkMs: fields.talkMs === null ? null : (amount(fields, 'talkMs') ?? null),
        rating: typeof fields.rating === 'string' ? fields.rating : null,
        redials: amount(fields, 'redials', 0),
        redialAfterMs: amount(fields, 'redialAfterMs', 30_000),
      })
      return { uuid: channel.uuid }
    },
    'POST /calls/hangup': (fields) => ({
      done: this.#simulation.callers.hangUp(text(fields, 'uuid')),
    }),
    'POST /calls/digits': (fields) => ({
      done: this.#simulation.callers.press(text(fields, 'uuid'), phoneNumber(fields, 'digits')),
    }),

    'PUT /phones': (fields) => {
      const behaviour = phoneBehaviour(fields.behaviour)
      const phones = numbers(fields, 'extensions').map((extension) => this.#phone(extension))
      for (const phone of phones) this.#simulator.setBehaviour(phone, behaviour)
      return phones.map(describePhone)
    },
    'POST /phones/answer': (fields) => ({ done: this.#phone(fields.extension).answer() }),
    'POST /phones/reject': (fields) => ({ done: this.#phone(fields.extension).reject() }),
    'POST /phones/hangup': (fields) => ({ done: this.#phone(fields.extension).hangUp() }),
    'POST /phones/digits': (fields) => ({
      done: this.#phone(fields.extension).press(phoneNumber(fields, 'digits')),
    }),
    'PUT /customers': (fields) => {
      this.#simulation.network.script(phoneNumber(fields, 'number'), customerBehaviour(fields))
      return { done: true }
    },

    'PUT /speed': (fields) => {
      const { clock } = this.#simulator
      if (!(clock instanceof SystemClock)) throw new ControlError('the clock is not ours to set')
      clock.setSpeed(amount(fields, 'speed', 1))
      return { speed: clock.speed }
    },
    'POST /crash': () => {
      this.#simulator.crash()
      return { coreUuid: this.#simulator.core.coreUuid }
    },
    'POST /shutdown': () => {
      this.#simulator.shutdown()
      return { done: true }
    },
    'POST /stop': () => {
      setImmediate(this.#onStop)
      return { done: true }
    },
  }

  #phone(extension: unknown): Phone {
    const phone = typeof extension === 'string' ? this.#simulation.phones.get(extension) : null
    if (!phone) throw new ControlError(`no such extension: ${String(extension)}`)
    return phone
  }

  #statistics() {
    const { core, truth, phones, surge } = this.#simulation
    const states = { idle: 0, ringing: 0, talking: 0, unregistered: 0 }
    for (const phone of phones.all()) states[phone.state]++
    const { clock } = this.#simulator
    return {
      now: Math.floor(clock.now()),
      speed: clock instanceof SystemClock ? clock.speed : null,
      coreUuid: core.coreUuid,
      ...truth.summary(),
      planned: surge.plannedCount,
      background: surge.background(),
      channels: core.channels.size,
      phones: states,
    }
  }
}

function describePhone(phone: Phone) {
  const { extension, state, behaviour, channel } = phone
  return { extension, state, behaviour, uuid: channel?.uuid ?? null }
}

async function readFields(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new ControlError('the request is too large')
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks).toString('utf8').trim()
  if (body === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    throw new ControlError('the request is no JSON')
  }
  throw new ControlError('the request must be a JSON object')
}
