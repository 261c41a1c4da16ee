export type HeaderValue = string | readonly string[]

/**
 * Channel variables in the order in which the switch sends them: setting a variable again moves it
 * to the end, pushing a further value on it leaves it in its place and makes it an array, setting
 * it to an empty value removes it.
 */
export class Variables {
  readonly #values = new Map<string, HeaderValue>()

  get(name: string): string | undefined {
    const value = this.#values.get(name)
    return typeof value === 'string' || value === undefined ? value : value[0]
  }

  has(name: string) {
    return this.#values.has(name)
  }

  set(name: string, value: string | undefined) {
    this.#values.delete(name)
    if (value !== undefined && value !== '') this.#values.set(name, value)
  }

  setAll(pairs: readonly (readonly [name: string, value: string])[]) {
    for (const [name, value] of pairs) this.set(name, value)
  }

  push(name: string, value: string) {
    const present = this.#values.get(name)
    if (present === undefined) this.#values.set(name, value)
    else this.#values.set(name, [...(typeof present === 'string' ? [present] : present), value])
  }

  /** Sets again what is there, which moves it to the end. */
  touch(...names: readonly string[]) {
    for (const name of names) {
      const value = this.#values.get(name)
      if (value === undefined) continue
      this.#values.delete(name)
      this.#values.set(name, value)
    }
  }

  unset(...names: readonly string[]) {
    for (const name of names) this.#values.delete(name)
  }

  entries() {
    return this.#values.entries()
  }
}
