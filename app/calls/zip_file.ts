import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { Zip, ZipPassThrough } from 'fflate'

/** Writes a zip piece by piece, files uncompressed (sound hardly shrinks). Never holds more than a piece in memory. */
export class ZipFile {
  readonly #target: string
  readonly #part: string
  readonly #zip: Zip
  readonly #out
  #failure: Error | null = null

  private constructor(target: string) {
    this.#target = target
    this.#part = `${target}.part`
    this.#out = createWriteStream(this.#part)
    this.#out.on('error', (error) => (this.#failure = error))
    this.#zip = new Zip((error, bytes) => {
      if (error) this.#failure = error
      else this.#out.write(bytes)
    })
  }

  static async create(target: string): Promise<ZipFile> {
    await mkdir(dirname(target), { recursive: true })
    return new ZipFile(target)
  }

  async addFile(name: string, path: string, modified: Date): Promise<void> {
    const entry = this.#entry(name, modified)
    for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      entry.push(piece as Buffer)
      await this.#drained()
    }
    entry.push(new Uint8Array(0), true)
    await this.#drained()
  }

  async addText(name: string, text: string): Promise<void> {
    this.#entry(name, new Date()).push(Buffer.from(text), true)
    await this.#drained()
  }

  /** The file is at its place only when it is whole. */
  async finish(): Promise<void> {
    this.#zip.end()
    this.#out.end()
    await finished(this.#out)
    if (this.#failure) throw this.#failure
    await rename(this.#part, this.#target)
  }

  async discard(): Promise<void> {
    this.#out.destroy()
    await rm(this.#part, { force: true })
  }

  #entry(name: string, modified: Date) {
    const entry = new ZipPassThrough(name)
    entry.mtime = modified
    this.#zip.add(entry)
    return entry
  }

  async #drained() {
    if (this.#failure) throw this.#failure
    if (this.#out.writableNeedDrain) await once(this.#out, 'drain')
  }
}
