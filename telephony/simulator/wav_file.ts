import { closeSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Stereo samples of 16 bits at 8 kHz: bytes per millisecond. */
export const BYTES_PER_MS = 32
const HEADER_BYTES = 44
const RATE = 8000
const PATTERN_SECONDS = 16

/** The real switch writes in blocks; what was not written when it is killed is lost. */
const BLOCK_BYTES = 65_536

/** While it is being written the real switch's header says 8 and 0; the true sizes come with the end. */
function header(riffBytes: number, dataBytes: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(riffBytes, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(2, 22)
  bytes.writeUInt32LE(RATE, 24)
  bytes.writeUInt32LE(BYTES_PER_MS * 1000, 28)
  bytes.writeUInt16LE(4, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(dataBytes, 40)
  return bytes
}

/** Who speaks from which second on: the customer is heard left, the agent right. */
const TURNS = [
  { from: 0, to: 4.5, side: 0, pitch: 205 },
  { from: 5, to: 10.5, side: 1, pitch: 124 },
  { from: 11, to: 12.4, side: 0, pitch: 198 },
  { from: 12.8, to: 15.6, side: 1, pitch: 131 },
]

/** Something like two people who talk in turns: harmonics of a voice, louder and softer with the syllables. */
function speak(): Buffer {
  const bytes = Buffer.alloc(PATTERN_SECONDS * 1000 * BYTES_PER_MS)
  for (const { from, to, side, pitch } of TURNS) {
    for (let sample = Math.floor(from * RATE); sample < to * RATE; sample++) {
      const time = sample / RATE
      const tone = pitch * (1 + 0.05 * Math.sin(2 * Math.PI * 0.7 * time))
      const syllables = Math.max(0, Math.sin(2 * Math.PI * 3.1 * time)) ** 0.6
      const words = 0.55 + 0.45 * Math.sin(2 * Math.PI * 0.45 * time + side)
      let voice = 0
      for (let harmonic = 1; harmonic <= 6; harmonic++) {
        voice +=
          Math.sin(2 * Math.PI * tone * harmonic * time) / (harmonic + Math.abs(harmonic - 3))
      }
      const value = Math.round(6500 * syllables * words * voice)
      bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, value)), sample * 4 + side * 2)
    }
  }
  return bytes
}

let pattern: Buffer | null = null

/** A recording as the switch writes it: the header's sizes are right only once it is finished. */
export class WavFile {
  readonly path: string
  #bytes: number
  #failed = false

  /** `append`: goes on behind what is there already (RECORD_APPEND). */
  constructor(path: string, append: boolean) {
    this.path = path
    const kept = append ? dataBytesOf(path) : 0
    this.#bytes = kept
    this.#attempt(() => {
      mkdirSync(dirname(path), { recursive: true })
      if (kept === 0) this.#write(header(8, 0), 0, 'w')
    })
  }

  append(ms: number) {
    pattern ??= speak()
    let left = Math.floor(ms) * BYTES_PER_MS
    this.#attempt(() => {
      while (left > 0) {
        const at = this.#bytes % pattern!.length
        const part = pattern!.subarray(at, at + left)
        this.#write(part, HEADER_BYTES + this.#bytes, 'r+')
        this.#bytes += part.length
        left -= part.length
      }
    })
  }

  finish() {
    this.#attempt(() => this.#write(header(36 + this.#bytes, this.#bytes), 0, 'r+'))
  }

  discard() {
    this.#attempt(() => rmSync(this.path, { force: true }))
  }

  /** The process is killed after `ms` more: whole blocks are on the disk, the header is not finished. */
  breakOff(ms: number) {
    const total = this.#bytes + Math.floor(ms) * BYTES_PER_MS
    const written = Math.floor(total / BLOCK_BYTES) * BLOCK_BYTES
    if (written > this.#bytes) this.append((written - this.#bytes) / BYTES_PER_MS)
    this.#attempt(() => this.#write(header(8, 0), 0, 'r+'))
  }

  #write(bytes: Buffer, position: number, flags: 'w' | 'r+') {
    const file = openSync(this.path, flags)
    try {
      writeSync(file, bytes, 0, bytes.length, position)
    } finally {
      closeSync(file)
    }
  }

  /** A full disk ends the recording; the call goes on. */
  #attempt(write: () => void) {
    if (this.#failed) return
    try {
      write()
    } catch (error) {
      this.#failed = true
      const why = error instanceof Error ? error.message : String(error)
      process.stderr.write(`recording ${this.path}: ${why}\n`)
    }
  }
}

function dataBytesOf(path: string): number {
  try {
    return Math.max(0, statSync(path).size - HEADER_BYTES)
  } catch {
    return 0
  }
}
