import { test } from '@japa/runner'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectWav, peaksOf, repairWav } from '#app/calls/wav'
import { givenWav } from '#tests/support/given_wav'

test.group('WAV files', (group) => {
  let folder: string
  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spotline-wav-'))
    return () => rm(folder, { recursive: true })
  })
  const given = async (bytes: Uint8Array) => {
    const path = join(folder, 'a.wav')
    await writeFile(path, bytes)
    return path
  }

  test('a finished one is as long as it says', async ({ assert }) => {
    const wav = await inspectWav(await given(givenWav({ seconds: 3 })))
    assert.include(wav!, { channels: 2, rate: 8000, durationMs: 3000, finished: true })
  })

  test('an unfinished one is repaired to what is a whole file, byte by byte', async ({
    assert,
  }) => {
    const path = await given(givenWav({ seconds: 3, finished: false }))
    const wav = await inspectWav(path)
    assert.include(wav!, { durationMs: 3000, finished: false })
    await repairWav(path, wav!)
    assert.isTrue((await readFile(path)).equals(givenWav({ seconds: 3 })))
    assert.isTrue((await inspectWav(path))!.finished)
  })

  test('a last sample that was cut in half does not count', async ({ assert }) => {
    const whole = givenWav({ seconds: 2, finished: false })
    const wav = await inspectWav(await given(whole.subarray(0, whole.length - 3)))
    assert.equal(wav!.dataBytes, 2 * 32_000 - 4)
  })

  test('the waveform shows each side by itself', async ({ assert }) => {
    const path = await given(givenWav({ seconds: 20 }))
    const [left, right] = await peaksOf(path, (await inspectWav(path))!, 100)
    assert.lengthOf(left, 100)
    assert.isTrue(left.every((level) => level === 0))
    assert.isTrue(right.every((level) => level >= 49 && level <= 51))
  })

  test('nothing but a WAV is taken for one', async ({ assert }) => {
    for (const bytes of ['', 'RIFF', 'x'.repeat(100), 'RIFF....WAVEjunk'.repeat(10)]) {
      assert.isNull(await inspectWav(await given(Buffer.from(bytes))))
    }
  })
})
