import type { Socket } from 'node:net'
import { runApi } from './commands.ts'
import type { EventListener, SwitchCore } from './switch_core.ts'
import type { SwitchEvent } from './switch_event.ts'
import type { Simulation } from './simulation.ts'

const GOODBYE = 'Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n'
const GOING_DOWN = 'The system is being shut down.\n'

interface Command {
  line: string
  headers: [name: string, value: string][]
  body: string
}

function headerValue(headers: Command['headers'], name: string) {
  return headers.find(([header]) => header.toLowerCase() === name)?.[1]
}

/** Where the blank line begins that ends a command, and how long it is. */
function findBlankLine(buffer: Buffer, from: number): [at: number, length: number] {
  const plain = buffer.indexOf('\n\n', from)
  const carriage = buffer.indexOf('\r\n\r\n', from)
  if (carriage >= 0 && (plain < 0 || carriage < plain)) return [carriage, 4]
  return [plain, 2]
}

/**
 * One connection to the event socket. As on the real switch it is one worker: while an `api`
 * command runs neither later commands nor any event are delivered on it.
 */
export class Listener implements EventListener {
  readonly #socket: Socket
  readonly #simulation: Simulation
  readonly #password: string
  #buffer: Buffer = Buffer.alloc(0)
  #authenticated = false
  #closing = false
  #format: 'plain' | 'json' | null = null
  #all = false
  readonly #names = new Set<string>()
  readonly #subclasses = new Set<string>()
  readonly #filters: { header: string; value: string }[] = []
  #busy = false
  readonly #commands: Command[] = []
  readonly #heldEvents: SwitchEvent[] = []

  constructor(socket: Socket, simulation: Simulation, password: string) {
    this.#socket = socket
    this.#simulation = simulation
    this.#password = password
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#receive(chunk))
    socket.on('error', () => this.destroy())
    socket.on('close', () => this.#core.listeners.delete(this))
    this.#core.listeners.add(this)
    this.#write('Content-Type: auth/request\n\n')
  }

  get #core(): SwitchCore {
    return this.#simulation.core
  }

  wants(name: string, subclass: string | null) {
    if (!this.#format) return false
    if (this.#all) return true
    return subclass === null ? this.#names.has(name) : this.#subclasses.has(subclass)
  }

  deliver(event: SwitchEvent) {
    if (this.#filters.length > 0 && !this.#passesFilters(event)) return
    if (this.#busy) this.#heldEvents.push(event)
    else this.#send(event)
  }

  /** The switch says goodbye: a shutdown. */
  disconnect() {
    this.#notice(GOING_DOWN)
  }

  /** The connection is gone at once: a crash. */
  destroy() {
    this.#core.listeners.delete(this)
    this.#socket.destroy()
  }

  #send(event: SwitchEvent) {
    this.#write(this.#format === 'json' ? event.json : event.plain)
  }

  #write(data: string | Buffer) {
    if (!this.#socket.destroyed && !this.#socket.writableEnded) this.#socket.write(data)
  }

  #passesFilters(event: SwitchEvent) {
    return this.#filters.some(({ header, value }) => {
      const present = event.headers.get(header)
      if (present === undefined) return false
      return Array.isArray(present) ? present.includes(value) : present === value
    })
  }

