import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Connection, RowDataPacket } from 'mysql2/promise'
import { ScriptedSwitch } from '../telephony/esl_scripted_switch.ts'
import { hashed, signIn } from './_order_world.ts'

export type Person = { id: number; cookie: string }

const ACE = fileURLToPath(new URL('../../build/ace.js', import.meta.url))
const PASSWORD = 'ClueCon'
const HEARTBEAT_MS = 20_000
const PATIENCE_MS = 20_000

/** A demo employee of this role, signed in; one with a telephone where the role has any. */
export async function person(db: Connection, url: string, role: string): Promise<Person> {
  const [[row]] = await db.query<RowDataPacket[]>(
    'SELECT id, staff_no FROM employees WHERE role = ? ORDER BY agent_number IS NULL, id LIMIT 1',
    [role]
  )
  const password = `benchmark of ${role}`
  await db.query('UPDATE employees SET password = ? WHERE id = ?', [hashed(password), row.id])
  return { id: row.id, cookie: await signIn(url, row.staff_no, password) }
}

/** Customers with orders, who ring from a mobile number. */
export async function callers(db: Connection): Promise<string[]> {
  const [rows] = await db.query<RowDataPacket[]>(
    `SELECT DISTINCT p.number FROM customer_phones p JOIN orders o ON o.customer_id = p.customer_id
     WHERE CHAR_LENGTH(p.number) = 11 AND p.number LIKE '1%' ORDER BY p.number`
  )
  if (rows.length === 0) throw new Error('the demo has no customers with orders')
  return rows.map(({ number }) => number as string)
}

/** A placement that begins now; gives the number that it shows. */
export async function airNow(db: Connection): Promise<string> {
  await db.query(
    `INSERT INTO placements (channel_id, product_id, service_number_id, starts_at, duration_s, cost_fen, created_at, updated_at)
     SELECT channel_id, product_id, service_number_id, ?, 600, cost_fen, created_at, updated_at
     FROM placements ORDER BY id LIMIT 1`,
    [new Date(Math.floor(Date.now() / 1000) * 1000)]
  )
  const [[row]] = await db.query<RowDataPacket[]>(
    'SELECT s.number FROM placements p JOIN service_numbers s ON s.id = p.service_number_id ORDER BY p.id DESC LIMIT 1'
  )
  return row.number as string
}

/** A switch that says what it is told to, and the telephony process of the production build on it. */
export class PopFloor {
  readonly #switch: ScriptedSwitch
  readonly #telephony: ChildProcess
  readonly #heartbeat: NodeJS.Timeout

  private constructor(home: ScriptedSwitch, telephony: ChildProcess) {
    this.#switch = home
    this.#telephony = telephony
    this.#heartbeat = setInterval(() => {
      for (const peer of home.peers) peer.event({ 'Event-Name': 'HEARTBEAT' })
    }, HEARTBEAT_MS)
  }

  /** `extension` is the telephone that is registered at the switch. */
  static async open(
    env: NodeJS.ProcessEnv,
    coreUuid: string,
    extension: string
  ): Promise<PopFloor> {
    const home = new ScriptedSwitch()
    home.coreUuid = coreUuid
    home.answer = (command) =>
      command === 'api show registrations as json'
        ? JSON.stringify({ row_count: 1, rows: [{ reg_user: extension }] })
        : undefined
    const port = await home.listen()
    const telephony = fork(ACE, ['telephony:run'], {
      execArgv: [],
      env: {
        ...env,
        SWITCH_HOST: '127.0.0.1',
        SWITCH_PORT: String(port),
        SWITCH_PASSWORD: PASSWORD,
      },
    })
    return new PopFloor(home, telephony)
  }

  /** Signs the agent in at the telephone, as soon as telephony answers; not ready, so nothing is offered unasked. */
  async sit(url: string, { cookie }: Person, extension: string) {
    const token = /XSRF-TOKEN=([^;]+)/.exec(cookie)?.[1] ?? ''
    for (const end = Date.now() + PATIENCE_MS; ; await pause(250)) {
      const answer = await fetch(new URL('/desk/phone/sign-ins', url), {
        method: 'POST',
        headers: {
          cookie,
          'accept': 'application/json',
          'content-type': 'application/json',
          'x-xsrf-token': decodeURIComponent(token),
        },
        body: JSON.stringify({ extension }),
      })
      const text = await answer.text()
      if (answer.ok) return
      if (answer.status !== 503 || Date.now() > end) throw new Error(`${answer.status}: ${text}`)
    }
  }

  /** Sends these bytes to whoever listens to calls. */
  write(bytes: Buffer) {
    for (const peer of this.#switch.peers) if (peer.wantsCalls) peer.socket.write(bytes)
  }

  async close() {
    clearInterval(this.#heartbeat)
    const ended = once(this.#telephony, 'exit')
    this.#telephony.kill()
    await ended
    await this.#switch.close()
  }
}
