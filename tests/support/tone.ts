const RATE = 8000
const HEADER_BYTES = 44

/** A WAV file (PCM, 16 bits, mono, 8 kHz) of one tone. */
export function tone(hertz: number, seconds: number): Buffer {
  const samples = Math.round(RATE * seconds)
  const file = Buffer.alloc(HEADER_BYTES + samples * 2)
  file.write('RIFF', 0, 'ascii')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'ascii')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(RATE, 24)
  file.writeUInt32LE(RATE * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'ascii')
  file.writeUInt32LE(samples * 2, 40)
  for (let index = 0; index < samples; index++) {
    const value = 8000 * Math.sin((2 * Math.PI * hertz * index) / RATE)
    file.writeInt16LE(Math.round(value), HEADER_BYTES + index * 2)
  }
  return file
}
