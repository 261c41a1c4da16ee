/** Remembers the last channels and calls that are over, so that late or repeated events are ignored. */
export class FinishedChannels {
  readonly #most: number
  #recent = new Set<string>()
  #older = new Set<string>()

  constructor(most: number) {
    this.#most = most
  }

  add(id: string): void {
    this.#recent.add(id)
    if (this.#recent.size < this.#most / 2) return
    this.#older = this.#recent
    this.#recent = new Set()
  }

  has(id: string): boolean {
    return this.#recent.has(id) || this.#older.has(id)
  }

  get size(): number {
    return this.#recent.size + this.#older.size
  }
}
