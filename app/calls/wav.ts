import { open, type FileHandle } from 'node:fs/promises'

/** What a WAV file holds, whatever its header's sizes say. */
export type Wav = {
  channels: number
  /** Samples a second. */
  rate: number
  /** Bytes of one sample of all channels. */
  frameBytes: number
  /** Where the samples begin. */
  dataAt: number
  /** Bytes of whole frames that are there. */
  dataBytes: number
  durationMs: number
  /** Whether the header's two sizes are those of the file; not so in one that was never finished. */
  finished: boolean
}

/** Loudest sample of each stretch, 0 to 100, one list a channel. */
export type Peaks = number[][]

const PCM = 1
const HEAD_BYTES = 4096
const PIECE_FRAMES = 65_536

/** Reads the header of a 16-bit PCM WAV; null for anything else. The file's own size counts, not what the header says. */
export async function inspectWav(path: string): Promise<Wav | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size))
    await file.read(head, 0, head.length, 0)
    return readHeader(head, size)
  } finally {
    await file.close()
  }
}

function readHeader(head: Buffer, size: number): Wav | null {
  if (head.length < 44 || head.toString('latin1', 0, 4) !== 'RIFF') return null
  if (head.toString('latin1', 8, 12) !== 'WAVE') return null
  let format: { channels: number; rate: number; frameBytes: number } | null = null
  for (let at = 12; at + 8 <= head.length;) {
    const name = head.toString('latin1', at, at + 4)
    const bytes = head.readUInt32LE(at + 4)
    if (name === 'fmt ' && at + 24 <= head.length) {
      const isPcm16 = head.readUInt16LE(at + 8) === PCM && head.readUInt16LE(at + 22) === 16
      const channels = head.readUInt16LE(at + 10)
      if (!isPcm16 || channels < 1 || channels > 2) return null
      format = { channels, rate: head.readUInt32LE(at + 12), frameBytes: channels * 2 }
    }
    if (name === 'data') {
      if (!format || format.rate === 0) return null
      const dataAt = at + 8
      const frames = Math.floor((size - dataAt) / format.frameBytes)
      const dataBytes = frames * format.frameBytes
      const finished = bytes === dataBytes && head.readUInt32LE(4) === dataAt + dataBytes - 8
      const durationMs = Math.round((frames / format.rate) * 1000)
      return { ...format, dataAt, dataBytes, durationMs, finished }
    }
    at += 8 + bytes + (bytes % 2)
  }
  return null
}

/** Writes the two sizes that a killed switch left wrong (RIFF chunk, data chunk), so that every player knows the length. */
export async function repairWav(path: string, wav: Wav): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(wav.dataAt + wav.dataBytes - 8)
    await file.write(size, 0, 4, 4)
    size.writeUInt32LE(wav.dataBytes)
    await file.write(size, 0, 4, wav.dataAt - 4)
  } finally {
    await file.close()
  }
}

/** The shape of the sound, in so many stretches of equal length. */
export async function peaksOf(path: string, wav: Wav, stretches: number): Promise<Peaks> {
  const frames = wav.dataBytes / wav.frameBytes
  const peaks = Array.from({ length: wav.channels }, () => new Array<number>(stretches).fill(0))
  const file = await open(path, 'r')
  try {
    for (let from = 0; from < frames; from += PIECE_FRAMES) {
      const piece = await readFrames(file, wav, from, Math.min(PIECE_FRAMES, frames - from))
      for (let frame = 0; frame < piece.length / wav.frameBytes; frame++) {
        const stretch = Math.floor(((from + frame) * stretches) / frames)
        for (let channel = 0; channel < wav.channels; channel++) {
          const level = Math.abs(piece.readInt16LE(frame * wav.frameBytes + channel * 2))
          if (level > peaks[channel][stretch]) peaks[channel][stretch] = level
        }
      }
    }
  } finally {
    await file.close()
  }
  return peaks.map((levels) => levels.map((level) => Math.round((level / 32_768) * 100)))
}

async function readFrames(file: FileHandle, wav: Wav, from: number, count: number) {
  const bytes = Buffer.alloc(count * wav.frameBytes)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, wav.dataAt + from * wav.frameBytes)
  return bytes.subarray(0, bytesRead - (bytesRead % wav.frameBytes))
}
