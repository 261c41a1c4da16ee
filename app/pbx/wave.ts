/**
 * WAV files (RIFF, Microsoft's WAVEFORMATEX) as people record them, made into what the switch plays without converting
 * anew in each call: 16-bit linear PCM, one channel, 8 or 16 kHz.
 */
export type Wave = { sampleRate: 8000 | 16_000; samples: Int16Array }

export class WaveRefused extends Error {
  constructor(readonly reason: 'not_wav' | 'not_pcm' | 'empty' | 'too_long') {
    super(reason)
  }
}

const PCM = 1
const EXTENSIBLE = 0xfffe
const LONGEST_SECONDS = 600
/** Input samples on each side of an output sample that the low-pass looks at, in periods of the lower rate. */
const REACH = 12

/** Reads 8, 16 or 24 bit PCM of any rate and number of channels. Throws `WaveRefused`. */
export function readWave(bytes: Uint8Array): Wave {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 44 || tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WAVE') {
    throw new WaveRefused('not_wav')
  }
  const chunks = chunksOf(view)
  const format = chunks.get('fmt ')
  const content = chunks.get('data')
  if (!format || !content || format.size < 16) throw new WaveRefused('not_wav')
  const code = view.getUint16(format.at, true)
  const coded =
    code === EXTENSIBLE && format.size >= 26 ? view.getUint16(format.at + 24, true) : code
  const channels = view.getUint16(format.at + 2, true)
  const rate = view.getUint32(format.at + 4, true)
  const bits = view.getUint16(format.at + 14, true)
  if (coded !== PCM || ![8, 16, 24].includes(bits)) throw new WaveRefused('not_pcm')
  if (channels < 1 || channels > 8 || rate < 8000 || rate > 192_000)
    throw new WaveRefused('not_pcm')
  const frames = Math.floor(content.size / ((bits / 8) * channels))
  if (frames === 0) throw new WaveRefused('empty')
  if (frames / rate > LONGEST_SECONDS) throw new WaveRefused('too_long')
  const mono = mixed(view, content.at, frames, channels, bits)
  const sampleRate = rate >= 16_000 ? 16_000 : 8000
  return { sampleRate, samples: toInt16(resampled(mono, rate, sampleRate)) }
}

/** The file that the switch gets. */
export function writeWave({ sampleRate, samples }: Wave): Buffer {
  const size = samples.length * 2
  const file = Buffer.alloc(44 + size)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(36 + size, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(PCM, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(sampleRate, 24)
  file.writeUInt32LE(sampleRate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(size, 40)
  samples.forEach((sample, index) => file.writeInt16LE(sample, 44 + index * 2))
  return file
}

function tag(view: DataView, at: number): string {
  return String.fromCodePoint(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))
}

/** The first chunk of each name; a size past the end, as a recorder that was cut off leaves it, ends with the file. */
function chunksOf(view: DataView): Map<string, { at: number; size: number }> {
  const chunks = new Map<string, { at: number; size: number }>()
  for (let at = 12; at + 8 <= view.byteLength;) {
    const name = tag(view, at)
    const size = Math.min(view.getUint32(at + 4, true), view.byteLength - at - 8)
    if (!chunks.has(name)) chunks.set(name, { at: at + 8, size })
    at += 8 + size + (size % 2)
  }
  return chunks
}

function mixed(view: DataView, at: number, frames: number, channels: number, bits: number) {
  const mono = new Float64Array(frames)
  const width = bits / 8
  for (let index = 0; index < frames * channels; index++) {
    mono[Math.floor(index / channels)] += sampleAt(view, at + index * width, bits) / channels
  }
  return mono
}

/** -1 to 1; 8 bits are unsigned, the wider ones signed. */
function sampleAt(view: DataView, at: number, bits: number): number {
  if (bits === 8) return (view.getUint8(at) - 128) / 128
  if (bits === 16) return view.getInt16(at, true) / 32_768
  return ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 8_388_608
}

/** Band-limited by a sinc under a Hann window, whose cut-off is half the lower of both rates. */
function resampled(samples: Float64Array, from: number, to: number): Float64Array {
  if (from === to) return samples
  const ratio = from / to
  const scale = Math.max(1, ratio)
  const reach = REACH * scale
  const result = new Float64Array(Math.max(1, Math.round(samples.length / ratio)))
  for (let index = 0; index < result.length; index++) {
    const centre = index * ratio
    const first = Math.max(0, Math.ceil(centre - reach))
    const last = Math.min(samples.length - 1, Math.floor(centre + reach))
    let sum = 0
    let weights = 0
    for (let at = first; at <= last; at++) {
      const distance = (at - centre) / scale
      const weight = sinc(distance) * (0.5 + 0.5 * Math.cos((Math.PI * distance) / REACH))
      sum += samples[at] * weight
      weights += weight
    }
    result[index] = weights === 0 ? 0 : sum / weights
  }
  return result
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function toInt16(samples: Float64Array): Int16Array {
  return Int16Array.from(samples, (value) =>
    Math.round(Math.max(-1, Math.min(32_767 / 32_768, value)) * 32_768)
  )
}
