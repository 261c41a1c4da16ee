import { ref, watch } from 'vue'

const STORED_AS = 'spotline.scan_sound'

let context: AudioContext | null = null

/** One tone: hertz, seconds from now, seconds long. */
function tone(frequency: number, from: number, length: number, type: OscillatorType) {
  context ??= new AudioContext()
  const start = context.currentTime + from
  const oscillator = new OscillatorNode(context, { type, frequency })
  const volume = new GainNode(context, { gain: 0.2 })
  volume.gain.setValueAtTime(0.2, start + length - 0.02)
  volume.gain.linearRampToValueAtTime(0, start + length)
  oscillator.connect(volume).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + length)
}

/** A short high tone for what went well, two long low ones for what did not: heard without looking. */
export function useScanSound() {
  const on = ref(localStorage.getItem(STORED_AS) !== 'off')
  watch(on, (value) => localStorage.setItem(STORED_AS, value ? 'on' : 'off'))
  return {
    on,
    good: () => {
      if (on.value) tone(1320, 0, 0.09, 'sine')
    },
    bad: () => {
      if (!on.value) return
      tone(196, 0, 0.22, 'square')
      tone(147, 0.26, 0.34, 'square')
    },
  }
}
