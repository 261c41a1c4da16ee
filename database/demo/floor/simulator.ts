export type SimulatorPhones =
  | { kind: 'desk' }
  | {
      kind: 'robot'
      answerMs: [number, number]
      talkMs: [number, number]
      busy: number
      reject: number
      noAnswer: number
    }

export type SlotOrder = {
  dnis: string
  expectedCalls: number
  shape: number
  scaleMs: number
  speed: number
}

/** One inbound leg as the simulator itself knows it. Instants are ms since 1970 of its clock. */
export type SimulatedLeg = {
  uuid: string
  number: string
  dnis: string
  startedAt: number
  endedAt: number | null
  agent: string | null
  outcome: string | null
}

const PATIENCE_MS = 3_000

/** The control port of the simulated switch (docs/telephony.md). Throws when it does not do what it is asked. */
export class Simulator {
  constructor(readonly port: number) {}

  /** Identity of the switch's present life: a restarted one has forgotten what it was told. */
  async life(): Promise<string> {
    const { coreUuid } = await this.#ask<{ coreUuid: string }>('GET', '/statistics')
    return coreUuid
  }

  async openLegs(): Promise<number> {
    const { open } = await this.#ask<{ open: number }>('GET', '/statistics')
    return open
  }

  extensions(): Promise<string[]> {
    return this.#ask<{ extension: string }[]>('GET', '/phones').then((phones) =>
      phones.map((phone) => phone.extension)
    )
  }

  legs(): Promise<SimulatedLeg[]> {
    return this.#ask('GET', '/legs')
  }

  /** Gives the number of calls that will come. */
  async airSlot(slot: SlotOrder): Promise<number> {
    const { calls } = await this.#ask<{ calls: number }>('POST', '/slots', slot)
    return calls
  }

  async setBackground(dnis: string, callsPerMinute: number): Promise<void> {
    await this.#ask('PUT', '/background', { dnis, callsPerMinute })
  }

  async setPool(numbers: readonly string[]): Promise<void> {
    await this.#ask('PUT', '/pool', { numbers })
  }

  async setExcluded(numbers: readonly string[]): Promise<void> {
    await this.#ask('PUT', '/excluded', { numbers })
  }

  async setPhones(extensions: readonly string[], behaviour: SimulatorPhones): Promise<void> {
    await this.#ask('PUT', '/phones', { extensions, behaviour })
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!response.ok) {
      throw new Error(`simulator: ${method} ${path}: ${response.status} ${await response.text()}`)
    }
    return (await response.json()) as T
  }
}
