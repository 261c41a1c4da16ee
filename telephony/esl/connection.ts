import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { ArgumentRefused, Command, hasControlCharacter } from './arguments.ts'
import { systemClock, type Clock } from './clock.ts'
import { coreUuid } from './commands.ts'
import { SwitchEvent } from './event.ts'
import { FrameDecoder, FrameError, type Frame } from './frame_decoder.ts'
import { ReplyQueue } from './reply_queue.ts'
import { apiReply, commandReply, LOST, type ApiReply } from './reply.ts'
import { subscriptionLine } from './subscription.ts'

/** Why a connection ended, or never came about. */
export type CloseReason =
  | 'unreachable'
  | 'wrong_password'
  | 'address_refused'
  | 'closed_by_switch'
  | 'switch_shutting_down'
  | 'silent'
  | 'not_an_event_socket'
  | 'closed_by_us'

export class ConnectionFailed extends Error {
  readonly reason: CloseReason

  constructor(reason: CloseReason, detail: string) {
    super(detail)
    this.name = 'ConnectionFailed'
    this.reason = reason
  }
}

export interface ConnectionOptions {
  host: string
  port: number
  password: string
  clock?: Clock
  onEvent?: (event: SwitchEvent) => void
  onClose?: (reason: CloseReason, detail: string) => void
  /** From the TCP connect to the accepted password. Default 5 s. */
  openTimeoutMs?: number
  /** After this long without a command one is sent, to see that the switch answers. Default 5 s. */
  probeEveryMs?: number
  /** So long may an answer fail to come while one is awaited. Default 10 s. */
  replyTimeoutMs?: number
  /** Once HEARTBEAT is subscribed (sent every 20 s), one must come within this. Default 65 s. */
  heartbeatTimeoutMs?: number
  /** A background job's result may take so long. Default 10 minutes. */
  jobTimeoutMs?: number
}

const WATCH_EVERY_MS = 1_000

/**
 * One connection to the switch's event socket. Replies come strictly in the order of the commands,
 * so commands are sent without waiting for one another. While an `api` runs the switch delivers no
 * event on the same connection: use one connection for events and another for commands.
 *
 * Reading never stops: frames are decoded and handed over as they come. When the switch falls
 * silent (no answer to a question, no heartbeat) the socket is destroyed, never left unread: a full
 * listener queue freezes the event socket of the whole switch.
 */
export class EslConnection {
  readonly #socket: Socket
  readonly #clock: Clock
  readonly #options: ConnectionOptions
  readonly #decoder = new FrameDecoder()
  readonly #replies: ReplyQueue
  readonly #jobs = new Map<string, { sinceMs: number; done: (reply: ApiReply) => void }>()
  #closed: CloseReason | null = null
  #goodbye = ''
  #opening: ((failure: ConnectionFailed | null) => void) | null
  #cancelWatch: () => void
  #lastHeartbeatMs: number | null = null

