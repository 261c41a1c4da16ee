import { reactive, readonly } from 'vue'
import type { LinkFault } from './link'

export type SoundDevice = { id: string; name: string }

const STORED_AS = 'spotline.sound'

type Chosen = { microphone: string; speaker: string }

function stored(): Chosen {
  try {
    return {
      microphone: '',
      speaker: '',
      ...(JSON.parse(localStorage.getItem(STORED_AS) ?? '{}') as Partial<Chosen>),
    }
  } catch {
    return { microphone: '', speaker: '' }
  }
}

const chosen = reactive<Chosen>(stored())

/** Microphone and speaker by their ids; empty: the system's own choice. */
export const chosenSound = readonly(chosen)

export function chooseSound(change: Partial<Chosen>): void {
  Object.assign(chosen, change)
  localStorage.setItem(STORED_AS, JSON.stringify(chosen))
}

/** What a call asks of the microphone. */
export function microphoneConstraints(): MediaTrackConstraints {
  return {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(chosen.microphone ? { deviceId: { ideal: chosen.microphone } } : {}),
  }
}

/** Microphones and speakers of this machine; their names are told once the microphone was allowed. */
export async function soundDevices(): Promise<{
  microphones: SoundDevice[]
  speakers: SoundDevice[]
}> {
  const all = await navigator.mediaDevices.enumerateDevices()
  const ofKind = (kind: MediaDeviceKind) =>
    all
      .filter((one) => one.kind === kind && one.deviceId !== '')
      .map((one) => ({ id: one.deviceId, name: one.label }))
  return { microphones: ofKind('audioinput'), speakers: ofKind('audiooutput') }
}

const FAULTS: Record<string, LinkFault> = {
  NotAllowedError: 'microphone_denied',
  SecurityError: 'microphone_denied',
  NotFoundError: 'microphone_missing',
  OverconstrainedError: 'microphone_missing',
  NotReadableError: 'microphone_busy',
  AbortError: 'microphone_busy',
}

/** Asks for the microphone and gives it back at once; null when it may be used, else why not. */
export async function tryMicrophone(): Promise<LinkFault | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: microphoneConstraints() })
    for (const track of stream.getTracks()) track.stop()
    return null
  } catch (error) {
    return (error instanceof DOMException && FAULTS[error.name]) || 'microphone_busy'
  }
}
