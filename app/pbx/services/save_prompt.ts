import { createHash } from 'node:crypto'
import { storeFile } from '#core/storage'
import { fieldRefused } from '#app/pbx/errors'
import { SavePart } from '#app/pbx/services/save_part'
import { readWave, WaveRefused, writeWave, type Wave } from '#app/pbx/wave'

export const MAX_PROMPT_BYTES = 20_000_000

export type SavePromptInput = {
  id: number | null
  employeeId: number | null
  fields: { code: string; name: string; kind: 'prompt' | 'music' }
  /** The WAV file as it was uploaded; null keeps the one that is there. */
  bytes: Uint8Array | null
}

/** Enters a prompt or a piece of music, made into what the switch plays. A changed sound gets a new file name. */
export class SavePrompt {
  async handle({ bytes, ...input }: SavePromptInput): Promise<{ id: number }> {
    if (!bytes) {
      if (input.id === null) throw fieldRefused('file', 'wave_missing')
      return new SavePart().handle({ ...input, kind: 'prompts' })
    }
    const wave = waveOf(bytes)
    const file = writeWave(wave)
    const sha256 = createHash('sha256').update(file).digest('hex')
    const path = `prompts/${sha256}.wav`
    // Before the row: a row without its file would break the next apply, a file without a row harms nobody.
    await storeFile(path, file)
    return new SavePart().handle({
      ...input,
      kind: 'prompts',
      more: {
        path,
        sha256,
        sample_rate: wave.sampleRate,
        duration_ms: Math.round((wave.samples.length * 1000) / wave.sampleRate),
      },
    })
  }
}

function waveOf(bytes: Uint8Array): Wave {
  try {
    return readWave(bytes)
  } catch (error) {
    throw error instanceof WaveRefused ? fieldRefused('file', `wave_${error.reason}`) : error
  }
}