  private constructor(
    options: ConnectionOptions,
    opening: (failure: ConnectionFailed | null) => void
  ) {
    this.#options = options
    this.#opening = opening
    this.#clock = options.clock ?? systemClock
    this.#replies = new ReplyQueue(this.#clock)
    this.#socket = connect({ host: options.host, port: options.port, noDelay: true })
    this.#cancelWatch = this.#clock.after(options.openTimeoutMs ?? 5_000, () => {
      this.#close('silent', 'the switch did not greet in time')
    })
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk))
    this.#socket.on('error', (error) => this.#close('unreachable', error.message))
    this.#socket.on('close', () => this.#endOfStream())
  }

  /** Connects and signs in. Rejects with ConnectionFailed, whose `reason` says why not. */
  static open(options: ConnectionOptions): Promise<EslConnection> {
    if (hasControlCharacter(options.password)) throw new ArgumentRefused('password', '…')
    return new Promise((resolve, reject) => {
      const connection: EslConnection = new EslConnection(options, (failure) => {
        if (failure === null) resolve(connection)
        else reject(failure)
      })
    })
  }

  get closed(): CloseReason | null {
    return this.#closed
  }

  /** Sends the command in its own mode and gives its result. Never rejects. */
  run(command: Command): Promise<ApiReply> {
    return command.mode === 'bgapi' ? this.bgapi(command) : this.api(command)
  }

  /** Sends `api`; the switch answers when it is done. Never rejects: failure is a value. */
  async api(command: Command): Promise<ApiReply> {
    const frame = await this.#send(`api ${textOf(command)}\n\n`)
    return frame === null ? LOST : apiReply(frame)
  }

  /**
   * Sends `bgapi` under a job id of our own and gives the job's result. This connection must have
   * subscribed to BACKGROUND_JOB. Never rejects.
   */
  async bgapi(command: Command): Promise<ApiReply> {
    const id = randomUUID()
    const result = new Promise<ApiReply>((done) => {
      this.#jobs.set(id, { sinceMs: this.#clock.monotonicMs(), done })
    })
    const frame = await this.#send(`bgapi ${textOf(command)}\nJob-UUID: ${id}\n\n`)
    const accepted = frame === null ? LOST : commandReply(frame)
    if (accepted.ok) return result
    this.#jobs.delete(id)
    return accepted
  }

  /** `event json …`, CUSTOM last. See subscription.ts for the minimal list. */
  async subscribe(names?: readonly string[], subclasses?: readonly string[]): Promise<ApiReply> {
    const line = subscriptionLine(names, subclasses)
    const frame = await this.#send(`${line}\n\n`)
    const reply = frame === null ? LOST : commandReply(frame)
    if (reply.ok && / HEARTBEAT( |$)/.test(line)) {
      this.#lastHeartbeatMs = this.#clock.monotonicMs()
    }
    return reply
  }

  /** Ends the connection at once; what is still awaited comes back as `lost`. */
  close(): void {
    this.#close('closed_by_us', 'closed by us')
  }

  #send(bytes: string): Promise<Frame | null> {
    if (this.#closed !== null) return Promise.resolve(null)
    const answer = this.#replies.await()
    this.#socket.write(bytes)
    return answer
  }

  #read(chunk: Buffer): void {
    let frames: Frame[]
    let fault: FrameError | null = null
    try {
      frames = this.#decoder.push(chunk)
    } catch (error) {
      if (!(error instanceof FrameError)) throw error
      frames = error.frames
      fault = error
    }
    for (const frame of frames) this.#take(frame)
    if (fault !== null) this.#close('not_an_event_socket', fault.message)
  }

  #take(frame: Frame): void {
    if (this.#closed !== null) return
    switch (frame.contentType) {
      case 'text/event-json':
      case 'text/event-plain':
        return this.#takeEvent(SwitchEvent.fromFrame(frame))
      case 'api/response':
      case 'command/reply':
        return this.#replies.answer(frame)
      case 'auth/request':
        void this.#authenticate()
        return
      case 'text/disconnect-notice':
        this.#goodbye = frame.body.toString('utf8')
        return
      case 'text/rude-rejection':
        return this.#close('address_refused', "the switch's access list refuses this address")
    }
  }

  async #authenticate(): Promise<void> {
    const frame = await this.#send(`auth ${this.#options.password}\n\n`)
    if (frame === null) return
    const reply = commandReply(frame)
    if (!reply.ok) return this.#close('wrong_password', 'the switch refuses the password')
    this.#cancelWatch()
    this.#cancelWatch = this.#clock.after(WATCH_EVERY_MS, () => this.#watch())
    const opened = this.#opening
    this.#opening = null
    opened?.(null)
  }

  /** A listener's mistake must not cost the events behind it: it surfaces as an uncaught error. */
  #takeEvent(event: SwitchEvent): void {
    if (event.name === 'HEARTBEAT') this.#lastHeartbeatMs = this.#clock.monotonicMs()
    if (event.name === 'BACKGROUND_JOB') this.#finishJob(event)
    try {
      this.#options.onEvent?.(event)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }

  #finishJob(event: SwitchEvent): void {
    const id = event.get('Job-UUID') ?? ''
    const job = this.#jobs.get(id)
    if (job === undefined) return
    this.#jobs.delete(id)
    job.done(apiReply(event.body))
  }

  #watch(): void {
    const now = this.#clock.monotonicMs()
    const silence = this.#replies.silenceMs()
    if (silence > (this.#options.replyTimeoutMs ?? 10_000)) {
      return this.#close('silent', `no answer for ${Math.round(silence / 1000)} s`)
    }
    const heartbeatTimeout = this.#options.heartbeatTimeoutMs ?? 65_000
    if (this.#lastHeartbeatMs !== null && now - this.#lastHeartbeatMs > heartbeatTimeout) {
      return this.#close('silent', 'no heartbeat')
    }
    for (const [id, job] of this.#jobs) {
      if (now - job.sinceMs <= (this.#options.jobTimeoutMs ?? 600_000)) break
      this.#jobs.delete(id)
      job.done(LOST)
    }
    if (this.#replies.idleMs() >= (this.#options.probeEveryMs ?? 5_000)) void this.api(coreUuid())
    this.#cancelWatch = this.#clock.after(WATCH_EVERY_MS, () => this.#watch())
  }

  #endOfStream(): void {
    if (/shut ?down/i.test(this.#goodbye)) {
      this.#close('switch_shutting_down', 'the switch is shutting down')
    } else {
      this.#close('closed_by_switch', 'the switch closed the connection')
    }
  }

  #close(reason: CloseReason, detail: string): void {
    if (this.#closed !== null) return
    this.#closed = reason
    this.#cancelWatch()
    if (reason === 'silent') this.#socket.resetAndDestroy()
    else this.#socket.destroy()
    this.#replies.abandon()
    const jobs = [...this.#jobs.values()]
    this.#jobs.clear()
    for (const job of jobs) job.done(LOST)
    if (this.#opening !== null) {
      const opening = this.#opening
      this.#opening = null
      opening(new ConnectionFailed(reason, detail))
    } else {
      this.#options.onClose?.(reason, detail)
    }
  }
}

/** Only what the builder made; a string that was cast to Command is refused. */
function textOf(command: Command): string {
  if (!(command instanceof Command)) throw new ArgumentRefused('Command', command)
  return command.text
}
