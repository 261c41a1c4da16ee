/** A stereo WAV of 16 bits at 8 kHz: silence left, a tone right. `finished: false` leaves the sizes that a killed switch leaves. */
export function givenWav({ seconds, finished = true }: { seconds: number; finished?: boolean }) {
  const data = Buffer.alloc(seconds * 32_000)
  for (let frame = 0; frame < data.length / 4; frame++) {
    data.writeInt16LE(
      Math.round(16_384 * Math.sin((2 * Math.PI * 440 * frame) / 8000)),
      frame * 4 + 2
    )
  }
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(finished ? data.length + 36 : 8, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(2, 22)
  header.writeUInt32LE(8000, 24)
  header.writeUInt32LE(32_000, 28)
  header.writeUInt16LE(4, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(finished ? data.length : 0, 40)
  return Buffer.concat([header, data])
}
