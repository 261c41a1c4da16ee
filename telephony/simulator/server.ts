import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import type { SimulatorClock, TimerHandle } from './clock.ts'
import { SystemClock } from './clock.ts'
import { readsConfiguration } from './configuration.ts'
import type { Dialplan } from './dialplan.ts'
import { killLeg } from './legs.ts'
import { Listener } from './listener.ts'
import type { Phone, PhoneBehaviour } from './phones.ts'
import { DEFAULT_ROBOT } from './phones.ts'
import { registrationHeaders } from './registrations.ts'
import { Simulation } from './simulation.ts'
import { HEARTBEAT_MS } from './switch_core.ts'

export interface SwitchSimulatorOptions {
  /** 0 lets the machine choose: the chosen port is what `listen()` gives. */
  port?: number
  host?: string
  password: string
  seed?: number
  clock?: SimulatorClock
  extensions?: readonly string[]
  behaviour?: PhoneBehaviour
  fallbackExtensions?: readonly string[]
  callTimeoutSeconds?: number
  dialplan?: Dialplan
  /** Folder that configurations are applied to; without it the recipe alone is played. */
  configuration?: string
  accessLists?: ReadonlyMap<string, readonly string[]>
  /** Extensions that ring elsewhere, by their own dial string. */
  dialStrings?: ReadonlyMap<string, string>
  /** Folder of the recordings; without it none are written. */
  recordings?: string
  /** Folder that the call records of legs are spooled to; without it none are. */
  callRecords?: string
}

/** Time from SHUTDOWN to the disconnect notices on the real switch. */
const SHUTDOWN_MS = 2000

/**
 * A TCP server that speaks the event socket protocol as FreeSWITCH 1.11.3-dev does and plays the
 * switch's side of the waiting-room recipe, with phones and callers of its own.
 */
export class SwitchSimulator {
  readonly simulation: Simulation
  readonly clock: SimulatorClock
  readonly #options: SwitchSimulatorOptions
  readonly #listeners = new Set<Listener>()
  #server: Server | null = null
  #heartbeat: TimerHandle | null = null

  constructor(options: SwitchSimulatorOptions) {
    this.#options = options
    this.clock = options.clock ?? new SystemClock()
    this.simulation = new Simulation({
      clock: this.clock,
      seed: options.seed ?? 1,
      extensions: options.extensions ?? [],
      behaviour: options.behaviour ?? DEFAULT_ROBOT,
      fallbackExtensions: options.fallbackExtensions,
      callTimeoutSeconds: options.callTimeoutSeconds,
      dialplan: options.dialplan,
      accessLists: options.accessLists,
      dialStrings: options.dialStrings,
      recordings: options.recordings,
      callRecords: options.callRecords,
    })
    if (options.configuration) readsConfiguration(this.simulation.core, options.configuration)
  }

  get core() {
    return this.simulation.core
  }

  /** Starts to accept connections; resolves to the port. */
  async listen(): Promise<number> {
    const server = createServer((socket) => this.#accept(socket))
    this.#server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.#options.port ?? 0, this.#options.host ?? '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      })
    })
    this.#beat()
    return (server.address() as AddressInfo).port
  }

  /** Drops everybody and stops. */
  async close() {
    this.simulation.surge.stop()
    this.#heartbeat?.cancel()
    for (const listener of this.#listeners) listener.destroy()
    this.#listeners.clear()
    const server = this.#server
    this.#server = null
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()))
  }

  /** Changes what a phone does; the switch tells when it registers or is no longer there. */
  setBehaviour(phone: Phone, behaviour: PhoneBehaviour) {
    const was = phone.behaviour.kind !== 'unregistered'
    const is = behaviour.kind !== 'unregistered'
    phone.behaviour = behaviour
    if (was === is) return
    this.core.emit('CUSTOM', {
      subclass: is ? 'sofia::register' : 'sofia::unregister',
      before: registrationHeaders(phone.extension, this.core.domain, is),
    })
  }

  /** `kill -9` and a start right after: no event, no goodbye, a new Core-UUID, an empty hash. */
  crash() {
    for (const listener of this.#listeners) listener.destroy()
    this.#listeners.clear()
    this.simulation.restart()
  }

  /** SIGTERM: SHUTDOWN, every call ends SYSTEM_SHUTDOWN, then the notices; afterwards it is new. */
  shutdown(afterwards: () => void = () => {}) {
    this.core.emit('SHUTDOWN', { before: [['Event-Info', 'System Shutting Down']] })
    for (const channel of this.core.channels.values()) {
      killLeg(this.core, channel, 'SYSTEM_SHUTDOWN')
    }
    this.clock.after(SHUTDOWN_MS, () => {
      for (const listener of this.#listeners) listener.disconnect()
      this.#listeners.clear()
      this.simulation.restart()
      afterwards()
    })
  }

  #accept(socket: Socket) {
    const listener = new Listener(socket, this.simulation, this.#options.password)
    this.#listeners.add(listener)
    socket.on('close', () => this.#listeners.delete(listener))
  }

  #beat() {
    this.#heartbeat = this.clock.after(HEARTBEAT_MS, () => {
      this.core.emitHeartbeat()
      this.#beat()
    })
  }
}
