/** G.711 A-law: one linear sample of 16 bits each way. */
export function encodePcma(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0
  const magnitude = Math.min(32_635, Math.abs(sample)) >> 3
  let segment = 0
  while (magnitude >= 32 << segment) segment++
  const mantissa = (magnitude >> Math.max(1, segment)) & 15
  return (sign | (segment << 4) | mantissa) ^ 0x55
}

export function decodePcma(byte: number): number {
  const value = byte ^ 0x55
  const segment = (value >> 4) & 7
  const mantissa = value & 15
  const magnitude = segment === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (segment - 1)
  return value & 0x80 ? magnitude : -magnitude
}

/** How strong a tone is in these samples, as the amplitude that it has alone (Goertzel). */
export function strengthOf(hertz: number, samples: readonly number[], rate = 8000): number {
  const step = 2 * Math.cos((2 * Math.PI * hertz) / rate)
  let one = 0
  let two = 0
  for (const sample of samples) {
    const next = sample + step * one - two
    two = one
    one = next
  }
  const power = one * one + two * two - step * one * two
  return samples.length === 0 ? 0 : (2 * Math.sqrt(Math.max(0, power))) / samples.length
}
