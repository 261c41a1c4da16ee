import type { Clock } from '../esl/clock.ts'
import { showRegistrations } from '../esl/commands.ts'
import type { SwitchLink } from '../esl/switch_link.ts'
import type { DispatchEvent } from './events.ts'

const LOOK_EVERY_MS = 30_000

export interface RegistrationWatchOptions {
  link: Pick<SwitchLink, 'command' | 'isUp'>
  clock: Clock
  /** The extensions that the dispatcher takes to be registered. */
  known: ReadonlySet<string>
  hear: (event: DispatchEvent) => void
}

/**
 * Registrations are told by events; looking again finds what got lost. With the first look after a
 * reconnect the agents whose telephones are there are back.
 */
export class RegistrationWatch {
  private readonly options: RegistrationWatchOptions
  private cancel: (() => void) | null = null
  private running = false

  constructor(options: RegistrationWatchOptions) {
    this.options = options
  }

  start(): void {
    this.running = true
    void this.look()
  }

  stop(): void {
    this.running = false
    this.cancel?.()
    this.cancel = null
  }

  private async look(): Promise<void> {
    const { link, clock } = this.options
    const registered = await readRegistrations(link)
    if (!link.isUp || !this.running) return
    if (registered) this.take(registered)
    this.cancel?.()
    this.cancel = clock.after(LOOK_EVERY_MS, () => void this.look())
  }

  private take(registered: ReadonlySet<string>): void {
    const { known, hear } = this.options
    for (const extension of registered) {
      if (!known.has(extension)) hear({ type: 'registered', extension })
    }
    for (const extension of [...known]) {
      if (!registered.has(extension)) hear({ type: 'unregistered', extension })
    }
    hear({ type: 'switch_back' })
  }
}

/** The extensions whose telephones are registered now; null when the switch could not be asked. */
async function readRegistrations(link: Pick<SwitchLink, 'command'>): Promise<Set<string> | null> {
  const reply = await link.command(showRegistrations())
  if (!reply.ok) return null
  let answer: unknown
  try {
    answer = JSON.parse(reply.body)
  } catch {
    return null
  }
  // With no registrations the switch leaves the `rows` key out.
  const rows: unknown = answer === null ? null : Reflect.get(Object(answer), 'rows')
  const users = Array.isArray(rows) ? rows.map((row) => Reflect.get(Object(row), 'reg_user')) : []
  return new Set(users.filter((user) => typeof user === 'string'))
}
