import { test } from '@japa/runner'
import { readWave, WaveRefused, writeWave } from '#app/pbx/wave'

/** A tone as a recorder would write it. */
function recorded(options: { rate: number; channels: number; bits: 8 | 16 | 24; hertz: number }) {
  const { rate, channels, bits, hertz } = options
  const width = bits / 8
  const file = Buffer.alloc(44 + rate * channels * width)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(channels, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate * channels * width, 28)
  file.writeUInt16LE(channels * width, 32)
  file.writeUInt16LE(bits, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(file.length - 44, 40)
  for (let index = 0; index < rate * channels; index++) {
    const value = Math.sin((2 * Math.PI * hertz * Math.floor(index / channels)) / rate) / 2
    const at = 44 + index * width
    if (bits === 8) file.writeUInt8(Math.round(value * 127 + 128), at)
    else if (bits === 16) file.writeInt16LE(Math.round(value * 32_767), at)
    else file.writeIntLE(Math.round(value * 8_388_607), at, 3)
  }
  return file
}

const loudness = (samples: Int16Array) => {
  const middle = samples.subarray(400, samples.length - 400)
  return Math.sqrt(middle.reduce((sum, one) => sum + one * one, 0) / middle.length) / 32_768
}

test.group('Sounds', () => {
  for (const bits of [8, 16, 24] as const) {
    for (const rate of [8000, 11_025, 16_000, 44_100, 48_000]) {
      test(`${bits} bit at ${rate} Hz keeps its length and loudness`, ({ assert }) => {
        const wave = readWave(recorded({ rate, channels: 2, bits, hertz: 440 }))
        assert.equal(wave.sampleRate, rate >= 16_000 ? 16_000 : 8000)
        assert.closeTo(wave.samples.length, wave.sampleRate, 1)
        assert.closeTo(loudness(wave.samples), 0.5 / Math.SQRT2, 0.01)
      })
    }
  }

  test('what lies above the new band is taken away instead of folded down', ({ assert }) => {
    const wave = readWave(recorded({ rate: 48_000, channels: 1, bits: 16, hertz: 11_000 }))
    assert.isBelow(loudness(wave.samples), 0.01)
  })

  test('is the same when read again', ({ assert }) => {
    const wave = readWave(recorded({ rate: 44_100, channels: 1, bits: 16, hertz: 300 }))
    assert.deepEqual(readWave(writeWave(wave)).samples, wave.samples)
  })

  test('refuses what is no PCM sound', ({ assert }) => {
    const good = recorded({ rate: 8000, channels: 1, bits: 16, hertz: 440 })
    const changed = (at: number, value: number) => {
      const copy = Buffer.from(good)
      copy.writeUInt16LE(value, at)
      return copy
    }
    const cases: [Buffer, string][] = [
      [Buffer.alloc(0), 'not_wav'],
      [Buffer.from('RIFF'.repeat(20)), 'not_wav'],
      [changed(20, 6), 'not_pcm'],
      [changed(34, 12), 'not_pcm'],
      [changed(22, 0), 'not_pcm'],
      [good.subarray(0, 44), 'empty'],
    ]
    for (const [bytes, reason] of cases) {
      try {
        readWave(bytes)
        assert.fail(`took ${reason}`)
      } catch (error) {
        assert.instanceOf(error, WaveRefused)
        assert.equal((error as WaveRefused).reason, reason)
      }
    }
  })
})