  #receive(chunk: Buffer) {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk])
    for (let command = this.#takeCommand(); command; command = this.#takeCommand()) {
      this.#commands.push(command)
    }
    this.#work()
  }

  /** A command ends with a blank line; with Content-Length a body follows. */
  #takeCommand(): Command | null {
    let start = 0
    while (
      start < this.#buffer.length &&
      (this.#buffer[start] === 10 || this.#buffer[start] === 13)
    ) {
      start++
    }
    const [end, endLength] = findBlankLine(this.#buffer, start)
    if (end < 0) return null
    const [line, ...rest] = this.#buffer.subarray(start, end).toString('utf8').split(/\r?\n/)
    const headers = rest.flatMap((header): [string, string][] => {
      const colon = header.indexOf(':')
      return colon > 0 ? [[header.slice(0, colon), header.slice(colon + 1).trim()]] : []
    })
    const bodyStart = end + endLength
    const length = Number(headerValue(headers, 'content-length') ?? 0)
    if (this.#buffer.length < bodyStart + length) return null
    const body = this.#buffer.subarray(bodyStart, bodyStart + length).toString('utf8')
    this.#buffer = this.#buffer.subarray(bodyStart + length)
    return { line, headers, body }
  }

  #work() {
    while (!this.#busy && !this.#closing) {
      const command = this.#commands.shift()
      if (!command) return
      this.#run(command)
    }
  }

  #run({ line, headers, body }: Command) {
    const [verb, ...words] = line.trim().split(/ +/)
    const rest = line.trim().slice(verb.length).trim()
    if (!this.#authenticated) return this.#authenticate(verb, rest)
    switch (verb) {
      case 'api':
        return rest === '' ? this.#reply('-ERR command not found') : this.#api(rest)
      case 'bgapi':
        return this.#backgroundApi(rest, headerValue(headers, 'job-uuid'))
      case 'event':
        return this.#subscribe(words)
      case 'nixevent':
        for (const word of words) {
          this.#names.delete(word)
          this.#subclasses.delete(word)
        }
        return this.#reply('+OK events nixed')
      case 'noevents':
        return this.#unsubscribe()
      case 'filter':
        return this.#filter(words)
      case 'sendevent':
        return this.#sendEvent(words[0] ?? '', headers, body)
      case 'log':
        return this.#reply(`+OK log level  ${words[0] ?? 'debug'} [7]`)
      case 'nolog':
        return this.#reply('+OK no longer logging')
      default:
        if (verb.startsWith('exit')) {
          this.#reply('+OK bye')
          return this.#notice(GOODBYE)
        }
        return this.#reply('-ERR command not found')
    }
  }

  #authenticate(verb: string, password: string) {
    if (verb !== 'auth') return this.#reply('-ERR command not found')
    if (password === this.#password) {
      this.#authenticated = true
      return this.#reply('+OK accepted')
    }
    this.#reply('-ERR invalid')
    this.#notice(GOODBYE)
  }

  #reply(text: string, more = '') {
    this.#write(`Content-Type: command/reply\nReply-Text: ${text}\n${more}\n`)
  }

  #notice(text: string) {
    this.#closing = true
    this.#core.listeners.delete(this)
    const length = Buffer.byteLength(text)
    this.#write(`Content-Type: text/disconnect-notice\nContent-Length: ${length}\n\n${text}`)
    this.#socket.end()
  }

  #api(command: string) {
    this.#busy = true
    runApi(this.#simulation, command, (answer) => {
      const text = answer === '' ? '-ERR no reply\n' : answer
      const length = Buffer.byteLength(text)
      this.#write(`Content-Type: api/response\nContent-Length: ${length}\n\n${text}`)
      this.#busy = false
      for (const event of this.#heldEvents.splice(0)) this.#send(event)
      this.#work()
    })
  }

  #backgroundApi(command: string, wantedId: string | undefined) {
    const job = wantedId ?? this.#core.nextUuid()
    this.#reply(`+OK Job-UUID: ${job}`, `Job-UUID: ${job}\n`)
    const [name, ...rest] = command.split(' ')
    runApi(this.#simulation, command, (answer) => {
      const argument = rest.join(' ')
      this.#core.emit('BACKGROUND_JOB', {
        before: [
          ['Job-UUID', job],
          ['Job-Command', name],
          ...(argument ? ([['Job-Command-Arg', argument]] as const) : []),
        ],
        body: answer === '' ? '-ERR no reply\n' : answer,
      })
    })
  }

  /** Everything after CUSTOM is a subclass, even if it looks like the name of an event. */
  #subscribe(words: string[]) {
    const [format, ...names] = words
    if (format !== 'plain' && format !== 'json') return this.#reply('-ERR no keywords supplied')
    if (names.length === 0) return this.#reply('-ERR no keywords supplied')
    this.#format = format
    let custom = false
    for (const name of names) {
      if (custom) this.#subclasses.add(name)
      else if (name === 'CUSTOM') custom = true
      else if (name === 'ALL' || name === 'all') this.#all = true
      else this.#names.add(name)
    }
    this.#reply(`+OK event listener enabled ${format}`)
  }

  #unsubscribe() {
    if (!this.#format) return this.#reply('-ERR not listening for events')
    this.#format = null
    this.#all = false
    this.#names.clear()
    this.#subclasses.clear()
    this.#reply('+OK no longer listening for events')
  }

  #filter(words: string[]) {
    if (words[0] === 'delete') {
      const [, header = 'all', ...value] = words
      const kept = this.#filters.filter(
        (filter) =>
          header !== 'all' &&
          (filter.header !== header || (value.length > 0 && filter.value !== value.join(' ')))
      )
      this.#filters.splice(0, this.#filters.length, ...kept)
      return this.#reply(`+OK filter deleted. [${header}][${value.join(' ')}]`)
    }
    const [header, ...value] = words
    if (!header || value.length === 0) return this.#reply('-ERR invalid syntax')
    this.#filters.push({ header, value: value.join(' ') })
    this.#reply(`+OK filter added. [${header}]=[${value.join(' ')}]`)
  }

  #sendEvent(name: string, headers: Command['headers'], body: string) {
    const id = this.#core.nextUuid()
    const subclass = headerValue(headers, 'event-subclass')
    if (name === 'CUSTOM' && subclass) {
      this.#core.emit('CUSTOM', {
        subclass,
        before: [
          ...headers.filter(([header]) => header.toLowerCase() !== 'event-subclass'),
          ['Event-UUID', id],
        ],
        body: body || undefined,
      })
    }
    this.#reply(`+OK ${id}`)
  }
}
